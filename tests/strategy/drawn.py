"""Strategies drawn by chance, for properties."""

from decimal import Decimal

from hypothesis import strategies as st

from weft.records import Language, Text
from weft.records.strategy import Activity, CostLine, Objective, Outcome, Output, Strategy

YEARS = (2027, 2030)
CENTS = st.integers(0, 10_000_000).map(lambda cents: Decimal(cents) / 100)
QUANTITIES = st.dictionaries(st.integers(*YEARS), st.integers(0, 40_000).map(lambda one: Decimal(one) / 4), max_size=4)
PAYERS = st.sampled_from(("", "budget", "fund"))
LINES = st.builds(CostLine, item=st.text(max_size=8), unit_cost=CENTS, quantities=QUANTITIES, source=PAYERS, secured=CENTS)
MONTHS = st.builds("{}-{:02}".format, st.integers(2026, 2031), st.integers(1, 12))


def keys(letter: str, most: int) -> st.SearchStrategy[list[str]]:
    """Keys of parts of one kind."""
    return st.integers(0, most).map(lambda count: [f"{letter}{place}" for place in range(count)])


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    """Any strategy: what hangs on what is drawn too, and may hang on nothing or on what is not there."""
    objectives, outcomes = draw(keys("o", 3)), draw(keys("r", 4))
    outputs, activities = draw(keys("p", 5)), draw(keys("a", 9))
    above = lambda held: st.sampled_from([*held, "", "gone"])  # noqa: E731 - said four times below
    return Strategy(
        key="s",
        code="XX",
        country=Text(en="The Valley", fr="la Vallée", es="el Valle"),
        title="Plan",
        language=Language.EN,
        first_year=YEARS[0],
        last_year=YEARS[1],
        currency="EUR",
        objectives=tuple(Objective(key=one) for one in objectives),
        outcomes=tuple(Outcome(key=one, objective=draw(above(objectives))) for one in outcomes),
        outputs=tuple(Output(key=one, outcome=draw(above(outcomes))) for one in outputs),
        activities=tuple(
            Activity(
                key=one,
                output=draw(above(outputs)),
                lead=draw(st.sampled_from(("", "x", "y"))),
                start=draw(MONTHS),
                end=draw(MONTHS),
                costs=tuple(draw(st.lists(LINES, max_size=3))),
                after=tuple(draw(st.lists(st.sampled_from(activities), max_size=2, unique=True))),
            )
            for one in activities
        ),
    )
