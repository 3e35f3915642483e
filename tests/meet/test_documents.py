"""Documents of a meeting in three languages: the same numbers in each, nothing lost, nothing that harms, no stray address."""

import io
import re
from collections.abc import Callable
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import html as parser
from msgspec.structs import replace
from tests.meet.convened import ASKED, CONTENT_OF_MEETINGS, SCENES, VOICES, WORKSHOP, said

from weft.meet import assessing, following, handouts, inviting, notes, people, programme, reporting
from weft.meet.agenda import planned
from weft.meet.questionnaire import questionnaire
from weft.meet.scene import Scene, collation
from weft.records import Language
from weft.records.meeting import Level, Meeting
from weft.report.finishing import words_of
from weft.report.html import page
from weft.report.paper import Listing, Paper, Paragraph, Table
from weft.report.typesetting import typeset
from weft.report.word import document

MADE: dict[str, Callable[[Scene], Paper]] = {
    "invitation": lambda scene: inviting.invitation(scene, scene.meeting.guests[0]),
    "organisation": lambda scene: inviting.invitation(scene, scene.meeting.guests[-1]),
    "note": notes.information_note,
    "agenda": programme.provisional,
    "annotated": programme.annotated,
    "outline": lambda scene: notes.numbered(scene, scene.meeting.papers[0]),
    "survey": lambda scene: notes.numbered(scene, scene.meeting.papers[1]),
    "participants": people.participants,
    "report": lambda scene: reporting.report(scene, ASKED),
    "evaluation": lambda scene: assessing.evaluation(scene, ASKED),
    "commitments": following.commitments,
    "groups": handouts.group_sheets,
    "before": lambda scene: handouts.questionnaire_sheet(scene, ASKED, "before"),
    "after": lambda scene: handouts.questionnaire_sheet(scene, ASKED, "after"),
    "comments": handouts.comment_sheet,
}
NAMES = pytest.mark.parametrize("name", MADE)
EVERY = pytest.mark.parametrize("language", list(Language))


def text_of(paper: Paper) -> str:
    return " ".join(words_of(block) for chapter in paper.chapters for block in chapter.blocks)


def numbers(paper: Paper) -> list[tuple[str, int]]:
    return [(block.key, block.number) for one in paper.chapters for block in one.blocks if isinstance(block, Paragraph) and block.number]


def bare(meeting: Meeting) -> Meeting:
    """A meeting of which hardly anything is known yet."""
    return replace(
        meeting, guests=meeting.guests[:1], participants=(), sessions=(), agenda=(), papers=meeting.papers, tables=(), answers=(),
        commitments=(), seats=(), objectives=(), donors=(), practical=(), symbol="", stamp="", contact="", contact_email="", venue="",
        project=said(""), host=said(""), convener=said(""), chair="", rapporteur="",
    )  # fmt: skip


@NAMES
def test_paragraphs_bear_the_same_numbers_in_every_language(name: str) -> None:
    found = [numbers(MADE[name](scene)) for scene in SCENES.values()]
    assert found[0] == found[1] == found[2]
    assert [number for _, number in found[0]] == list(range(1, len(found[0]) + 1))


@NAMES
@EVERY
def test_no_sentence_is_left_unfilled_and_no_address_goes_out(name: str, language: Language) -> None:
    paper = MADE[name](SCENES[language])
    text = f"{paper.title} {text_of(paper)}"
    assert not re.search(r"\{\w*\}|meet\.\w", text)
    assert "canary" not in text
    assert "  " not in text.replace("\u00a0", "")


@NAMES
@EVERY
def test_an_almost_empty_record_makes_sound_documents(name: str, language: Language) -> None:
    paper = MADE[name](Scene(bare(WORKSHOP), VOICES[language]))
    assert page(paper)
    assert ", ," not in text_of(paper)


def test_addresses_stand_in_a_list_only_where_they_are_asked_for() -> None:
    assert text_of(people.participants(SCENES[Language.EN], addresses=True)).count("@canary") == 27


@NAMES
@EVERY
def test_pages_are_in_order_and_escaped(name: str, language: Language) -> None:
    tree = parser.fromstring(page(MADE[name](SCENES[language])))
    assert tree.get("lang") == language
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - one <= 1 for one, after in pairwise(levels)), levels
    assert not tree.xpath("//b")
    assert not tree.xpath("//script")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(one.removeprefix("#") in ids for one in tree.xpath("//a/@href"))


@EVERY
def test_the_report_is_filled_from_the_record(language: Language) -> None:
    scene = SCENES[language]
    text = text_of(reporting.report(scene, ASKED))
    counted = {
        "en": "27 participants from 9 governments and 2 organisations took part",
        "fr": "27 personnes de 9 gouvernements et 2 organisations ont pris part",
        "es": "27 participantes de 9 gobiernos y 2 organizaciones asistieron",
    }
    order = {
        "en": "Belmara, Coral Isles, Eloria, Estmark, Ñandara, Nubia Verde, Orvenia, Tamoria and Zanzora",
        "fr": "Belmare, Éloria, Estmarque, Îles-Corail, Nandare, Nubie verte, Orvénie, Tamorie et Zanzore",
        "es": "Belmara, Eloria, Estmarca, Islas de Coral, Nubia Verde, Ñandara, Orvenia, Tamoria y Zanzora",
    }
    assert counted[language] in text
    assert order[language] in text
    for one in WORKSHOP.objectives:
        assert scene.said(one) in text
    for conclusion in WORKSHOP.tables[0].conclusions:
        assert conclusion.text in text
    for commitment in WORKSHOP.commitments:
        assert commitment.text in text


def test_names_are_in_the_alphabetical_order_of_the_language() -> None:
    names = ["Zanzora", "Éloria", "Ñandara", "Nubia", "eland", "Nz"]
    assert sorted(names, key=lambda one: collation(one, Language.ES)) == ["eland", "Éloria", "Nubia", "Nz", "Ñandara", "Zanzora"]
    assert sorted(names, key=lambda one: collation(one, Language.FR)) == ["eland", "Éloria", "Ñandara", "Nubia", "Nz", "Zanzora"]


@pytest.mark.parametrize(
    ("starts", "ends", "said_in"),
    [
        ("2017-11-06", "2017-11-10", ("6–10 November 2017", "6-10 novembre 2017", "6 a 10 de noviembre de 2017")),
        ("2016-10-31", "2016-11-04", ("31 October–4 November 2016", "31 octobre-4 novembre 2016",
         "31 de octubre a 4 de noviembre de 2016")),
        ("2018-04-16", "2018-04-16", ("16 April 2018", "16 avril 2018", "16 de abril de 2018")),
        ("2027-12-30", "2028-01-01", ("30 December 2027–1 January 2028", "30 décembre 2027-1er janvier 2028",
         "30 de diciembre de 2027 a 1 de enero de 2028")),
        ("2028-03-01", "2028-03-02", ("1–2 March 2028", "1er-2 mars 2028", "1 a 2 de marzo de 2028")),
    ],
)  # fmt: skip
def test_days_are_said_as_the_language_says_them(starts: str, ends: str, said_in: tuple[str, str, str]) -> None:
    meeting = replace(WORKSHOP, starts_on=starts, ends_on=ends)
    assert tuple(Scene(meeting, VOICES[language]).span for language in Language) == said_in


@EVERY
def test_the_head_names_symbol_day_languages_and_item(language: Language) -> None:
    scene = SCENES[language]
    outline, survey = (MADE[name](scene).masthead for name in ("outline", "survey"))
    assert outline is not None
    assert survey is not None
    assert outline.symbol == "WEFT/RW/2027/1/3"
    assert outline.lines[0] == scene.voice.day("2027-02-01")
    assert scene.voice.tongue("en").upper() in outline.lines[1]
    assert "7" in outline.item
    assert survey.lines[1:] == (scene.say("meet.only", language=scene.voice.tongue("fr").upper()),)


@EVERY
def test_an_invitation_says_seats_and_deadline_and_has_a_row_for_each_seat(language: Language) -> None:
    scene = SCENES[language]
    paper = MADE["invitation"](scene)
    text = text_of(paper)
    assert scene.voice.day("2027-02-26") in text
    form = [block for block in paper.chapters[-1].blocks if isinstance(block, Table)][-1]
    assert len(form.rows) == sum(one.seats for one in WORKSHOP.seats)
    assert [row[0].text for row in form.rows] == [scene.role(one.role) for one in WORKSHOP.seats]
    organisation = text_of(MADE["organisation"](scene))
    assert all(scene.role(one.role) not in organisation for one in WORKSHOP.seats)


def test_a_round_table_speaks_of_institutions() -> None:
    meeting = replace(WORKSHOP, level=Level.ROUND_TABLE, country="XA")
    text = text_of(reporting.report(Scene(meeting, VOICES[Language.EN]), ASKED))
    assert "25 participants" not in text
    assert "institutions took part" in text
    assert "governments" not in text.split("Objectives")[0].lower().replace("following governments", "")


@pytest.mark.parametrize(("name", "language"), [("report", Language.FR), ("invitation", Language.ES), ("before", Language.EN)])
def test_a_document_is_a_tagged_pdf_and_a_word_file(name: str, language: Language) -> None:
    paper = MADE[name](SCENES[language])
    sheets = typeset(paper)
    pdf = pypdfium2.PdfDocument(sheets.pdf)
    assert pdf.get_metadata_dict()["Title"] == paper.title
    with pikepdf.open(io.BytesIO(sheets.pdf)) as tagged:
        assert tagged.Root.StructTreeRoot.K
    shown = " ".join(one.get_textpage().get_text_range() for one in pdf)
    assert paper.masthead is not None
    assert paper.masthead.symbol in shown
    word = Document(io.BytesIO(document(paper, sheets.pictures)))
    assert word.core_properties.title == paper.title
    assert word.core_properties.language == {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}[language]
    styles = [one.style.name for one in word.paragraphs if one.style is not None]
    assert styles.count("Title") == 1
    numbered = sum(1 for one in styles if one == "Numbered Paragraph")
    assert numbered == len(numbers(paper))


def test_objectives_are_lettered() -> None:
    paper = MADE["annotated"](SCENES[Language.EN])
    assert any(isinstance(block, Listing) and block.lettered for one in paper.chapters for block in one.blocks)


def test_a_seminar_adopts_no_agenda_and_one_language_has_no_numbers_to_compare() -> None:
    scene = Scene(replace(WORKSHOP, level=Level.SEMINAR, languages=("en",)), VOICES[Language.EN])
    for name in ("agenda", "annotated"):
        head = MADE[name](scene).masthead
        assert head is not None
        assert head.item == ""
        assert head.lines[1:] == ("ENGLISH only",)
    assert "same paragraph numbers" not in text_of(MADE["note"](scene))


def test_people_whom_nobody_sent_come_from_their_organisations() -> None:
    alone = tuple(one for one in WORKSHOP.participants if one.key == "ex0")
    scene = Scene(replace(WORKSHOP, participants=alone), VOICES[Language.EN])
    assert "1 participant from 1 organisation took part" in text_of(reporting.report(scene, ASKED))


@pytest.mark.parametrize("level", list(Level))
@EVERY
def test_every_level_has_its_agenda_and_its_questionnaires(level: Level, language: Language) -> None:
    plan = planned(CONTENT_OF_MEETINGS, level, "2027-06-14", language.value)
    meeting = replace(
        WORKSHOP, level=level, title=plan.title, objectives=plan.objectives, agenda=plan.agenda, sessions=plan.sessions, tables=plan.tables,
        starts_on="2027-06-14", ends_on=plan.ends_on, answers=(),
    )  # fmt: skip
    scene, asked = Scene(meeting, VOICES[language]), questionnaire(CONTENT_OF_MEETINGS, level.value)
    text = text_of(programme.annotated(scene))
    for item in plan.agenda:
        assert scene.said(item.annotation)[:40] in text
    for phase in ("before", "after"):
        sheet = text_of(handouts.questionnaire_sheet(scene, asked, phase))
        assert all(scene.said(one.about) in sheet for one in asked.of(phase))
        assert all(scene.said(one.ask) in sheet for one in asked.of(phase) if one.kind != "scale")
    assert scene.title in text_of(reporting.report(scene, asked))
