"""Golden inputs made documents and provisions: files through their reader, blocks of pages as written."""

import re
from functools import cache
from pathlib import Path

from tests.prepared import ENGINE, SETTINGS

from weft import ingest, pipeline, segment
from weft.records import Block, Document, Page, Provision, Role, Status

_MARK = re.compile(r"\{(\w+)\} ")


def document_of(path: Path) -> Document:
    """The document in a golden file."""
    if path.name.endswith(".blocks.txt"):
        return _of_blocks(path.name, path.read_text(encoding="utf-8"))
    return ingest.read(path.name, path.read_bytes(), SETTINGS)


def _of_blocks(name: str, written: str) -> Document:
    """Pages parted by `=== page n`, blocks by blank lines; `{heading}` and `{fr}` say what the layout of a page says."""
    pages, blocks = [], []
    for index, page in enumerate(re.split(r"=== page \d+\n", written)):
        text = ""
        for part in filter(None, (part.strip() for part in page.split("\n\n"))):
            mark = _MARK.match(part)
            words = part[mark.end() :] if mark else part
            heading = bool(mark) and mark[1] == "heading"
            blocks.append(
                Block(
                    page_index=index,
                    start=len(text),
                    end=len(text) + len(words),
                    role=Role.HEADING if heading else Role.PARAGRAPH,
                    language=mark[1] if mark and not heading else "",
                )
            )
            text += words + "\n"
        pages.append(Page(number=index + 1, text=text))
    return Document(name=name, sha256="", format="pdf", status=Status.READ, pages=tuple(pages), blocks=tuple(blocks))


@cache
def provisions_of(path: Path) -> tuple[Document, str, tuple[Provision, ...]]:
    """The document, its main language and its provisions."""
    document = document_of(path)
    language, _ = pipeline.main_language(document, ENGINE.tables)
    return document, language, segment.split(document, ENGINE.grammars, language, lambda _, default: default)


def lost(document: Document, provisions: tuple[Provision, ...]) -> list[str]:
    """Runs of letters of any block that stand neither in a quote nor in a heading."""
    headings = " | ".join(dict.fromkeys(" ".join(re.findall(r"\w+", provision.heading)) for provision in provisions))
    quoted = {(quote.page, at) for provision in provisions for quote in provision.quotes for at in range(quote.start, quote.end)}
    runs = []
    for block in document.blocks:
        page = document.pages[block.page_index]
        kept = "".join("\x00" if (page.number, at) in quoted else page.text[at] for at in range(block.start, block.end))
        runs += [run for run in (" ".join(re.findall(r"\w+", part)) for part in kept.split("\x00")) if run and run not in headings]
    return runs
