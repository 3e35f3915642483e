"""The report as files in one language: DOCX, PDF and HTML from one paper, XLSX, and JSON in the official form and in ours."""

from collections.abc import Iterable
from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.national.comparing import compared
from weft.national.deciding import standing
from weft.national.desk import Desk
from weft.national.official import Head, as_json, draft_json, indicators, record
from weft.national.papers import paper
from weft.national.sheets import workbook
from weft.national.telling import Teller
from weft.records import Language
from weft.records.reporting import EarlierReport, NationalReport
from weft.report.html import page
from weft.report.typesetting import INSTALL, typeset

FORMATS = ("docx", "pdf", "html", "xlsx")
NEEDED = {"pdf": ("typst",), "docx": ("docx", "typst"), "xlsx": ("xlsxwriter",)}
"""Packages of the extra `report` that a format asks for."""


def teller(desk: Desk, report: NationalReport, language: Language, earlier: EarlierReport | None = None) -> Teller:
    """The report as one language says it, beside an earlier one where it is given."""
    made = Teller(desk, report, language)
    if earlier is not None and earlier.report:
        made.earlier = earlier
        made.compared = compared(standing(report), earlier, desk.national)
    return made


def files(told: Teller, formats: Iterable[str] = FORMATS) -> dict[str, bytes]:
    """The report in the formats asked for.

    Errors: MissingExtraError when the extra `report` is not installed; ReadingError when a PDF cannot be set.
    """
    wanted = tuple(formats)
    for package in {name for one in wanted for name in NEEDED.get(one, ())}:
        if find_spec(package) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)
    made = {"xlsx": workbook(told)} if "xlsx" in wanted else {}
    return made | (_papers(told, wanted) if {"docx", "pdf", "html"} & set(wanted) else {})


def _papers(told: Teller, wanted: tuple[str, ...]) -> dict[str, bytes]:
    bound = paper(told)
    sheets = typeset(bound, pdf="pdf" in wanted, png=False)
    made = {"html": page(bound)} if "html" in wanted else {}
    if "pdf" in wanted:
        made["pdf"] = sheets.pdf
    if "docx" in wanted:
        from weft.report.word import document

        made["docx"] = document(bound, sheets.pictures)
    return made


def json_files(desk: Desk, report: NationalReport, head: Head) -> dict[str, bytes]:
    """The files in JSON by name: the official report and indicators with what was decided, and the whole desk."""
    return {
        "cpbNationalReport5.json": as_json(record(report, desk.national, head)),
        "binaryIndicators.json": as_json(indicators(report, desk.national, head)),
        "draft.json": draft_json(report),
    }
