"""Comments written into a Word form come back, all of them, unaltered, each at its paragraph."""

import io
import random
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from msgspec.structs import replace
from tests.consult import said
from tests.consult.desk import ARRIVAL, desk_of, resaved, word_form_in
from tests.consult.said import Meant

from weft.consult.coming_in import CameIn, docx_in
from weft.consult.places import Draft
from weft.consult.seen_word import unpacked
from weft.records.consulting import Way

EACH = 334


def read(data: bytes, draft: Draft, *earlier: Draft) -> CameIn:
    return docx_in(unpacked(data), ARRIVAL, desk_of(draft, *earlier))


def saved(word: docx.document.Document) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def filled(draft: Draft, language: str, count: int, *, lines: bool = True) -> tuple[bytes, list[Meant], list[Meant]]:
    """A form with comments beside the text and changes in it; what was meant by each."""
    chance = random.Random(f"{language}{count}")
    word = docx.Document(io.BytesIO(word_form_in(draft, language)))
    places = said.paragraphs_of(word, draft)
    keys = [one.key for one in draft.places if one.key in places and one.kind in ("paragraph", "heading", "chapter", "quotation")]
    changed = [one.key for one in draft.places if one.kind == "paragraph" and len(one.text_in(language)) > 80][: count // 3]
    inside = []
    for known, key in enumerate(changed):
        meant = Meant(key, "", said.words(chance, language, lines=False), chance.choice(said.PEOPLE), said.day(chance))
        said.change(places[key], meant, 9_000 + 2 * known, strike=known % 2 == 0)
        inside.append(meant)
    beside = []
    for _ in range(count - len(changed)):
        meant = Meant(chance.choice(keys), said.words(chance, language, lines=lines), "", chance.choice(said.PEOPLE), said.day(chance))
        said.comment_on(word, places[meant.place], meant)
        beside.append(meant)
    return saved(word), beside, inside


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_of_a_thousand_comments_none_is_lost_or_altered(language: str, short: Draft) -> None:
    data, beside, inside = filled(short, language, EACH)
    came = read(data, short)
    assert (came.ours, came.draft, came.problems) == (True, short.key, ())
    assert len(came.comments) == EACH
    assert_all_there(came, beside, inside)
    assert {one.way for one in came.comments} == {Way.DOCX}
    assert len({one.key for one in came.comments}) == EACH
    assert read(data, short) == came


def assert_all_there(came: CameIn, beside: list[Meant], inside: list[Meant]) -> None:
    """Each with its words, its place, its author and its day."""
    told = {(one.place, one.text, one.name, one.dated) for one in came.comments if not one.tracked}
    assert [one for one in beside if (one.place, one.text, one.author, one.dated) not in told] == []
    changes = {(one.place, one.name, one.dated): one for one in came.comments if one.tracked}
    for one in inside:
        proposal = changes[one.place, one.author, one.dated].proposal
        assert one.proposal.strip() in proposal


def test_all_survive_libreoffice(short: Draft, tmp_path: Path) -> None:
    # LibreOffice itself drops the tabs of comments.
    data, beside, inside = filled(short, "fr", 60, lines=False)
    came = read(resaved(data, tmp_path, "docx"), short)
    assert len(came.comments) == 60
    assert_all_there(came, beside, inside)


def opened(draft: Draft, language: str = "en") -> tuple[docx.document.Document, dict[str, Paragraph]]:
    """The form, and the first paragraph of each place by its number or, without one, its key."""
    word = docx.Document(io.BytesIO(word_form_in(draft, language)))
    numbers = {one.key: one.number if one.kind != "chapter" else f"chapter {one.number}" for one in draft.places}
    return word, {numbers[key] or key: one for key, one in said.paragraphs_of(word, draft).items()}


def where(came: CameIn) -> list[tuple[str, str, str]]:
    return [(one.number, one.text, one.proposal) for one in came.comments]


def test_an_empty_form_says_nothing_in_any_language(short: Draft) -> None:
    for language in ("en", "fr", "es"):
        came = read(word_form_in(short, language), short)
        assert (came.comments, [one.code for one in came.problems]) == ((), ["form_nothing_said"])


def test_a_reply_names_the_comment_it_answers(short: Draft) -> None:
    word, places = opened(short)
    for text, author in (("First", "Ana"), ("Second", "Li"), ("Third", "Awa")):
        said.comment_on(word, places["7"], Meant("", text, "", author, "2026-12-01T10:00:00Z"))
    first, second, third = said.replied(word, {1: 0, 2: 1})
    came = read(said.with_replies(saved(word), {second: first, third: second}), short)
    keys = {one.text: one.key for one in came.comments}
    assert [(one.name, one.number, one.answers) for one in came.comments] == [
        ("Ana", "7", ""),
        ("Li", "7", keys["First"]),
        ("Awa", "7", keys["Second"]),
    ]


def test_a_comment_over_several_paragraphs_tells_the_first_and_the_last(short: Draft) -> None:
    word, places = opened(short)
    known = said.comment_across(word, places["4"], places["6"], Meant("", "All three", "", "Ana", ""))
    came = read(saved(word), short)
    last = next(one for one in short.places if one.kind == "paragraph" and one.number == "6")
    assert known == 0
    assert [(one.number, one.until, one.text) for one in came.comments] == [("4", last.key, "All three")]
    assert all(
        one.text_in("en")[:40] in came.comments[0].quote for one in short.places if one.number in ("4", "6") and one.kind == "paragraph"
    )


def test_deleted_paragraphs_are_proposals_to_delete(short: Draft) -> None:
    word, places = opened(short)
    for number in ("5", "6"):
        said.struck(places[number], "Ana", "2026-12-01T10:00:00Z")
    said.comment_on_struck(word, places["6"], Meant("", "Why at all?", "", "Li", ""))
    came = read(saved(word), short)
    texts = {one.number: one.text_in("en") for one in short.places if one.kind == "paragraph"}
    told = {(one.number, one.name): one for one in came.comments}
    assert [(one.number, one.text, one.name) for one in came.comments if not one.tracked] == [("6", "Why at all?", "Li")]
    for number in ("5", "6"):
        assert told[number, "Ana"].tracked
        assert (told[number, "Ana"].proposal, told[number, "Ana"].quote.split()) == ("", texts[number].split())


def test_added_paragraphs_are_one_proposal_behind_the_paragraph_before(short: Draft) -> None:
    word, places = opened(short)
    said.added_behind(places["7"], ("A new paragraph.", "And another."), "Ana")
    came = read(saved(word), short)
    assert [(one.number, one.quote, one.proposal, one.name) for one in came.comments] == [
        ("7", "", "A new paragraph.\nAnd another.", "Ana")
    ]


def test_each_person_proposes_for_herself(short: Draft) -> None:
    word, places = opened(short)
    said.change(places["8"], Meant("", "", "first", "Ana", "2026-12-01T10:00:00Z"), 900, strike=False)
    said.change(places["8"], Meant("", "", "second", "Li", "2026-12-02T10:00:00Z"), 910, strike=False)
    came = read(saved(word), short)
    assert [one.name for one in came.comments] == ["Li", "Ana"]
    by = {one.name: one.proposal for one in came.comments}
    assert "first" in by["Ana"]
    assert "second" not in by["Ana"]
    assert "second" in by["Li"]


def test_what_was_changed_without_tracking_is_found(short: Draft) -> None:
    word, places = opened(short)
    run = places["9"].runs[-1]
    run.text = run.text.replace(" ", " hardly ", 1)
    said.added_behind(places["10"], ("Nobody tracked this.",), "")
    gone = places["12"]._p
    gone.getparent().remove(gone)
    came = read(saved(word), short)
    assert [(one.number, one.tracked) for one in came.comments] == [("9", True), ("10", True)]
    assert "hardly" in came.comments[0].proposal
    assert "hardly" not in came.comments[0].quote
    assert came.comments[1].proposal == "Nobody tracked this."
    assert [(one.code, one.arguments) for one in came.problems] == [("form_untracked", ("2",)), ("form_paragraphs_gone", ("1", "12"))]


def test_a_paragraph_that_was_broken_in_two_stays_one_place(short: Draft) -> None:
    word, places = opened(short)
    half = said.broken(places["9"])
    word.add_comment(half.runs[0], text="On the second half", author="Ana")
    assert [(one.number, one.text) for one in read(saved(word), short).comments if not one.tracked] == [("9", "On the second half")]


def test_comments_in_tables_headers_and_footnotes_find_their_place(short: Draft) -> None:
    word, places = opened(short)
    cell = said.cell_behind(places["Table 2"], 3)
    word.add_comment(cell.runs[0], text="Check this figure", author="Ana")
    header = word.sections[1].header.paragraphs[0]
    said.comment_in_margin(word, header, "On the header")
    data = said.with_footnote(saved(word), places["7"], "Source to be checked", "On the note")
    came = read(data, short)
    table = next(one for one in short.places if one.number == "Table 2")
    seventh = next(one for one in short.places if one.kind == "paragraph" and one.number == "7")
    assert {(one.place, one.text) for one in came.comments} == {
        (table.key, "Check this figure"),
        ("", "On the header"),
        (seventh.key, "On the note"),
    }


def test_rows_of_the_table_at_the_end_and_who_wrote_them(short: Draft) -> None:
    word, _ = opened(short, "fr")
    tables = [one for one in word.tables if len(one.columns) in (2, 4)]
    who, rows = tables[0], tables[-1]
    who.cell(0, 1).text, who.cell(1, 1).text = "Awa Diop", "Ministère du commerce"
    said.row(rows._tbl, 1, ("12", "fond", "=Préciser l’article", "+ ajouter « écrite »"))
    said.row(rows._tbl, 3, ("Tableau 3", "rédaction", "Colonne à revoir", ""))
    said.row(rows._tbl, 4, ("général", "", "Bon texte", ""))
    came = read(saved(word), short)
    assert came.submitter == {"name": "Awa Diop", "organisation": "Ministère du commerce"}
    assert [(one.number, one.about.value, one.text, one.proposal) for one in came.comments] == [
        ("12", "substance", "=Préciser l’article", "+ ajouter « écrite »"),
        ("Table 3", "wording", "Colonne à revoir", ""),
        ("général", "general", "Bon texte", ""),
    ]
    assert came.problems == ()


def test_a_file_that_lost_its_bookmarks_is_read_by_its_words(short: Draft) -> None:
    word, places = opened(short, "es")
    said.comment_on(word, places["9"], Meant("", "Sobre el nueve", "", "Ana", ""))
    for one in list(word.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        one.getparent().remove(one)
    came = read(saved(word), short)
    assert [(one.number, one.text) for one in came.comments] == [("9", "Sobre el nueve")]
    assert [one.code for one in came.problems] == ["form_not_ours"]


def test_a_letter_is_parted_where_it_names_a_paragraph(short: Draft) -> None:
    word = docx.Document()
    for text in (
        "Dear colleagues,",
        "Thank you for the short.",
        "Para 7: say who decides.",
        "It is not clear.",
        "Table 2 – the total is wrong.",
    ):
        word.add_paragraph(text)
    came = read(saved(word), short)
    assert [(one.number, one.text) for one in came.comments] == [
        ("", "Dear colleagues,\nThank you for the short."),
        ("7", "Para 7: say who decides.\nIt is not clear."),
        ("Table 2", "Table 2 – the total is wrong."),
    ]
    assert [one.code for one in came.problems] == ["form_not_ours"]


def test_a_table_of_others_is_read_by_its_heads(short: Draft) -> None:
    word = docx.Document()
    table = word.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Proposed text", "Paragraph", "Comments with justification"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("“shall”", "11-13", "Too weak"), strict=True):
        cell.text = text
    came = read(saved(word), short)
    place = next(one for one in short.places if one.kind == "paragraph" and one.number == "11")
    assert [(one.place, one.number, one.text, one.proposal) for one in came.comments] == [(place.key, "11-13", "Too weak", "“shall”")]


def test_a_form_of_an_earlier_draft_is_read_against_that_draft(short: Draft) -> None:
    later = replace(short, key="d2", label="Draft 2")
    word, places = opened(short)
    said.comment_on(word, places["9"], Meant("", "Nine", "", "Ana", ""))
    came = read(saved(word), later, short)
    assert (came.draft, [one.code for one in came.problems]) == ("d1", ["form_earlier_draft"])
    assert [(one.number, one.text) for one in came.comments] == [("9", "Nine")]


def test_a_quote_keeps_the_words_around_it(short: Draft) -> None:
    word, places = opened(short)
    said.change(places["9"], Meant("", "", "added", "Li", ""), 900, strike=False)
    runs = [one for one in places["9"].runs if one.text.strip() and one.text != "9\t"]
    word.add_comment(runs[-1], text="On the end", author="Ana")
    came = next(one for one in read(saved(word), short).comments if one.text == "On the end")
    whole = next(one.text_in("en") for one in short.places if one.kind == "paragraph" and one.number == "9")
    assert whole.replace(came.quote, "").strip().endswith(came.before.strip())
    assert (came.before != "", came.after) == (True, "")
