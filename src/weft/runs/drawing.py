"""Pages of a PDF as pictures, and where each word stands on them: one jailed child for each page.

    for page, drawn in drawn_pages(path, [1, 7], workers=2): ...   # Drawing, or the Problem that kept it from being drawn
    places(drawing.words, quotes)                                  # weft.runs.placing: rectangles of quotes on the page

`python -m weft.runs.drawing FILE PAGE` says one drawing as JSON: for callers with threads, which must not fork.
"""

import contextlib
import ctypes
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from weft.errors import ReadingError
from weft.records import Problem, Record
from weft.runs.children import Ended, Task, each
from weft.runs.jail import Work
from weft.runs.limits import Limits
from weft.runs.placing import FULL, Word

DOTS_PER_INCH = 110
POINTS_PER_INCH = 72
LONGEST_SIDE = 2000
"""Pixels; a page that would be longer is drawn more coarsely."""
GREYS = 16
LOSSLESS_BYTES = 130_000
"""A page of letters stays well below; a photograph that does not is kept with losses."""
LOSSY_QUALITY = 40
MOST_CHARACTERS = 60_000
FEW_LETTERS = 20
WORD_GAP = 0.6
"""A gap of this many heights parts two words even without a blank."""
PAGE = Limits(silence=70.0, total=75.0, cpu=70, answer=32 * 1024 * 1024)


class Reader(Record):
    """How words are found on a page that is a picture: tesseract's path and its name of the language."""

    program: str
    trained: str


class Drawing(Record):
    """One page: a WebP picture, its size in pixels, its words; `scanned` where it has no letters of its own."""

    picture: bytes
    width: int
    height: int
    words: tuple[Word, ...]
    scanned: bool = False


def drawn_pages(path: Path, pages: Iterable[int], workers: int, reader: Reader | None = None) -> Iterator[tuple[int, Drawing | Problem]]:
    """Page numbers (from 1) with what came of them, in no order. Without `reader` the words of a scanned page stay unknown."""
    import PIL.WebPImagePlugin  # noqa: F401 - warm before the fork
    import pypdfium2  # noqa: F401

    data = path.read_bytes()
    tasks = (Task(key=str(page), work=_work(data, page, reader), limits=PAGE) for page in pages)
    for told in each(tasks, workers):
        if isinstance(told, Ended):
            yield int(told.key), told.outcome if isinstance(told.outcome, Problem) else said(told.outcome)


def said(answer: bytes) -> Drawing | Problem:
    """What a child or `main` said, in JSON; a crash where it has the shape of neither."""
    for shape in (Drawing, Problem):
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
            return cast(Drawing | Problem, msgspec.json.decode(answer, type=shape))
    return Problem(code="crashed", arguments=("answer malformed",))


def _work(data: bytes, page: int, reader: Reader | None) -> Work:
    def work(_: object) -> bytes:
        return msgspec.json.encode(_drawn(data, page, reader))

    return work


def _drawn(data: bytes, number: int, reader: Reader | None) -> Drawing:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        page = pdf[number - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ReadingError("damaged") from error
    picture = _rendered(page)
    words = tuple(_words(page))
    scanned = sum(len(word.text) for word in words) < FEW_LETTERS
    if scanned and reader is not None:
        words = _recognised(pdf, number - 1, reader)
    return Drawing(picture=_packed(picture), width=picture.width, height=picture.height, words=words, scanned=scanned)


def _rendered(page: Any) -> Any:
    """The page in greys, as Pillow holds it."""
    longest = max(page.get_size())
    if not longest > 0:
        raise ReadingError("damaged")
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / longest)
    return page.render(scale=scale, grayscale=True).to_pil().convert("L")


def _packed(picture: Any) -> bytes:
    """WebP: sharp in sixteen greys, or with losses where that is too large."""
    sharp = io.BytesIO()
    picture.quantize(GREYS).convert("L").save(sharp, "WEBP", lossless=True, method=3)
    if sharp.tell() <= LOSSLESS_BYTES:
        return sharp.getvalue()
    soft = io.BytesIO()
    picture.save(soft, "WEBP", quality=LOSSY_QUALITY, method=4)
    return soft.getvalue()


def _recognised(pdf: Any, index: int, reader: Reader) -> tuple[Word, ...]:
    from weft.ingest.ocr import words_on

    found = words_on(pdf, index, reader.program, reader.trained)
    return tuple(
        Word(text=text, left=round(left * FULL), top=round(top * FULL), right=round(right * FULL), bottom=round(bottom * FULL))
        for text, left, top, right, bottom in found
    )


def _words(page: Any) -> Iterator[Word]:
    """The words that the file itself holds, in its order."""
    import pypdfium2.raw as pdfium

    text_page = pdfium.FPDFText_LoadPage(page.raw)
    if not text_page:
        return
    try:
        for text, box in _grouped(_characters(text_page, pdfium)):
            yield _placed(text, box, page.raw, pdfium)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


Box = tuple[float, float, float, float]


def _characters(text_page: Any, pdfium: Any) -> Iterator[tuple[str, Box]]:
    """Each character with its box in points of the page; a blank has none that matters."""
    rect = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFText_CountChars(text_page), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if code < 0xD800 or 0xDFFF < code <= sys.maxunicode else " "
        pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect))
        yield letter, (rect.left, rect.bottom, rect.right, rect.top)


def _grouped(characters: Iterable[tuple[str, Box]]) -> Iterator[tuple[str, Box]]:
    """Words: characters up to a blank, a wide gap or another line."""
    text, box = "", (0.0, 0.0, 0.0, 0.0)
    for letter, one in characters:
        if text and (letter.isspace() or _apart(box, one)):
            yield text, box
            text = ""
        if letter.isspace():
            continue
        box = (min(box[0], one[0]), min(box[1], one[1]), max(box[2], one[2]), max(box[3], one[3])) if text else one
        text += letter
    if text:
        yield text, box


def _apart(word: Box, one: Box) -> bool:
    height = word[3] - word[1]
    middle = (one[1] + one[3]) / 2
    return not word[1] <= middle <= word[3] or one[0] - word[2] > WORD_GAP * height or one[2] < word[0]


def _placed(text: str, box: Box, page: Any, pdfium: Any) -> Word:
    """A word in ten-thousandths of the page as it is shown, turned and cut as the file says."""
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box[0], box[1]), (box[2], box[3])):
        pdfium.FPDF_PageToDevice(page, 0, 0, FULL, FULL, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        corners.append((min(max(x.value, 0), FULL), min(max(y.value, 0), FULL)))
    (left, right), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
    return Word(text=text, left=left, top=top, right=right, bottom=bottom)


def main() -> None:
    """Draws one page; says the Drawing, or the Problem, on standard output."""
    path, page = sys.argv[1:3]
    for _, drawn in drawn_pages(Path(path), [int(page)], 1):
        sys.stdout.buffer.write(msgspec.json.encode(drawn))


if __name__ == "__main__":
    main()
