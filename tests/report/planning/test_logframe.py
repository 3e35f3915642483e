"""The strategy's workbook: sheets, locks, lists, real dates, and formulas that LibreOffice computes to the tool's own figures."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.report.planning.sheet_bench import Held, needs_libreoffice, resaved, without_values
from tests.report.planning.sheet_cases import EVIL, book, content, strategy, view

from weft.records import Language
from weft.records.strategy import Activity, CostLine, Objective, Outcome, Output, Stakeholder, Strategy
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_tables import tables_of
from weft.report.spreadsheet import FORMULA_STARTS
from weft.strategy.costing import by_year, line_money, line_years, money_of, shared, years_of
from weft.strategy.tree import numbered

SHEETS = {
    Language.EN: "Read me|Logframe|Action plan|Costing|Costs by|Timetable|Stakeholders|Entry points|Conditions|Tools|Opportunities"
    "|Alignment|Before and after|Evidence|Lists|weft",
    Language.FR: "Lisez-moi|Cadre logique|Plan d’action|Chiffrage|Coûts par|Calendrier|Parties prenantes|Points d’entrée|Conditions"
    "|Outils|Occasions|Concordance|Avant et après|Preuves|Listes|weft",
    Language.ES: "Léame|Marco lógico|Plan de acción|Costeo|Costos por|Calendario|Partes interesadas|Puntos de entrada|Condiciones"
    "|Herramientas|Oportunidades|Alineación|Antes y después|Pruebas|Listas|weft",
}
CENT = 0.005


@pytest.mark.parametrize("language", Language)
def test_sheets_are_named_in_the_language_and_two_are_hidden(language: Language) -> None:
    held = Held(book(language=language)).book
    assert "|".join(held.sheetnames) == SHEETS[language]
    assert [one.title for one in held.worksheets if one.sheet_state != "visible"] == [held.sheetnames[-2], "weft"]
    assert held["weft"].sheet_state == "veryHidden"


@pytest.mark.parametrize("language", Language)
def test_no_text_of_people_becomes_a_formula(language: Language) -> None:
    held = Held(book(language=language))
    texts = [cell.value for sheet in held.book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
    assert [one for one in texts if one.startswith(FORMULA_STARTS)] == []
    assert f"'{EVIL}" in texts
    formulas = [cell.value for sheet in held.book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 500
    assert not [one for one in formulas if "HYPERLINK" in one]


def test_every_table_is_frozen_protected_without_password_and_set_up_for_print() -> None:
    for sheet in Held(book()).book.worksheets[1:-1]:
        assert sheet.freeze_panes, sheet.title
        assert sheet.protection.sheet, sheet.title
        assert not sheet.protection.password, sheet.title
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.print_title_rows, sheet.title
        assert sheet.row_dimensions[1].hidden, sheet.title
        assert sheet.column_dimensions["A"].hidden, sheet.title


def test_formulas_are_locked_and_what_people_write_is_not() -> None:
    held = Held(book())
    for sheet in held.book.worksheets[1:-1]:
        locked = {cell.protection.locked for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        assert locked <= {True}, sheet.title
    for table, row, column in (("activities", "a1", "text"), ("costing", "a1#0", "unit_cost"), ("costing", "new", "q2028")):
        assert not held.cell(table, row, column).protection.locked


def test_dates_are_real_dates_shown_as_fine_as_they_were_said() -> None:
    held = Held(book(language=Language.FR))
    shown = {key: held.cell("activities", key, "end") for key in ("a1", "a2")}
    assert [(str(one.value)[:10], one.number_format) for one in shown.values()] == [
        ("2028-06-30", "[$-40C]mmm\\ yyyy"),
        ("2028-11-15", "[$-40C]d\\ mmm\\ yyyy"),
    ]
    assert held.cell("activities", "a2", "start").number_format == "[$-40C]yyyy"
    assert held.cell("activities", "a4", "start").value == "soon"


def test_bodies_kinds_and_degrees_are_chosen_from_lists() -> None:
    held = Held(book())
    sources = {one.formula1 for table in ("activities", "alignment") for one in held.sheet(table).data_validations.dataValidation}
    assert any("Stakeholders" in one for one in sources)
    assert sum("Lists" in one for one in sources) >= 3


def test_library_words_stand_in_the_language_of_the_reader_and_peoples_words_in_theirs() -> None:
    held = Held(book(language=Language.ES), values=True)
    assert held.cell("activities", "a1", "text").value == "Añadir al Código de Aduanas una cláusula sobre los documentos"
    assert held.cell("logframe", "a1#0", "unit").value == "cláusulas"
    assert held.cell("activities", "a3", "text").value == "Hangs on nothing yet"


def test_the_baseline_of_a_counted_indicator_comes_from_the_study() -> None:
    assert Held(book()).cell("logframe", "c1#1", "baseline").value == "a rule on 1 of 2 obligations"


def test_before_and_after_says_its_rule() -> None:
    said = [str(cell.value) for row in Held(book()).sheet("before_after").iter_rows() for cell in row if cell.value]
    assert (
        "If activities 1 and 2 are done, coverage of CPB 18 goes from partial to full; obligations with a rule: 3 of 3, 1 before." in said
    )


def test_a_strategy_with_nothing_but_a_title_makes_a_workbook() -> None:
    bare = Strategy(
        key="b", code="XS", country=strategy().country, title="T", language=Language.EN, first_year=2027, last_year=2027, currency='U"S'
    )
    for language in Language:
        assert Held(book(bare, language)).cell("costing", "new", "cost").value


def formulas_and_values(data: bytes, computed: bytes) -> list[tuple[str, str, Any, Any]]:
    """Every formula with what the workbook says it comes to, and what was computed."""
    formulas, said, found = Held(data).book, Held(data, values=True).book, Held(computed, values=True).book
    return [
        (
            f"{sheet.title}!{cell.coordinate}",
            cell.value,
            said[sheet.title][cell.coordinate].value,
            found[sheet.title][cell.coordinate].value,
        )
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def differs(said: Any, found: Any) -> bool:
    """Whether two values are not the same to the cent; an empty text is as good as nothing."""
    said, found = said or "", found or ""
    if isinstance(said, int | float) or isinstance(found, int | float):
        return abs(float(said or 0) - float(found or 0)) >= CENT
    return str(said) != str(found)


def assert_figures(one: Strategy, computed: bytes) -> None:
    """Sums that LibreOffice computed against weft.strategy.costing."""
    held, plan = Held(computed, values=True), numbered(one)
    lines = [(f"{activity.key}#{place}", line) for activity in plan.activities for place, line in enumerate(activity.costs)]
    years = sorted({*years_of(plan), *(year for _, line in lines for year in line.quantities)})
    for key, line in lines:
        yearly, money = line_years(line), line_money(line)
        told = {f"c{year}": yearly.get(year, Decimal(0)) for year in years} | {
            "cost": money.cost,
            "at_hand": money.at_hand,
            "gap": money.gap,
        }
        for column, figure in told.items():
            assert not differs(float(figure), held.cell("costing", key, column).value), (key, column)
    whole = money_of(line for _, line in lines)
    for table in ("costing", "costs_by", "activities"):
        for column in ("cost", "at_hand", "gap"):
            assert not differs(float(getattr(whole, column)), held.cell(table, "#total", column).value), (table, column)
    for year, cost in by_year(plan.activities, years).items():
        assert not differs(float(cost), held.cell("costs_by", "#total", f"c{year}").value), year
    for activity in plan.activities:
        assert not differs(float(money_of(activity.costs).cost), held.cell("activities", activity.key, "cost").value), activity.key


@needs_libreoffice
def test_libreoffice_computes_every_formula_to_the_value_it_carries(tmp_path: Path) -> None:
    books = [book(language=language) for language in Language]
    for data, computed in zip(books, resaved([without_values(one) for one in books], tmp_path), strict=True):
        wrong = [one for one in formulas_and_values(data, computed) if differs(one[2], one[3])]
        assert wrong == []
        assert_figures(strategy(), computed)


@needs_libreoffice
def test_costs_shared_out_are_those_of_the_tool(tmp_path: Path) -> None:
    (computed,) = resaved([without_values(book())], tmp_path)
    sheet, columns = Held(computed, values=True).sheet("costs_by"), Held(computed).columns("costs_by")
    found = {str(row[columns["name"] - 1].value): row[columns["cost"] - 1].value for row in sheet.iter_rows()}
    scene = Scene(strategy(), view(), content(), Language.EN)
    leads = shared(scene.activities, lambda activity, _: scene.body(activity.lead))
    assert {name: round(found[name], 2) for name in leads} == {name: float(money.cost) for name, money in leads.items()}
    assert round(found["State budget"], 2) == 7886.55, "written in two ways, one source to a spreadsheet"
    assert found[">5*"] == 7320


MONEY = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False, allow_infinity=False)
NASTY = ("_x000D_", "_x005F_x0041_", "'=1", "  a  ", "a\r\nb", "\t=x", "1e5", "2027-01", "TRUE", "#N/A", "=1", "'", "0", "-5", "1/2", "~*")
NAMES = st.one_of(st.text(max_size=12), st.sampled_from(NASTY))


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    """Strategies with any money, names and hanging, of one to five years."""
    first = draw(st.integers(2024, 2030))
    last = first + draw(st.integers(0, 4))
    line = st.builds(
        CostLine,
        item=NAMES,
        unit=NAMES,
        unit_cost=MONEY,
        quantities=st.dictionaries(st.integers(first, last + 1), st.decimals(0, 1000, places=1), max_size=3),
        source=NAMES,
        secured=MONEY,
    )
    bodies = draw(st.lists(NAMES, max_size=3))
    outputs = draw(st.integers(0, 3))
    leads = st.sampled_from(["", *(f"s{place}" for place in range(len(bodies)))])
    hung = st.sampled_from(["", "gone", *(f"p{place}" for place in range(outputs))])
    activities = draw(st.lists(st.tuples(NAMES, leads, hung, st.lists(line, max_size=3)), max_size=4))
    return Strategy(
        key="drawn",
        code="XS",
        country=strategy().country,
        title="T",
        language=draw(st.sampled_from(Language)),
        first_year=first,
        last_year=last,
        currency="USD",
        stakeholders=tuple(Stakeholder(key=f"s{place}", name=name) for place, name in enumerate(bodies)),
        objectives=(Objective(key="o1", text="O"),),
        outcomes=(Outcome(key="c1", objective=draw(st.sampled_from(["o1", ""])), text="C"),),
        outputs=tuple(Output(key=f"p{place}", outcome="c1", text="P") for place in range(outputs)),
        activities=tuple(
            Activity(key=f"a{place}", text=text, lead=lead, output=output, costs=tuple(costs))
            for place, (text, lead, output, costs) in enumerate(activities)
        ),
    )


@needs_libreoffice
@given(st.lists(strategies(), min_size=4, max_size=6))
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_any_strategys_figures_are_those_that_libreoffice_computes(drawn: list[Strategy]) -> None:
    import tempfile

    books = [book(one) for one in drawn]
    with tempfile.TemporaryDirectory() as folder:
        found = resaved([without_values(one) for one in books], Path(folder))
    for one, data, computed in zip(drawn, books, found, strict=True):
        assert [told for told in formulas_and_values(data, computed) if differs(told[2], told[3])] == []
        assert_figures(one, computed)


@given(strategies(), st.sampled_from(Language))
@settings(max_examples=10, deadline=None)
def test_every_place_in_a_formula_is_found(one: Strategy, language: Language) -> None:
    data = book(one, language)
    formulas = [cell.value for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets for row in sheet.iter_rows() for cell in row]
    assert not [said for said in formulas if isinstance(said, str) and said.startswith("=") and "{" in said.replace('{"', "")]
    assert len(tables_of(Scene(one, view(), content(), language))) == 14
