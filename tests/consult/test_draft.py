"""A draft: the same number for the same paragraph in every language, whatever people wrote in one of them only."""

import re

import pytest
from msgspec.structs import replace
from tests.consult import texts
from tests.prepared import CONTENT
from tests.report.planning import valley

from weft.consult.draft import Draft, drafted, keyed, place_named
from weft.consult.naming import plain
from weft.consult.twinning import twins_proposed
from weft.content import planning
from weft.records import Language
from weft.report.finishing import words_of
from weft.report.paper import Block, Heading, Paper, Paragraph, Picture, Table
from weft.report.planning import PlanContent, compose, view_of


def blocks(paper: Paper) -> dict[str, Block]:
    return {block.key: block for chapter in paper.chapters for block in chapter.blocks}


def shown(block: Block) -> str:
    """The number that a reader sees, without the words of a language."""
    match block:
        case Heading():
            return block.number
        case Paragraph():
            return str(block.number or "")
        case Table() | Picture():
            return "".join(re.findall(r"\d+", block.label))
    return ""


def test_every_block_has_one_number_in_all_languages_and_it_is_that_of_its_place(draft: Draft) -> None:
    told = {language: {key: shown(block) for key, block in blocks(paper).items()} for language, paper in draft.papers.items()}
    for place in draft.places:
        for language in place.texts:
            if place.kind != "chapter":
                assert told[language][place.key] == "".join(re.findall(r"[\d.]+", place.number)), (language, place.key)
    assert len({tuple(keys) for keys in told.values()}) == 1, "what stands in one language only is shown in the others too"


def test_numbers_go_up_by_one_and_no_paragraph_of_a_language_is_without(draft: Draft) -> None:
    for paper in draft.papers.values():
        every = [one for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Paragraph) and one.style == "body"]
        assert [one.number for one in every] == list(range(1, len(every) + 1))


def test_what_one_language_adds_follows_there_what_it_follows_in_its_own(draft: Draft, papers: dict[str, Paper]) -> None:
    order = [place.key for place in draft.places]
    for paper in papers.values():
        mine = [block.key for chapter in paper.chapters for block in chapter.blocks]
        assert [key for key in order if key in set(mine)] == mine
    numbers = {place.key: place.number for place in draft.places}
    assert int(numbers["own-d"]) == int(numbers["matters/gaps/matters.gap_rule"]) + 1
    assert int(numbers["own-e"]) == int(numbers["own-d"]) + 1
    assert (numbers["own-b"], numbers["framework/instrument:biosafety-act-2014.pdf"]) == ("3.2", "3.3")
    assert int(numbers["own-c+2"]) == int(numbers["own-c"]) + 1


def test_what_stands_in_another_language_says_so_and_is_no_text_of_this_one(draft: Draft) -> None:
    english, french, spanish = (blocks(draft.papers[one]) for one in ("en", "fr", "es"))
    assert words_of(spanish["own-a"]).startswith("The national committee")
    said = spanish["own-a"]
    assert isinstance(said, Paragraph)
    assert said.pieces[0].text == "[Inglés] "
    assert {one.language for one in said.pieces[1:]} == {"en"}
    heading = french["own-b"]
    assert isinstance(heading, Heading)
    assert heading.text == "What the ministries add [Anglais]"
    assert english["own-d"].pieces[0].text == "[French] "  # type: ignore[union-attr]  # a paragraph with pieces
    place = draft.place("own-d")
    assert place is not None
    assert set(place.texts) == {"fr"}
    assert place.text_in("en").startswith("Le comité juge")


def test_the_order_of_the_first_language_holds_in_all(papers: dict[str, Paper]) -> None:
    """Another language in another order: its blocks come in the order of the first, and none is lost."""
    spanish = papers["es"]
    turned = replace(spanish, chapters=tuple(replace(one, blocks=one.blocks[::-1]) for one in spanish.chapters[::-1]))
    made = drafted({"en": papers["en"], "es": turned}, "en")
    assert list(blocks(made.papers["es"])) == list(blocks(made.papers["en"]))
    assert set(blocks(turned)) <= set(blocks(made.papers["es"]))
    assert [one.anchor for one in made.papers["es"].chapters] == [one.anchor for one in papers["en"].chapters]


def test_a_chapter_of_one_language_takes_a_number_in_all(papers: dict[str, Paper]) -> None:
    extra = replace(papers["fr"].chapters[3], title="Suites", anchor="after", blocks=(Paragraph(text="Rien.", number=1, key="after/one"),))
    chapters = (*papers["fr"].chapters[:4], extra, *papers["fr"].chapters[4:])
    made = drafted({"en": papers["en"], "fr": replace(papers["fr"], chapters=chapters)}, "en")
    told = {one.anchor: (one.number, one.title) for one in made.papers["en"].chapters}
    assert told["after"] == ("4", "Suites [French]")
    assert told["coverage"][0] == "5"
    assert place_named(made, "chapter 4") == made.place("after/")


def test_one_language_alone_and_a_paper_without_keys_are_drafts_too(papers: dict[str, Paper]) -> None:
    bare = replace(
        papers["fr"],
        chapters=tuple(replace(one, blocks=tuple(replace(block, key="") for block in one.blocks)) for one in papers["fr"].chapters),
    )
    made = drafted({"fr": bare}, "fr")
    keys = [block.key for chapter in keyed(bare).chapters for block in chapter.blocks]
    assert len(keys) == len(set(keys)) == len(blocks(made.papers["fr"]))
    assert [shown(one) for one in blocks(made.papers["fr"]).values()] == [
        shown(one) for one in blocks(drafted({"fr": papers["fr"]}, "fr").papers["fr"]).values()
    ]


def test_a_draft_made_of_a_draft_stays_as_it_is() -> None:
    again = drafted(texts.papers(), "en")
    assert drafted(again.papers, "en").papers == again.papers


@pytest.mark.parametrize("number", ["41", "Para 41", "paragraph 41", "paragraphe 41", "Paragraphe n° 41", "párr. 41", "Párrafo n.º 41"])
def test_a_paragraph_is_found_by_what_people_write(draft: Draft, number: str) -> None:
    found = place_named(draft, number)
    assert found is not None
    assert (found.number, found.kind) == ("41", "paragraph")


@pytest.mark.parametrize(
    ("said", "number", "kind"),
    [
        ("41-43", "41", "paragraph"),
        ("paras. 41–43", "41", "paragraph"),
        ("párrafos 41 y 42", "41", "paragraph"),
        ("41 (a)", "41", "paragraph"),
        ("§ 41, line 3", "41", "paragraph"),
        ("41.0", "41", "paragraph"),
        ("Table 3", "Table 3", "table"),
        ("Tableau 3", "Table 3", "table"),
        ("Cuadro n.º 3", "Table 3", "table"),
        ("fig. 2", "Figure 2", "picture"),
        ("3.2", "3.2", "heading"),
        ("Section 4.1.1", "4.1.1", "heading"),
        ("Sección 3", "3", "chapter"),
        ("Chapitre 3", "3", "chapter"),
        ("Annexe B", "B", "chapter"),
        ("B", "B", "chapter"),
        ("Résumé :", "", "chapter"),
        ("What the ministries add", "3.2", "heading"),
        ("own-c+2", "24", "paragraph"),
    ],
)
def test_tables_headings_chapters_and_ranges_are_found(draft: Draft, said: str, number: str, kind: str) -> None:
    found = place_named(draft, said)
    assert found is not None
    assert (found.number, found.kind) == (number, kind)


@pytest.mark.parametrize("said", ["", "   ", "General", "page 12", "p. 12", "línea 3", "9999", "Table 99", "a word of mine", "12.99.1"])
def test_what_names_no_place_is_not_guessed(draft: Draft, said: str) -> None:
    assert place_named(draft, said) is None


def test_every_number_of_a_draft_leads_back_to_its_place(draft: Draft) -> None:
    for place in draft.places:
        if place.number:
            kind = "" if place.kind in ("paragraph", "heading") else place.kind.replace("picture", "")
            said = f"{kind if kind == 'chapter' and place.number.isdecimal() else ''} {place.number}"
            assert place_named(draft, said) == place
        for label in place.said.values():
            assert place_named(draft, label) == place
        assert place_named(draft, place.key) == place


def test_words_are_compared_without_accents_and_case() -> None:
    assert plain("  Párrafo\u00a0N.º 4 : ") == "parrafo n.o 4"


def test_translations_are_proposed_by_where_they_stand_and_bear_one_number_once_a_person_says_so(papers: dict[str, Paper]) -> None:
    french = texts.edited(
        papers["fr"],
        texts.own("method", "t", "method/read/table.statuses", "Le **comité national** a relu les textes au mois de mai."),
        texts.own("framework", "u", "framework/integration/table.integration", "Rien de semblable.", form="heading_2"),
    )
    both = {"en": papers["en"], "fr": french}
    proposed = twins_proposed(both, "en")
    assert proposed == {"own-t": "own-a"}, "a heading alone is not a section of three paragraphs"
    apart, together = drafted(both, "en"), drafted(both, "en", twins=proposed)
    place = together.place("own-a")
    assert place is not None
    assert set(place.texts) == {"en", "fr"}
    assert apart.place("own-t") is not None
    assert together.place("own-t") is None
    assert words_of(blocks(together.papers["fr"])["own-a"]).startswith("Le comité national")


def test_all_paragraphs_of_a_text_go_with_its_twin(papers: dict[str, Paper]) -> None:
    french = texts.edited(papers["fr"], texts.own("framework", "v", "framework/integration/table.integration", "Un.\n\nDeux.\n\nTrois."))
    made = drafted({"en": papers["en"], "fr": french}, "en", twins={"own-v": "own-c"})
    second, third = made.place("own-c+2"), made.place("own-c+3")
    assert second is not None
    assert third is not None
    assert (set(second.texts), set(third.texts)) == ({"en", "fr"}, {"fr"})


def test_a_strategy_is_a_draft_too() -> None:
    content = PlanContent(report=texts.REPORT, planning=planning.load(CONTENT.root))
    strategy = valley.strategy()
    view = view_of(strategy, valley.matters(), valley.rows(texts.REPORT.obligations), content)
    made = drafted({one.value: compose(strategy, view, content, one) for one in Language}, "es", kind="strategy")
    assert all(len(place.texts) == 3 for place in made.places)
    numbered = [int(place.number) for place in made.places if place.kind == "paragraph" and place.number]
    assert numbered == list(range(1, len(numbered) + 1))
    assert len(numbered) > 20
