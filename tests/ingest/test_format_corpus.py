"""Real laws in every format but PDF, and public broken files: all text is kept, blocks are sane, nothing dies.

Skipped where the collections are not at hand: WEFT_CORPUS and WEFT_MALFORMED name their folders.
"""

import html
import os
import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from tests.ingest.packing import codes
from tests.ingest.printing import NO_OCR

from weft import ingest
from weft.errors import ReadingError
from weft.records import Document

CORPUS = Path(os.environ.get("WEFT_CORPUS", "/nowhere"))
MALFORMED = Path(os.environ.get("WEFT_MALFORMED", "/nowhere"))
LAWS = sorted(path for path in CORPUS.glob("*/*") if path.suffix in (".md", ".html", ".xml", ".docx", ".txt"))
BROKEN = sorted(path for path in MALFORMED.glob("*/*") if path.suffix != ".pdf")
EVERY = 7
needs_corpus = pytest.mark.skipif(not LAWS, reason="no collection of laws: set WEFT_CORPUS to its folder")
needs_malformed = pytest.mark.skipif(not BROKEN, reason="no collection of broken files: set WEFT_MALFORMED to its folder")
MARKUP = re.compile(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->|<[a-zA-Z/!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{3,}", text.replace("_", "").lower()))


def source_words(path: Path) -> Counter[str]:
    """The words of a file by the crudest means: tags cut out, everything else kept."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            source = package.read("word/document.xml").decode().replace("\u00ad", "")
        source = re.sub(r"(?s)<mc:Fallback>.*?</mc:Fallback>", " ", source)
        texts = re.findall(r"<(?:w|a):t(?: [^>]*)?>([^<]*)<|(</w:p>|<w:tab/>|<w:br/>)", source)
        return words(html.unescape("".join(text or (" " if end else "") for text, end in texts)))
    source = path.read_text(encoding="utf-8-sig").replace("\u00ad", "")
    if path.suffix in (".xml", ".html"):
        return words(html.unescape(MARKUP.sub(" ", source)))
    return words(html.unescape(re.sub(r"\]\([^)]*\)|<[^>]*>|[*\\]", "", source)))


def assert_sane(document: Document) -> None:
    text = document.pages[0].text
    assert all(0 <= block.start < block.end <= len(text) for block in document.blocks)
    assert all(before.end <= after.start for before, after in pairwise(document.blocks))
    assert all(text[block.start : block.end].strip() == text[block.start : block.end] for block in document.blocks)


@needs_corpus
@pytest.mark.parametrize("path", LAWS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_every_law_is_kept(path: Path) -> None:
    document = ingest.read(path.name, path.read_bytes(), NO_OCR)
    expected = source_words(path)
    missing = expected - words(document.pages[0].text)
    assert missing.total() <= 0.005 * expected.total() + 2, missing.most_common(10)
    assert_sane(document)
    assert codes(document) == []


@needs_corpus
@pytest.mark.parametrize(
    "path", [path for path in LAWS if path.stat().st_size > 30_000], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_nearly_all_text_of_a_law_stands_in_blocks(path: Path) -> None:
    document = ingest.read(path.name, path.read_bytes(), NO_OCR)
    assert sum(block.end - block.start for block in document.blocks) > 0.85 * document.characters or len(document.blocks) < 100


@needs_malformed
@pytest.mark.parametrize("path", BROKEN[::EVERY], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_broken_files_are_read_or_refused(path: Path) -> None:
    try:
        document = ingest.read(path.name, path.read_bytes(), NO_OCR)
    except ReadingError:
        return
    assert_sane(document)
