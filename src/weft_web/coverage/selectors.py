"""Reading coverage for its pages: what can be chosen, what was found of a kind, one matter."""

from collections.abc import Callable

from django.core.paginator import Page, Paginator

from weft.records import Record, Row
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.coverage import matters
from weft_web.coverage.asking import Asking
from weft_web.coverage.matrix import Column, column
from weft_web.coverage.matters import Gone, Matter
from weft_web.coverage.reading import Passage, Reader, passages_by_instrument
from weft_web.coverage.states import Mark, marks_of, state_of
from weft_web.coverage.weighed import Weighed
from weft_web.engine.citing import Obligation, Voice, article_of

STRENGTHS = ("binding", "best_efforts", "qualified")
"""What binds most comes first; the rest follows in the order of the framework."""

ON_A_PAGE = 50
MOST_INSTRUMENTS = 200
"""Instruments offered to choose from, those with most findings; all of them stand in the spreadsheet."""


class Named(Record):
    """An obligation to be chosen, or one that is a gap."""

    obligation: Obligation
    article: str
    row: Row
    marks: tuple[Mark, ...]
    chosen: bool = False


class Choice(Record):
    """What the matrix can show: obligations by treaty, instruments, each with whether it is shown now; `of`: instruments that speak."""

    treaties: tuple[tuple[str, tuple[Named, ...]], ...]
    columns: tuple[tuple[Column, bool], ...]
    of: int


class Found(Record):
    """Gaps, possible contradictions and overlaps counted. `waiting`, `options`: rows that wait, and options that are not used."""

    kind: str
    count: int
    counts: tuple[tuple[str, int], ...]
    waiting: int
    options: int


class Listed(Record):
    """A page of the matters of one kind, `rejected` of all of them; `gone`: views on those that are no longer found, on the first page."""

    page: Page[matters.Keyed]
    matters: tuple[Matter, ...]
    gone: tuple[Gone, ...]
    rejected: int


class Opened(Record):
    """One matter with its texts, instrument by instrument (title, language, passages); `more`: passages that are not shown."""

    matter: Matter
    more: int
    texts: tuple[tuple[str, str, tuple[Passage, ...]], ...]


def choice(held: Weighed, asking: Asking, voice: Voice) -> Choice:
    """What can be chosen."""
    named = _naming(held, voice)
    gathered: dict[str, list[Named]] = {}
    for row in held.rows.values():
        gathered.setdefault(held.obligations[row.obligation].treaty, []).append(named(row, row.obligation in asking.only))
    speaking = [one for one in held.documents if held.counts[one]]
    offered = dict.fromkeys((*(one for one in asking.columns if one in held.documents), *speaking[:MOST_INSTRUMENTS]))
    shown = tuple((column(held, one), one in asking.columns) for one in offered)
    return Choice(treaties=tuple((treaty, tuple(rows)) for treaty, rows in gathered.items()), columns=shown, of=len(speaking))


def _naming(held: Weighed, voice: Voice) -> Callable[[Row, bool], Named]:
    def named(row: Row, chosen: bool) -> Named:
        obligation = held.obligations[row.obligation]
        return Named(obligation=obligation, article=article_of(voice, obligation), row=row, marks=marks_of(row), chosen=chosen)

    return named


def found(held: Weighed, kind: str) -> Found:
    """What was found, and the kind that is looked at."""
    kind, counts = kind if kind in matters.KINDS else matters.KINDS[0], counted(held)
    states = [state_of(row) for row in held.rows.values()]
    return Found(
        kind=kind, count=counts[kind], counts=tuple(counts.items()), waiting=states.count("waits"), options=states.count("not_used")
    )


def gaps_named(held: Weighed, voice: Voice) -> tuple[Named, ...]:
    """The rows that are gaps, in words."""
    naming = _naming(held, voice)
    return tuple(naming(row, False) for row in gaps_of(held))


def listed(country: Country, held: Weighed, kind: str, page: str, voice: Voice) -> Listed:
    """A page of the overlaps or of the possible contradictions."""
    every = matters.keyed(country, held)
    some = [one for one in every if one.kind == kind]
    shown = Paginator(some, ON_A_PAGE).get_page(page)
    return Listed(
        page=shown,
        matters=matters.told(country, held, list(shown.object_list), voice, whole=False),
        gone=matters.gone(country, every, voice) if shown.number == 1 else (),
        rejected=sum(one.settled == "rejected" for one in some),
    )


def counted(held: Weighed) -> dict[str, int]:
    """How many gaps, possible contradictions and overlaps there are."""
    return {"gap": len(gaps_of(held)), "contradiction": len(matters.contradictions_of(held)), "overlap": len(held.assessment.overlaps)}


def gaps_of(held: Weighed) -> tuple[Row, ...]:
    """The rows that are gaps, binding ones first, then in the order of the framework."""
    weights = {strength: place for place, strength in enumerate(STRENGTHS)}
    rows = [row for row in held.rows.values() if row.gap]
    return tuple(sorted(rows, key=lambda row: weights.get(engine.obligations()[row.obligation].strength.value, len(weights))))


def matter_of(country: Country, held: Weighed, key: str, reader: Reader) -> Opened | None:
    """One matter by its key."""
    one = next((one for one in matters.keyed(country, held) if one.key == key), None)
    if one is None:
        return None
    (matter,), behind = matters.told(country, held, [one], reader.voice), matters.quoted(country, held, one)
    more = max(0, matter.count - matters.QUOTED)
    return Opened(matter=matter, more=more, texts=passages_by_instrument(behind, reader, country.code))
