"""The text of a document as one: pages joined, so that a place on a page becomes a place in the whole."""

import re

from weft.records import DocumentResult, Page, Record
from weft_web.engine import analysing
from weft_web.instruments.holding import results_folder
from weft_web.instruments.models import Document

PAGE_BREAK = "\n\n"
CARRIAGE_RETURN = re.compile("\r(?=\n)")
# Each sign that some program reads as another count of signs, with one that none does: lengths, and so places, stay as they are.
PLAIN = str.maketrans(
    {
        **{code: " " for code in range(0x20) if code not in (0x09, 0x0A)},
        0x0B: "\n",
        0x0C: "\n",
        0x0D: "\n",
        0x85: "\n",
        0x2028: "\n",
        0x2029: "\n",
        0xFEFF: " ",
        **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    }
)


class Joined(Record):
    """A document's text with line feeds only, and where each page begins in it (None: the one page of a format without pages)."""

    text: str
    starts: dict[int | None, int]

    def place(self, quote: dict[str, object]) -> tuple[int, int] | None:
        """Start and end (half-open, in code points) of a stored quote; nothing where the text does not hold it there."""
        number, start, end = quote["page"], quote["start"], quote["end"]
        assert isinstance(start, int)  # noqa: S101 - written from the engine's record
        assert isinstance(end, int)  # noqa: S101
        page = self.starts.get(number if isinstance(number, int) else None)
        if page is None:
            return None
        fits = self.text[page + start : page + end] == plain(str(quote["text"]))
        return (page + start, page + end) if fits else None


def plain(text: str) -> str:
    """The text, as long as it was, with line feeds for every sign that ends a line and without signs that no file format holds."""
    return CARRIAGE_RETURN.sub(" ", text).translate(PLAIN)


def joined(pages: tuple[Page, ...]) -> Joined:
    """The pages as one text."""
    starts: dict[int | None, int] = {}
    parts, length = [], 0
    for page in pages:
        starts.setdefault(page.number, length)
        parts.append(plain(page.text))
        length += len(page.text) + len(PAGE_BREAK)
    return Joined(text=PAGE_BREAK.join(parts), starts=starts)


def text_of(document: Document) -> Joined | None:
    """The text of a document as it was read, empty where nothing could be read in it; nothing where its reading is not at hand."""
    result = result_of(document)
    return joined(result.pages) if result else None


def result_of(document: Document) -> DocumentResult | None:
    """What reading gave, by the version that its findings come from."""
    folder = results_folder(document.instrument.country.code)
    return analysing.kept_result(folder, document.name, document.file.sha256, document.result_version or analysing.result_version())
