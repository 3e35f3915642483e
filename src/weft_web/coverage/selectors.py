"""Reading coverage for its pages: what can be chosen, what was found of a kind, one matter."""

from collections.abc import Callable

from weft.records import Record, Row
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.coverage.asking import Asking
from weft_web.coverage.matrix import Column, column
from weft_web.coverage.matters import KINDS, Gone, Matter, contradictions_of, gone, matters
from weft_web.coverage.reading import Passage, Reader, by_instrument
from weft_web.coverage.states import Mark, marks_of, state_of
from weft_web.coverage.weighed import Weighed
from weft_web.engine.citing import Obligation, Voice, article_of

STRENGTHS = ("binding", "best_efforts", "qualified")
"""What binds most comes first; the rest follows in the order of the framework."""


class Named(Record):
    """An obligation to be chosen, or one that is a gap."""

    obligation: Obligation
    article: str
    row: Row
    marks: tuple[Mark, ...]
    chosen: bool = False


class Choice(Record):
    """What the matrix can show: obligations by treaty, instruments, each with whether it is shown now."""

    treaties: tuple[tuple[str, tuple[Named, ...]], ...]
    columns: tuple[tuple[Column, bool], ...]


class Found(Record):
    """Gaps, possible contradictions and overlaps counted, and those of one kind shown. `rejected`: of the matters counted."""

    kind: str
    count: int
    counts: tuple[tuple[str, int], ...]
    gaps: tuple[Named, ...]
    matters: tuple[Matter, ...]
    gone: tuple[Gone, ...]
    rejected: int
    waiting: int
    options: int


class Opened(Record):
    """One matter with its texts, instrument by instrument (title, language, passages)."""

    matter: Matter
    texts: tuple[tuple[str, str, tuple[Passage, ...]], ...]


def choice(held: Weighed, asking: Asking, voice: Voice) -> Choice:
    """What can be chosen."""
    named = _naming(held, voice)
    gathered: dict[str, list[Named]] = {}
    for row in held.rows.values():
        gathered.setdefault(held.obligations[row.obligation].treaty, []).append(named(row, row.obligation in asking.only))
    shown = [(column(held, one), one in asking.columns) for one in held.documents if held.counts[one]]
    return Choice(treaties=tuple((treaty, tuple(rows)) for treaty, rows in gathered.items()), columns=tuple(shown))


def _naming(held: Weighed, voice: Voice) -> Callable[[Row, bool], Named]:
    def named(row: Row, chosen: bool) -> Named:
        obligation = held.obligations[row.obligation]
        return Named(obligation=obligation, article=article_of(voice, obligation), row=row, marks=marks_of(row), chosen=chosen)

    return named


def found(country: Country, held: Weighed, kind: str, voice: Voice) -> Found:
    """What was found of a kind."""
    kind = kind if kind in KINDS else KINDS[0]
    every, counts = matters(country, held, voice), counted(held)
    gaps = gaps_of(held)
    named = _naming(held, voice)
    shown = tuple(one for one in every if one.kind == kind)
    states = [state_of(row) for row in held.rows.values()]
    return Found(
        kind=kind,
        count=counts[kind],
        counts=tuple(counts.items()),
        gaps=tuple(named(row, False) for row in gaps) if kind == "gap" else (),
        matters=shown,
        gone=gone(country, every, voice) if kind != "gap" else (),
        rejected=sum(one.settled == "rejected" for one in shown),
        waiting=states.count("waits"),
        options=states.count("not_used"),
    )


def counted(held: Weighed) -> dict[str, int]:
    """How many gaps, possible contradictions and overlaps there are."""
    return {"gap": len(gaps_of(held)), "contradiction": len(contradictions_of(held)), "overlap": len(held.assessment.overlaps)}


def gaps_of(held: Weighed) -> tuple[Row, ...]:
    """The rows that are gaps, binding ones first, then in the order of the framework."""
    weights = {strength: place for place, strength in enumerate(STRENGTHS)}
    rows = [row for row in held.rows.values() if row.gap]
    return tuple(sorted(rows, key=lambda row: weights.get(engine.obligations()[row.obligation].strength.value, len(weights))))


def matter_of(country: Country, held: Weighed, key: str, reader: Reader) -> Opened | None:
    """One matter by its key."""
    one = next((one for one in matters(country, held, reader.voice) if one.key == key), None)
    return Opened(matter=one, texts=by_instrument(one.findings, reader, country.code)) if one else None
