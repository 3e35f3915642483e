"""The draft on paper: lines and paragraphs numbered, the deadline in the time of the place, and on every page: not for citation."""

import re
from functools import cache

import pypdfium2
import pytest
from msgspec.structs import replace
from tests.consult import texts

from weft.consult import deadline
from weft.consult.draft import Draft, drafted
from weft.consult.printing import for_comments
from weft.errors import ReadingError
from weft.records import Language
from weft.report.paper import Paper
from weft.report.typesetting import typeset
from weft.report.voice import Voice

CHAPTERS = ("summary", "method", "register")
CLOSES = "2026-12-15T20:59:00Z"
BANNERS = {
    "en": "For comments only – not for citation",
    "fr": "Pour observations uniquement – ne pas citer",
    "es": "Solo para observaciones – no citar",
}


def voice(language: str) -> Voice:
    return Voice(texts.REPORT, Language(language))


def short(paper: Paper) -> Paper:
    return replace(paper, chapters=tuple(one for one in paper.chapters if one.anchor in CHAPTERS))


@pytest.fixture(scope="module")
def printed_draft(papers: dict[str, Paper]) -> Draft:
    return drafted({language: short(paper) for language, paper in papers.items()}, "en", label="Draft 1")


@cache
def pages(pdf: bytes) -> tuple[str, ...]:
    return tuple(page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\u00a0", " ") for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_says_what_it_is_and_each_of_its_lines_has_a_number(language: str, printed_draft: Draft) -> None:
    told = pages(for_comments(printed_draft, CLOSES, "Africa/Nairobi", voice(language)))
    assert BANNERS[language] in told[0]
    until = deadline.said(voice(language), CLOSES, "Africa/Nairobi").replace("\u00a0", " ")
    for page in told[2:]:
        assert BANNERS[language] in page
        assert "Draft 1" in page
        assert until in page
    heading = printed_draft.place("method/read")
    assert heading is not None
    method = next(page for page in told[2:] if heading.texts[language] in page)
    numbers = [int(one) for one in re.findall(r"^\s*(\d+)\s*$", method, re.MULTILINE)]
    assert set(range(1, 30)) <= set(numbers), "lines are counted from one on each page"


def test_paragraphs_bear_the_numbers_of_the_draft_in_every_language(printed_draft: Draft) -> None:
    place = printed_draft.place("method/passages/method.quotes_verbatim") or next(
        one for one in printed_draft.places if one.kind == "paragraph" and one.number == "12"
    )
    for language in ("en", "fr", "es"):
        text = "".join(pages(for_comments(printed_draft, CLOSES, "UTC", voice(language))))
        words = place.texts[language][:30].replace("\u00a0", " ")
        before = text[: text.index(words)].rsplit("\n", 3)
        assert place.number in " ".join(before[-3:]).split()


def test_a_paper_that_is_no_draft_has_neither_banner_nor_lines(printed_draft: Draft) -> None:
    told = pages(typeset(printed_draft.papers["en"], png=False).pdf)
    assert not any(BANNERS["en"] in page for page in told)
    assert len(re.findall(r"^\s*\d+\s*$", told[-1], re.MULTILINE)) < len(told[-1].splitlines()) / 3


def test_a_draft_that_cannot_be_set_says_so(printed_draft: Draft) -> None:
    paper = printed_draft.papers["en"]
    broken = replace(printed_draft, papers={"en": replace(paper, made_on="no day")})
    with pytest.raises(ReadingError):
        for_comments(broken, CLOSES, "UTC", voice("en"))
