"""What coverage would be if activities were done: the declared rule of content/strategy/measure_kinds, row by row and article by article.

An activity moves the rows whose gaps it answers, and only upwards: to what its kind of measure reaches for a row of that level, whole or in
part. Training, equipment and the like change no text, and move none. Several activities do not add up: the highest counts.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from weft.content.framework import Obligation
from weft.content.planning import MeasureKind
from weft.records import Coverage, Record, Row
from weft.records.strategy import Activity

LADDER = (Coverage.IMPLICIT, Coverage.MENTION, Coverage.OPERATIVE)
"""From little to all; everything else stands below."""

COUNTED = (*LADDER, Coverage.NOT_FOUND)
OUTSIDE = (Coverage.NOT_APPLICABLE, Coverage.NOT_ANALYSED)
"""Rows that no activity moves: what the country does not owe, and what could not be read."""


class Reach(StrEnum):
    """How much of an article has a rule."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


class Move(Record):
    """An obligation before and after, with the activities that move it there."""

    obligation: str
    before: Coverage
    after: Coverage
    activities: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether anything changes."""
        return self.before != self.after


class ArticleMove(Record):
    """An article before and after; `rules`: how many of its `rows` that count have a rule, before and after."""

    treaty: str
    article: str
    before: Reach
    after: Reach
    rows: int
    rules: tuple[int, int]
    activities: tuple[str, ...]


def height(coverage: Coverage) -> int:
    """How high a coverage stands: 0 for none, 3 for a rule."""
    return LADDER.index(coverage) + 1 if coverage in LADDER else 0


def moves(
    rows: Iterable[Row], obligations: Mapping[str, Obligation], activities: Collection[Activity], kinds: Mapping[str, MeasureKind]
) -> tuple[Move, ...]:
    """Every row before and after, in the order of the rows."""
    told: list[Move] = []
    for row in rows:
        level = obligations[row.obligation].level.value
        reached = [(one.key, _reached(one, level, kinds)) for one in activities if f"gap:{row.obligation}" in one.answers]
        best = max((height(coverage) for _, coverage in reached if coverage), default=0)
        is_moved = row.coverage not in OUTSIDE and best > height(row.coverage)
        movers = tuple(key for key, coverage in reached if coverage and height(coverage) == best) if is_moved else ()
        after = LADDER[best - 1] if is_moved else row.coverage
        told.append(Move(obligation=row.obligation, before=row.coverage, after=after, activities=movers))
    return tuple(told)


def _reached(activity: Activity, level: str, kinds: Mapping[str, MeasureKind]) -> Coverage | None:
    kind = kinds.get(activity.kind)
    reaches = kind.reaches.get(level) if kind else None
    return reaches[0 if activity.whole else 1] if reaches else None


def article_moves(told: Iterable[Move], obligations: Mapping[str, Obligation]) -> tuple[ArticleMove, ...]:
    """The articles of those rows that texts can show or that an activity moves, in the order of the rows."""
    held: dict[tuple[str, str], list[Move]] = {}
    for one in told:
        if one.before in COUNTED or one.moves:
            obligation = obligations[one.obligation]
            held.setdefault((obligation.treaty, article_number(obligation.article)), []).append(one)
    return tuple(_article(treaty, article, some) for (treaty, article), some in held.items())


def article_number(said: str) -> str:
    """The article of a place in a treaty: "23" of "23.1(b)"."""
    return said.partition(".")[0].partition("(")[0].strip()


def _article(treaty: str, article: str, some: list[Move]) -> ArticleMove:
    before, after = [one.before for one in some], [one.after for one in some]
    return ArticleMove(
        treaty=treaty,
        article=article,
        before=_reach(before),
        after=_reach(after),
        rows=len(some),
        rules=(before.count(Coverage.OPERATIVE), after.count(Coverage.OPERATIVE)),
        activities=tuple(dict.fromkeys(key for one in some for key in one.activities)),
    )


def _reach(coverages: list[Coverage]) -> Reach:
    if all(one is Coverage.OPERATIVE for one in coverages):
        return Reach.FULL
    return Reach.PARTIAL if any(height(one) > 1 for one in coverages) else Reach.NONE
