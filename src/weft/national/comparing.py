"""A report beside an earlier one, by the official mappings: what stayed, what changed, and where the series breaks."""

from collections.abc import Iterator, Mapping

from weft.content.national import REPORT, SECTION, National, Tie
from weft.records import Record
from weft.records.reporting import Compared, EarlierReport, Given, Move

WAYS = {4: (4,), 3: (4, 3), 2: (4, 2)}
"""From the fifth report back to an earlier one, report by report, as the official mappings go."""

UNMAPPED, SCALE, LOST = "break_unmapped", "break_scale", "break_value"


class Link(Record):
    """Where a question of the fifth report stood: `broken` says why there is no series; `steps` hold the options that became others."""

    key: str
    broken: str = ""
    worded: bool = False
    steps: tuple[dict[str, str], ...] = ()


def linked(key: str, report: int, national: National) -> Link:
    """The question of an earlier report (2 to 4) that became the question `key` of the fifth."""
    if report == REPORT:
        return Link(key=key)
    alike = next((one for one in national.breaks if one.key == key and one.earlier == report), None)
    if alike is not None:
        return Link(key=alike.was, broken=alike.reason)
    link, later = Link(key=key), REPORT
    for earlier in WAYS[report]:
        link = _step(link, national.ties[(later, earlier)])
        later = earlier
    return link


def _step(link: Link, tie: Tie) -> Link:
    """One report further back; a break stays one."""
    if not link.key:
        return link
    key = link.key
    if key in tie.same:
        return Link(key=tie.same[key], broken=link.broken, worded=link.worded, steps=link.steps)
    if key in tie.values:
        held = tie.values[key]
        return Link(key=held.key, broken=link.broken, worded=link.worded, steps=(*link.steps, held.twins))
    if key in tie.worded:
        return Link(key=tie.worded[key], broken=link.broken, worded=True, steps=link.steps)
    if key in tie.scale:
        return Link(key=tie.scale[key], broken=link.broken or SCALE, worded=link.worded, steps=link.steps)
    return Link(key="", broken=UNMAPPED)


def compared(answers: Mapping[str, Given], earlier: EarlierReport, national: National) -> tuple[Compared, ...]:
    """Every question of the fifth report that was answered now or then, in its order."""
    return tuple(one for key in national.questions for one in _compared(key, answers.get(key), earlier, national))


def _compared(key: str, now: Given | None, earlier: EarlierReport, national: National) -> Iterator[Compared]:
    if national.questions[key].where == SECTION:
        return
    link = linked(key, earlier.report, national)
    was = earlier.answers.get(link.key) if link.key else None
    if now is None and was is None:
        return
    values = now.values if now else ()
    if link.broken:
        yield Compared(key=key, before=link.key, move=Move.BREAK, was=was.values if was else (), now=values, reason=link.broken)
    elif link.worded or _in_words(was) or _in_words(now):
        yield Compared(key=key, before=link.key, move=_presence(was, now) or Move.WORDED)
    else:
        yield _valued(key, link, (was, now), national)


def _in_words(given: Given | None) -> bool:
    return given is not None and not given.values


def _presence(was: Given | None, now: Given | None) -> Move | None:
    """NEW or GONE where one of the two is not there."""
    if was is None:
        return Move.NEW
    return Move.GONE if now is None else None


def _valued(key: str, link: Link, pair: tuple[Given | None, Given | None], national: National) -> Compared:
    """Two answers by option, the earlier one in the values of today."""
    was, now = pair
    before = tuple(_today(one, link) for one in was.values) if was else ()
    after = now.values if now else ()
    known = {one.value for one in national.options(national.questions[key])}
    if not set(before) <= known:
        return Compared(key=key, before=link.key, move=Move.BREAK, was=before, now=after, reason=LOST)
    move = _presence(was, now) or (Move.SAME if set(before) == set(after) else Move.CHANGED)
    return Compared(key=key, before=link.key, move=move, was=before, now=after)


def _today(value: str, link: Link) -> str:
    """An earlier option under its value of today, through the reports between, the earliest first."""
    for twins in reversed(link.steps):
        value = twins.get(value, value)
    return value
