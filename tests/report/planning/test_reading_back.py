"""A workbook edited outside and read back: each edit shows exactly itself, and nothing else is lost, whatever program saved it."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.report.planning.sheet_bench import Held, edited, needs_libreoffice, resaved
from tests.report.planning.sheet_cases import book, content, strategy
from tests.report.planning.test_logframe import strategies

from weft.records import Language
from weft.records.strategy import CostLine, Degree, Indicator, Milestone, Strategy
from weft.report.planning import reading_back
from weft.report.planning.reading_back import ReadBack
from weft.report.planning.reading_cells import Doubt, number_of, typed_number, when_of
from weft.report.planning.seen_book import SeenCell, fineness_of, unpacked
from weft.strategy.differing import differences

FIRST = strategy().activities[0]


def back(data: bytes, current: Strategy | None = None) -> ReadBack:
    """The workbook read back, without the jail."""
    return reading_back.read(unpacked(data), current or strategy(), content())


def told(one: ReadBack) -> list[tuple[str, str, str, str]]:
    """Differences in short."""
    held = [change.difference for change in one.differences]
    return [(it.change, it.kind, it.part if it.change != "added" else "", it.field) for it in held]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("own", Language)
def test_a_workbook_that_nobody_edited_says_nothing_new(language: Language, own: Language) -> None:
    found = back(book(strategy(own), language), strategy(own))
    assert (found.differences, found.problems) == ((), ())
    assert (found.language, found.made_on, found.strategy) == (language, "2026-11-22", strategy(own))
    assert set(found.based_on) > {"a1", "o1", "s1", "e1"}


@given(strategies(), st.sampled_from(Language))
@settings(max_examples=8, deadline=None)
def test_no_strategy_changes_on_its_way_out_and_back(one: Strategy, language: Language) -> None:
    found = back(book(one, language), one)
    assert (found.differences, found.problems) == ((), ())


@needs_libreoffice
def test_saving_it_in_libreoffice_changes_nothing(tmp_path: Path) -> None:
    for found in map(back, resaved([book(language=language) for language in Language], tmp_path)):
        assert (found.differences, found.problems) == ((), ())


@needs_libreoffice
def test_an_edit_saved_in_libreoffice_shows_itself(tmp_path: Path) -> None:
    data = edited(book(), lambda held: held.put("activities", "a1", end=datetime(2029, 1, 31), risks="A dry year"))
    (saved,) = resaved([data], tmp_path)
    found = back(saved)
    assert told(found) == [("changed", "activities", "a1", "end"), ("changed", "activities", "a1", "risks")]
    assert found.strategy.activities[0].end == "2029-01"


Edit = Callable[[Held], None]


def put(table: str, row: str, **values: object) -> Edit:
    return lambda held: held.put(table, row, **values)


def changed_cost(place: int, **fields: Any) -> tuple[CostLine, ...]:
    lines = list(FIRST.costs)
    lines[place] = replace(lines[place], **fields)
    return tuple(lines)


# table, row, what is typed; kind, part, field that differs; what it is now
EDITS = [
    (put("activities", "a1", text="Write the clause"), "activities", "a1", "text", "Write the clause"),
    (put("activities", "a1", text="'=1+1"), "activities", "a1", "text", "=1+1"),
    (put("activities", "a1", text=2030), "activities", "a1", "text", "2030"),
    (put("activities", "a1", start=datetime(2027, 4, 1)), "activities", "a1", "start", "2027-04"),
    (put("activities", "a2", end=datetime(2028, 12, 24)), "activities", "a2", "end", "2028-12-24"),
    (put("activities", "a1", end="30/09/2028"), "activities", "a1", "end", "2028-09-30"),
    (put("activities", "a1", end="septembre 2028"), "activities", "a1", "end", "2028-09"),
    (put("activities", "a1", end="9 de enero de 2029"), "activities", "a1", "end", "2029-01-09"),
    (put("activities", "a1", end=None), "activities", "a1", "end", ""),
    (put("activities", "a4", start="2028-05"), "activities", "a4", "start", "2028-05"),
    (put("activities", "a1", lead="biosafety  office"), "activities", "a1", "lead", "s1"),
    (put("activities", "a1", lead="BO"), "activities", "a1", "lead", "s1"),
    (put("activities", "a1", lead="Customs Department (5)"), "activities", "a1", "lead", "s5"),
    (put("activities", "a1", lead=""), "activities", "a1", "lead", ""),
    (put("activities", "a1", partners="Grain Board, inland office; CD"), "activities", "a1", "partners", ("s3", "s2")),
    (put("activities", "a1", kind="Training"), "activities", "a1", "kind", "training"),
    (put("activities", "a1", kind="Formation"), "activities", "a1", "kind", "training"),
    (put("activities", "a1", whole="In part"), "activities", "a1", "whole", False),
    (put("activities", "a1", output="2.1.1"), "activities", "a1", "output", "p2"),
    (put("activities", "a4", after="1; 3"), "activities", "a4", "after", ("a1", "a2")),
    (
        put("activities", "a1", milestones="2027-06 · Draft\n2028-03-31 · Vote in Parliament\n05/2028: In force"),
        "activities",
        "a1",
        "milestones",
        (*FIRST.milestones, Milestone(on="2028-05", text="In force")),
    ),
    (put("costing", "a1#0", q2028=3), "activities", "a1", "costs", changed_cost(0, quantities={2027: Decimal(20), 2028: Decimal(3)})),
    (
        put("costing", "a1#0", q2029="1,5", unit_cost="1 350,25"),
        "activities",
        "a1",
        "costs",
        changed_cost(0, unit_cost=Decimal("1350.25"), quantities={2027: Decimal(20), 2028: Decimal("2.5"), 2029: Decimal("1.5")}),
    ),
    (put("costing", "a1#0", q2028=None), "activities", "a1", "costs", changed_cost(0, quantities={2027: Decimal(20)})),
    (
        put("costing", "a1#1", source="A fund", secured=0.25),
        "activities",
        "a1",
        "costs",
        changed_cost(1, source="A fund", secured=Decimal("0.25")),
    ),
    (put("logframe", "o1#0", indicator="Nine laws of ten"), "objectives", "o1", "measured", "Nine laws of ten"),
    (put("logframe", "p1#0", text="Clause in force"), "outputs", "p1", "text", "Clause in force"),
    (put("logframe", "c1#0", assumptions=None), "outcomes", "c1", "assumptions", ""),
    (
        put("logframe", "c1#1", target=0.9, target_year="2029"),
        "outcomes",
        "c1",
        "indicators",
        (strategy().outcomes[0].indicators[0], replace(strategy().outcomes[0].indicators[1], target="0.9", target_year=2029)),
    ),
    (put("logframe", "a3#0", indicator="Meetings"), "activities", "a3", "indicators", (Indicator(name="Meetings"),)),
    (
        put("logframe", "new", number="2.1.1", indicator="Officers", target=60),
        "outputs",
        "p2",
        "indicators",
        (Indicator(name="Officers", target="60"),),
    ),
    (put("logframe", "new", number="A4", indicator="Meetings"), "activities", "a3", "indicators", (Indicator(name="Meetings"),)),
    (put("stakeholders", "s2", influence="Some", part="Supports"), "stakeholders", "s2", "influence", 2),
    (put("stakeholders", "s1", roles="Customs or border agency"), "stakeholders", "s1", "roles", ("customs",)),
    (put("entry_points", "e2", moment="Revision of the NBSAP", body="CD"), "entry_points", "e2", "moment", "nbsap"),
    (put("conditions", "k1", today="One officer"), "conditions", "k1", "today", "One officer"),
    (put("tools", "t1", entry=2), "tools", "t1", "entry", "e2"),
    (put("opportunities", "q1", until="2028"), "opportunities", "q1", "until", "2028"),
    (
        put("alignment", "a1#0", degree="Medium", aspect="all"),
        "activities",
        "a1",
        "alignment",
        (replace(FIRST.alignment[0], degree=Degree.MEDIUM, aspect="all"),),
    ),
]


@pytest.mark.parametrize(("edit", "kind", "part", "field", "now"), EDITS)
def test_an_edit_shows_exactly_itself(edit: Edit, kind: str, part: str, field: str, now: object) -> None:
    found = back(edited(book(), edit))
    assert found.problems == ()
    held = {(one.difference.kind, one.difference.part, one.difference.field): one.difference.new for one in found.differences}
    assert held.pop((kind, part, field)) == now
    assert {(one, two) for one, two, _ in held} <= {(kind, part)}
    assert not any(one.moved_on for one in found.differences)


def test_a_new_activity_comes_with_its_costs_its_indicator_and_its_body() -> None:
    def fill(held: Held) -> None:
        held.put("stakeholders", "new", name="Seed Council", acronym="SC")
        held.put("activities", "new", text="Publish the register", lead="SC", start="2029", output="1.1.1", kind="Register or form")
        held.put("costing", "new", activity=5, item="Server", unit_cost=900, q2029=2)
        held.put("logframe", "new", number="A5", indicator="Entries", target="40")

    found = back(edited(book(), fill))
    assert found.problems == ()
    assert told(found) == [("added", "stakeholders", "", ""), ("added", "activities", "", "")]
    body, made = found.strategy.stakeholders[-1], found.strategy.activities[-1]
    assert (made.text, made.lead, made.start, made.output, made.kind) == ("Publish the register", body.key, "2029", "p1", "register")
    assert made.costs == (CostLine(item="Server", unit_cost=Decimal(900), quantities={2029: Decimal(2)}),)
    assert made.indicators == (Indicator(name="Entries", target="40"),)
    assert back(edited(book(), fill)).strategy == found.strategy, "the same keys each time"


def test_a_line_of_cost_can_be_added_moved_and_taken_out() -> None:
    def change(held: Held) -> None:
        held.put("costing", "a1#0", activity=4)
        held.put("costing", "a1#1", item=None, unit=None, unit_cost=None, q2027=None, secured=None, source=None)
        held.put("costing", "new", activity=2, item="Meeting", unit_cost=10, q2027=1)

    found = back(edited(book(), change))
    costs = {one.key: one.costs for one in found.strategy.activities}
    assert found.problems == ()
    assert costs["a1"] == ()
    assert costs["a3"] == (strategy().activities[2].costs[0], FIRST.costs[0])
    assert costs["a4"] == (CostLine(item="Meeting", unit_cost=Decimal(10), quantities={2027: Decimal(1)}),)


def test_a_row_taken_out_is_gone() -> None:
    def change(held: Held) -> None:
        for table, row in (("opportunities", "q1"), ("activities", "a2"), ("logframe", "c1#0"), ("alignment", "o1#1")):
            held.sheet(table).delete_rows(held.rows(table)[row])

    found = back(edited(book(), change))
    assert told(found) == [
        ("changed", "objectives", "o1", "alignment"),
        ("gone", "opportunities", "q1", ""),
        ("gone", "outcomes", "c1", ""),
        ("gone", "activities", "a2", ""),
    ]


def shuffled(held: Held) -> None:
    """Rows turned upside down, columns moved and hidden, sheets renamed, a title and a column of one's own added."""
    for table in ("activities", "costing", "stakeholders", "logframe"):
        sheet = held.sheet(table)
        first = min(place for key, place in held.rows(table).items() if not key.startswith("#"))
        values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
        formats = [[cell.number_format for cell in row] for row in sheet.iter_rows(min_row=first)]
        for down, (row, looks) in enumerate(zip(reversed(values), reversed(formats), strict=True), first):
            for across, (value, look) in enumerate(zip(row, looks, strict=True), 1):
                cell = sheet.cell(down, across, value)
                cell.number_format = look
                cell.value = value
    sheet = held.sheet("activities")
    lead, text = held.columns("activities")["lead"], held.columns("activities")["text"]
    for row in sheet.iter_rows():
        one, two = row[lead - 1], row[text - 1]
        one.value, two.value = two.value, one.value
    sheet.cell(5, 60, "a note of my own")
    sheet.column_dimensions["D"].hidden = True
    for one in held.book.worksheets:
        one.title = f"{one.title[:20]} 2"
    held.book.create_sheet("Mine", 0)["A1"] = "Notes"


def test_rows_sorted_columns_moved_and_sheets_renamed_change_nothing() -> None:
    found = back(edited(book(), shuffled))
    assert (found.differences, found.problems) == ((), ())


def test_a_copied_row_is_a_new_part() -> None:
    def change(held: Held) -> None:
        sheet = held.sheet("activities")
        for cell in sheet[held.rows("activities")["a3"]]:
            sheet.cell(held.rows("activities")["new"], cell.column).value = cell.value

    assert told(back(edited(book(), change))) == [("added", "activities", "", "")]


def test_what_others_changed_meanwhile_stays_and_what_both_changed_is_marked() -> None:
    one, two, *rest = strategy().activities
    now = replace(strategy(), activities=(replace(one, text="Reworded in Weft", risks="A new risk"), replace(two, text="Also"), *rest))
    found = back(edited(book(), put("activities", "a1", text="Reworded outside")), now)
    assert [(told.difference.part, told.difference.field, told.moved_on) for told in found.differences] == [("a1", "text", True)]
    assert found.strategy.activities[0].risks == "A new risk"
    assert found.strategy.activities[1].text == "Also"


def test_lines_are_found_again_when_others_came_before_them_meanwhile() -> None:
    one, *rest = strategy().activities
    now = replace(strategy(), activities=(replace(one, costs=(CostLine(item="First"), *one.costs)), *rest))
    found = back(edited(book(), put("costing", "a1#0", q2028=9)), now)
    lines = found.strategy.activities[0].costs
    assert [line.item for line in lines] == [line.item for line in now.activities[0].costs]
    assert lines[1].quantities[2028] == 9
    assert found.problems == ()


def test_an_edit_of_what_is_no_longer_there_is_told() -> None:
    now = replace(strategy(), activities=strategy().activities[1:])

    def change(held: Held) -> None:
        held.put("activities", "a1", text="Still here")
        held.put("costing", "a1#0", item="Paid")

    found = back(edited(book(), change), now)
    assert found.differences == ()
    assert {(one.sheet, one.code) for one in found.problems} == {("Action plan", "row_gone"), ("Costing", "row_gone")}


# table, row, what is typed; code
DOUBTS = [
    (put("activities", "a1", start="when ready"), "cell_no_date"),
    (put("activities", "a1", start="2027-13"), "cell_no_date"),
    (put("activities", "a1", start="31/02/2027"), "cell_no_date"),
    (put("activities", "a1", end=45), "cell_no_date"),
    (put("activities", "a1", lead="Nobody"), "cell_unknown_body"),
    (put("activities", "a1", partners="Biosafety Office; Nobody"), "cell_unknown_body"),
    (put("activities", "a1", kind="Prayer"), "cell_unknown_choice"),
    (put("activities", "a1", output="9.9.9"), "cell_unknown_number"),
    (put("activities", "a1", after="77"), "cell_unknown_number"),
    (put("activities", "a1", milestones="soon"), "cell_milestone"),
    (put("costing", "a1#0", unit_cost="many"), "cell_no_number"),
    (put("costing", "a1#0", unit_cost=-5), "cell_number_range"),
    (put("costing", "a1#0", q2028=1e300), "cell_number_range"),
    (put("costing", "a1#0", q2028="=3*4"), "cell_formula"),
    (put("costing", "a1#0", activity=99), "cell_unknown_number"),
    (put("costing", "new", item="Adrift", unit_cost=3), "row_without_activity"),
    (put("logframe", "c1#0", baseline_year="long ago"), "cell_no_year"),
    (put("logframe", "new", number="8.8", indicator="Adrift"), "row_without_result"),
    (put("alignment", "a1#0", degree="Huge"), "cell_unknown_choice"),
    (lambda held: held.book.remove(held.sheet("stakeholders")), "sheet_missing"),
    (lambda held: held.sheet("activities").delete_cols(held.columns("activities")["risks"]), "column_missing"),
]


@pytest.mark.parametrize(("edit", "code"), DOUBTS)
def test_a_cell_that_cannot_be_understood_is_told_and_nothing_else_is_lost(edit: Edit, code: str) -> None:
    def change(held: Held) -> None:
        held.put("opportunities", "q1", text="Kept")
        edit(held)

    found = back(edited(book(), change))
    assert [one.code for one in found.problems] == [code]
    assert code in content().report.messages
    assert told(found) == [("changed", "opportunities", "q1", "text")]


def test_a_problem_names_its_sheet_and_cell() -> None:
    (found,) = back(edited(book(language=Language.FR), put("activities", "a1", start="bientôt"))).problems
    assert (found.sheet, found.cell, found.said, found.code) == ("Plan d’action", "H4", "bientôt", "cell_no_date")


NUMBERS = [
    # typed, in English, in French
    ("1234.5", "1234.5", "1234.5"),
    ("1 234,50", "1234.50", "1234.50"),
    ("1,234.50", "1234.50", "1234.50"),
    ("1.234,50", "1234.50", "1234.50"),
    ("1,234", "1234", "1.234"),
    ("1.234", "1.234", "1234"),
    ("1,234,567", "1234567", "1234567"),
    ("2,5", "2.5", "2.5"),
    ("USD 1 200", "1200", "1200"),
    ("12 x", None, None),
    ("١٢", "12", "12"),
    ("1e5", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("said", "english", "french"), NUMBERS)
def test_numbers_typed_as_text(said: str, english: str | None, french: str | None) -> None:
    found = [typed_number(said, language) for language in (Language.EN, Language.FR)]
    assert found == [Decimal(one) if one else None for one in (english, french)]


@given(st.text(max_size=20), st.sampled_from(["text", "number", "day", "month", "year", "percent", "unknown"]), st.sampled_from(Language))
def test_no_cell_breaks_the_reading(said: str, kind: str, language: Language) -> None:
    cell = SeenCell(row=1, column=1, said="1.5" if kind in ("number", "percent") else said, kind=kind)
    assert isinstance(number_of(cell, language), Decimal | Doubt)
    when = when_of(cell)
    assert isinstance(when, Doubt) or when == "" or date(int(when[:4]), 1, 1)


FORMATS = [
    ("[$-40C]mmm\\ yyyy", "month"),
    ("yyyy", "year"),
    ("dd/mm/yyyy", "day"),
    ('yyyy" d"', "year"),
    ("[$-C0A]d\\ mmm\\ yyyy;@", "day"),
    ("General", "day"),
]


@pytest.mark.parametrize(("number_format", "fineness"), FORMATS)
def test_a_date_is_as_fine_as_it_is_shown(number_format: str, fineness: str) -> None:
    assert fineness_of(number_format) == ("day" if number_format == "General" else fineness)


def test_differences_are_those_of_the_strategies() -> None:
    found = back(edited(book(), put("activities", "a1", text="X")))
    assert [one.difference for one in found.differences] == list(differences(strategy(), found.strategy))
