"""What is worked out of a strategy for its documents: matters, before and after, checks."""

from collections.abc import Iterable

from weft.records import Record, Row
from weft.records.strategy import Strategy
from weft.report.planning.said import PlanContent
from weft.strategy import checking, effect
from weft.strategy.checking import checked
from weft.strategy.effect import ArticleMove, Move, article_moves
from weft.strategy.matters import Matter, unanswered


class View(Record):
    """Matters of the study in the reader's language, those that no activity answers, rows and articles before and after, checks."""

    matters: tuple[Matter, ...] = ()
    unanswered: tuple[Matter, ...] = ()
    moves: tuple[Move, ...] = ()
    articles: tuple[ArticleMove, ...] = ()
    checks: tuple[checking.Remark, ...] = ()


def view_of(strategy: Strategy, matters: Iterable[Matter], rows: Iterable[Row], content: PlanContent) -> View:
    """The view on a strategy; `matters` and `rows` are the study's."""
    known, planning = tuple(matters), content.planning
    obligations = {one.id: one for one in content.report.obligations}
    kept = tuple(row for row in rows if row.obligation in obligations)
    moved = effect.moves(kept, obligations, strategy.activities, {one.id: one for one in planning.kinds})
    return View(
        matters=known,
        unanswered=unanswered(known, strategy),
        moves=moved,
        articles=article_moves(moved, obligations),
        checks=checked(strategy, planning.checks),
    )
