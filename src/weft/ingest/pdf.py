"""PDF into a Document: open, read every page, leave out furniture, put lines into blocks."""

import hashlib

import pypdfium2
import pypdfium2.raw as pdfium

from weft.errors import ReadingError
from weft.ingest.pages import laid_out
from weft.ingest.pdf_lines import Sheet, read_sheet
from weft.ingest.settings import ReadSettings
from weft.records import Document, Problem, Status

MAX_BYTES = 100_000_000
MAX_PAGES = 3_000
# A page with fewer characters than this has no text layer worth the name.
FEW_CHARACTERS = 20

_DECLARED = {"Title": "title", "Author": "author"}


def read_pdf(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`; raises ReadingError for one that is too large, locked or damaged."""
    if len(data) > MAX_BYTES:
        raise ReadingError("too_large", str(len(data)), str(MAX_BYTES))
    pdf = _opened(data)
    try:
        if len(pdf) > MAX_PAGES:
            raise ReadingError("too_many_pages", str(len(pdf)), str(MAX_PAGES))
        sheets = [_sheet(pdf, index) for index in range(len(pdf))]
        declared = _declared(pdf)
        pages, blocks = laid_out(sheets, settings.languages, lambda index, cuts: _sheet(pdf, index, cuts))
    finally:
        pdf.close()
    without = tuple(index + 1 for index, page in enumerate(pages) if len(page.text) < FEW_CHARACTERS)
    status, problems = _verdict(len(pages), without)
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        status=status,
        pages=pages,
        blocks=blocks,
        declared=declared,
        problems=problems,
        pages_without_text=without,
    )


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise ReadingError("password_needed" if locked else "damaged") from error


def _sheet(pdf: pypdfium2.PdfDocument, index: int, cuts: tuple[float, ...] = ()) -> Sheet:
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


def _declared(pdf: pypdfium2.PdfDocument) -> dict[str, str]:
    """Title and author as the file names them."""
    held = {ours: " ".join(pdf.get_metadata_value(theirs).split()) for theirs, ours in _DECLARED.items()}
    return {key: value for key, value in held.items() if value}


def _verdict(count: int, without: tuple[int, ...]) -> tuple[Status, tuple[Problem, ...]]:
    if not count:
        raise ReadingError("damaged")
    if not without:
        return Status.READ, ()
    problem = Problem(code="no_text_layer", arguments=(str(len(without)), str(count)))
    return Status.NEEDS_OCR if len(without) == count else Status.WARNING, (problem,)
