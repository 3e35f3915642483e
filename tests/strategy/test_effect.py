"""What coverage would be: only upwards, only where an activity answers, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st

from weft.content import bundle, loading
from weft.content.planning import MeasureKind
from weft.records import Coverage, Row
from weft.records.strategy import Activity
from weft.strategy.effect import OUTSIDE, Move, Reach, article_moves, article_number, height, moves

OBLIGATIONS = {one.id: one for one in bundle.obligations(loading.folder())}
KINDS = {
    one.id: one for one in loading.read(loading.folder() / "strategy" / "measure_kinds.yaml", dict[str, tuple[MeasureKind, ...]])["entries"]
}
SOME = sorted(OBLIGATIONS)[::7]
ROWS = st.lists(st.tuples(st.sampled_from(SOME), st.sampled_from(Coverage)), max_size=12, unique_by=lambda one: one[0]).map(
    lambda some: tuple(Row(obligation=code, coverage=coverage, gap=False, rule="", findings=()) for code, coverage in some)
)
ACTIVITIES = st.lists(
    st.builds(
        Activity,
        key=st.uuids().map(str),
        kind=st.sampled_from(["", "unheard_of", *KINDS]),
        whole=st.booleans(),
        answers=st.lists(st.sampled_from(SOME).map("gap:{}".format), max_size=3).map(tuple),
    ),
    max_size=6,
)


def after(rows: tuple[Row, ...], activities: list[Activity]) -> dict[str, Coverage]:
    """Coverage once these activities are done."""
    return {one.obligation: one.after for one in moves(rows, OBLIGATIONS, activities, KINDS)}


@given(ROWS, ACTIVITIES)
def test_coverage_never_falls_and_moves_only_where_it_is_answered(rows: tuple[Row, ...], activities: list[Activity]) -> None:
    for one in moves(rows, OBLIGATIONS, activities, KINDS):
        assert one.after == one.before or height(one.after) > height(one.before)
        assert one.moves == bool(one.activities)
        assert not (one.moves and one.before in OUTSIDE)
        assert set(one.activities) <= {each.key for each in activities if f"gap:{one.obligation}" in each.answers}


@given(ROWS, ACTIVITIES, ACTIVITIES)
def test_more_activities_never_reach_less_and_their_order_is_of_no_account(
    rows: tuple[Row, ...], some: list[Activity], more: list[Activity]
) -> None:
    few, all_ = after(rows, some), after(rows, [*some, *more])
    assert all(height(all_[code]) >= height(few[code]) for code in few)
    assert after(rows, [*more, *some]) == all_


@given(ROWS, ACTIVITIES)
def test_done_once_is_done(rows: tuple[Row, ...], activities: list[Activity]) -> None:
    told = after(rows, activities)
    again = tuple(Row(obligation=code, coverage=coverage, gap=False, rule="", findings=()) for code, coverage in told.items())
    assert after(again, activities) == told


@given(ROWS, ACTIVITIES)
def test_articles_count_each_of_their_rows_once(rows: tuple[Row, ...], activities: list[Activity]) -> None:
    told = moves(rows, OBLIGATIONS, activities, KINDS)
    articles = article_moves(told, OBLIGATIONS)
    assert sum(one.rules[1] for one in articles) == sum(one.after is Coverage.OPERATIVE for one in told)
    for one in articles:
        assert one.rules[0] <= one.rules[1] <= one.rows
        assert (one.after is Reach.FULL) == (one.rules[1] == one.rows)


def test_an_amended_law_reaches_a_rule_and_training_reaches_nothing() -> None:
    law = next(one.id for one in OBLIGATIONS.values() if one.level.value == "L" and one.treaty == "CPB")
    row = Row(obligation=law, coverage=Coverage.NOT_FOUND, gap=True, rule="", findings=())
    amended = Activity(key="1", kind="amend_law", answers=(f"gap:{law}",))
    in_part = Activity(key="2", kind="amend_law", whole=False, answers=(f"gap:{law}",))
    trained = Activity(key="3", kind="training", answers=(f"gap:{law}",))
    move = Move(obligation=law, before=Coverage.NOT_FOUND, after=Coverage.OPERATIVE, activities=("1",))
    assert moves((row,), OBLIGATIONS, (amended, in_part, trained), KINDS) == (move,)
    assert after((row,), [in_part]) == {law: Coverage.MENTION}
    assert after((row,), [trained]) == {law: Coverage.NOT_FOUND}


def test_an_article_goes_from_none_to_partial_when_one_of_its_rows_gets_a_rule() -> None:
    codes = [code for code, one in OBLIGATIONS.items() if one.treaty == "CPB" and article_number(one.article) == "23"]
    rows = tuple(Row(obligation=one, coverage=Coverage.NOT_FOUND, gap=True, rule="", findings=()) for one in codes)
    done = Activity(key="1", kind="amend_law", answers=(f"gap:{codes[0]}",))
    (article,) = article_moves(moves(rows, OBLIGATIONS, (done,), KINDS), OBLIGATIONS)
    assert (article.article, article.before, article.after, article.rules) == ("23", Reach.NONE, Reach.PARTIAL, (0, 1))
    assert len(codes) > 1
