"""The documents of a national strategy: one way in for each format."""

from collections.abc import Callable
from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.records import Language
from weft.records.strategy import Strategy
from weft.report.html import page
from weft.report.paper import Paper
from weft.report.planning import gantt, theory
from weft.report.planning.paper import compose
from weft.report.planning.said import PlanContent, Spoken, library, said
from weft.report.planning.teller import Teller
from weft.report.planning.view import View, view_of
from weft.report.typesetting import INSTALL, typeset

__all__ = ["FORMATS", "PlanContent", "Spoken", "View", "compose", "library", "said", "view_of", "write"]

NEEDED = {"docx": ("docx", "typst"), "pdf": ("typst",)}
"""Packages of the extra `report` that a format asks for."""


def write(strategy: Strategy, view: View, content: PlanContent, language: Language, format_: str) -> bytes:
    """A document of a strategy in a format of FORMATS, in the reader's language.

    Errors: MissingExtraError when the extra `report` is not installed; ReadingError when a PDF cannot be set.
    """
    return FORMATS[format_](strategy, view, content, language)


def set_as(paper: Paper, format_: str) -> bytes:
    """A paper as html, pdf or docx; errors: as `write`."""
    for needed in NEEDED.get(format_, ()):
        if find_spec(needed) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)
    if format_ == "html":
        return page(paper)
    sheets = typeset(paper)
    if format_ == "pdf":
        return sheets.pdf
    from weft.report.word import document

    return document(paper, sheets.pictures)


Maker = Callable[[Strategy, View, PlanContent, Language], bytes]


def _paper_as(format_: str) -> Maker:
    def made(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
        return set_as(compose(strategy, view, content, language), format_)

    return made


def _theory(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    return theory.whole(Teller(strategy, view, content, language)).svg.encode("utf-8")


def _gantt(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    return gantt.whole(Teller(strategy, view, content, language)).svg.encode("utf-8")


FORMATS: dict[str, Maker] = {
    "docx": _paper_as("docx"),
    "pdf": _paper_as("pdf"),
    "html": _paper_as("html"),
    "theory.svg": _theory,
    "gantt.svg": _gantt,
}
"""What a strategy can be written as, each with what writes it."""
