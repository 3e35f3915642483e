"""The study composed: every claim reaches a quote, every state has its own word, numbers are counted."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import msgspec
import pytest

from weft.records import Contradiction, Coverage, Degree, Extent, Language, MentionType, Status, Study
from weft.report import ReportContent
from weft.report.cleaning import printable
from weft.report.compose import compose
from weft.report.evidence import gather, place, runs, source, telling, titled, with_titles
from weft.report.framework import strongest
from weft.report.matters import contradiction_text
from weft.report.paper import Blank, Chapter, Heading, Paper, Paragraph, Picture, Quotation, Table
from weft.report.voice import Voice

ORDERS = ["law", "sector", "obligation", "framework"]
Make = Callable[..., Study]


def composed(study: Study, content: ReportContent) -> Paper:
    return compose(printable(study), content)


def chapter(paper: Paper, anchor: str) -> Chapter:
    return next(one for one in paper.chapters if one.anchor == anchor)


def everything(paper: Paper) -> str:
    return msgspec.json.encode(paper).decode()


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_quotes_the_same_evidence(order: str, study: Make, content: ReportContent) -> None:
    paper = composed(study(Language.EN, order), content)
    quoted = {one.reference.text for one in chapter(paper, "framework").blocks if isinstance(one, Quotation)}
    assert len(quoted) >= 9
    assert {one.title for one in paper.chapters} == {plan.title.en for plan in content.outline.chapters}


@pytest.mark.parametrize("order", ORDERS)
def test_every_anchor_is_there_once_and_every_reference_finds_one(
    order: str, language: Language, study: Make, content: ReportContent
) -> None:
    raw = msgspec.to_builtins(composed(study(language, order), content))
    anchors: Counter[str] = Counter()
    targets: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if set(value) == {"text", "anchor"}:
                targets.add(value["anchor"])
            elif value.get("anchor"):
                anchors[value["anchor"]] += 1
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(raw)
    assert [name for name, count in anchors.items() if count > 1] == []
    assert targets <= set(anchors)


def test_quotes_carry_instrument_place_page_and_their_own_language(study: Make, content: ReportContent) -> None:
    paper = composed(study(Language.ES), content)
    quotes = [one for one in chapter(paper, "framework").blocks if isinstance(one, Quotation)]
    assert {one.language for one in quotes} == {"en", "fr", "es"}
    consent = next(one for one in quotes if "accord écrit" in one.text)
    assert consent.source.endswith("art.\u00a06, párr.\u00a01, p.\u00a03")
    assert consent.text.startswith("«\u00a0Nul ne peut")


def test_false_friends_and_copies_are_left_out(study: Make, content: ReportContent) -> None:
    assert "cabinets" not in everything(composed(study(Language.EN), content))


def test_paragraphs_are_numbered_without_a_break(study: Make, content: ReportContent) -> None:
    paper = composed(study(Language.FR), content)
    numbers = [one.number for part in paper.chapters for one in part.blocks if isinstance(one, Paragraph) and one.number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_heading_skips_a_level(study: Make, content: ReportContent, language: Language) -> None:
    for order in ORDERS:
        for part in composed(study(language, order), content).chapters:
            levels = [1, *(one.level for one in part.blocks if isinstance(one, Heading))]
            assert all(after - before <= 1 for before, after in pairwise(levels)), part.anchor


def test_each_state_has_a_word_of_its_own(content: ReportContent, language: Language) -> None:
    voice = Voice(content, language)
    words = [voice.label("coverages", one.value) for one in Coverage] + [voice.say("mark.gap")]
    words += [voice.say(f"status.{one.value}") for one in Status]
    assert len(set(words)) == len(words)
    assert len({voice.say(f"mark.{one.value}") for one in Extent}) == len(Extent)


def test_the_totals_of_states_are_those_of_the_rows(study: Make, content: ReportContent) -> None:
    made = study(Language.EN)
    tables = [one for one in chapter(composed(made, content), "coverage").blocks if isinstance(one, Table)]
    last = tables[0].rows[-1]
    assert last[-1].text == str(len(made.assessment.rows))
    gaps = [cell.text for cell, column in zip(last, tables[0].columns, strict=True) if column.head == "Gap"]
    assert gaps == [str(sum(row.gap for row in made.assessment.rows))]


def test_every_gap_stands_in_the_summary_figure_and_on_a_card(study: Make, content: ReportContent) -> None:
    made = study(Language.EN)
    gaps = sum(row.gap for row in made.assessment.rows)
    paper = composed(made, content)
    cards = next(one for one in chapter(paper, "matters").blocks if one.__class__.__name__ == "Cards")
    facts = next(one for one in chapter(paper, "summary").blocks if one.__class__.__name__ == "Facts")
    assert len(cards.cards) == gaps  # type: ignore[union-attr]
    assert facts.facts[1].figure == str(gaps)  # type: ignore[union-attr]


def test_guesses_are_starred_and_unread_documents_are_not_called_silent(study: Make, content: ReportContent) -> None:
    register = next(one for one in chapter(composed(study(Language.EN), content), "register").blocks if isinstance(one, Table))
    rows = {row[0].text: [cell.text for cell in row] for row in register.rows}
    assert rows["I9"][1].endswith("*")
    assert rows["I10"][6] == "Not analysed"
    assert rows["I7"][6] == "Silent on LMOs"
    assert rows["I11"][6] == "Copy of"


def test_places_for_the_analyst_are_all_prepared(study: Make, content: ReportContent) -> None:
    blanks = [one for one in chapter(composed(study(Language.FR), content), "places").blocks if isinstance(one, Blank)]
    assert len(blanks) == 7


def test_pictures_say_in_words_what_they_show(study: Make, content: ReportContent, language: Language) -> None:
    pictures = [one for part in composed(study(language), content).chapters for one in part.blocks if isinstance(one, Picture)]
    assert {one.name for one in pictures} >= {"sectors", "timeline", "coverage_cpb", "coverage_nklsp"}
    assert all(one.alternative and one.title and one.table for one in pictures)


def test_a_folder_without_any_text_still_makes_a_study(study: Make, content: ReportContent, language: Language) -> None:
    made = study(language)
    rows = tuple(
        msgspec.structs.replace(row, coverage=Coverage.NOT_ANALYSED, gap=False, rule="nothing_analysed", findings=())
        for row in made.assessment.rows
    )
    bare = msgspec.structs.replace(
        made.assessment, rows=rows, cells=(), overlaps=(), contradictions=(), institutions=(), instruments=(), sectors=(), answers=()
    )
    unread = tuple(one for one in made.instruments if one.status is Status.NEEDS_OCR)
    for order in ORDERS:
        paper = composed(msgspec.structs.replace(made, instruments=unread, findings=(), assessment=bare, order=order), content)
        assert all(one.blocks for one in paper.chapters)


def test_every_code_the_study_uses_has_words(study: Make, content: ReportContent, language: Language) -> None:
    made = study(language)
    codes = [row.rule for row in made.assessment.rows] + [one.code for one in made.assessment.contradictions]
    codes += [one.rule for one in (*made.assessment.instruments, *made.assessment.sectors, *made.assessment.answers)]
    codes += [reason.code for finding in made.findings for reason in finding.reasons]
    assert sorted({code for code in codes if code not in content.messages}) == []


RUNS = [((7,), ["P7"]), ((7, 8), ["P7", "P8"]), ((9, 7, 8), ["P7–P9"]), ((1, 3, 4, 5, 6, 9), ["P1", "P3–P6", "P9"])]


@pytest.mark.parametrize(("numbers", "shown"), RUNS)
def test_many_passages_are_named_as_ranges(numbers: tuple[int, ...], shown: list[str], study: Make, content: ReportContent) -> None:
    evidence = gather(printable(study(Language.EN)), content)
    references = runs(evidence, tuple(evidence.findings[number - 1] for number in numbers))
    assert [one.text for one in references] == shown
    assert references[0].anchor == f"p-{min(numbers)}"


PLACES = [
    ("en", "art_12/para_3/point_a", "art.\u00a012, para.\u00a03, point (a)"),
    ("fr", "annex_2/art_1/al_4", "annexe 2, art.\u00a01, al.\u00a04"),
    ("es", "text/al_2", "párr.\u00a02 (sin numerar)"),
    ("es", "", ""),
    ("en", "odd_7", "odd 7"),
]


@pytest.mark.parametrize(("tongue", "path", "said"), PLACES)
def test_a_path_is_said_as_lawyers_cite(tongue: str, path: str, said: str, study: Make, content: ReportContent) -> None:
    finding = msgspec.structs.replace(study(Language.EN).findings[0], path=path)
    assert place(Voice(content, Language(tongue)), finding) == said


def test_the_quotes_shown_first_are_of_different_themes(study: Make) -> None:
    first = strongest(study(Language.EN).findings)[:5]
    assert len({one.themes[0] for one in first}) == 5
    assert {one.extent for one in first} == {Extent.OPERATIVE}


def at(study: Study, *paths: str) -> Study:
    """The study with its first findings in one text at the given paths, and no others there."""
    first, others = study.findings[: len(paths)], study.findings[len(paths) :]
    document = first[0].document
    moved = tuple(msgspec.structs.replace(one, path=path, document=document) for one, path in zip(first, paths, strict=True))
    return msgspec.structs.replace(study, findings=(*moved, *(one for one in others if one.document != document)))


CITED = [
    # the places cited in one text, and how the first of them is told
    (("art_8/al_1",), "art.\u00a08"),
    (("art_8/al_1", "art_9/al_1"), "art.\u00a08"),
    (("art_8/al_1", "art_8/al_2"), "art.\u00a08, para.\u00a01 (unnumbered)"),
    (("art_8/al_1", "art_8/para_2"), "art.\u00a08, para.\u00a01 (unnumbered)"),
    (("art_8/al_1", "art_8/para_2/point_a"), "art.\u00a08, para.\u00a01 (unnumbered)"),
    (("art_8/al_2",), "art.\u00a08, para.\u00a02 (unnumbered)"),
    (("annex_1/al_1",), "annex 1, para.\u00a01 (unnumbered)"),
]


@pytest.mark.parametrize(("paths", "told"), CITED)
def test_an_article_cited_once_needs_no_paragraph(paths: tuple[str, ...], told: str, study: Make, content: ReportContent) -> None:
    evidence = gather(printable(at(study(Language.EN), *paths)), content)
    assert f", {told}, p.\u00a0" in source(evidence, Voice(content, Language.EN), evidence.findings[0])


def test_words_that_lead_on_and_titles_come_after_rules(study: Make) -> None:
    first, second, third = study(Language.EN).findings[:3]
    leading = msgspec.structs.replace(first, text="The holder of a permit shall:")
    titled = msgspec.structs.replace(second, mention_type=MentionType.TITLE)
    assert telling((leading, titled, third)) == (third, leading, titled)


def test_titles_in_a_sentence_stand_between_quotation_marks(study: Make, content: ReportContent, language: Language) -> None:
    evidence = gather(printable(study(language)), content)
    one = next(one for one in evidence.study.instruments if len(one.title) >= 8)
    number = f"I{evidence.instrument_numbers[one.document]}"
    said = with_titles(evidence, Voice(content, language), f"{one.title} (30 days)")
    opening, closing = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»")}[language.value]
    assert said == f"{opening}{one.title}{closing} ({number}) (30 days)"


SEVERAL = [
    # what follows each title, how two texts stand in a row in English, French and Spanish
    ("", (" and ", " et ", " y ")),
    (" (thirty days)", ("; ", "\u00a0; ", "; ")),
    (" ((30) days)", ("; ", "\u00a0; ", "; ")),
]


@pytest.mark.parametrize(("after", "between"), SEVERAL)
def test_texts_that_contradict_each_other_stand_in_a_row(
    after: str, between: tuple[str, ...], study: Make, content: ReportContent, language: Language
) -> None:
    evidence, voice = gather(printable(study(language)), content), Voice(content, language)
    one, other = [one for one in evidence.study.instruments if len(one.title) >= 8 and one.duplicate_of is None][:2]
    clash = Contradiction(
        code="definitions_diverge", arguments=("LMO", f"{one.title}{after}; {other.title}{after}"), obligation=None, findings=()
    )
    shown = [titled(evidence, voice, text.document) + after.replace("((30)", "(30") for text in (one, other)]
    assert dict(zip(("en", "fr", "es"), between, strict=True))[language.value].join(shown) in contradiction_text(evidence, voice, clash)


def test_without_a_profile_no_number_of_gaps_is_told(study: Make, content: ReportContent, language: Language) -> None:
    made = study(language)
    rows = tuple(msgspec.structs.replace(row, gap=False, rule="profile_not_stated") for row in made.assessment.rows)
    paper = composed(msgspec.structs.replace(made, assessment=msgspec.structs.replace(made.assessment, rows=rows)), content)
    facts = next(one for one in chapter(paper, "summary").blocks if one.__class__.__name__ == "Facts")
    assert facts.facts[1].figure == "–"  # type: ignore[union-attr]
    told = " ".join(one.text for one in chapter(paper, "matters").blocks if isinstance(one, Paragraph))
    assert Voice(content, language).say("matters.no_gap") not in told


def test_every_text_read_is_in_one_group_of_the_summary(study: Make, content: ReportContent) -> None:
    made = study(Language.EN)
    summary = " ".join(one.text for one in chapter(composed(made, content), "summary").blocks if isinstance(one, Paragraph))
    evidence = gather(printable(made), content)
    dedicated = sum(one.degree is Degree.SPECIFIC for one in evidence.read)
    silent = sum(one.document not in evidence.by_document for one in evidence.read)
    assert f"{dedicated} texts are about" in summary or "One text is about" in summary or not dedicated
    assert f"The other {silent} texts are silent." in summary or silent < 2


def test_every_page_of_an_invented_country_says_so(study: Make, content: ReportContent, language: Language) -> None:
    made = study(language)
    said = {
        invented: composed(msgspec.structs.replace(made, profile=msgspec.structs.replace(made.profile, invented=invented)), content).words[
            "footer"
        ]
        for invented in (True, False)
    }
    assert said[True] == Voice(content, language).say("word.footer_invented")
    assert said[False] == Voice(content, language).say("word.footer")
