"""The synthesis as files: HTML, PDF, DOCX, XLSX and its pictures."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.records import Language
from weft.report.html import page
from weft.report.paper import Paper, Picture
from weft.report.typesetting import INSTALL, typeset
from weft.synthesis.gathering import Gathered

FORMATS = ("html", "pdf", "docx", "xlsx")
NEEDED = {"pdf": ("typst",), "docx": ("docx", "typst"), "xlsx": ("xlsxwriter",)}
"""Packages of the extra `report` that a format asks for."""


def set_as(paper: Paper, formats: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """A paper in html, pdf and docx, set once, as people have left it.

    Errors: MissingExtraError when the extra `report` is not installed; ReadingError when a PDF cannot be set.
    """
    wanted = tuple(formats)
    _installed(wanted)
    sheets = typeset(paper, pdf="pdf" in wanted, png="docx" in wanted)
    if "html" in wanted:
        yield "html", page(paper)
    if "pdf" in wanted:
        yield "pdf", sheets.pdf
    if "docx" in wanted:
        from weft.report.word import document

        yield "docx", document(paper, sheets.pictures)


def tabulated(gathered: Gathered, language: Language) -> bytes:
    """The workbook as XLSX; errors: MissingExtraError."""
    _installed(("xlsx",))
    from weft.synthesis.workbook import workbook

    return workbook(gathered, language)


def pictures(paper: Paper) -> dict[str, bytes]:
    """The pictures of a paper as SVG, by name."""
    drawn = (one for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Picture))
    return {one.name: one.svg.encode("utf-8") for one in drawn}


def _installed(formats: Iterable[str]) -> None:
    for package in {name for one in formats for name in NEEDED.get(one, ())}:
        if find_spec(package) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)
