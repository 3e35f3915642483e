"""PDFs made for the tests: printed from typst source, photographed into pictures without text."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import typst

from weft import languages
from weft.ingest.pdf import read_pdf
from weft.ingest.settings import ReadSettings
from weft.records import Block, Document

TABLES = languages.load(Path(__file__).parents[2] / "content" / "languages")
NO_OCR = ReadSettings(ocr=False, tesseract=None, soffice=None, languages=TABLES)


def printed(source: str) -> bytes:
    """The PDF that typst makes of `source`."""
    return typst.compile(source.encode())


def photographed(pdf: bytes, dots_per_inch: int = 150) -> bytes:
    """A PDF of the same pages as pictures, as a scanner makes it."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [page.render(scale=dots_per_inch / 72, grayscale=True).to_pil() for page in document]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dots_per_inch)
    return out.getvalue()


def joined(*pdfs: bytes) -> bytes:
    """The pages of several PDFs in one."""
    whole = pypdfium2.PdfDocument.new()
    for pdf in pdfs:
        whole.import_pages(pypdfium2.PdfDocument(pdf))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def read(source: str, settings: ReadSettings = NO_OCR) -> Document:
    """The document that typst source becomes when printed and read."""
    return read_pdf("law.pdf", printed(source), settings)


def texts(document: Document) -> list[str]:
    """The text of each block."""
    return [text for _, text in told(document)]


def told(document: Document) -> Iterator[tuple[Block, str]]:
    """Each block with its text, sliced out of its page as any quote is."""
    for block in document.blocks:
        yield block, document.pages[block.page_index].text[block.start : block.end]
