"""The strategy as a workbook: logical framework, action plan, costing and timetable with live formulas, made to be edited and read back."""

from weft.records import Language
from weft.records.strategy import Strategy
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_tables import tables_of
from weft.report.planning.logframe_writing import write_book
from weft.report.planning.said import PlanContent
from weft.report.planning.view import View


def workbook(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    """The strategy as XLSX in the reader's language."""
    scene = Scene(strategy, view, content, language)
    return write_book(strategy, scene, tables_of(scene))
