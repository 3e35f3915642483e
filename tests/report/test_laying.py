"""What people wrote laid over what the machine composed: every block has its key, edits find their place, numbers are counted anew."""

from collections import Counter
from collections.abc import Callable

import pytest

from weft.records import Language, Study
from weft.report import ReportContent
from weft.report.cleaning import printable
from weft.report.compose import drafted
from weft.report.evidence import gather
from weft.report.finishing import Numberer, finished, with_acronyms, words_in, words_of
from weft.report.imprint import Edition, imprinted
from weft.report.laying import Act, Edit, Laid, State, lay, may_hide
from weft.report.paper import Cell, Chapter, Column, Heading, Listing, Paper, Paragraph, Reference, Table
from weft.report.voice import Voice

ORDERS = ["law", "sector", "obligation", "framework"]
OWN_KEY = "own-" + "0" * 32
Make = Callable[..., Study]


def draft(study: Study, content: ReportContent) -> Paper:
    return drafted(gather(printable(study), content), Voice(content, study.language))


def keys(paper: Paper) -> list[str]:
    return [block.key for chapter in paper.chapters for block in chapter.blocks]


def chapter(paper: Paper, anchor: str) -> Chapter:
    return next(one for one in paper.chapters if one.anchor == anchor)


def laid(there: Chapter, *edits: Edit, marks: dict[str, Reference] | None = None) -> tuple[Laid, ...]:
    return lay(there, {one.key: one for one in edits}, marks or {}, "[gone]")


def first_paragraph(there: Chapter) -> Paragraph:
    return next(block for block in there.blocks if isinstance(block, Paragraph) and block.number)


@pytest.mark.parametrize("order", ORDERS)
def test_every_block_has_a_key_of_its_own(order: str, language: Language, study: Make, content: ReportContent) -> None:
    counted = Counter(keys(draft(study(language, order), content)))
    assert "" not in counted
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("order", ORDERS)
def test_keys_are_the_same_in_every_language(order: str, study: Make, content: ReportContent) -> None:
    told = {language: sorted(keys(draft(study(language, order), content))) for language in Language}
    assert told[Language.EN] == told[Language.FR] == told[Language.ES]


def test_an_instrument_keeps_its_key_from_law_to_sector(study: Make, content: ReportContent) -> None:
    """What was written on a law stays with it when the laws are gathered by sector."""
    by_law, by_sector = (
        {key for key in keys(draft(study(Language.EN, order), content)) if key.startswith("framework/instrument:")}
        for order in ("law", "sector")
    )
    assert by_law == by_sector
    assert len(by_law) > 20


def test_keys_know_no_numbers_of_the_study(study: Make, content: ReportContent) -> None:
    """A finding less in front changes P numbers, not keys."""
    whole = study(Language.EN)
    less = type(whole)(**{name: getattr(whole, name) for name in whole.__struct_fields__} | {"findings": whole.findings[1:]})
    gone = [key for key in keys(draft(whole, content)) if key not in set(keys(draft(less, content)))]
    assert all("f0001" in key or "loi-cadre.pdf" in key or "/without" in key or "/obligation:CPB-15-1" in key for key in gone)


def test_a_text_takes_the_place_of_the_machines_and_keeps_its_number(study: Make, content: ReportContent) -> None:
    there = chapter(draft(study(Language.EN), content), "framework")
    was = first_paragraph(there)
    made = {one.key: one for one in laid(there, Edit(key=was.key, act=Act.TEXT, text="One.\n\n- a\n- b\n\nTwo."))}
    one = made[was.key]
    assert (one.state, one.machine) == (State.EDITED, was)
    assert [type(block) for block in one.blocks] == [Paragraph, Listing, Paragraph]
    assert [block.key for block in one.blocks] == [was.key, f"{was.key}+2", f"{was.key}+3"]
    assert all(block.number for block in one.blocks if isinstance(block, Paragraph))


def test_tables_that_numbers_lead_to_cannot_be_left_out(study: Make, content: ReportContent) -> None:
    paper = draft(study(Language.EN), content)
    for anchor in ("quotes", "register", "obligations"):
        there = chapter(paper, anchor)
        table = next(block for block in there.blocks if isinstance(block, Table))
        assert not may_hide(table)
        assert {one.key: one for one in laid(there, Edit(key=table.key, act=Act.HIDDEN))}[table.key].blocks == (table,)


def test_own_text_stands_after_its_block_the_newest_first(study: Make, content: ReportContent) -> None:
    there = chapter(draft(study(Language.EN), content), "framework")
    was = first_paragraph(there)
    first, second = (Edit(key=f"own-{sign * 32}", act=Act.OWN, text=sign, chapter="framework", after=was.key) for sign in "ab")
    below = Edit(key="own-" + "c" * 32, act=Act.OWN, text="c", chapter="framework", after=first.key)
    made = [one.key for one in laid(there, first, second, below)]
    at = made.index(was.key)
    assert made[at : at + 4] == [was.key, second.key, first.key, below.key]


@pytest.mark.parametrize(
    ("after", "falls_to"),
    [
        ("framework/instrument:seeds.html/about/quote:gone", "framework/instrument:seeds.html"),
        ("framework/instrument:nowhere/about", ""),
    ],
    ids=["its section", "the end of the chapter"],
)
def test_own_text_without_its_block_falls_to_the_end(after: str, falls_to: str, study: Make, content: ReportContent) -> None:
    there = chapter(draft(study(Language.EN), content), "framework")
    made = laid(there, Edit(key=OWN_KEY, act=Act.OWN, text="Mine.", chapter="framework", after=after))
    at = [one.key for one in made].index(OWN_KEY)
    assert not made[at].placed
    if falls_to:
        assert made[at - 1].key.startswith(falls_to)
        assert not made[at + 1].key.startswith(f"{falls_to}/")
    else:
        assert at == len(made) - 1


def test_own_text_taken_away_leaves_what_follows_it(study: Make, content: ReportContent) -> None:
    there = chapter(draft(study(Language.EN), content), "framework")
    was = first_paragraph(there)
    gone = Edit(key=OWN_KEY, act=Act.TAKEN_AWAY, chapter="framework", after=was.key)
    below = Edit(key="own-" + "c" * 32, act=Act.OWN, text="c", chapter="framework", after=OWN_KEY)
    made = [one.key for one in laid(there, gone, below)]
    assert made[made.index(was.key) + 1] == below.key


def test_headings_and_paragraphs_are_numbered_anew(study: Make, content: ReportContent) -> None:
    paper = draft(study(Language.EN), content)
    there = chapter(paper, "framework")
    own = Edit(key=OWN_KEY, act=Act.OWN, text="Our own section", form="heading_2", chapter="framework", after="framework")
    numberer = Numberer(Voice(content, Language.EN))
    numberer.open(there)
    blocks = [numberer.numbered(block) for one in laid(there, own) for block in one.blocks]
    headings = [block for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert headings[0].text == "Our own section"
    assert [one.number for one in headings] == [f"{there.number}.{place}" for place in range(1, len(headings) + 1)]
    numbers = [block.number for block in blocks if isinstance(block, Paragraph) and block.number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_numbering_the_machines_own_study_changes_nothing(study: Make, content: ReportContent) -> None:
    paper = draft(study(Language.FR), content)
    numberer = Numberer(Voice(content, Language.FR))
    for one in paper.chapters:
        numberer.open(one)
        assert tuple(numberer.numbered(block) for block in one.blocks) == one.blocks


def test_the_annex_of_acronyms_holds_those_in_use(study: Make, content: ReportContent) -> None:
    paper = draft(study(Language.EN), content)
    rows = {row[0].text for block in chapter(finished(paper), "acronyms").blocks if isinstance(block, Table) for row in block.rows}
    told = " ".join(words_of(block) for one in paper.chapters if one.anchor != "acronyms" for block in one.blocks)
    assert {"LMO", "CPB", "I1", "P1"} <= rows
    assert "GEF" not in rows
    assert all(one in told for one in rows - {"I1", "P1"})


@pytest.mark.parametrize(("told", "kept"), [("in NBSAPs and plans", True), ("an NBSAP", True), ("NBSAPX", False)])
def test_a_short_form_is_in_use_as_one_or_as_several(told: str, kept: bool) -> None:
    table = Table(label="Table 1", caption="", columns=(Column(head="", width=1),), rows=((Cell(text="NBSAP"),),))
    annex = Chapter(title="X", anchor="acronyms", number="C", wide=False, blocks=(table,))
    (left,) = with_acronyms(annex, words_in((Paragraph(text=told),))).blocks
    assert isinstance(left, Table)
    assert bool(left.rows) is kept


def test_a_pointer_to_nothing_becomes_plain_text(study: Make, content: ReportContent) -> None:
    paper = draft(study(Language.EN), content)
    lame = Paragraph(text="See", references=(Reference(text="P999", anchor="p-999"),), key="x")
    broken = Chapter(title="X", anchor="x", number="9", wide=False, blocks=(lame,))
    done = finished(
        type(paper)(**{name: getattr(paper, name) for name in paper.__struct_fields__} | {"chapters": (*paper.chapters, broken)})
    )
    last = done.chapters[-1].blocks[0]
    assert isinstance(last, Paragraph)
    assert last.references == (Reference(text="P999", anchor=""),)


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        (Edition(day="2026-03-01"), ("Government of Solandra (2026)", "draft for review", "1 March 2026", "Weft")),
        (
            Edition(day="2027-03-01", label="Round table", authors="A. Ndiaye", publisher="Ministry"),
            ("A. Ndiaye (2027)", "Round table", "Ministry. "),
        ),
    ],
    ids=["draft", "version"],
)
def test_the_imprint_says_how_to_cite(edition: Edition, said: tuple[str, ...], study: Make, content: ReportContent) -> None:
    made = study(Language.EN)
    paper = imprinted(draft(made, content), edition, made.profile, Voice(content, Language.EN))
    assert all(part in paper.cover.citation for part in said)
    cite = next(block for block in chapter(paper, "method").blocks if block.key.endswith("method.cite_study"))
    assert paper.cover.citation in words_of(cite)
    assert ("Draft for review" in paper.words["footer"]) is not bool(edition.label)
    assert any(notice.figure == (edition.label or "Draft for review") for notice in paper.cover.notices)
