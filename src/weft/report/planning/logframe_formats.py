"""Looks of the workbook's cells: what may be changed is white, what is worked out or fixed is tinted and locked."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from weft.report.planning.logframe_table import DAY, MONTH, YEAR, Column
from weft.report.workbook import ACCENT, INK, LINE, SOFT

FIXED, SECTION = "#F5F4F0", "#E6E9F7"
FINENESS = {YEAR: "yyyy", MONTH: "mmm\\ yyyy", DAY: "d\\ mmm\\ yyyy"}
COUNTRIES = {"en": "[$-809]", "fr": "[$-40C]", "es": "[$-C0A]"}
"""Names of months in the language of the workbook, whatever the language of the program."""

WHOLE_MONEY, EXACT_MONEY = '#,##0_);-#,##0_);"–"_)', '#,##0.00_);-#,##0.00_);"–"_)'
NUMBERS = {"number": "#,##0_)", "plain": "0", "quantity": "General_)", "short": "@"}
"""Numbers stand off from the next column by the width of a bracket: not every program heeds an indent."""

NAMING = ("level", "number", "text")
"""Columns that name a row: only they are set apart by its level."""
PROTECTED = {
    "autofilter": True,
    "sort": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "objects": True,
    "scenarios": True,
}

LEVELS: dict[str, dict[str, Any]] = {
    "total": {"bold": True, "bg_color": SECTION, "top": 1, "top_color": INK},
    "section": {"bold": True, "font_size": 12, "font_color": ACCENT, "bg_color": "#FFFFFF", "top": 1, "top_color": INK},
    "rest": {"italic": True, "font_color": SOFT},
    "objective": {"bold": True, "top": 1, "top_color": INK},
    "outcome": {"bold": True},
}
RESULTS = ("objective", "outcome")


class Looks:
    """Makes each format once; `exact`: amounts have cents."""

    def __init__(self, book: xlsxwriter.Workbook, language: str, *, exact: bool) -> None:
        self._book, self._made = book, dict[tuple[tuple[str, object], ...], Format]()
        self._money = EXACT_MONEY if exact else WHOLE_MONEY
        self._country = COUNTRIES.get(language, "")

    def made(self, **properties: object) -> Format:
        """The format with these properties on top of the house's."""
        base: dict[str, object] = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", "text_wrap": True}
        known = tuple(sorted((base | properties).items()))
        if known not in self._made:
            self._made[known] = self._book.add_format(dict(known))
        return self._made[known]

    def head(self, column: Column) -> Format:
        """The format of a column's head."""
        is_right = column.kind in ("money", "number", "quantity")
        turned = {"align": "right", "indent": 1} if is_right else {"align": "center", "indent": 0} if column.kind == "bar" else {}
        return self.made(bold=True, valign="bottom", top=2, bottom=2, bg_color=FIXED, **turned)

    def cell(self, column: Column, level: str, *, is_open: bool, fineness: str = MONTH) -> Format:
        """The format of a cell in a column."""
        told: dict[str, object] = {"bottom": 1, "bottom_color": LINE, "locked": not is_open}
        if not is_open:
            told["bg_color"] = FIXED
        shown = LEVELS.get(level, {})
        if level in RESULTS and column.key not in NAMING:
            shown = {name: value for name, value in shown.items() if name != "bold"}
        return self.made(**(told | self._kind(column.kind, fineness) | shown))

    def _kind(self, kind: str, fineness: str) -> dict[str, object]:
        match kind:
            case "date":
                return {"num_format": self._country + FINENESS[fineness], "align": "left"}
            case "money":
                return {"num_format": self._money, "align": "right"}
            case "number" | "quantity":
                return {"num_format": NUMBERS[kind], "align": "right"}
            case "plain" | "short":
                return {"num_format": NUMBERS[kind], "align": "left"}
            case "bar":
                return {"align": "center", "font_size": 9, "font_color": ACCENT, "text_wrap": False, "bg_color": "#FFFFFF"}
            case "strong":
                return {"bold": True}
            case "quote":
                return {"font_name": "Cambria"}
        return {}
