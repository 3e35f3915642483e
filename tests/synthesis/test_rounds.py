"""Two rounds: arrows where they can be compared, breaks where they cannot, and no number for a break."""

import pytest
from tests.synthesis.gathered import country, eight, row

from weft.records import Text
from weft.records.synthesis import Bridge, Fit, Rounds
from weft.synthesis.entries import Country
from weft.synthesis.rounds import Comparison, Move, compared

WHY = Text(en="asked otherwise", fr="demandé autrement", es="preguntado de otro modo")
PLAIN = Rounds(before="one", after="two")
DUTY, OTHER = "CPB-10-3", "CPB-07-1"


def land(code: str, **states: str) -> Country:
    """A country with rows in states; `_` stands for `-` in ids."""
    return country(code, tuple(row(one.replace("_", "-"), state) for one, state in states.items()))


def one(before: str, after: str) -> Comparison:
    return compared([land("XA", CPB_10_3=before)], [land("XA", CPB_10_3=after)], PLAIN)


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("gap", "operative", Move.UP),
        ("implicit", "mention", Move.UP),
        ("operative", "mention", Move.DOWN),
        ("mention", "gap", Move.DOWN),
        ("gap", "not_found", Move.LEVEL),
        ("operative", "operative", Move.LEVEL),
        ("elsewhere", "operative", Move.UNTOLD),
        ("not_used", "operative", Move.UNTOLD),
        ("not_analysed", "operative", Move.UNTOLD),
        ("operative", "not_applicable", Move.UNTOLD),
    ],
)
def test_moves(before: str, after: str, move: Move) -> None:
    found = one(before, after)
    assert [each.move for each in found.changes] == [move]
    assert found.lines[0].compared == (move is not Move.UNTOLD)


@pytest.mark.parametrize("fit", [Fit.BREAK, Fit.NARROWER, Fit.WIDER])
def test_a_break_has_no_number(fit: Fit) -> None:
    rounds = Rounds(before="one", after="two", bridges=(Bridge(before=DUTY, after=DUTY, fit=fit, reason=WHY),))
    found = compared([land("XA", CPB_10_3="gap")], [land("XA", CPB_10_3="operative")], rounds)
    assert [each.move for each in found.changes] == [Move.BREAK]
    assert (found.lines[0].compared, found.lines[0].rules) == (0, (0, 0))


def test_a_row_under_another_id_is_compared_where_the_mapping_says_so() -> None:
    rounds = Rounds(before="one", after="two", bridges=(Bridge(before=DUTY, after=OTHER, fit=Fit.SAME, reason=WHY),))
    found = compared([land("XA", CPB_10_3="gap")], [land("XA", CPB_07_1="operative")], rounds)
    assert [(each.before, each.after, each.move) for each in found.changes] == [(DUTY, OTHER, Move.UP)]


def test_what_only_one_round_has_is_a_break() -> None:
    found = compared([land("XA", CPB_10_3="gap")], [land("XA", CPB_07_1="operative")], PLAIN)
    assert [(each.before, each.after, each.move) for each in found.changes] == [("", OTHER, Move.BREAK), (DUTY, "", Move.BREAK)]


def test_a_country_of_one_round_is_named_and_counted_nowhere() -> None:
    before = [land("XA", CPB_10_3="gap"), land("XB", CPB_10_3="gap")]
    found = compared(before, [land("XB", CPB_10_3="operative"), land("XC", CPB_10_3="operative")], PLAIN)
    assert (found.countries, found.only_before, found.only_after) == (("XB",), ("XA",), ("XC",))
    assert {each.country for each in found.changes} == {"XB"}
    assert found.lines[0].rules == (0, 1)


def test_every_obligation_of_every_country_in_both_rounds_is_told_once() -> None:
    found = eight().comparison
    assert found is not None
    rows = len(eight().known.report.obligations)
    assert sum(found.moves.values()) == len(found.changes) == rows * len(found.countries)
    assert found.moves[Move.UP]
    assert {"XH", "XL"} == set(found.only_after)
