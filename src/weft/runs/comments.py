"""Files with comments that come in from outside, opened in a jailed child that may use little.

`python -m weft.runs.comments` says the Word file of its standard input as JSON: for callers with threads, which must not fork.
"""

import contextlib
import subprocess
import sys
from typing import cast

import msgspec

from weft.consult.coming_in import Arrival, CameIn, Desk, docx_in, xlsx_in
from weft.consult.seen_word import unpacked
from weft.consult.seen_words import SeenWord
from weft.errors import InputError
from weft.records import Problem
from weft.runs import sheets
from weft.runs.children import Ended, Task, each
from weft.runs.limits import MEBIBYTE, Limits

WORD = Limits(silence=60.0, total=60.0, cpu=50, memory=1024 * MEBIBYTE, answer=64 * MEBIBYTE)
ALONE_SECONDS = 90
MODULE = "weft.runs.comments"
REFUSED = ("form_password", "form_no_document", "form_too_big", "form_too_much")
"""What the child refuses for a reason of its own; all else is a file that cannot be read."""

WORKBOOKS = ("xlsx", "xlsm")


def read(name: str, data: bytes, arrival: Arrival, desk: Desk, *, alone: bool = False) -> CameIn:
    """The comments in a file, by the ending of its name a workbook or a Word file; `alone`: for a process with threads.

    Errors: InputError form_* or sheet_*: a file that cannot be opened; nothing of it was read.
    """
    if name.rpartition(".")[2].lower() in WORKBOOKS:
        return xlsx_in(sheets.opened_alone(data) if alone else sheets.opened(data), arrival, desk)
    return docx_in(opened_alone(data) if alone else opened(data), arrival, desk)


def opened(data: bytes) -> SeenWord:
    """What a Word file says, read by a child. Forks: not for a process with threads. Errors: InputError."""
    task = Task(key="form", work=lambda _: msgspec.json.encode(unpacked(data)), limits=WORD)
    for told in each([task], 1):
        if isinstance(told, Ended):
            return _word(told.outcome)
    raise InputError("form_unreadable")


def _word(outcome: bytes | Problem) -> SeenWord:
    """The answer of a child as a file; its problem as an error that a person can act on."""
    told = said(outcome) if isinstance(outcome, bytes) else outcome
    if isinstance(told, SeenWord):
        return told
    if told.code in REFUSED:
        raise InputError(told.code, *told.arguments)
    raise InputError("form_unreadable")


def said(answer: bytes) -> SeenWord | Problem:
    """What a child or `main` said, in JSON; a crash where it has the shape of neither."""
    for shape in (SeenWord, Problem):
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
            return cast(SeenWord | Problem, msgspec.json.decode(answer, type=shape))
    return Problem(code="crashed", arguments=("answer malformed",))


def opened_alone(data: bytes) -> SeenWord:
    """The same by a process of its own, which then forks the child. Errors: InputError."""
    try:
        done = subprocess.run([sys.executable, "-m", MODULE], input=data, capture_output=True, timeout=ALONE_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError("form_unreadable") from error
    return _word(done.stdout)


def main() -> None:
    """Opens the Word file of standard input; says it, or the Problem, on standard output."""
    try:
        told: SeenWord | Problem = opened(sys.stdin.buffer.read())
    except InputError as error:
        told = Problem(code=error.code, arguments=error.arguments)
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main()
