"""Tables of a Word file that hold comments, or say who comments; tables of the draft itself are left alone."""

from collections import defaultdict
from collections.abc import Iterator

from weft.consult.arrivals import Said
from weft.consult.columns import Columns
from weft.consult.coming_places import Places
from weft.consult.coming_rows import RowReader, fields_in, head_of
from weft.consult.form_marks import PLACE, WHO
from weft.consult.seen_words import STRUCK, SeenParagraph, SeenWord
from weft.records import Problem, Record


class TablesRead(Record):
    """What tables told: comments, what whoever comments says of herself, and which paragraphs (from 0) are done with."""

    found: tuple[Said, ...]
    submitter: dict[str, str]
    problems: tuple[Problem, ...]
    taken: frozenset[int]


def read_tables(word: SeenWord, places: Places, columns: Columns) -> TablesRead:
    """Reads the tables whose heads or labels are known."""
    found: list[Said] = []
    submitter: dict[str, str] = {}
    taken: set[int] = set()
    reader = RowReader(places, columns, {})
    for members in _tables(word):
        rows = list(_rows([one for _, one in members]))
        head = head_of(rows, columns)
        told = fields_in(rows, columns) if head is None else {}
        is_who = any(WHO in run.marks for _, one in members for run in one.runs)
        if head is None and not is_who and len(told) < 2:
            continue
        submitter |= {field: value for field, value in told.items() if value and field not in submitter}
        if not any(run.comments for _, one in members for run in one.runs):
            taken |= {at for at, _ in members}
        if head is not None:
            said = (reader.said(head, row) for number, row in rows if number > head.row)
            found += [one for one in said if one is not None]
    return TablesRead(found=tuple(found), submitter=submitter, problems=tuple(reader.problems), taken=frozenset(taken))


def _tables(word: SeenWord) -> Iterator[list[tuple[int, SeenParagraph]]]:
    """The tables that are no part of the draft, each as its paragraphs with their places in the file."""
    tables: dict[tuple[str, int], list[tuple[int, SeenParagraph]]] = defaultdict(list)
    for at, one in enumerate(word.paragraphs):
        if one.table:
            tables[one.part, one.table].append((at, one))
    for members in tables.values():
        if not any(mark.startswith(PLACE) for _, one in members for run in one.runs for mark in run.marks):
            yield members


def _rows(members: list[SeenParagraph]) -> Iterator[tuple[int, dict[int, str]]]:
    """The rows of a table with what their cells say now."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for one in members:
        said = "".join(run.text for run in one.runs if run.change != STRUCK)
        rows[one.row][one.column] = rows[one.row].get(one.column, "") + said
    for number, row in sorted(rows.items()):
        told = {across: said.strip() for across, said in row.items() if said.strip()}
        if told:
            yield number, told
