"""From what the study found to what can be done, and what coverage would be then: the bridge to the engine's suggestions and effects."""

from collections.abc import Collection, Iterable

from weft.content.planning import Measure, MeasureKind
from weft.records import Language, Row
from weft.records.strategy import Activity, Strategy
from weft.strategy import effect, suggesting
from weft.strategy.differing import Difference, differences
from weft.strategy.effect import ArticleMove, Move, article_number
from weft.strategy.matters import Matter, answered_by, unanswered
from weft.strategy.suggesting import Suggestion
from weft_web.engine.knowing import obligations
from weft_web.engine.planning import known

__all__ = [
    "ArticleMove",
    "Difference",
    "Matter",
    "Measure",
    "Move",
    "Strategy",
    "Suggestion",
    "activity_of",
    "answered_by",
    "article_moves",
    "article_number",
    "differences",
    "kinds",
    "moves",
    "suggestions",
    "unanswered",
]


def kinds() -> dict[str, MeasureKind]:
    """The kinds of measure by id."""
    return {one.id: one for one in known().kinds}


def suggestions(matter: Matter) -> tuple[Suggestion, ...]:
    """The measures of the library that can answer a matter, those written for it first."""
    return suggesting.suggestions(matter, known().measures)


def activity_of(measure: Measure, matter: Matter, language: Language) -> Activity:
    """The activity that a measure makes."""
    return suggesting.activity_from(measure, matter, "", language, known().cost_items)


def moves(rows: Iterable[Row], activities: Collection[Activity]) -> tuple[Move, ...]:
    """Every obligation before these activities and after them, by the declared rule."""
    return effect.moves(rows, obligations(), activities, kinds())


def article_moves(told: Iterable[Move]) -> tuple[ArticleMove, ...]:
    """The articles before and after."""
    return effect.article_moves(told, obligations())
