"""Cross tables: sums, shares, filters, and the entries behind each cell, for tables drawn by chance and for the invented countries."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.prepared import CONTENT
from tests.synthesis.gathered import cube_of, eight, entry

from weft.records import Language
from weft.records.synthesis import Dimension, Kind
from weft.synthesis.cube import Base, Condition, CrossTable, Cube, Question, Unit, crossed, fitting
from weft.synthesis.drilling import behind
from weft.synthesis.entries import Entry
from weft.synthesis.invented import handed_in, load
from weft.synthesis.teller import Teller

CODES = st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(tuple)
ROWS, COLUMNS = Dimension.THEME, Dimension.SECTOR
ASKED = Question(kind=Kind.PASSAGE, rows=ROWS, columns=COLUMNS)
PAIRS = list(permutations(Dimension, 2))


@st.composite
def cubes(draw: st.DrawFn) -> Cube:
    """Any cube of a few passages with several values each, from three countries."""
    number = draw(st.integers(0, 12))
    return cube_of(*(entry(f"e{one}", draw(st.sampled_from("XYZ")), theme=draw(CODES), sector=draw(CODES)) for one in range(number)))


def holds(table: CrossTable, cube: Cube) -> None:
    """What is true of every table that counts entries."""
    assert [sum(line) for line in table.counts] == list(table.row_totals)
    assert [sum(column) for column in zip(*table.counts, strict=True)] == list(table.column_totals)
    assert sum(table.row_totals) == sum(table.column_totals) == table.total
    assert [[len(cell) for cell in line] for line in table.members] == [list(line) for line in table.counts]
    behind = {key for line in table.members for cell in line for key in cell}
    assert len(behind) == table.counted
    assert table.counted + table.left_out == len(fitting(cube, table.question.kind, table.question.where))


@given(cubes())
def test_totals_are_the_sums_of_their_cells_and_cells_count_their_entries(cube: Cube) -> None:
    holds(crossed(cube, ASKED), cube)


@given(cubes())
def test_every_entry_of_a_cell_has_both_its_codes(cube: Cube) -> None:
    table = crossed(cube, ASKED)
    for row in table.rows:
        for column in table.columns:
            found = cube.of(table.behind(row, column))
            plain = [one for one in cube.entries if row in one.values[ROWS] and column in one.values[COLUMNS]]
            assert list(found) == plain


@given(cubes())
def test_shares_add_up_to_the_whole(cube: Cube) -> None:
    table = crossed(cube, ASKED)
    across, down = range(len(table.columns)), range(len(table.rows))
    assert all(sum(table.share(row, column, Base.ROW) or 0 for column in across) == 1 for row in down)
    assert all(sum(table.share(row, column, Base.COLUMN) or 0 for row in down) == 1 for column in across)
    assert sum(table.share(row, column, Base.ALL) or 0 for row in down for column in across) == (1 if table.total else 0)


@given(cubes())
def test_a_table_turned_round_says_the_same(cube: Cube) -> None:
    table = crossed(cube, ASKED)
    turned = crossed(cube, Question(kind=Kind.PASSAGE, rows=COLUMNS, columns=ROWS))
    assert [list(line) for line in turned.counts] == [list(line) for line in zip(*table.counts, strict=True)]


@given(cubes())
def test_counted_in_countries_no_total_is_more_than_its_countries(cube: Cube) -> None:
    table = crossed(cube, Question(kind=Kind.PASSAGE, rows=ROWS, columns=COLUMNS, unit=Unit.COUNTRIES))
    for line, total in zip(table.counts, table.row_totals, strict=True):
        assert max(line) <= total <= min(sum(line), 3)
    assert table.total == len({cube.by_key[key].country for line in table.members for cell in line for key in cell})


@given(cubes(), CODES)
def test_a_filter_and_its_opposite_part_the_entries(cube: Cube, codes: tuple[str, ...]) -> None:
    kept = fitting(cube, Kind.PASSAGE, (Condition(dimension=ROWS, values=codes),))
    others = fitting(cube, Kind.PASSAGE, (Condition(dimension=ROWS, values=codes, excluded=True),))
    assert sorted(one.key for one in (*kept, *others)) == sorted(cube.by_key)
    assert all(set(codes) & set(one.values[ROWS]) for one in kept)


@pytest.mark.parametrize(("rows", "columns"), PAIRS, ids=[f"{one}-{two}" for one, two in PAIRS])
def test_any_two_dimensions_of_the_invented_countries_can_be_laid_out(rows: Dimension, columns: Dimension) -> None:
    cube = eight().cube
    for kind in Kind:
        holds(crossed(cube, Question(kind=kind, rows=rows, columns=columns)), cube)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_can_be_laid_out_by_what_it_rests_on(kind: Kind) -> None:
    """Every dimension has values in at least one kind of entry; a passage and a state have all but those that are not theirs."""
    there = {dimension for one in eight().cube.entries if one.kind is kind for dimension, codes in one.values.items() if codes}
    foreign = {Kind.PASSAGE: {"state", "class"}, Kind.OBSERVATION: {"state", "extent", "instrument_type", "obligation", "treaty"}}
    assert set(Dimension) - there == {Dimension(one) for one in foreign.get(kind, {"class"})}


def test_every_passage_has_its_words() -> None:
    passages = [one for one in eight().cube.entries if one.kind is Kind.PASSAGE]
    assert passages
    assert all(one.text and one.findings for one in passages)


def test_nothing_is_a_share_of_nothing() -> None:
    table = crossed(cube_of(), ASKED)
    assert (table.rows, table.columns, table.total) == ((), (), 0)
    assert table.behind("a", "b") == ()
    one: Entry = entry("e", "X", theme=("a",), sector=("b",))
    assert crossed(cube_of(one), ASKED).share(0, 0, Base.ROW) == Fraction(1)


def test_behind_every_cell_stand_as_many_entries_as_it_counts_with_their_words() -> None:
    teller = Teller(eight(), Language.FR)
    for layout in eight().known.rules.rules.layouts:
        table = crossed(eight().cube, Question(kind=layout.kind, rows=layout.rows, columns=layout.columns))
        for down, row in enumerate(table.rows):
            for across, column in enumerate(table.columns):
                found = behind(teller, table, row, column)
                assert len(found) == table.counts[down][across]
                assert all(one.said or one.why or len(one.quotes) == 1 for one in found)


def test_quotes_behind_a_cell_are_words_of_the_text_they_name() -> None:
    teller = Teller(eight(), Language.EN)
    texts = {name: " ".join(text.replace("#", "").split()) for land in handed_in(load(CONTENT.root)) for name, text in land.files}
    table = crossed(eight().cube, Question(kind=Kind.PASSAGE, rows=Dimension.COUNTRY, columns=Dimension.EXTENT))
    cells = [behind(teller, table, row, column) for row in table.rows for column in table.columns]
    quotes = [quote for cell in cells for one in cell for quote in one.quotes]
    assert len(quotes) == table.total
    assert all(quote.text in texts[quote.document] for quote in quotes)
