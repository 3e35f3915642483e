"""`weft study` and `weft report`: a folder, or findings already made, into the desk study."""

import datetime
from pathlib import Path

import click
import msgspec

from weft.cli.exits import Exit
from weft.cli.reading import Choice, Places, ended, outcome
from weft.cli.speech import Speech
from weft.cli.summary import Summary, show, summed
from weft.content import bundle
from weft.errors import InputError
from weft.records import Coverage, Finding, Instrument, Language, Profile, Record, Study
from weft.runs.folder import PROFILE_FILE
from weft.runs.parts import require_report
from weft.runs.register import profile_in, profile_of
from weft.runs.results import findings_in, instruments_in
from weft.runs.studies import ANALYSED_FILE, Commission, written_study
from weft.runs.writing import DOCUMENTS_FILE, FINDINGS_FILE


class Wish(Record):
    """What the person said of a study."""

    country: str
    language: Language
    out: Path
    order: str
    profile: Path | None
    made_on: str | None


def study(speech: Speech, folder: Path, **given: object) -> int:
    """Exit code, after a folder has been read and its study written."""
    wish, choice = _parted(given)
    commission = _commission(wish, folder)
    content = bundle.load()
    outputs = (wish.out,) if wish.out.resolve() != folder.resolve() else _named_in(wish.out)
    places = Places(folder=folder, out=wish.out, outputs=outputs)
    with outcome(places, choice, content, "every", speech) as came:
        results = tuple(came.results())
        instruments = tuple(result.instrument for result in results)
        findings = tuple(finding for result in results for finding in result.findings)
        made, files = _written(instruments, findings, commission, wish.out, speech)
        summary = summed(instruments, kept=came.kept, unknown_corrections=came.unknown_corrections, written=files)
        return ended(_with_study(summary, made), speech, choice)


def report(speech: Speech, folder: Path, *, as_json: bool, **given: object) -> int:
    """Exit code, after a study has been written from findings and register of an earlier run."""
    wish = msgspec.convert(given, Wish)
    commission = _commission(wish, folder)
    analysed = folder / ANALYSED_FILE
    instruments, findings = instruments_in(folder / DOCUMENTS_FILE), findings_in(analysed if analysed.is_file() else folder / FINDINGS_FILE)
    made, files = _written(instruments, findings, commission, wish.out, speech)
    show(_with_study(summed(instruments, kept=0, unknown_corrections=(), written=files), made), speech, as_json=as_json)
    return Exit.DONE


def _with_study(summary: Summary, study: Study) -> Summary:
    gaps = sum(row.gap for row in study.assessment.rows)
    waiting = sum(row.rule == "profile_not_stated" and row.coverage == Coverage.NOT_FOUND for row in study.assessment.rows)
    return msgspec.structs.replace(summary, findings=len(study.findings), gaps=gaps, waiting=waiting)


def _parted(given: dict[str, object]) -> tuple[Wish, Choice]:
    """What was said of the study, and what was said of the run."""
    of_run = {name: given.pop(name) for name in Choice.__struct_fields__}
    return msgspec.convert(given, Wish), msgspec.convert(of_run, Choice)


def _named_in(out: Path) -> tuple[Path, ...]:
    """What an earlier study has left in a folder that also holds the laws."""
    names = ("study.docx", "study.pdf", "study.html", "evidence.xlsx", "findings.parquet", "pictures")
    return tuple(out / name for name in (FINDINGS_FILE, DOCUMENTS_FILE, *names))


def _commission(wish: Wish, folder: Path) -> Commission:
    """The wish with its profile read and all checked that would fail only at the end."""
    require_report()
    made_on = wish.made_on or datetime.date.today().isoformat()
    try:
        datetime.date.fromisoformat(made_on)
    except ValueError as error:
        raise InputError("date_malformed", made_on) from error
    return Commission(profile=_profile(wish, folder), language=wish.language, order=wish.order, made_on=made_on)


def _profile(wish: Wish, folder: Path) -> Profile:
    """The profile named; else the folder's own; else that of a country that says nothing of itself."""
    country = wish.country.upper()
    path = wish.profile or folder / PROFILE_FILE
    if wish.profile is None and not path.is_file():
        return profile_of(country)
    return profile_in(path, country)


def _written(
    instruments: tuple[Instrument, ...], findings: tuple[Finding, ...], commission: Commission, out: Path, speech: Speech
) -> tuple[Study, tuple[Path, ...]]:
    """The study and its files, while the person is told that this takes a moment."""
    click.echo(speech.says("assessing"), err=True)
    return written_study(instruments, findings, commission, out)
