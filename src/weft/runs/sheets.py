"""Workbooks that come back from outside, opened in a jailed child that may use little.

`python -m weft.runs.sheets` says the book of its standard input as JSON: for callers with threads, which must not fork.
"""

import contextlib
import subprocess
import sys
from typing import cast

import msgspec

from weft.errors import InputError, MissingExtraError
from weft.records import Problem
from weft.records.strategy import Strategy
from weft.report.planning import reading_back
from weft.report.planning.said import PlanContent
from weft.report.planning.seen_book import SeenBook, unpacked
from weft.runs.children import Ended, Task, each
from weft.runs.limits import MEBIBYTE, Limits

WORKBOOK = Limits(silence=60.0, total=60.0, cpu=50, memory=1024 * MEBIBYTE, answer=64 * MEBIBYTE)
"""Measured: a workbook of sixty activities takes under a second and seventy megabytes, the largest let through nine seconds and 300."""

ALONE_SECONDS = 90
MODULE = "weft.runs.sheets"
REFUSED = ("sheet_password", "sheet_no_workbook", "sheet_too_big", "sheet_too_many_cells")
"""What the child refuses for a reason of its own; all else is a file that cannot be read."""


def read(data: bytes, current: Strategy, content: PlanContent, *, alone: bool = False) -> reading_back.ReadBack:
    """The strategy as the workbook now says it, with every difference; `alone`: for a process with threads.

    Errors: InputError sheet_*: a file that is no workbook of this strategy, or cannot be opened.
    """
    return reading_back.read(opened_alone(data) if alone else opened(data), current, content)


def opened(data: bytes) -> SeenBook:
    """What a workbook says, read by a child. Forks: not for a process with threads. Errors: InputError."""
    _warm()
    task = Task(key="workbook", work=lambda _: msgspec.json.encode(unpacked(data)), limits=WORKBOOK)
    for told in each([task], 1):
        if isinstance(told, Ended):
            return _book(told.outcome)
    raise InputError("sheet_unreadable")


def _warm() -> None:
    """Loads what the child needs before it is forked."""
    try:
        import openpyxl.reader.excel  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("extra_missing", "report", "pip install 'weft[report]'") from error


def _book(outcome: bytes | Problem) -> SeenBook:
    """The answer of a child as a book; its problem as an error that a person can act on."""
    told = said(outcome) if isinstance(outcome, bytes) else outcome
    if isinstance(told, SeenBook):
        return told
    if told.code in REFUSED:
        raise InputError(told.code, *told.arguments)
    raise InputError("sheet_unreadable")


def said(answer: bytes) -> SeenBook | Problem:
    """What a child or `main` said, in JSON; a crash where it has the shape of neither."""
    for shape in (SeenBook, Problem):
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
            return cast(SeenBook | Problem, msgspec.json.decode(answer, type=shape))
    return Problem(code="crashed", arguments=("answer malformed",))


def opened_alone(data: bytes) -> SeenBook:
    """The same by a process of its own, which then forks the child. Errors: InputError."""
    try:
        done = subprocess.run([sys.executable, "-m", MODULE], input=data, capture_output=True, timeout=ALONE_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError("sheet_unreadable") from error
    return _book(done.stdout)


def main() -> None:
    """Opens the workbook of standard input; says the book, or the Problem, on standard output."""
    try:
        told: SeenBook | Problem = opened(sys.stdin.buffer.read())
    except InputError as error:
        told = Problem(code=error.code, arguments=error.arguments)
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main()
