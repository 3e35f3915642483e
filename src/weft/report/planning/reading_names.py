"""Names and numbers as a workbook that came back uses them: bodies, outputs, activities, entry points."""

from collections.abc import Callable, Iterable
from functools import cached_property

from weft.records import Record
from weft.records.strategy import Strategy
from weft.report.planning import logframe_marks as marks
from weft.report.planning.logframe_names import Names, body_names, folded, found_by_name
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Table, marks_of, written
from weft.report.planning.logframe_tables import tables_of
from weft.report.planning.reading_cells import Doubt, text_of
from weft.report.planning.said import PlanContent, library
from weft.report.planning.seen_book import SeenCell
from weft.report.planning.seen_tables import Edits, Seen, SeenTable
from weft.report.planning.view import View
from weft.strategy.tree import numbered, parts_of


class CellProblem(Record):
    """A cell that could not be understood: nothing else is lost by it. `cell` "" where it is the whole sheet."""

    sheet: str
    cell: str
    said: str
    code: str
    arguments: tuple[str, ...] = ()


class Reader:
    """What is needed to understand the cells of one workbook; gathers `problems`."""

    def __init__(self, seen: Seen, current: Strategy, content: PlanContent) -> None:
        self.seen, self.current, self.content = seen, current, content
        self.numbered = numbered(current)
        self.names = Names(content, seen.language)
        self.problems: list[CellProblem] = []
        self.new: dict[str, str] = {}
        self._words = library(content.planning, seen.language, current.language)
        self._shown = library(content.planning, current.language, seen.language)

    @cached_property
    def moved_on(self) -> frozenset[str]:
        """Keys of the parts that were changed, or taken out, in Weft since the workbook was made."""
        now = {one.key: marks.digest(one) for one in parts_of(self.current)}
        return frozenset(key for key, digest in self.seen.parts.items() if now.get(key) != digest)

    def marks_now(self, kind: str) -> dict[str, dict[str, str]]:
        """The marks that a table would have if the workbook were made today."""
        return next(marks_of(table) for table in self._tables if table.key == kind)

    @cached_property
    def _tables(self) -> tuple[Table, ...]:
        return tables_of(Scene(self.current, View(), self.content, self.seen.language))

    def head(self, kind: str, column: str) -> str:
        """What the head of a column says."""
        keys = (f"lf.column.{kind}.{column}", f"lf.column.{column}")
        known = next((one for one in keys if one in self.content.report.phrases), "")
        return self.names.voice.say(known).partition(",")[0] if known else column.lstrip("q")

    def missing(self, kind: str) -> None:
        """Tells of a sheet that is not there: all that it said stays as it is."""
        title = self.names.voice.say(f"lf.sheet.{kind}")
        self.problems.append(CellProblem(sheet=title, cell="", said="", code="sheet_missing"))

    def own(self, said: str) -> str:
        """A text in the language of the strategy where it is the library's."""
        return self._words.get(said, said)

    def shown(self, text: str) -> str:
        """A text of the strategy as the workbook shows it."""
        return written(self._shown.get(text, text))

    def doubt(self, table: SeenTable, cell: SeenCell | None, doubt: Doubt) -> None:
        """Keeps a cell that could not be understood, for people to look at."""
        place = f"{_letters(cell.column)}{cell.row}" if cell else ""
        self.problems.append(
            CellProblem(sheet=table.title, cell=place, said=cell.said if cell else "", code=doubt.code, arguments=doubt.arguments)
        )

    def added(self, table: SeenTable, edits: Edits) -> None:
        """Takes the numbers of new rows into account, so that other sheets can name them."""
        self.new |= {f"{table.key} {row.place}": key for key, row in edits.added.items()}

    def body(self, name: str) -> str | None:
        """The key of a body by its name or short form, as the workbook or Weft has it."""
        return self._known_bodies(name) or self._bodies.get(folded(name))

    @cached_property
    def _known_bodies(self) -> Callable[[str], str | None]:
        return found_by_name(body_names(self.numbered.stakeholders))

    @cached_property
    def _bodies(self) -> dict[str, str]:
        told: dict[str, str] = {}
        table = self.seen.tables.get("stakeholders")
        for column in ("name", "acronym"):
            for key, said in self._column(table, column):
                told.setdefault(folded(said), key)
        for one in self.numbered.stakeholders:
            told.setdefault(folded(one.acronym), one.key)
        told.pop("", None)
        return told

    def numbers(self, kind: str) -> dict[str, str]:
        """Keys of the parts of a kind by the numbers they have in the workbook, and by those they have now for all others."""
        told = {said: key for key, said in self._column(self.seen.tables.get(kind), "number")}
        for one in getattr(self.numbered, kind):
            if one.key not in told.values():
                told.setdefault(one.number, one.key)
        return told

    def outputs(self) -> dict[str, str]:
        """Keys of the outputs by their numbers."""
        known = {one.key for one in self.numbered.outputs}
        return {number: key for number, key in self.results().items() if key in known}

    def results(self) -> dict[str, str]:
        """Keys of the results and activities by the numbers they have in the logical framework."""
        told: dict[str, str] = {}
        made = self.seen.marks.get("logframe", {})
        for key, said in self._column(self.seen.tables.get("logframe"), "number"):
            if key in made:
                told.setdefault(said, key.partition("#")[0])
        for one in (*self.numbered.objectives, *self.numbered.outcomes, *self.numbered.outputs):
            told.setdefault(one.number, one.key)
        return told | {f"A{number}": key for number, key in self.numbers("activities").items()}

    def _column(self, table: SeenTable | None, column: str) -> Iterable[tuple[str, str]]:
        """Keys of rows, old and new, with what they say in a column."""
        for row in table.rows if table else ():
            key = self.new.get(f"{table.key} {row.place}", row.key) if table else ""
            said = text_of(row.cells.get(column))
            if key and said:
                yield key, said


def _letters(column: int) -> str:
    """The letters of a column, as people see them."""
    told = ""
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(ord("A") + rest) + told
    return told
