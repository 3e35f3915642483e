"""The register of instruments: one row each, with what was guessed marked as guessed."""

from weft.records import Degree, Instrument
from weft.report import charts
from weft.report import evidence as looked_up
from weft.report.composer import Composer
from weft.report.evidence import Evidence
from weft.report.paper import Cell, Reference
from weft.report.voice import Voice

GUESSED = "\u00a0*"
FIELDS = {"sector": "sectors", "type": "instrument_types", "legal_status": "legal_status"}


def chapter(composer: Composer) -> None:
    """The table of all instruments and their place in time."""
    evidence, voice = composer.evidence, composer.voice
    composer.say("register.intro", len(evidence.study.instruments))
    if any(one.guessed for one in evidence.study.instruments):
        composer.say("register.guessed")
    columns = composer.columns(
        ("column.number", 5),
        ("column.title", 35),
        ("column.type", 11),
        ("column.date", 9),
        ("column.legal_status", 9),
        ("column.sector", 13),
        ("column.degree", 11),
        ("column.passages", -8),
    )
    composer.table("table.register", columns, [_row(evidence, voice, one) for one in evidence.study.instruments])
    composer.picture(charts.timeline(evidence, voice))


def shown(voice: Voice, instrument: Instrument, field: str) -> str:
    """A field of the register in words, starred when it was guessed, a dash when it is not known."""
    value = getattr(instrument, field)
    if not value:
        return "–"
    said = voice.label(FIELDS[field], value) if field in FIELDS else value
    return said + (GUESSED if field in instrument.guessed else "")


def degree(voice: Voice, instrument: Instrument, *, hooks: bool) -> str:
    """How far an instrument is about biosafety; other words where it was not analysed, is a copy, or is silent but for `hooks`."""
    if instrument.duplicate_of is not None:
        return voice.say("register.copy")
    if instrument.degree is None:
        return voice.label("coverages", "not_analysed")
    if hooks and instrument.degree is Degree.NEGATIVE:
        return voice.say("register.hooks_only")
    return voice.label("degrees", instrument.degree.value)


def _row(evidence: Evidence, voice: Voice, instrument: Instrument) -> tuple[Cell, ...]:
    number = evidence.instrument_numbers[instrument.document]
    title = looked_up.name(evidence, instrument.document) + (GUESSED if "title" in instrument.guessed else "")
    passages = voice.number(len(evidence.by_document.get(instrument.document, ()))) if instrument in evidence.read else "–"
    return (
        Cell(text=f"I{number}", strong=True, anchor=f"i-{number}"),
        Cell(text=_numbered(voice, title, instrument), language=looked_up.tongue_of(evidence, instrument.document)),
        Cell(text=shown(voice, instrument, "type")),
        Cell(text=_dated(voice, instrument)),
        Cell(text=shown(voice, instrument, "legal_status")),
        Cell(text=shown(voice, instrument, "sector")),
        Cell(text=degree(voice, instrument, hooks=instrument.document in evidence.by_document), references=_original(evidence, instrument)),
        Cell(text=passages),
    )


def _numbered(voice: Voice, title: str, instrument: Instrument) -> str:
    """The title with the official number where it does not say it itself."""
    number = instrument.number
    if not number or number in title:
        return title
    return f"{title} ({voice.say('register.numbered', number=number) if number[:1].isdigit() else number})"


def _dated(voice: Voice, instrument: Instrument) -> str:
    if not instrument.date:
        return "–"
    return voice.day(instrument.date) + (GUESSED if "date" in instrument.guessed else "")


def _original(evidence: Evidence, instrument: Instrument) -> tuple[Reference, ...]:
    original = instrument.duplicate_of
    return (looked_up.entry(evidence, original),) if original in evidence.instrument_numbers and original is not None else ()
