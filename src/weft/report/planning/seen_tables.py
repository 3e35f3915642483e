"""The tables of a workbook that came back, found by their hidden marks: sheets may be renamed, rows sorted, columns moved."""

from collections.abc import Iterable, Mapping

from weft import ids
from weft.errors import InputError
from weft.records import Language, Record
from weft.report.planning import logframe_marks as marks
from weft.report.planning.logframe_table import TABLE_MARK, canonical, mark, plain_number
from weft.report.planning.seen_book import NUMBER, UNKNOWN, SeenBook, SeenCell, SeenSheet

ROWS_SEARCHED = 20
"""Rows in which the hidden row of a table is looked for: people put titles above."""

Marks = Mapping[str, Mapping[str, str]]


class SeenRow(Record):
    """A row of a table; `key` "" for one that people added."""

    key: str
    place: int
    cells: dict[str, SeenCell]


class SeenTable(Record):
    """A table: the title of its sheet now, its columns by key, its rows that say anything."""

    key: str
    title: str
    columns: dict[str, int]
    rows: tuple[SeenRow, ...]


class Seen(Record):
    """A workbook of a strategy: whose it is, its language, what its parts and cells said when it was made, and its tables now."""

    strategy: str
    made_on: str
    language: Language
    parts: dict[str, str]
    marks: dict[str, dict[str, dict[str, str]]]
    tables: dict[str, SeenTable]


class Edits(Record):
    """What was done to a table: cells changed by row and column, rows added with their new keys, rows gone."""

    changed: dict[str, dict[str, SeenCell | None]]
    added: dict[str, SeenRow]
    gone: frozenset[str]


def seen(book: SeenBook) -> Seen:
    """The tables of a workbook. Errors: InputError sheet_not_ours where nothing in it says that it is a strategy's."""
    own = next((one for one in book.sheets if any((cell.row, cell.column, cell.said) == (1, 1, marks.FORM) for cell in one.cells)), None)
    if own is None:
        raise InputError("sheet_not_ours")
    told = _lines(own)
    single = {line[0]: line[1] for line in told if len(line) == 2}
    tables: dict[str, SeenTable] = {}
    for sheet in book.sheets:
        if sheet is not own and (table := _table(sheet)):
            tables.setdefault(table.key, table)
    language = single.get(marks.LANGUAGE, "")
    if marks.STRATEGY not in single or language not in tuple(Language):
        raise InputError("sheet_not_ours")
    return Seen(
        strategy=single[marks.STRATEGY],
        made_on=single.get(marks.MADE_ON, ""),
        language=Language(language),
        parts={line[1]: line[2] for line in told if line[0] == marks.PART and len(line) == 3},
        marks=_marks(told),
        tables=tables,
    )


def _lines(sheet: SeenSheet) -> list[list[str]]:
    held: dict[int, list[str]] = {}
    for cell in sheet.cells:
        held.setdefault(cell.row, []).append(cell.said)
    return list(held.values())


def _marks(lines: Iterable[list[str]]) -> dict[str, dict[str, dict[str, str]]]:
    told: dict[str, dict[str, dict[str, str]]] = {}
    for line in lines:
        if line[0] == marks.ROW and len(line) == 4:
            cells = (one.partition("=") for one in line[3].split())
            told.setdefault(line[1], {})[line[2]] = {column: said for column, _, said in cells}
    return told


def _table(sheet: SeenSheet) -> SeenTable | None:
    """The table of a sheet; nothing where it holds none."""
    signs = [one for one in sheet.cells if one.row <= ROWS_SEARCHED and one.said.startswith(TABLE_MARK)]
    if not signs:
        return None
    sign = signs[0]
    columns = {one.said: one.column for one in reversed(sheet.cells) if one.row == sign.row and one.column != sign.column}
    names = {place: key for key, place in columns.items()}
    keys: dict[int, str] = {}
    cells: dict[int, dict[str, SeenCell]] = {}
    for one in sheet.cells:
        if one.row > sign.row and one.column == sign.column:
            keys[one.row] = one.said
        elif one.row > sign.row and one.column in names:
            cells.setdefault(one.row, {})[names[one.column]] = one
    places = sorted({*keys, *cells})
    rows = (SeenRow(key=keys.get(place, ""), place=place, cells=cells.get(place, {})) for place in places)
    kept = tuple(row for row in rows if not row.key.startswith("#"))
    return SeenTable(key=sign.said.removeprefix(TABLE_MARK), title=sheet.title, columns=columns, rows=kept)


def said(cell: SeenCell | None) -> str:
    """What a cell says, in the form in which it was marked."""
    if cell is None:
        return ""
    if cell.kind == NUMBER:
        return plain_number(float(cell.said))
    return f"? {cell.said}" if cell.kind == UNKNOWN else canonical(cell.said)


def edits(table: SeenTable, made: Marks, filled: Iterable[str], seed: str) -> Edits:
    """What was done to a table since its cells were marked; `filled`: columns of which one must say something for a row to count."""
    changed: dict[str, dict[str, SeenCell | None]] = {}
    added: dict[str, SeenRow] = {}
    met: set[str] = set()
    emptied: set[str] = set()
    telling = [one for one in filled if one in table.columns]
    for row in table.rows:
        is_known = row.key in made and row.key not in met
        met.add(row.key)
        is_empty = bool(telling) and not any(said(row.cells.get(column)) for column in telling)
        told = _told(row, table, made[row.key]) if is_known else {}
        if told and is_empty:
            emptied.add(row.key)
        elif told:
            changed[row.key] = told
        elif not is_known and not is_empty:
            added[_new_key(seed, row, len(added))] = row
    return Edits(changed=changed, added=added, gone=frozenset(made) - met | emptied)


def _told(row: SeenRow, table: SeenTable, made: Mapping[str, str]) -> dict[str, SeenCell | None]:
    """The cells of a row that no longer say what they were marked with."""
    columns = [column for column in made if column in table.columns]
    return {one: row.cells.get(one) for one in columns if mark(said(row.cells.get(one))) != made[one]}


def _new_key(seed: str, row: SeenRow, place: int) -> str:
    """The key of what a new row says: the same each time this workbook is read."""
    return ids.of(seed, str(place), *(f"{column}={said(cell)}" for column, cell in sorted(row.cells.items())))
