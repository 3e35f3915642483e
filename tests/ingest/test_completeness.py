"""Whatever the marks of a file, its words come out, all of them, each once."""

import re

from hypothesis import given, settings
from hypothesis import strategies as some
from tests.ingest.packing import docx, odt, read

from weft.ingest.html_state import BLOCK, INLINE

ELEMENTS = sorted((BLOCK | INLINE) - {"title"})
TAGS = some.builds("<{}{}>".format, some.sampled_from(["", "/"]), some.sampled_from(ELEMENTS))
PIECES = some.lists(TAGS | some.just("WORD"), min_size=3, max_size=60)
WORD_PIECES = [
    "<w:p>",
    "</w:p>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:r><w:t>WORD</w:t></w:r>",
    "<w:sdt><w:sdtContent>",
    "</w:sdt>",
]
MARKS = ["\n", "\n\n", "# ", "* ", "- ", "  * ", "**", "_", "> ", "1. ", "(a) ", "WORD", "WORD", "WORD", " ", "| ", ".", ":", "---"]
EXAMPLES = settings(max_examples=150, deadline=None)


def numbered(pieces: list[str]) -> tuple[str, list[str]]:
    """The pieces as one source, each WORD a word of its own; and those words."""
    words: list[str] = []

    def next_word(_: re.Match[str]) -> str:
        words.append(f"word{len(words)}x")
        return words[-1]

    return re.sub("WORD", next_word, "".join(pieces)) + " lastword", [*words, "lastword"]


def found(name: str, source: str | bytes) -> list[str]:
    return sorted(re.findall(r"word\d+x|lastword", read(name, source).pages[0].text))


@EXAMPLES
@given(PIECES)
def test_html(pieces: list[str]) -> None:
    source, words = numbered(pieces)
    assert found("law.html", f"<html><body>{source}") == sorted(words)


@EXAMPLES
@given(PIECES)
def test_xml_well_formed_or_not(pieces: list[str]) -> None:
    source, words = numbered(pieces)
    assert found("law.xml", f"<?xml version='1.0'?><law>{source}</law>") == sorted(words)


@EXAMPLES
@given(some.lists(some.sampled_from(WORD_PIECES), min_size=1, max_size=40))
def test_word_well_formed_or_not(pieces: list[str]) -> None:
    source, words = numbered([*pieces, "<w:p><w:r><w:t>"])
    assert found("law.docx", docx(f"{source}</w:t></w:r></w:p>")) == sorted(words)


@EXAMPLES
@given(some.lists(some.sampled_from(MARKS), min_size=1, max_size=60))
def test_markdown_and_text(pieces: list[str]) -> None:
    source, words = numbered(pieces)
    assert found("law.md", source) == sorted(words)
    assert found("law.txt", source) == sorted(words)


@EXAMPLES
@given(
    some.lists(
        some.sampled_from(["<text:p>WORD", "</text:p>", "<text:list>", "</text:list>", "<text:list-item>", "</text:list-item>"]),
        max_size=40,
    )
)
def test_opendocument_well_formed_or_not(pieces: list[str]) -> None:
    source, words = numbered([*pieces, "<text:p>"])
    assert found("law.odt", odt(f"{source}</text:p>")) == sorted(words)
