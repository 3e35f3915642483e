"""Pages without text, recognised by tesseract: one process for each page, one language for the document."""

import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from weft.ingest.pdf_lines import SOFT_BREAK, Line, Sheet, clean
from weft.languages import Tables, guess

# At 200 dots per inch tesseract reads as well as at 300, in three quarters of the time.
DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
# A page larger than this is rendered more coarsely.
MAX_PIXELS = 50_000_000
SECONDS_PER_PAGE = 60
# A line recognised with less confidence (percent), or a page with less on the whole, is no reading at all.
LINE_CONFIDENCE = 35.0
PAGE_CONFIDENCE = 45.0
# With no more words than this, unsure ones, a picture is taken to be empty.
FEW_WORDS = 5
# Sizes of recognised lines that differ by less than this factor are the same.
LIKE = 1.45
# The language is told from the first page that gives this many characters.
ENOUGH_CHARACTERS = 300
# What tesseract calls the languages; the first reads the page from which the language is told.
TRAINED = {"en": "eng", "fr": "fra", "es": "spa"}

# A page drawn with more shapes than this may be letters turned into outlines; so many objects are looked at.
MANY_SHAPES = 50
MAX_OBJECTS = 500

_WORD_LEVEL = "5"


class Recognised(msgspec.Struct, frozen=True):
    """One page read from its picture, and the mean confidence of its words, 0..100."""

    sheet: Sheet
    confidence: float


class _Word(msgspec.Struct, frozen=True):
    line: tuple[str, str, str]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


class Recogniser:
    """Reads pages of one document; settles on its language at the first page with enough text."""

    def __init__(self, program: str, tables: Tables) -> None:
        self._program = program
        self._tables = tables
        self._trained: str | None = None

    def page(self, pdf: pypdfium2.PdfDocument, index: int) -> Recognised | None:
        """The page's lines, none for an empty picture; None where there is something and it cannot be read."""
        page = pdf[index]
        try:
            picture, scale = _picture(page)
            width, height = page.get_size()
        finally:
            page.close()
        words = self._words(picture)
        if words is None or (len(words) > FEW_WORDS and _mean_confidence(words) < PAGE_CONFIDENCE):
            return None
        lines = tuple(_even_sizes(list(_lines(words, scale, height))))
        return Recognised(Sheet(lines, width, height, from_ocr=True), _mean_confidence(words))

    def _words(self, picture: bytes) -> list[_Word] | None:
        if self._trained is not None:
            return _read(picture, self._program, self._trained)
        words = _read(picture, self._program, TRAINED["en"])
        text = " ".join(word.text for word in words or ())
        if words is None or len(text) < ENOUGH_CHARACTERS:
            return words
        # English reads French and Spanish well enough to tell which it is; then the page is read again.
        self._trained = TRAINED.get(guess(text, self._tables).code, TRAINED["en"])
        return words if self._trained == TRAINED["en"] else _read(picture, self._program, self._trained)


def words_on(pdf: pypdfium2.PdfDocument, index: int, program: str, trained: str) -> Iterator[tuple[str, float, float, float, float]]:
    """Each word recognised on a page, with left, top, right and bottom edge as fractions of the page; none where it cannot be read."""
    page = pdf[index]
    picture, scale = _picture(page)
    width, height = (side / scale for side in page.get_size())
    page.close()
    for word in _read(picture, program, trained) or ():
        right, bottom = word.left + word.width, word.top + word.height
        yield word.text, word.left / width, word.top / height, min(right / width, 1.0), min(bottom / height, 1.0)


def _read(picture: bytes, program: str, trained: str) -> list[_Word] | None:
    """The words of a picture; None when the program failed or took too long."""
    command = [program, "stdin", "stdout", "-l", trained, "--psm", "3", "--dpi", str(DOTS_PER_INCH), "tsv"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS_PER_PAGE, env={"OMP_THREAD_LIMIT": "1"}, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return list(_parsed(done.stdout.decode("utf-8", "replace"))) if done.returncode == 0 else None


def _picture(page: pypdfium2.PdfPage) -> tuple[bytes, float]:
    """The page as a grey PNM picture, and its points per pixel."""
    width, height = page.get_size()
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    pixels = width * height * scale * scale
    if pixels > MAX_PIXELS:
        scale *= (MAX_PIXELS / pixels) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    header = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
    rows = memoryview(bitmap.buffer).cast("B")
    body = b"".join(bytes(rows[at : at + bitmap.width]) for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    bitmap.close()
    return header + body, 1 / scale


def _parsed(table: str) -> Iterator[_Word]:
    """The words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) == 12 and fields[0] == _WORD_LEVEL and fields[11].strip():
            left, top, width, height = (int(field) for field in fields[6:10])
            yield _Word((fields[2], fields[3], fields[4]), left, top, width, height, float(fields[10]), fields[11])


def _lines(words: Sequence[_Word], scale: float, page_height: float) -> Iterator[Line]:
    for _, grouped in groupby(words, key=lambda word: word.line):
        held = list(grouped)
        text = clean(" ".join(word.text for word in held))
        if _is_garbage(held, text):
            continue
        foot = max(word.top + word.height for word in held)
        size = sorted(word.height for word in held)[len(held) // 2] * scale
        broken = text.endswith("-") and len(text) > 2 and text[-2].isalpha()
        x1 = max(word.left + word.width for word in held)
        yield Line(text[:-1] + SOFT_BREAK if broken else text, held[0].left * scale, x1 * scale, page_height - foot * scale, size, False)


def _even_sizes(lines: list[Line]) -> Iterator[Line]:
    """The lines with like sizes made equal: boxes of recognised words vary with their letters, not with the font."""
    sizes = sorted(line.size for line in lines)
    for line in lines:
        usual = sizes[len(sizes) // 2]
        yield msgspec.structs.replace(line, size=usual) if usual / LIKE < line.size < usual * LIKE else line


def _is_garbage(words: Sequence[_Word], text: str) -> bool:
    """Whether the line is specks and stamps: unsure, or hardly a letter or figure in it."""
    telling = sum(map(str.isalnum, text))
    return _mean_confidence(words) < LINE_CONFIDENCE or telling < 0.4 * len(text)


def _mean_confidence(words: Sequence[_Word]) -> float:
    """Mean over the words, long ones counting more."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether the page shows anything that text could be recognised in: an image, or letters drawn as many shapes."""
    shapes = 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MAX_OBJECTS)):
        match pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, index)):
            case pdfium.FPDF_PAGEOBJ_IMAGE | pdfium.FPDF_PAGEOBJ_FORM:
                return True
            case pdfium.FPDF_PAGEOBJ_PATH:
                shapes += 1
    return shapes > MANY_SHAPES
