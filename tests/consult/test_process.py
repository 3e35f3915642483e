"""The chapter on the process of preparation says what is on record, no more and no less; the matrix shows who is missing."""

import pytest
from msgspec.structs import replace
from tests.consult.desk import voice_in
from tests.consult.rounds import invited, round_on
from tests.consult.texts import analysed
from tests.meet.convened import workshop

from weft.consult import matrix
from weft.consult.matrix import Body
from weft.consult.places import Draft
from weft.consult.process import process_chapter
from weft.records import Language, Study
from weft.records.consulting import Reply
from weft.records.meeting import Standing
from weft.report.finishing import words_of
from weft.report.paper import Chapter, Heading, Table

BODIES = (
    Body(key="b1", name="Ministerio de Agricultura", language="es", sector="agriculture", roles=("cna",)),
    Body(key="b2", name="Ministry of Justice", language="en", sector="justice"),
    Body(key="b3", name="Customs", language="en", sector="customs", known_as=("Customs Service",)),
)


def text_of(chapter: Chapter) -> str:
    return "\n".join(words_of(one) for one in chapter.blocks)


def tables_of(chapter: Chapter) -> list[list[tuple[str, ...]]]:
    return [
        [tuple(cell.mark.word if cell.mark else cell.text for cell in row) for row in one.rows]
        for one in chapter.blocks
        if isinstance(one, Table)
    ]


def test_the_figures_are_those_of_the_record(short: Draft) -> None:
    chapter = process_chapter((round_on(short),), (), voice_in("en"), number="1")
    said = text_of(chapter)
    assert "On 25 November 2026, Draft 1 was sent for comments to 9 people, of 9 institutions and organisations." in said
    assert "Comments were due by 15 January 2027, 23:59 (Nairobi time, UTC+3)." in said
    assert "6 of them commented." in said
    assert "10 comments came in: 2 in the browser, 4 in Word files, 2 in workbooks, 1 by letter and 1 at meetings." in said
    assert "2 of them came after the deadline" in said
    assert "Accepted: 4; Accepted in part: 1; Not accepted: 1; Noted: 1" in said
    assert "3 comments are still open." in said
    roles, sectors, organisations = tables_of(chapter)
    assert roles[-1] == ("Total", "9", "6", "1", "1", "1")
    assert sectors[-1] == roles[-1]
    assert ("Agriculture, seeds and crop protection", "3", "3", "0", "0", "0") in sectors
    assert len(organisations) == 9


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_meetings_stand_among_the_rounds_by_their_day(language: str, short: Draft) -> None:
    held = workshop()
    early = replace(held, starts_on="2026-10-01", ends_on="2026-10-01", key="early")
    chapter = process_chapter((round_on(short),), (held, early), voice_in(language), number="1")
    heads = [one.key for one in chapter.blocks if isinstance(one, Heading)]
    assert heads == ["process/meeting:early", "process/round:r1", f"process/meeting:{held.key}"]
    registered = sum(1 for one in held.participants if one.standing is Standing.REGISTERED)
    assert str(registered) in text_of(chapter)
    assert len({one.key for one in chapter.blocks}) == len(chapter.blocks)


def test_an_empty_record_says_that_it_is_empty() -> None:
    for language in ("en", "fr", "es"):
        chapter = process_chapter((), (), voice_in(language))
        assert len(chapter.blocks) == 1
        assert voice_in(language).say("consult.process.nothing") in text_of(chapter)


def test_the_matrix_knows_who_is_missing() -> None:
    people = (*invited(), replace(invited()[0], key="p10", organisation="Somebody at Justice", body="b2", reply=Reply.NONE))
    sectors = {one.code: one for one in matrix.matrix(BODIES, people, ("agriculture", "customs", "justice"))}
    assert list(sectors)[:3] == ["agriculture", "customs", "justice"]
    assert [(one.name, one.reply) for one in sectors["agriculture"].asked][:2] == [
        ("Ministerio de Agricultura", Reply.COMMENTED),
        ("National Seed Council", Reply.COMMENTED),
    ]
    assert [one.reply for one in sectors["customs"].asked] == [Reply.NONE]
    assert [(one.name, one.reply) for one in sectors["justice"].asked] == [("Ministry of Justice", Reply.NONE)]
    without = {one.code: one for one in matrix.matrix(BODIES, invited(), ())}
    assert [one.name for one in without["justice"].missing] == ["Ministry of Justice"]


def test_the_matrix_of_a_study_places_its_institutions_and_marks_those_not_invited(short: Draft) -> None:
    instruments, findings, profile, assessment = analysed()
    study = Study(
        profile=profile, language=Language.EN, order="law", instruments=instruments, findings=findings, assessment=assessment,
        made_on="2026-11-22", version="0", content_version="0",
    )  # fmt: skip
    bodies = matrix.bodies_of(study)
    assert len(bodies) == len(assessment.institutions)
    assert {one.sector for one in bodies} - {""}
    sectors = matrix.matrix(bodies, invited(), tuple(voice_in("fr").content.lists["sectors"]))
    chapter = process_chapter((round_on(short),), (), voice_in("fr"), sectors=sectors)
    rows = tables_of(chapter)[-1]
    assert len(rows) == sum(len(one.asked) for one in sectors)
    assert sum(1 for row in rows if row[3] == "Non invitée") == sum(len(one.missing) for one in sectors)
