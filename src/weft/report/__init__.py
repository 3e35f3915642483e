"""The report: a study written as files."""

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

__all__ = ["ReportContent", "load", "write"]


def write(study: Study, content: ReportContent) -> dict[str, bytes]:
    """The files of a study by name: HTML, PDF, DOCX, XLSX and the pictures as SVG.

    Errors: MissingExtraError when the extra `report` is not installed.
    """
    for needed in ("docx", "typst", "xlsxwriter"):
        if find_spec(needed) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)
    from weft.report.word import document
    from weft.report.workbook import workbook

    clean = printable(study)
    paper = compose(clean, content)
    sheets = typeset(paper)
    return {
        "study.html": page(paper),
        "study.pdf": sheets.pdf,
        "study.docx": document(paper, sheets.pictures),
        "evidence.xlsx": workbook(clean, Voice(content, study.language)),
        **_pictures(paper),
    }


def _pictures(paper: Paper) -> dict[str, bytes]:
    drawn = [one for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Picture)]
    return {f"pictures/{one.name}.svg": one.svg.encode("utf-8") for one in drawn}
