"""The documents of a national strategy: one way in for each format."""

from collections.abc import Callable
from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.records import Language
from weft.records.strategy import Strategy
from weft.report.html import page
from weft.report.paper import Paper
from weft.report.planning import gantt, tables, targets, theory
from weft.report.planning.brief import brief
from weft.report.planning.paper import compose
from weft.report.planning.said import PlanContent, Spoken, library, said
from weft.report.planning.teller import Teller
from weft.report.planning.view import View, view_of
from weft.report.typesetting import INSTALL, typeset

__all__ = ["FORMATS", "PlanContent", "Spoken", "View", "brief", "compose", "library", "said", "set_as", "view_of", "write"]

NEEDED = {"docx": ("docx", "typst"), "pdf": ("typst",), "pptx": ("pptx",), "xlsx": ("xlsxwriter",), "ics": ("icalendar",)}
"""Packages of the extra `report` that a format asks for."""


def write(strategy: Strategy, view: View, content: PlanContent, language: Language, format_: str) -> bytes:
    """A document of a strategy in a format of FORMATS, in the reader's language.

    Errors: MissingExtraError when the extra `report` is not installed; ReadingError when a PDF cannot be set.
    """
    return FORMATS[format_](strategy, view, content, language)


def set_as(paper: Paper, format_: str) -> bytes:
    """A paper as html, pdf or docx; errors: as `write`."""
    _installed(format_)
    if format_ == "html":
        return page(paper)
    sheets = typeset(paper, pdf=format_ == "pdf", png=format_ == "docx")
    if format_ == "pdf":
        return sheets.pdf
    from weft.report.word import document

    return document(paper, sheets.pictures)


def _installed(format_: str) -> None:
    """Whether a format can be made here; errors: MissingExtraError."""
    for needed in NEEDED.get(format_, ()):
        if find_spec(needed) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)


Maker = Callable[[Strategy, View, PlanContent, Language], bytes]


def _paper_as(format_: str) -> Maker:
    def made(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
        return set_as(compose(strategy, view, content, language), format_)

    return made


def _slides(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    _installed("pptx")
    from weft.report.planning.deck import deck

    return deck(strategy, view, content, language)


def _targets(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    return set_as(targets.composed(Teller(strategy, view, content, language)), "docx")


def _targets_text(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    return targets.text(Teller(strategy, view, content, language)).encode("utf-8")


def _theory(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    return theory.whole(Teller(strategy, view, content, language)).svg.encode("utf-8")


def _gantt(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    return gantt.whole(Teller(strategy, view, content, language)).svg.encode("utf-8")


def _workbook(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    _installed("xlsx")
    from weft.report.planning.logframe import workbook

    return workbook(strategy, view, content, language)


def _calendar(strategy: Strategy, content: PlanContent, language: Language) -> bytes:
    _installed("ics")
    from weft.report.planning.calendar import calendar

    return calendar(strategy, content, language)


FORMATS: dict[str, Maker] = {
    "docx": _paper_as("docx"),
    "pdf": _paper_as("pdf"),
    "html": _paper_as("html"),
    "pptx": _slides,
    "targets.docx": _targets,
    "targets.txt": _targets_text,
    "theory.svg": _theory,
    "gantt.svg": _gantt,
    "xlsx": _workbook,
    "ics": lambda strategy, _, content, language: _calendar(strategy, content, language),
    "activities.csv": tables.activities_csv,
    "costs.csv": tables.costs_csv,
    "json": lambda strategy, *_: tables.strategy_json(strategy),
}
"""What a strategy can be written as, each with what writes it."""
