"""The redline: accept all and the later text stands there, reject all and the earlier one does."""

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.consult import texts
from tests.consult.tracked import W, lines, root_of, settled_by_office
from tests.consult.versions import next_version

from weft.consult.draft import Draft, drafted
from weft.consult.redline import redline
from weft.records import Language
from weft.report.paper import Chapter, Paper, Paragraph, Picture, Table
from weft.report.typesetting import typeset
from weft.report.voice import Voice
from weft.report.word import document

CHAPTERS = ("summary", "method", "register", "matters", "places", "acronyms")
"""A study of these: the redline of a whole one takes too long to be made in each test."""


def short(paper: Paper) -> Paper:
    cover = replace(paper.cover, emblem="")
    return replace(paper, cover=cover, chapters=tuple(one for one in paper.chapters if one.anchor in CHAPTERS))


def with_chapter(paper: Paper, anchor: str, change: object) -> Paper:
    return replace(paper, chapters=tuple(change(one) if one.anchor == anchor else one for one in paper.chapters))  # type: ignore[operator]


def other_rows(chapter: Chapter) -> Chapter:
    """A table with a row fewer, one more, and words changed in a cell; a picture with another figure in it."""
    made = []
    for block in chapter.blocks:
        if isinstance(block, Table) and len(block.rows) > 3:
            first, second, third, *rest = block.rows
            changed = tuple(replace(cell, text=f"{cell.text} once more" if place == 1 else cell.text) for place, cell in enumerate(third))
            new = tuple(replace(cell, text=f"new {place}", anchor="") for place, cell in enumerate(second))
            made.append(replace(block, rows=(first, changed, new, *rest)))
        elif isinstance(block, Picture):
            made.append(replace(block, svg=block.svg.replace("#2c3a92", "#7a1f1f"), caption=f"{block.caption} Drawn anew."))
        else:
            made.append(block)
    return replace(chapter, blocks=tuple(made))


@cache
def versions(language: str) -> tuple[Draft, Draft]:
    """Two drafts: paragraphs changed by dice, rows changed, a chapter added, one gone, one moved."""
    papers = texts.papers()
    later, _ = next_version(papers, 5)
    before, after = short(papers[language]), with_chapter(short(later[language]), "register", other_rows)
    added = Chapter(title="After", anchor="after", number="9", wide=False, blocks=(Paragraph(text="All new.", number=1, key="after/a"),))
    by_name = {one.anchor: one for one in after.chapters}
    order = [by_name[one] for one in ("method", "summary", "register", "places", "acronyms")]
    after = replace(after, chapters=(*order[:3], added, *order[3:]), author="Comité national <de rédaction> & Cie")
    return drafted({language: before}, language, label="Draft 1"), drafted({language: after}, language, label="Draft 2")


@cache
def made(language: str) -> bytes:
    return redline(*versions(language), Voice(texts.REPORT, Language(language)))


def plain(draft: Draft, language: str) -> list[str]:
    """The words of a draft in its own Word document."""
    paper = draft.papers[language]
    return lines(document(paper, typeset(paper, pdf=False).pictures))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_all_accepted_is_the_later_text_and_all_rejected_the_earlier(language: str) -> None:
    before, after = versions(language)
    assert lines(made(language), "accept") == plain(after, language)
    assert lines(made(language), "reject") == plain(before, language)
    assert lines(made(language)) != plain(after, language)


def test_libreoffice_reads_it_the_same(tmp_path: Path) -> None:
    before, after = versions("fr")
    accepted, rejected = settled_by_office(made("fr"), tmp_path)
    assert lines(accepted) == plain(after, "fr")
    assert lines(rejected) == plain(before, "fr")


def test_every_change_has_its_own_number_an_author_and_the_day_of_the_version() -> None:
    changes = list(root_of(made("fr")).iter(f"{W}ins", f"{W}del"))
    assert len(changes) > 200
    assert len({one.get(f"{W}id") for one in changes}) == len(changes)
    assert {one.get(f"{W}author") for one in changes} == {"Comité national <de rédaction> & Cie"}
    assert {one.get(f"{W}date") for one in changes} == {"2026-11-22T00:00:00Z"}


def test_nothing_is_marked_twice_and_what_is_deleted_is_no_text_or_link() -> None:
    root = root_of(made("en"))
    assert not root.xpath("//w:ins//w:delText | //w:del//w:t | //w:del//w:hyperlink | //w:del//w:instrText", namespaces={"w": W[1:-1]})
    names = [one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_words_are_changed_not_whole_paragraphs() -> None:
    """A word put in is one change of one word."""
    papers = {"en": short(texts.papers()["en"])}
    key = "register/register.intro"

    def longer(chapter: Chapter) -> Chapter:
        blocks = (
            replace(one, text=one.text.replace("documents", "official documents")) if one.key == key else one for one in chapter.blocks
        )
        return replace(chapter, blocks=tuple(blocks))

    after = drafted({"en": with_chapter(papers["en"], "register", longer)}, "en")
    root = root_of(redline(drafted(papers, "en"), after, Voice(texts.REPORT, Language.EN)))
    assert [("".join(one.itertext()), one.tag) for one in root.iter(f"{W}ins", f"{W}del")] == [(" official", f"{W}ins")]


def test_two_equal_drafts_have_no_changes() -> None:
    papers = {"en": short(texts.papers()["en"])}
    root = root_of(redline(drafted(papers, "en"), drafted(papers, "en"), Voice(texts.REPORT, Language.EN)))
    assert not list(root.iter(f"{W}ins", f"{W}del"))


def test_a_passage_with_another_number_is_no_change_where_its_meaning_is_known() -> None:
    def told(number: int, **more: object) -> Draft:
        reference = (texts.reference(number),)
        block = Paragraph(text="It is served.", number=1, references=reference, key="method/a")
        paper = with_chapter(short(texts.papers()["en"]), "method", lambda one: replace(one, blocks=(block,)))
        there = with_chapter(paper, "register", lambda one: replace(one, blocks=(texts.passage(number),)))
        return drafted({"en": there}, "en", **more)  # type: ignore[arg-type]

    voice = Voice(texts.REPORT, Language.EN)
    unknown = root_of(redline(told(3), told(4), voice))
    assert "P4" in ["".join(one.itertext()).strip() for one in unknown.iter(f"{W}ins")]
    known = (told(number, meanings={"en": {f"p-{number}": "P:abc"}}) for number in (3, 4))
    assert "P4" not in ["".join(one.itertext()).strip() for one in root_of(redline(*known, voice)).iter(f"{W}ins")]


def test_a_paragraph_that_lost_its_key_is_shown_by_its_words() -> None:
    papers = {"en": short(texts.papers()["en"])}
    key = "matters/gaps/matters.gap_rule"

    def rewritten(chapter: Chapter) -> Chapter:
        told = {one.key: one for one in chapter.blocks}
        told[key] = replace(told[key], key="own-new", text=f"{told[key].text} So it is.")
        return replace(chapter, blocks=tuple(told.values()))

    after = drafted({"en": with_chapter(papers["en"], "matters", rewritten)}, "en")
    root = root_of(redline(drafted(papers, "en"), after, Voice(texts.REPORT, Language.EN)))
    assert [("".join(one.itertext()), one.tag) for one in root.iter(f"{W}ins", f"{W}del")] == [(" So it is.", f"{W}ins")]
