"""Comments written into a workbook come back, all of them, unaltered, each at its paragraph; forms of others are read as well."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.consult import said
from tests.consult.desk import ARRIVAL, desk_of, resaved, sheet_form_in
from tests.consult.said import Meant

from weft.consult.coming_in import CameIn, xlsx_in
from weft.consult.places import Draft
from weft.records.consulting import About, Comment
from weft.report.planning.seen_book import unpacked

EACH = 334
KINDS = {"en": "wording", "fr": "rédaction", "es": "redacción"}


def read(book: Workbook | bytes, draft: Draft, *earlier: Draft) -> CameIn:
    return xlsx_in(unpacked(book if isinstance(book, bytes) else saved(book)), ARRIVAL, desk_of(draft, *earlier))


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(draft: Draft, language: str) -> tuple[Workbook, Worksheet]:
    """The form, and its sheet of rows."""
    book = openpyxl.load_workbook(io.BytesIO(sheet_form_in(draft, language)))
    return book, book.worksheets[1]


def write(sheet: Worksheet, at: tuple[int, int], text: str) -> None:
    """Words in a cell as a spreadsheet keeps them that does not take them for a formula."""
    cell = sheet.cell(*at)
    cell.value = text
    cell.data_type = "s"


def numbers(draft: Draft) -> list[str]:
    return [one.key for one in draft.places if one.number]


def filled(draft: Draft, language: str, count: int) -> tuple[bytes, list[Meant]]:
    chance = random.Random(f"sheet{language}{count}")
    book, sheet = opened(draft, language)
    keys, meant = numbers(draft), []
    for place in range(count):
        row = 2 + place
        text, proposal = said.words(chance, language), said.words(chance, language) if chance.random() < 0.4 else ""
        write(sheet, (row, 5), text)
        if proposal:
            write(sheet, (row, 6), proposal)
        if place >= len(keys):
            known = chance.randrange(len(keys))
            write(sheet, (row, 1), str(sheet.cell(2 + known, 1).value))
        sheet.cell(row, 4).value = KINDS[language] if place % 3 == 0 else None
        meant.append(Meant(keys[place] if place < len(keys) else keys[known], text.strip(), proposal.strip()))
    return saved(book), meant


def told(came: CameIn) -> list[tuple[str, str, str]]:
    return [(one.place, one.text, one.proposal) for one in came.comments]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_of_a_thousand_comments_none_is_lost_or_altered(language: str, short: Draft) -> None:
    data, meant = filled(short, language, EACH)
    came = read(data, short)
    assert (came.ours, came.draft, came.problems) == (True, short.key, ())
    assert told(came) == [(one.place, one.text, one.proposal) for one in meant]
    assert [one.about is About.WORDING for one in came.comments] == [place % 3 == 0 for place in range(EACH)]
    assert read(data, short) == came


def test_all_survive_libreoffice(short: Draft, tmp_path: Path) -> None:
    data, meant = filled(short, "es", EACH)
    assert told(read(resaved(data, tmp_path, "xlsx"), short)) == [(one.place, one.text, one.proposal) for one in meant]


def test_a_sorted_form_with_rows_taken_out_says_the_same(short: Draft) -> None:
    book, sheet = opened(short, "en")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=1 + len(numbers(short)))]
    for place, row in enumerate(rows):
        row[4] = f"Comment {place}" if place % 7 == 0 else None
    meant = {(key, f"Comment {place}") for place, key in enumerate(numbers(short)) if place % 7 == 0}
    kept = [row for row in sorted(rows, key=lambda row: str(row[2]), reverse=True) if row[4]]
    sheet.delete_rows(2, sheet.max_row)
    for row in kept:
        sheet.append(row)
    came = read(book, short)
    assert {(one.place, one.text) for one in came.comments} == meant
    assert len(came.comments) == len(meant)
    assert came.problems == ()


def test_the_number_that_is_read_decides(short: Draft) -> None:
    """Somebody writes over the number of a row: the hidden key behind it is then another paragraph's."""
    book, sheet = opened(short, "fr")
    second = next(one for one in short.places if one.kind == "paragraph" and one.number == "2")
    first = next(row for row in range(2, 200) if sheet.cell(row, 1).value == "1")
    sheet.cell(first, 1).value, sheet.cell(first, 5).value = "para. 2", "Sur le deuxième"
    assert [(one.place, one.number) for one in read(book, short).comments] == [(second.key, "2")]


def test_rows_at_the_end_name_their_paragraph_or_the_whole(short: Draft) -> None:
    book, sheet = opened(short, "es")
    row = 2 + len(numbers(short))
    for at, (number, text) in enumerate((("general", "Todo"), ("Cuadro 2", "Un cuadro"), (3, "Tres"), ("", "Sin número"), ("999", "Nada"))):
        sheet.cell(row + at, 1).value, sheet.cell(row + at, 5).value = number, text
    came = read(book, short)
    table = next(one for one in short.places if one.number == "Table 2")
    third = next(one for one in short.places if one.kind == "paragraph" and one.number == "3")
    assert [(one.place, one.number, one.text) for one in came.comments] == [
        ("", "general", "Todo"),
        (table.key, "Table 2", "Un cuadro"),
        (third.key, "3", "Tres"),
        ("", "", "Sin número"),
        ("", "999", "Nada"),
    ]
    assert [(one.code, one.arguments) for one in came.problems] == [("form_place_unknown", ("999",))]


def test_who_comments_is_read_from_the_first_sheet(short: Draft) -> None:
    book, _ = opened(short, "fr")
    start = book.worksheets[0]
    labels = {cell.value: cell.row for cell in start["A"] if cell.value}
    for label, value in (("Nom", "=Awa Diop"), ("Organisation ou institution", "Ministère de l’agriculture"), ("Courriel", "a@b.example")):
        write(start, (labels[label], 2), value)
    write(start, (labels["Courriel"] + 4, 1), "Merci ; voir aussi notre lettre du 3 mars.")
    came = read(book, short)
    assert came.submitter == {"name": "=Awa Diop", "organisation": "Ministère de l’agriculture", "email": "a@b.example"}
    assert [(one.place, one.text, one.about) for one in came.comments] == [
        ("", "Merci ; voir aussi notre lettre du 3 mars.", About.GENERAL)
    ]


def test_a_column_that_somebody_added_is_not_lost(short: Draft) -> None:
    book, sheet = opened(short, "en")
    sheet.cell(1, 9).value, sheet.cell(2, 9).value, sheet.cell(3, 10).value = "Urgency", "high", "see annex"
    assert [one.text for one in read(book, short).comments] == ["Urgency: high", "see annex"]


def test_a_form_of_an_earlier_draft_keeps_its_numbers(short: Draft) -> None:
    later = replace(short, key="d2", label="Draft 2", places=tuple(moved(one) for one in short.places))
    book, sheet = opened(short, "en")
    at = next(row for row in range(2, 200) if sheet.cell(row, 1).value == "5")
    sheet.cell(at, 5).value = "On five"
    came = read(book, later, short)
    fifth = next(one for one in short.places if one.kind == "paragraph" and one.number == "5")
    assert came.draft == "d1"
    assert [(one.place, one.number) for one in came.comments] == [(fifth.key, "5")]
    assert [(one.code, one.arguments) for one in came.problems] == [("form_earlier_draft", ("Draft 1",))]
    assert [one.code for one in read(book, later).problems] == ["form_other_draft"]


def moved(place: object) -> object:
    return replace(place, number=str(int(place.number) + 1)) if place.kind == "paragraph" and place.number else place  # type: ignore[attr-defined]


def foreign(*rows: tuple[object, ...]) -> Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


ISO = (
    *("MB/NC", "Line number", "Clause/Subclause", "Paragraph/Figure/Table"),
    *("Type of comment", "Comments", "Proposed change", "Observations of the secretariat"),
)
PEER = ("Prénom", "Nom de famille", "Page", "Ligne", "Observations")
MINISTRY = ("Cambio propuesto", "Observaciones", "Párrafo", "Institución")

FOREIGN: dict[str, tuple[Callable[[], Workbook], list[tuple[str, str, str, str]]]] = {
    "eight columns": (
        lambda: foreign(("Comments of XS",), (), ISO, ("XS", "", "", "Table 2", "te", "Wrong total", "Add the rows", "noted")),
        [("Table 2", "Wrong total", "Add the rows", "XS")],
    ),
    "page and line": (
        lambda: foreign(PEER, ("Awa", "Diop", 3, 12, "Phrase obscure"), ("Awa", "Diop", 0, 0, "Bon travail")),
        [("p. 3, l. 12", "Phrase obscure", "", "Awa Diop"), ("p. 0, l. 0", "Bon travail", "", "Awa Diop")],
    ),
    "another order": (
        lambda: foreign(("Formulario",), MINISTRY, ("Decir «deberá»", "Es débil", "párr. 4", "MAG")),
        [("4", "Es débil", "Decir «deberá»", "MAG")],
    ),
    "no head at all": (
        lambda: foreign(("We agree", "with everything"), ("but not with the title",)),
        [("", "We agree\nwith everything\nbut not with the title", "", "")],
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_forms_of_others_are_read_by_their_heads(name: str, short: Draft) -> None:
    make, expected = FOREIGN[name]
    came = read(make(), short)
    assert not came.ours
    assert "form_not_ours" in [one.code for one in came.problems]
    assert [brief(one) for one in came.comments] == expected


def brief(one: Comment) -> tuple[str, str, str, str]:
    return one.number, one.text, one.proposal, one.name


def test_a_workbook_of_figures_says_that_it_has_no_comments(short: Draft) -> None:
    came = read(foreign(*(("x" * 30_000,) for _ in range(3))), short)
    assert came.comments == ()
    assert [one.code for one in came.problems] == ["form_not_ours", "form_nothing_said"]


def test_a_formula_is_kept_as_words(short: Draft) -> None:
    book, sheet = opened(short, "en")
    sheet.cell(2, 5).value = "=SUM(A1:A9)"
    assert sheet.cell(2, 5).data_type == "f"
    assert [one.text for one in read(book, short).comments] == ["=SUM(A1:A9)"]
