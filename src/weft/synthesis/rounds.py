"""Two rounds side by side: what moved in the countries that were in both, by an explicit mapping. Breaks are said, never smoothed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from weft.records import Record, Row
from weft.records.synthesis import Fit, Rounds
from weft.report.evidence import state
from weft.synthesis.entries import Country

HEIGHTS = {"gap": 0, "not_found": 0, "implicit": 1, "mention": 2, "operative": 3}
"""How high a state stands; one that is not here says nothing of the texts, and is compared with nothing."""

RULE = "operative"


class Move(StrEnum):
    """What became of an obligation: better, worse, as it was; a break in the series; or a state that texts cannot tell."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    BREAK = "break"
    UNTOLD = "untold"


class Change(Record):
    """One obligation of one country in both rounds; ids "" and states "" where a round has none."""

    country: str
    before: str
    after: str
    states: tuple[str, str]
    move: Move


class Line(Record):
    """One obligation over all countries in both rounds: how many moved, and how many had a rule among those that can be compared."""

    before: str
    after: str
    moves: dict[Move, int]
    compared: int
    rules: tuple[int, int]
    changes: tuple[Change, ...]


class Comparison(Record):
    """Two rounds compared. `only_before`, `only_after`: countries of one round; `other_content`: read with other content of the product."""

    rounds: Rounds
    countries: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    other_content: tuple[str, ...]
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]

    @property
    def moves(self) -> dict[Move, int]:
        """How many changes there are of each kind."""
        counted = Counter(one.move for one in self.changes)
        return {move: counted[move] for move in Move}


def compared(earlier: Iterable[Country], later: Iterable[Country], rounds: Rounds) -> Comparison:
    """The comparison; a country that was in one round only is named, and counted nowhere."""
    before, after = ({one.code: one for one in held} for held in (earlier, later))
    both = tuple(sorted(before.keys() & after.keys()))
    changes = tuple(change for code in both for change in _changes(before[code], after[code], rounds))
    return Comparison(
        rounds=rounds,
        countries=both,
        only_before=tuple(sorted(before.keys() - after.keys())),
        only_after=tuple(sorted(after.keys() - before.keys())),
        other_content=tuple(code for code in both if _content(before[code]) != _content(after[code])),
        changes=changes,
        lines=tuple(_lines(changes)),
    )


def _content(country: Country) -> str:
    return country.contribution.study.content_version


def pairs(before: Iterable[str], after: Iterable[str], rounds: Rounds) -> Iterator[tuple[str, str, Fit]]:
    """Every row of either round once, with the row it is compared with ("" for none) and how they fit."""
    earlier, later = tuple(before), tuple(after)
    bridged = {one for bridge in rounds.bridges for one in (bridge.before, bridge.after) if one}
    for bridge in rounds.bridges:
        if bridge.before in earlier or bridge.after in later:
            yield bridge.before, bridge.after, bridge.fit
    for one in later:
        if one not in bridged:
            yield (one, one, Fit.SAME) if one in earlier else ("", one, Fit.BREAK)
    for one in earlier:
        if one not in bridged and one not in later:
            yield one, "", Fit.BREAK


def _changes(earlier: Country, later: Country, rounds: Rounds) -> Iterator[Change]:
    before, after = earlier.evidence.rows, later.evidence.rows
    for one, other, fit in pairs(before, after, rounds):
        states = _state(before, one), _state(after, other)
        yield Change(country=later.code, before=one, after=other, states=states, move=_move(fit, states))


def _state(rows: Mapping[str, Row], known: str) -> str:
    return state(rows[known]) if known in rows else ""


def _move(fit: Fit, states: tuple[str, str]) -> Move:
    """Narrower and wider questions are breaks too: an answer to the one is none to the other."""
    if fit is not Fit.SAME or "" in states:
        return Move.BREAK
    if any(one not in HEIGHTS for one in states):
        return Move.UNTOLD
    first, second = (HEIGHTS[one] for one in states)
    if first == second:
        return Move.LEVEL
    return Move.UP if second > first else Move.DOWN


def _lines(changes: Iterable[Change]) -> Iterator[Line]:
    held: dict[tuple[str, str], list[Change]] = {}
    for one in changes:
        held.setdefault((one.before, one.after), []).append(one)
    for (before, after), some in held.items():
        moves = Counter(one.move for one in some)
        told = [one for one in some if one.move in (Move.UP, Move.DOWN, Move.LEVEL)]
        yield Line(
            before=before,
            after=after,
            moves={move: moves[move] for move in Move},
            compared=len(told),
            rules=(sum(one.states[0] == RULE for one in told), sum(one.states[1] == RULE for one in told)),
            changes=tuple(some),
        )
