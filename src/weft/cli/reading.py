"""`weft read` and `weft analyse`: a folder into lines."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from weft import pipeline
from weft.cli.exits import Exit
from weft.cli.progress import followed
from weft.cli.speech import Speech
from weft.cli.summary import Summary, show, summed
from weft.content import bundle
from weft.content.bundle import Content
from weft.errors import InputError
from weft.records import DocumentResult, Instrument, Record, Status
from weft.runs import stages
from weft.runs.documents import Done, Run
from weft.runs.folder import INSTRUMENTS_FILE, walk
from weft.runs.register import codes_in, completed, corrections_in
from weft.runs.resume import SCRATCH_FOLDER, Store, work_folder
from weft.runs.writing import DOCUMENTS_FILE, write_findings, write_provisions


class Choice(Record):
    """What the person said of a run. `workers` None: one for each processor."""

    workers: int | None
    no_ocr: bool
    fresh: bool
    strict: bool
    as_json: bool


class Places(Record):
    """Where a run reads and writes: `out` is the folder that holds its work folder, `outputs` what is no law when it lies in `folder`."""

    folder: Path
    out: Path
    outputs: tuple[Path, ...]


class Outcome(Record):
    """A run that has read its folder: results in order of document, to be gone through as often as needed."""

    run: Run
    corrections: dict[str, dict[str, str]]
    done: tuple[Done, ...]

    def results(self) -> Iterator[DocumentResult]:
        """The results with corrections and duplicates."""
        return completed(self.run.results(), self.corrections)

    @property
    def kept(self) -> int:
        """How many results stood from an earlier run."""
        return sum(one.kept for one in self.done)

    @property
    def unknown_corrections(self) -> tuple[str, ...]:
        """Documents that instruments.csv names and the folder does not hold."""
        return tuple(sorted(self.corrections.keys() - {one.document for one in self.done}))


def read(speech: Speech, folder: Path, out: Path, texts: Path | None, **choice: bool | int | None) -> int:
    """Exit code, after provisions.jsonl and documents.jsonl have been written."""
    chosen = msgspec.convert(choice, Choice)
    content = bundle.load()
    places = Places(folder=folder, out=out.parent, outputs=(*_files(out), *((texts,) if texts else ())))
    with outcome(places, chosen, content, "texts" if texts else "provisions", speech) as came:
        instruments = write_provisions(came.results(), out, texts)
        return ended(summary_of(came, instruments, out), speech, chosen)


def analyse(speech: Speech, folder: Path, out: Path, *, every: bool, **choice: bool | int | None) -> int:
    """Exit code, after findings.jsonl and documents.jsonl have been written."""
    chosen = msgspec.convert(choice, Choice)
    content = bundle.load()
    places = Places(folder=folder, out=out.parent, outputs=_files(out))
    with outcome(places, chosen, content, "every" if every else "reported", speech) as came:
        tally: Counter[str] = Counter()
        instruments = write_findings(_tallied(came.results(), tally), out)
        summary = summary_of(came, instruments, out)
        return ended(msgspec.structs.replace(summary, findings=tally["findings"]), speech, chosen)


@contextmanager
def outcome(places: Places, choice: Choice, content: Content, depth: stages.Depth, speech: Speech) -> Iterator[Outcome]:
    """A folder read: bars are shown meanwhile, the work folder is held until the block ends."""
    sources = walk(places.folder, places.outputs)
    if not sources:
        raise InputError("folder_empty", str(places.folder))
    corrections = corrections_in(places.folder / INSTRUMENTS_FILE, codes_in(content.root))
    with work_folder(places.out) as work:
        store = Store(work)
        if choice.fresh:
            store.forget_all_but(frozenset())
        reader = stages.reader(content, stages.settings(content, ocr=not choice.no_ocr), depth)
        run = Run(reader, store, work / SCRATCH_FOLDER, choice.workers or len(os.sched_getaffinity(0)))
        yield Outcome(run=run, corrections=corrections, done=tuple(followed(run.events(sources), speech)))


def summary_of(came: Outcome, instruments: tuple[Instrument, ...], *written: Path) -> Summary:
    """The counts of a run that wrote these files."""
    beside = written[0].with_name(DOCUMENTS_FILE)
    return summed(instruments, kept=came.kept, unknown_corrections=came.unknown_corrections, written=(*written, beside))


def ended(summary: Summary, speech: Speech, choice: Choice) -> int:
    """Exit code, after the summary has been printed."""
    show(summary, speech, as_json=choice.as_json)
    with_law = summary.statuses[Status.READ] + summary.statuses[Status.WARNING]
    if not with_law:
        return Exit.NOTHING_READ
    return Exit.NOT_ALL_READ if choice.strict and summary.not_read else Exit.DONE


def _files(out: Path) -> tuple[Path, ...]:
    return out, out.with_name(DOCUMENTS_FILE)


def _tallied(results: Iterator[DocumentResult], tally: Counter[str]) -> Iterator[DocumentResult]:
    """The results as they come, while what has anything to report is counted."""
    for result in results:
        tally["findings"] += len(pipeline.reported(result.findings))
        yield result
