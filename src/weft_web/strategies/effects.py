"""Before and after: the page that says what coverage would be, for the activities that are chosen, and by which rule."""

from typing import Any

from weft.records import Record
from weft_web import engine
from weft_web.engine import acting, citing
from weft_web.strategies.desk import Desk
from weft_web.strategies.gathering import Gaps


class Row(Record):
    """An obligation that moves, in words, with the numbers of the activities that move it."""

    article: str
    label: str
    before: str
    after: str
    activities: tuple[str, ...]


class Article(Record):
    """An article before and after: none, partial, full; `rules`: how many of its `rows` have a rule."""

    name: str
    before: str
    after: str
    rules: tuple[int, int]
    rows: int
    activities: tuple[str, ...]
    moved: tuple[Row, ...]

    @property
    def changes(self) -> bool:
        """Whether anything about it changes."""
        return bool(self.moved)


def effects_page(desk: Desk, gaps: Gaps, chosen: list[str]) -> dict[str, Any]:
    """What the page shows; nothing chosen means every activity."""
    activities = desk.record.activities
    known = {one.key for one in activities}
    wanted = {one for one in chosen if one in known} or known
    done = tuple(one for one in activities if one.key in wanted)
    told = acting.moves(tuple(gaps.held.rows.values()), done)
    articles = tuple(_article(desk, one, told) for one in acting.article_moves(told))
    return {
        "articles": articles,
        "moved": [one for one in articles if one.changes],
        "chosen": wanted,
        "every": wanted == known,
        "counts": (sum(one.rules[0] for one in articles), sum(one.rules[1] for one in articles), sum(one.rows for one in articles)),
        "kinds": [kind for kind in acting.kinds().values() if any(kind.id == one.kind for one in done)],
        "without": [one for one in done if not one.kind],
        "reviewed_only": gaps.reviewed_only,
    }


def _article(desk: Desk, one: acting.ArticleMove, told: tuple[acting.Move, ...]) -> Article:
    numbers = {activity.key: activity.number for activity in desk.record.activities}
    moved = tuple(
        _row(desk, move, numbers)
        for move in told
        if move.moves and (engine.obligations()[move.obligation].treaty, _major(move.obligation)) == (one.treaty, one.article)
    )
    return Article(
        name=citing.article_said(desk.voice, one.treaty, one.article),
        before=one.before.value,
        after=one.after.value,
        rules=one.rules,
        rows=one.rows,
        activities=tuple(numbers[key] for key in one.activities),
        moved=moved,
    )


def _major(obligation: str) -> str:
    return acting.article_number(engine.obligations()[obligation].article)


def _row(desk: Desk, move: acting.Move, numbers: dict[str, str]) -> Row:
    known = engine.obligations()[move.obligation]
    return Row(
        article=citing.article_of(desk.voice, known),
        label=known.label.said_in(desk.voice.language),
        before=move.before.value,
        after=move.after.value,
        activities=tuple(numbers[key] for key in move.activities),
    )
