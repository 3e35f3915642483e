"""What a run came to, for people and for programs."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from weft.cli.speech import Speech
from weft.records import Instrument, Problem, Record, Status

SHOWN = 20
STATUSES = tuple(Status)


class NotRead(Record):
    """A document that gave no law, and why."""

    document: str
    status: Status
    reason: tuple[Problem, ...]


class Summary(Record):
    """Counts of one run; `gaps` is null where nothing was assessed, `findings` where nothing was analysed.

    `waiting`: obligations without any rule that are no gaps only because the country's profile does not say whether they apply.
    """

    documents: int
    statuses: dict[Status, int]
    duplicates: int
    kept: int
    pages: int
    pages_without_text: int
    characters: int
    provisions: int
    findings: int | None
    gaps: int | None
    waiting: int | None
    not_read: tuple[NotRead, ...]
    unknown_corrections: tuple[str, ...]
    written: tuple[str, ...]


def summed(instruments: tuple[Instrument, ...], *, kept: int, unknown_corrections: Iterable[str], written: Iterable[Path]) -> Summary:
    """The counts over a register."""
    statuses = Counter(instrument.status for instrument in instruments)
    return Summary(
        documents=len(instruments),
        statuses={status: statuses[status] for status in STATUSES},
        duplicates=sum(instrument.duplicate_of is not None for instrument in instruments),
        kept=kept,
        pages=sum(instrument.pages or 0 for instrument in instruments),
        pages_without_text=sum(len(instrument.pages_without_text) for instrument in instruments),
        characters=sum(instrument.characters for instrument in instruments),
        provisions=sum(instrument.provisions for instrument in instruments),
        findings=None,
        gaps=None,
        waiting=None,
        not_read=tuple(_not_read(instrument) for instrument in instruments if instrument.status not in (Status.READ, Status.WARNING)),
        unknown_corrections=tuple(unknown_corrections),
        written=tuple(str(path) for path in written),
    )


def _not_read(instrument: Instrument) -> NotRead:
    return NotRead(document=instrument.document, status=instrument.status, reason=instrument.reason)


def show(summary: Summary, speech: Speech, *, as_json: bool) -> None:
    """Prints the summary."""
    if as_json:
        click.echo(msgspec.json.encode(summary).decode())
        return
    for line in _lines(summary, speech):
        click.echo(line)


def _lines(summary: Summary, speech: Speech) -> Iterable[str]:
    yield speech.pair("summary_documents", f"{summary.documents} ({_counts(summary, speech)})")
    counts = {"pages": summary.pages, "provisions": summary.provisions, "findings": summary.findings, "gaps": summary.gaps}
    for name, count in counts.items():
        if count is not None:
            yield speech.pair(f"summary_{name}", str(count))
    if summary.waiting:
        yield speech.says("summary_waiting", str(summary.waiting))
    if summary.not_read:
        yield speech.pair("summary_not_read", "")
    for one in summary.not_read[:SHOWN]:
        yield f"  {speech.says('pair', one.document, ' '.join(speech.problem(problem) for problem in one.reason))}"
    if len(summary.not_read) > SHOWN:
        yield f"  {speech.says('summary_more', str(len(summary.not_read) - SHOWN))}"
    if summary.unknown_corrections:
        yield speech.says("summary_unknown_corrections", ", ".join(summary.unknown_corrections))
    yield speech.pair("summary_written", ", ".join(summary.written))


def _counts(summary: Summary, speech: Speech) -> str:
    counts = [*summary.statuses.items(), ("duplicates", summary.duplicates), ("kept", summary.kept)]
    return ", ".join(f"{speech.says(f'summary_{name}')} {count}" for name, count in counts if count)
