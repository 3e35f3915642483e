"""What stands behind a row or a cell: passages with article and page, the three values of each, what is still missing."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from weft.records import Record, Row
from weft_web import onward
from weft_web.countries.models import Country, Deed
from weft_web.coverage.asking import Asking
from weft_web.coverage.models import Statement
from weft_web.coverage.states import EXTENT_MARKS, Mark, marks_of, state_of
from weft_web.coverage.weighed import Weighed, findings_named
from weft_web.engine.citing import Obligation, Voice, article_of, place_of
from weft_web.findings import seeing
from weft_web.findings.models import Finding, Judgement, Verdict
from weft_web.findings.models import Voice as Whose
from weft_web.findings.standing import said
from weft_web.instruments.models import Provision

IN_A_DRILL = 3
ON_A_PAGE = 50
HISTORY = 20
STATED = ("obligation_stated", "statement_withdrawn")


class Reader(Record):
    """Who looks: in which language, and with what she may see of what others judged."""

    voice: Voice
    eyes: seeing.Reader

    def sees(self, finding: Finding) -> seeing.Sight:
        """What she may see of what was judged of a finding that comes with its judgements."""
        return seeing.sight(finding, list(finding.judgements.all()), self.eyes)


class Value(Record):
    """What one person said of a passage, with the extent that came of it."""

    given: Judgement
    extent: str
    classes: str


class Passage(Record):
    """A provision as quoted, with what machine, analysts and round table said of it.

    `tongue`: the language of the title; `reading`, `review`: addresses, "" where there is no such page; `hidden`: so many people judged it
    whose values the reader may not see yet.
    """

    title: str
    tongue: str
    text: str
    language: str
    place: str
    page: int | None
    reading: str
    extent: str = "none"
    classes: str = EXTENT_MARKS["none"]
    analysts: tuple[Value, ...] = ()
    table: tuple[Value, ...] = ()
    hidden: int = 0
    review: str = ""


class Drill(Record):
    """The opened row: one obligation in one instrument, or over all of them. `withheld`: passages as the machine reads them."""

    obligation: Obligation
    article: str
    row: Row
    marks: tuple[Mark, ...]
    title: str
    passages: tuple[Passage, ...]
    more: int
    withheld: int
    lacking: bool
    statements: tuple[Statement, ...]
    review: str


class Duty(Record):
    """The page of one obligation: its row, its passages by instrument, what people state of it and what was done about it.

    `withheld`: of the passages shown, those that others judged and that stand as the machine reads them.
    """

    obligation: Obligation
    article: str
    row: Row
    marks: tuple[Mark, ...]
    clock: str
    starts: str
    by_instrument: tuple[tuple[str, str, tuple[Passage, ...]], ...]
    count: int
    more: int
    withheld: int
    lacking: bool
    statements: tuple[Statement, ...]
    history: tuple[Deed, ...]
    before: str
    after: str


def drill(country: Country, held: Weighed, asking: Asking, reader: Reader) -> Drill | None:
    """What opens under a row; nothing where the row is not there."""
    row = held.rows.get(asking.open)
    if row is None:
        return None
    inside = asking.inside if asking.inside in held.documents else 0
    cell = held.cell(asking.open, inside)
    ids = _as_seen(country, (cell.findings if cell else ()) if inside else behind(held, row), _Asked(row.obligation, inside), reader)
    found = findings_named(country, ids[:IN_A_DRILL], inside or None)
    obligation = held.obligations[row.obligation]
    passages = tuple(passage(one, reader, country.code) for one in found.values())
    return Drill(
        obligation=obligation,
        article=article_of(reader.voice, obligation),
        row=row,
        marks=marks_of(row),
        title=held.documents[inside].title if inside else "",
        passages=passages,
        more=max(0, len(ids) - len(found)),
        withheld=sum(bool(one.hidden) for one in passages),
        lacking=lacking(row),
        statements=statements_of(country, row.obligation),
        review=next((one.review for one in passages if one.review), ""),
    )


def behind(held: Weighed, row: Row) -> tuple[str, ...]:
    """The findings that a row rests on, then those of its cells that the rule did not count (a repealed law, a treaty)."""
    ids = dict.fromkeys(row.findings)
    for document in held.documents:
        cell = held.cell(row.obligation, document)
        ids |= dict.fromkeys(cell.findings if cell else ())
    return tuple(ids)


class _Asked(NamedTuple):
    """An obligation in one document, or in all (0)."""

    obligation: str
    document: int = 0


def _as_seen(country: Country, ids: tuple[str, ...], asked: _Asked, reader: Reader) -> tuple[str, ...]:
    """The findings without those that serve the obligation only by what others judged, with those that served it until others judged."""
    if not reader.eyes.judges:
        return ids
    changed = seeing.retied(country, asked.obligation, reader.eyes)
    back = (name for name, document in changed.untied.items() if asked.document in (0, document))
    return tuple(dict.fromkeys((*(one for one in ids if one not in changed.tied), *back)))


def lacking(row: Row) -> bool:
    """Whether something is still missing: no rule was found where one would have to stand."""
    return state_of(row) in ("gap", "mention", "implicit", "not_found", "waits")


def passage(finding: Finding | Provision, reader: Reader, code: str) -> Passage:
    """A provision as quoted, with what was read in it where it is a finding."""
    if isinstance(finding, Provision):
        return _quoted(finding, reader, code)
    seen = reader.sees(finding)
    speaking = [one for one in seen.history if one.withdrawn_at is None and one.verdict != Verdict.NONE]
    return replace(
        _quoted(finding, reader, code),
        extent=finding.extent,
        classes=EXTENT_MARKS[finding.extent],
        analysts=tuple(_value(finding, one) for one in speaking if one.voice != Whose.ROUND_TABLE),
        table=tuple(_value(finding, one) for one in speaking if one.voice == Whose.ROUND_TABLE),
        hidden=seen.hidden,
        review=onward.review_of(code, finding.pk),
    )


def _quoted(row: Finding | Provision, reader: Reader, code: str) -> Passage:
    document = row.document
    instrument = document.instrument
    return Passage(
        title=instrument.title or document.name,
        tongue=instrument.language if instrument.title else "",
        text=row.text,
        language=row.language,
        place=place_of(reader.voice, row.path),
        page=row.page,
        reading=onward.reading_of(code, document.pk, row.position),
    )


def _value(finding: Finding, judgement: Judgement) -> Value:
    extent = said(finding, judgement).extent
    return Value(given=judgement, extent=extent, classes=EXTENT_MARKS[extent])


def duty(country: Country, held: Weighed, obligation: Obligation, reader: Reader) -> Duty:
    """The page of an obligation in scope."""
    row = held.rows[obligation.id]
    ids = _as_seen(country, behind(held, row), _Asked(obligation.id), reader)
    named = findings_named(country, ids[:ON_A_PAGE])
    places = {document: place for place, document in enumerate(held.documents)}
    found = sorted(named.values(), key=lambda one: (places.get(one.document_id, len(places)), one.position))
    clock, starts = clock_of(obligation, reader.voice)
    by_instrument = passages_by_instrument(found, reader, country.code)
    order = list(held.rows)
    place = order.index(obligation.id)
    return Duty(
        obligation=obligation,
        article=article_of(reader.voice, obligation),
        row=row,
        marks=marks_of(row),
        clock=clock,
        starts=starts,
        by_instrument=by_instrument,
        count=len(ids),
        more=len(ids) - len(found),
        withheld=sum(bool(one.hidden) for _, _, passages in by_instrument for one in passages),
        lacking=lacking(row),
        statements=statements_of(country, obligation.id),
        history=tuple(Deed.objects.filter(country=country, verb__in=STATED, subject=obligation.id).select_related("person")[:HISTORY]),
        before=order[place - 1] if place else "",
        after=order[place + 1] if place + 1 < len(order) else "",
    )


def passages_by_instrument(
    findings: Iterable[Finding | Provision], reader: Reader, code: str
) -> tuple[tuple[str, str, tuple[Passage, ...]], ...]:
    """Findings as quoted, instrument by instrument: its title, its language, its passages."""
    gathered: dict[int, list[Passage]] = {}
    for one in findings:
        gathered.setdefault(one.document_id, []).append(passage(one, reader, code))
    return tuple((rows[0].title, rows[0].tongue, tuple(rows)) for rows in gathered.values())


def clock_of(obligation: Obligation, voice: Voice) -> tuple[str, str]:
    """The time that the treaty allows and from when it runs, in words; "" where it sets none."""
    clock = obligation.clock
    if clock is None:
        return "", ""
    allowed = voice.say(f"coverage.{clock.unit}") if clock.number is None else voice.say(f"coverage.unit.{clock.unit}", clock.number)
    return allowed, voice.say("coverage.from", starts=clock.starts.said_in(voice.language))


def statements_of(country: Country, obligation: str) -> tuple[Statement, ...]:
    """All that was ever stated of an obligation, the latest first; what was withdrawn says so."""
    return tuple(Statement.objects.filter(country=country, obligation=obligation).select_related("by"))
