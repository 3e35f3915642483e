"""What people type into cells, understood: numbers, days, years, names; or a doubt that says why not."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale

from weft.records import Language, Record
from weft.report.cleaning import UNPRINTABLE
from weft.report.planning.logframe_scene import MILESTONE_SIGN
from weft.report.planning.logframe_table import plain_number
from weft.report.planning.seen_book import DAY, MONTH, NUMBER, PERCENT, UNKNOWN, YEAR, SeenCell
from weft.report.spreadsheet import FORMULA_STARTS
from weft.strategy.timing import day_of

MOST = Decimal(10) ** 15
"""Amounts and quantities beyond which a spreadsheet is no longer exact."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
BLANKS = re.compile(r"[\s\u00a0\u202f'’]+")
FIGURES = re.compile(r"-?\d[\d.,]*")
DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
YEAR_MONTH = re.compile(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?")
WORDED = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?)?([^\W\d]+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})")
STONE = re.compile(rf"(.+?)\s*(?:[{MILESTONE_SIGN}:–—;]|\s-\s)\s*(.+)")


class Doubt(Record):
    """Why a cell cannot be understood: a code of content/messages with its arguments."""

    code: str
    arguments: tuple[str, ...] = ()


def text_of(cell: SeenCell | None) -> str:
    """What a cell says, as text: printable, without the sign that kept it from being a formula."""
    if cell is None:
        return ""
    if cell.kind == NUMBER:
        return plain_number(float(cell.said))
    if cell.kind == PERCENT:
        return f"{plain_number(round(float(cell.said) * 100, 6))} %"
    said = UNPRINTABLE.sub("", cell.said.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return said[1:] if said.startswith("'") and said[1:].startswith(FORMULA_STARTS) else said


def number_of(cell: SeenCell | None, language: Language) -> Decimal | Doubt:
    """An amount or a quantity, nought for an empty cell; "1 234,50" and "1,234.50" are both understood."""
    if cell is None or not text_of(cell):
        return Decimal(0)
    if cell.kind == NUMBER:
        told: Decimal | None = _decimal(plain_number(float(cell.said)))
    else:
        told = typed_number(text_of(cell), language)
    if told is None:
        return Doubt(code="cell_no_number")
    return told if 0 <= told < MOST else Doubt(code="cell_number_range")


def typed_number(said: str, language: Language) -> Decimal | None:
    """A number typed as text: the last of two signs parts the decimals; a single one before three figures, as the language has it."""
    plain = BLANKS.sub("", said)
    found = FIGURES.fullmatch(re.sub(r"^[A-Z]{3}|[A-Z]{3}$|[$€£]", "", plain))
    if not found:
        return None
    figures = found[0]
    point = max(figures.rfind(","), figures.rfind("."))
    if point >= 0:
        sign, after = figures[point], len(figures) - point - 1
        is_single = figures.count(sign) == 1 and len({",", "."} & set(figures)) == 1
        parts = "." if language is Language.EN else ","
        is_grouping = figures.count(sign) > 1 or (is_single and after == 3 and sign != parts)
        figures = re.sub(r"[.,]", "", figures if is_grouping else figures[:point]) + ("" if is_grouping else "." + figures[point + 1 :])
    return _decimal(figures)


def _decimal(said: str) -> Decimal | None:
    try:
        return Decimal(said)
    except InvalidOperation:
        return None


def year_of(cell: SeenCell | None) -> int | Doubt | None:
    """A year, nothing for an empty cell."""
    said = text_of(cell)
    if not said:
        return None
    if cell is not None and cell.kind in (DAY, MONTH, YEAR):
        said = said[:4]
    return int(said) if said.isdigit() and FIRST_YEAR <= int(said) <= LAST_YEAR else Doubt(code="cell_no_year")


def when_of(cell: SeenCell | None) -> str | Doubt:
    """A year, month or day as parts keep it, "" for an empty cell."""
    said = text_of(cell)
    if not said:
        return ""
    if cell is not None and cell.kind == UNKNOWN:
        return Doubt(code="cell_formula")
    told = said if day_of(said) else _typed(said)
    is_near = bool(told) and FIRST_YEAR <= int(told[:4]) <= LAST_YEAR
    return told if is_near and day_of(told) else Doubt(code="cell_no_date")


def _typed(said: str) -> str:
    """A date typed as people of the three languages do, the day first; "" where it is none."""
    if found := DAY_MONTH_YEAR.fullmatch(said):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if found := MONTH_YEAR.fullmatch(said):
        return f"{found[2]}-{int(found[1]):02}"
    if found := YEAR_MONTH.fullmatch(said):
        return "-".join((found[1], *(f"{int(one):02}" for one in found.groups()[1:] if one)))
    found = WORDED.fullmatch(said)
    month = _months().get(found[2].casefold(), 0) if found else 0
    if not found or not month:
        return ""
    return f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Months by name, whole and short, in the three languages."""
    told: dict[str, int] = {}
    for language in Language:
        months = Locale.parse(language.value).months["format"]
        for width in ("wide", "abbreviated"):
            told |= {str(name).rstrip(".").casefold(): number for number, name in months[width].items()}
    return told


def named(said: str, find: Callable[[str], str | None], code: str) -> str | Doubt:
    """The code or key of a name, "" for none said."""
    if not said:
        return ""
    found = find(said)
    return Doubt(code=code, arguments=(said,)) if found is None else found


def milestone_of(line: str) -> tuple[str, str] | None:
    """Day or month, and text, of a line such as "2028-06 · Draft law"; nothing where it has no date."""
    found = STONE.fullmatch(line.strip())
    when = (found[1].strip() if day_of(found[1]) else _typed(found[1].strip())) if found else ""
    return (when, found[2].strip()) if found and day_of(when) else None
