"""Comments in a workbook: our own form, one of others, or any table whose heads name a column of comments."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from weft.consult import form_marks
from weft.consult.arrivals import Arrival, CameIn, Desk, Said, comments_of
from weft.consult.coming_places import Places
from weft.consult.coming_rows import Row, RowReader, fields_in, head_of
from weft.consult.draft import Draft
from weft.consult.form_marks import Bears
from weft.records import Problem, Record
from weft.records.consulting import Way
from weft.report.planning.seen_book import NUMBER, SeenBook, SeenCell, SeenSheet

LONGEST_PAGE = 20_000
"""Letters of a sheet without heads that are taken as one comment on the whole."""

TELLING = {form_marks.SHEET, form_marks.DRAFT, form_marks.LANGUAGE, form_marks.ROUND}


class Hidden(Record):
    """What the hidden sheet of a form tells: what it is, the key that each number stands for, and the words that are the form's own."""

    bears: Bears
    round: str
    numbers: dict[str, str]
    own: frozenset[str]


def xlsx_in(book: SeenBook, arrival: Arrival, desk: Desk) -> CameIn:
    """The comments of a workbook, each at its place; what has none comes in on the whole."""
    hidden = _hidden(book)
    drafts = {one.key: one for one in desk.drafts}
    draft = drafts.get(hidden.bears.draft if hidden else "") or desk.drafts[0]
    reading = _Reading(draft, desk, hidden)
    for sheet in book.sheets:
        if sheet.title != form_marks.SHEET or hidden is None:
            reading.read(sheet)
    problems = reading.problems()
    language = hidden.bears.language if hidden and hidden.bears.language else arrival.language
    return CameIn(
        comments=comments_of(tuple(reading.found), Way.XLSX, arrival, desk, language),
        problems=(*_about_form(hidden, draft, desk, arrival), *problems),
        draft=draft.key,
        ours=hidden is not None,
        submitter=reading.submitter,
    )


def _hidden(book: SeenBook) -> Hidden | None:
    """The hidden sheet of a form; None where there is none."""
    for sheet in book.sheets:
        told = {row[1].strip(): row.get(2, "").strip() for _, row in _rows(sheet) if row.get(1)}
        if sheet.title == form_marks.SHEET and told.get(form_marks.SHEET) == form_marks.EDITION:
            bears = Bears(draft=told.get(form_marks.DRAFT, ""), language=told.get(form_marks.LANGUAGE, ""))
            numbers = {name: key for name, key in told.items() if name not in TELLING}
            own = frozenset(row[3].strip() for _, row in _rows(sheet) if row.get(3))
            return Hidden(bears=bears, round=told.get(form_marks.ROUND, ""), numbers=numbers, own=own)
    return None


def _about_form(hidden: Hidden | None, draft: Draft, desk: Desk, arrival: Arrival) -> Iterator[Problem]:
    """What has to be known of the form as a whole."""
    if hidden is None:
        yield Problem(code="form_not_ours")
        return
    if hidden.bears.draft not in {one.key for one in desk.drafts}:
        yield Problem(code="form_other_draft")
    elif draft.key != desk.drafts[0].key:
        yield Problem(code="form_earlier_draft", arguments=(draft.label,))
    if hidden.round and hidden.round != arrival.round:
        yield Problem(code="form_other_round")


class _Reading:
    """Reads sheet after sheet."""

    def __init__(self, draft: Draft, desk: Desk, hidden: Hidden | None) -> None:
        self._columns = desk.columns
        self._rows = RowReader(Places(draft, desk.columns), desk.columns, hidden.numbers if hidden else {})
        self._own = hidden.own if hidden else frozenset()
        self._ours = hidden is not None
        self._passed_over: list[tuple[str, str]] = []
        self.found: list[Said] = []
        self.submitter: dict[str, str] = {}

    def read(self, sheet: SeenSheet) -> None:
        """Reads one sheet: the rows under a head, and what whoever comments says of herself above it."""
        rows = list(_rows(sheet))
        head = head_of(rows, self._columns)
        above = [(number, row) for number, row in rows if head is None or number < head.row]
        told = fields_in(above, self._columns)
        self.submitter |= {field: value for field, value in told.items() if value and field not in self.submitter}
        if head is None:
            self._stray(sheet.title, above, told)
            return
        self._stray(sheet.title, above if self._ours else [], told)
        for number, row in rows:
            if number > head.row:
                marks = [one for one in row.values() if one.startswith(form_marks.PLACE)]
                plain = {across: said for across, said in row.items() if not said.startswith(form_marks.PLACE)}
                said = self._rows.said(head, plain, marks)
                if said is not None:
                    self.found.append(said)

    def _stray(self, title: str, rows: list[tuple[int, Row]], told: Mapping[str, str]) -> None:
        """Words outside of rows: in a form of ours a comment on the whole, in that of others kept in case nothing else is found."""
        words = [said for _, row in rows for said in row.values() if said.strip() not in self._own and said.strip() not in told.values()]
        text = "\n".join(words).strip()
        if not text:
            return
        if self._ours:
            self.found.append(Said(text=text))
        else:
            self._passed_over.append((title, text))

    def problems(self) -> tuple[Problem, ...]:
        """What a person has to look at; where nothing was found under heads, the words of the sheets come in on the whole."""
        if not self.found:
            short = [text for _, text in self._passed_over if len(text) <= LONGEST_PAGE]
            self.found += [Said(text=one) for one in short]
            if not short:
                return (*self._rows.problems, Problem(code="form_nothing_said"))
            return (*self._rows.problems, Problem(code="form_no_columns"))
        passed = (Problem(code="form_sheet_passed_over", arguments=(title,)) for title, _ in self._passed_over)
        return (*self._rows.problems, *passed)


def _rows(sheet: SeenSheet) -> Iterator[tuple[int, Row]]:
    """The rows of a sheet that say something, each with its number."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in sheet.cells:
        said = _said(cell)
        if said.strip():
            rows[cell.row][cell.column] = said
    yield from sorted(rows.items())


def _said(cell: SeenCell) -> str:
    """What a cell says: a number that a spreadsheet made of "41" reads as it was written."""
    return cell.said.removesuffix(".0") if cell.kind == NUMBER else cell.said
