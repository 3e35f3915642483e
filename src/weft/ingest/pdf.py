"""PDF into a Document: open, read every page, recognise those that are pictures, lay lines out in blocks."""

import hashlib
from collections.abc import Sequence

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from weft.errors import ReadingError
from weft.ingest.ocr import Recogniser, is_picture
from weft.ingest.pages import laid_out
from weft.ingest.pdf_lines import Sheet, read_sheet
from weft.ingest.settings import ReadSettings
from weft.records import Document, Problem, Status

MAX_BYTES = 100_000_000
MAX_PAGES = 3_000
# A page with fewer letters than this has no text layer worth the name.
FEW_LETTERS = 20
MANY_LINES = 25
# A recognised page is "poor" below this confidence: its words are to be checked against the picture.
POOR_CONFIDENCE = 75

_DECLARED = {"Title": "title", "Author": "author"}
# Titles that programs write when nobody gave one.
_EMPTY_TITLES = {"null", "untitled", "none"}


class _Pictures(msgspec.Struct, frozen=True):
    """What became of the pages without text: those left unread, and the confidence of those recognised."""

    unread: tuple[int, ...]
    confidences: tuple[float, ...]


def read_pdf(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`; raises ReadingError for one that is too large, locked or damaged."""
    if len(data) > MAX_BYTES:
        raise ReadingError("too_large", str(len(data)), str(MAX_BYTES))
    pdf = _opened(data)
    try:
        return _read(name, data, pdf, settings)
    finally:
        pdf.close()


def _read(name: str, data: bytes, pdf: pypdfium2.PdfDocument, settings: ReadSettings) -> Document:
    count = len(pdf)
    if not count:
        raise ReadingError("damaged")
    if count > MAX_PAGES:
        raise ReadingError("too_many_pages", str(count), str(MAX_PAGES))
    sheets = []
    for index in range(count):
        sheets.append(_sheet(pdf, index))
        settings.progress(index + 1, count)
    pictures = _recognised(pdf, sheets, settings)
    pages, blocks = laid_out(sheets, settings.languages, lambda index, cuts: _sheet(pdf, index, cuts))
    status, problems = _verdict(count, pictures)
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        status=status,
        pages=pages,
        blocks=blocks,
        declared=_declared(pdf),
        problems=problems,
        pages_without_text=pictures.unread,
    )


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise ReadingError("password_needed" if locked else "damaged") from error


def _sheet(pdf: pypdfium2.PdfDocument, index: int, cuts: Sequence[float] = ()) -> Sheet:
    """The lines of one page; a page that cannot be opened has none."""
    page = pdfium.FPDF_LoadPage(pdf.raw, index)
    if not page:
        return Sheet((), 0.0, 0.0)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        return read_sheet(page, text_page, cuts) if text_page else Sheet((), 0.0, 0.0)
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _recognised(pdf: pypdfium2.PdfDocument, sheets: list[Sheet], settings: ReadSettings) -> _Pictures:
    """Puts what can be recognised of the pages without text into `sheets`, and says what became of them."""
    pictures = [index for index, sheet in enumerate(sheets) if _lacks_text(sheet) and _shows(pdf, index)]
    if not (settings.ocr and settings.tesseract):
        return _Pictures(tuple(index + 1 for index in pictures), ())
    recogniser = Recogniser(settings.tesseract, settings.languages)
    unread, confidences = [], []
    for index in pictures:
        found = recogniser.page(pdf, index)
        settings.progress(index + 1, len(sheets))
        if found is None:
            unread.append(index + 1)
        else:
            sheets[index] = found.sheet
            confidences.extend([found.confidence] if found.sheet.lines else [])
    return _Pictures(tuple(unread), tuple(confidences))


def _lacks_text(sheet: Sheet) -> bool:
    return len(sheet.lines) < MANY_LINES and sum(sum(map(str.isalpha, line.text)) for line in sheet.lines) < FEW_LETTERS


def _shows(pdf: pypdfium2.PdfDocument, index: int) -> bool:
    """Whether there is anything on the page; one that cannot be opened counts, for its text is missed."""
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return True
    try:
        return is_picture(page)
    finally:
        page.close()


def _declared(pdf: pypdfium2.PdfDocument) -> dict[str, str]:
    """Title and author as the file names them."""
    held = {ours: " ".join(pdf.get_metadata_value(theirs).split()) for theirs, ours in _DECLARED.items()}
    return {key: value for key, value in held.items() if value and value.lower() not in _EMPTY_TITLES}


def _verdict(count: int, pictures: _Pictures) -> tuple[Status, tuple[Problem, ...]]:
    """Status and problems: pages without text (how many, of how many), pages recognised (how many, mean confidence in percent)."""
    problems = []
    if pictures.unread:
        problems.append(Problem(code="no_text_layer", arguments=(str(len(pictures.unread)), str(count))))
    if pictures.confidences:
        mean = sum(pictures.confidences) / len(pictures.confidences)
        code = "ocr_used" if mean >= POOR_CONFIDENCE else "ocr_poor"
        problems.append(Problem(code=code, arguments=(str(len(pictures.confidences)), f"{mean:.0f}")))
    if len(pictures.unread) == count:
        return Status.NEEDS_OCR, tuple(problems)
    return Status.WARNING if problems else Status.READ, tuple(problems)
