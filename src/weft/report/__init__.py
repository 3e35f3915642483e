"""The report: a study written as files."""

from collections.abc import Iterator
from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.records import Study
from weft.report.cleaning import printable
from weft.report.compose import compose
from weft.report.content import ReportContent, load
from weft.report.html import page
from weft.report.paper import Paper, Picture
from weft.report.typesetting import INSTALL, typeset
from weft.report.voice import Voice

__all__ = ["ReportContent", "load", "set_as", "write"]


def write(study: Study, content: ReportContent) -> dict[str, bytes]:
    """The files of a study by name: HTML, PDF, DOCX, XLSX and the pictures as SVG.

    Errors: MissingExtraError when the extra `report` is not installed.
    """
    clean = printable(study)
    paper = compose(clean, content)
    names = {"html": "study.html", "pdf": "study.pdf", "docx": "study.docx", "xlsx": "evidence.xlsx"}
    made = {names[kind]: data for kind, data in set_as(tuple(names), paper, clean, content)}
    return made | _pictures(paper)


def set_as(formats: tuple[str, ...], paper: Paper, study: Study, content: ReportContent) -> Iterator[tuple[str, bytes]]:
    """The paper, and the evidence of its study (printable), in each format asked for: html, pdf, docx, xlsx.

    Errors: MissingExtraError when the extra `report` is not installed; ReadingError when a PDF cannot be set.
    """
    for needed in ("docx", "typst", "xlsxwriter"):
        if find_spec(needed) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)
    from weft.report.word import document
    from weft.report.workbook import workbook

    sheets = typeset(paper, pdf="pdf" in formats, png="docx" in formats)
    for kind in formats:
        match kind:
            case "html":
                yield kind, page(paper)
            case "pdf":
                yield kind, sheets.pdf
            case "docx":
                yield kind, document(paper, sheets.pictures)
            case "xlsx":
                yield kind, workbook(study, Voice(content, study.language), paper)


def _pictures(paper: Paper) -> dict[str, bytes]:
    drawn = [one for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Picture)]
    return {f"pictures/{one.name}.svg": one.svg.encode("utf-8") for one in drawn}
