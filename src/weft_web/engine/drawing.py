"""Page pictures through the engine: by forked children in the worker, by a process of its own where there are threads."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from weft.ingest.ocr import TRAINED
from weft.records import Problem, Quote
from weft.runs import drawing
from weft.runs.placing import Rectangle, Word, places

__all__ = ["Drawing", "Rectangle", "Word", "drawn_alone", "drawn_pages", "rectangles"]

Drawing = drawing.Drawing
ALONE_SECONDS = 90
MODULE = "weft.runs.drawing"


def drawn_pages(path: Path, pages: Iterable[int], cores: int | None, language: str) -> Iterator[tuple[int, Drawing | Problem]]:
    """Each page with what came of it, words of scanned ones recognised where tesseract is there. Forks: not for a process with threads."""
    program = shutil.which("tesseract")
    reader = drawing.Reader(program=program, trained=TRAINED.get(language, TRAINED["en"])) if program else None
    return drawing.drawn_pages(path, pages, cores or len(os.sched_getaffinity(0)), reader)


def drawn_alone(path: Path, page: int) -> Drawing | Problem:
    """One page drawn in a process of its own; words of a scanned one stay unknown."""
    try:
        done = subprocess.run([sys.executable, "-m", MODULE, str(path), str(page)], capture_output=True, timeout=ALONE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Problem(code="time_limit", arguments=(str(ALONE_SECONDS),))
    if done.returncode:
        return Problem(code="crashed", arguments=(f"exit {done.returncode}",))
    return drawing.said(done.stdout)


def rectangles(words: tuple[Word, ...], quotes: Iterable[object]) -> tuple[Rectangle, ...]:
    """Where quotes, as findings keep them ({page, start, end, text}), stand on a page."""
    return places(words, msgspec.convert(list(quotes), list[Quote]))
