"""Workbooks from outside are opened in a jailed child: what would do harm is refused, in words of three languages."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.report.planning.sheet_bench import Held, edited, rewritten
from tests.report.planning.sheet_cases import book, content, strategy

from weft.errors import InputError
from weft.records import Problem
from weft.runs import sheets
from weft.runs.children import Ended, Task, each

SHEET = "xl/worksheets/sheet1.xml"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def declared(text: bytes) -> Callable[[str, bytes], bytes]:
    """Puts a document type into the first sheet."""
    return lambda name, content: content.replace(b"?>", b"?>" + text, 1) if name == SHEET else content


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def other() -> bytes:
    """A workbook that is not ours."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def unmarked(held: Held) -> None:
    held.book.remove(held.book["weft"])


def strange_language(held: Held) -> None:
    held.book["weft"]["B4"] = "tlh"


def bomb() -> bytes:
    """Three hundred megabytes of blanks in three hundred kilobytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(name, packed.read(name))
        made.writestr("xl/media/picture.bin", b" " * (300 << 20))
    return out.getvalue()


def many_cells() -> bytes:
    row = b'<row r="1">' + b"<c/>" * 250_000 + b"</row>"
    return rewritten(book(), lambda name, data: data.replace(b"<sheetData>", b"<sheetData>" + row, 1) if name == SHEET else data)


HOSTILE = {
    "empty": (lambda: b"", "sheet_no_workbook"),
    "text": (lambda: b"a,b,c\n", "sheet_no_workbook"),
    "half": (lambda: book()[: len(book()) // 2], "sheet_no_workbook"),
    "encrypted": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "sheet_password"),
    "old": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook", "sheet_no_workbook"),
    "archive": (lambda: zipped(readme=b"x"), "sheet_no_workbook"),
    "broken": (lambda: rewritten(book(), lambda name, data: b"<a>" if name == "xl/workbook.xml" else data), "sheet_no_workbook"),
    "entities": (lambda: rewritten(book(), declared(DOCTYPE)), "sheet_no_workbook"),
    "outside": (lambda: rewritten(book(), declared(OUTSIDE)), "sheet_no_workbook"),
    "hidden encoding": (
        lambda: rewritten(book(), lambda name, data: data.replace(b"UTF-8", b"UTF-7", 1) if name == SHEET else data),
        "sheet_no_workbook",
    ),
    "wide encoding": (
        lambda: rewritten(
            book(), lambda name, data: data.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16") if name == SHEET else data
        ),
        "sheet_no_workbook",
    ),
    "big": (lambda: book() + b"\0" * (21 << 20), "sheet_too_big"),
    "bomb": (bomb, "sheet_too_big"),
    "cells": (many_cells, "sheet_too_many_cells"),
    "another": (other, "sheet_not_ours"),
    "unmarked": (lambda: edited(book(), unmarked), "sheet_not_ours"),
    "language": (lambda: edited(book(), strange_language), "sheet_not_ours"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_workbook_of_the_strategy_is_refused_with_its_reason(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(InputError) as raised:
        sheets.read(make(), strategy(), content())
    assert raised.value.code == code
    assert code in content().report.messages


def test_the_workbook_of_another_strategy_is_refused() -> None:
    from msgspec.structs import replace

    with pytest.raises(InputError) as raised:
        sheets.read(book(), replace(strategy(), key="xs-2"), content())
    assert raised.value.code == "sheet_other_strategy"


def test_a_cell_in_the_last_corner_costs_nothing() -> None:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = rewritten(book(), lambda name, data: data.replace(b"</sheetData>", cell, 1) if name == SHEET else data)
    assert sheets.read(data, strategy(), content()).differences == ()


def test_merged_cells_without_end_are_counted() -> None:
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = rewritten(book(), lambda name, data: data.replace(b"</sheetData>", b"</sheetData>" + merged, 1) if name == SHEET else data)
    with pytest.raises(InputError) as raised:
        sheets.read(data, strategy(), content())
    assert raised.value.code == "sheet_too_many_cells"


def test_links_to_other_files_are_not_followed() -> None:
    data = edited(book(), lambda held: held.put("costing", "a1#0", q2028="='file:///etc/[passwd]Sheet1'!A1"))
    assert [one.code for one in sheets.read(data, strategy(), content()).problems] == ["cell_formula"]


def test_a_process_with_threads_opens_it_in_one_of_its_own() -> None:
    assert sheets.opened_alone(book()) == sheets.opened(book())
    with pytest.raises(InputError) as raised:
        sheets.opened_alone(b"nothing")
    assert raised.value.code == "sheet_no_workbook"


def test_an_answer_that_has_no_shape_is_no_book() -> None:
    assert sheets.said(b"[]") == Problem(code="crashed", arguments=("answer malformed",))


def test_the_child_may_not_write(tmp_path: Path) -> None:
    def work(_: object) -> bytes:
        (tmp_path / "out").write_bytes(b"x")
        return b""

    ends = [told.outcome for told in each([Task(key="w", work=work, limits=sheets.WORKBOOK)], 1) if isinstance(told, Ended)]
    assert isinstance(ends[0], Problem)
