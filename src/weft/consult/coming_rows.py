"""Rows of comments in tables of any make: which column is which is told by the heads, in any order and in three languages."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from weft.consult.arrivals import Said
from weft.consult.columns import Columns, about_of, column_of, is_named
from weft.consult.coming_places import Places, number_kept
from weft.consult.draft import Place
from weft.records import Problem, Record

Row = Mapping[int, str]
"""What the cells of a row say, by column from 1; cells without words are left out."""

SPOKEN = ("comment", "proposal")
PASSED_OVER = ("passed_over", "answer")
KNOWN = ("number", "page", "line", "about", "quote", "name", "surname", "organisation", *SPOKEN, *PASSED_OVER)
MOST_HEAD_ROWS = 60
MOST_LABEL_WORDS = 6


class Head(Record):
    """The head of a table: what each column is, and how it calls itself."""

    row: int
    columns: dict[int, str]
    names: dict[int, str]


def head_of(rows: Sequence[tuple[int, Row]], columns: Columns) -> Head | None:
    """The first row that names a column of comments and one more; None where none does."""
    for number, row in rows[:MOST_HEAD_ROWS]:
        found = {across: column_of(said, columns.columns) for across, said in row.items()}
        told = [one for one in found.values() if one]
        if any(one in SPOKEN for one in told) and len(set(told)) > 1:
            return Head(row=number, columns=found, names=dict(row))
    return None


def fields_in(rows: Iterable[tuple[int, Row]], columns: Columns) -> dict[str, str]:
    """What whoever comments says of herself: a label, and what stands beside it."""
    told: dict[str, str] = {}
    for _, row in rows:
        cells = [row[across] for across in sorted(row)]
        for label, value in pairwise(cells):
            field = column_of(label, columns.fields)
            if field and len(label.split()) <= MOST_LABEL_WORDS and not is_named(value, columns.fields):
                told.setdefault(field, value.strip())
    return told


class RowReader:
    """Reads the rows of a table as comments; `problems`: what a person has to look at."""

    def __init__(self, places: Places, columns: Columns, numbers: Mapping[str, str]) -> None:
        self._places = places
        self._columns = columns
        self._numbers = numbers
        self.problems: list[Problem] = []

    def said(self, head: Head, row: Row, marks: Sequence[str] = ()) -> Said | None:
        """The comment of a row; None where it says nothing."""
        told = self._told(head, row)
        text, proposal = told.get("comment", ""), told.get("proposal", "")
        rest = "\n".join(self._beside(head, row))
        if not (text or proposal or rest):
            return None
        number = told.get("number", "")
        place = self._place(number, told.get("quote", ""), marks)
        written = number or _line(told)
        if place is None and written and not self._places.is_whole(written):
            self.problems.append(Problem(code="form_place_unknown", arguments=(written,)))
        about = told.get("about", "")
        kind = about_of(about, self._columns)
        return Said(
            text="\n".join(one for one in (text, rest, "" if kind else about) if one),
            proposal=proposal,
            place=place.key if place else "",
            number=number_kept(written, place),
            quote=told.get("quote", ""),
            about=kind,
            author=_author(told),
        )

    def _told(self, head: Head, row: Row) -> dict[str, str]:
        """What a row says by the meaning of its columns; of two columns of one meaning, both."""
        told: dict[str, str] = {}
        for across, said in sorted(row.items()):
            column = head.columns.get(across, "")
            if column in KNOWN and column not in PASSED_OVER:
                told[column] = f"{told[column]}\n{said}" if column in told else said
        return told

    def _beside(self, head: Head, row: Row) -> Iterable[str]:
        """What stands in columns that nobody knows, each with its head."""
        for across, said in sorted(row.items()):
            if not head.columns.get(across) and said.strip():
                name = head.names.get(across, "")
                yield f"{name}: {said}" if name else said

    def _place(self, number: str, quote: str, marks: Sequence[str]) -> Place | None:
        """The place of a row: the number that is read there decides, for it is what the writer saw."""
        marked = self._places.marked(marks)
        if not number:
            return marked or (self._places.worded(quote) if quote else None)
        if self._places.is_whole(number):
            return None
        known = self._numbers.get(number.strip())
        found = (self._places.keyed(known) if known else None) or self._places.numbered(number)
        return found or marked or (self._places.worded(quote) if quote else None)


def _line(told: Mapping[str, str]) -> str:
    """Page and line, where no paragraph is told."""
    parts = (f"{sign} {told[name].strip()}" for name, sign in (("page", "p."), ("line", "l.")) if told.get(name, "").strip())
    return ", ".join(parts)


def _author(told: Mapping[str, str]) -> str:
    """Who wrote a row, where it has columns for that."""
    name = " ".join(one for one in (told.get("name", "").strip(), told.get("surname", "").strip()) if one)
    return ", ".join(one for one in (name, told.get("organisation", "").strip()) if one)
