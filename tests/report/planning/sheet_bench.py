"""The strategy's workbook in the hands of people and of LibreOffice: cells found by their hidden marks, changed, saved, recomputed."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from weft.report.planning.logframe_table import TABLE_MARK

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
VALUE = re.compile(rb'( t="str")?(><f>[^<]*</f>)<v>[^<]*</v>')
CONVERT = ["--headless", "--convert-to", "xlsx", "--outdir"]


class Held:
    """A workbook opened to be looked at or changed."""

    def __init__(self, data: bytes, *, values: bool = False) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
        self._rows: dict[str, dict[str, int]] | None = {} if values else None

    def sheet(self, table: str) -> Any:
        """The sheet of a table."""
        return next(one for one in self.book.worksheets if one["A1"].value == TABLE_MARK + table)

    def rows(self, table: str) -> dict[str, int]:
        """Places of the rows by key; "new" is the first that people may fill."""
        if self._rows is not None and table in self._rows:
            return self._rows[table]
        sheet, told = self.sheet(table), dict[str, int]()
        for place in range(2, sheet.max_row + 1):
            told.setdefault(str(sheet.cell(place, 1).value or "new"), place)
        if self._rows is not None:
            self._rows[table] = told
        return told

    def columns(self, table: str) -> dict[str, int]:
        """Places of the columns by key."""
        return {str(one.value): one.column for one in self.sheet(table)[1] if one.value}

    def cell(self, table: str, row: str, column: str) -> Any:
        """The cell of a row in a column."""
        return self.sheet(table).cell(self.rows(table)[row], self.columns(table)[column])

    def put(self, table: str, row: str, **values: object) -> None:
        """Writes into a row."""
        cells = {column: self.cell(table, row, column) for column in values}
        for column, cell in cells.items():
            cell.value = values[column]

    def saved(self) -> bytes:
        """The file as it is now."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def edited(data: bytes, change: Callable[[Held], None]) -> bytes:
    """The workbook with a change."""
    held = Held(data)
    change(held)
    return held.saved()


def without_values(data: bytes) -> bytes:
    """The workbook with its formulas, and none of what they come to."""
    return rewritten(data, lambda name, content: VALUE.sub(rb"\2", content) if name.startswith("xl/worksheets/") else content)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(name, change(name, packed.read(name)))
    return out.getvalue()


def resaved(books: list[bytes], folder: Path) -> list[bytes]:
    """The workbooks as LibreOffice saves them, all in one run."""
    given, made = folder / "given", folder / "made"
    given.mkdir(parents=True, exist_ok=True)
    paths = [given / f"{place}.xlsx" for place in range(len(books))]
    for path, data in zip(paths, books, strict=True):
        path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run([str(SOFFICE), profile, *CONVERT, str(made), *map(str, paths)], check=True, capture_output=True, timeout=180)
    return [(made / path.name).read_bytes() for path in paths]
