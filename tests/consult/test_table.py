"""The table of dispositions: nothing said is missing, nothing is a formula, nobody is named otherwise than was agreed."""

import io
import zipfile

import docx
import openpyxl
import pypdfium2
import pytest
from msgspec.structs import replace
from tests.consult.desk import voice_in
from tests.consult.rounds import SAID, round_on

from weft.consult import table
from weft.consult.places import Draft
from weft.consult.table import Naming
from weft.consult.table_rows import Told
from weft.records.consulting import Round
from weft.report.cleaning import clean

LANGUAGES = ("en", "fr", "es")


def told(draft: Draft, language: str = "en", naming: Naming = Naming.ORGANISATION) -> Told:
    return Told(round_on(draft), draft, voice_in(language), naming)


def cells_of(data: bytes, sheet: int) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[sheet].iter_rows(values_only=True))


def docx_rows(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for one in docx.Document(io.BytesIO(data)).tables for row in one.rows]


def test_comments_stand_in_the_order_of_the_text_and_late_ones_apart(short: Draft) -> None:
    lines = [[told(short).line(one) for one in told(short).groups(late=late)] for late in (False, True)]
    assert [[one.numbers for one in part] for part in lines] == [[(6,), (1, 2, 3), (4,), (7,), (8,), (5,)], [(10,), (9,)]]
    assert [one.place for one in lines[0]] == ["Whole text", "2", "4", "7", "8", "Table 2"]


def test_those_who_say_the_same_are_told_once_with_all_who_said_it(short: Draft) -> None:
    line = told(short).line(told(short).groups(late=False)[1])
    assert line.comment == "The authority that decides is not named."
    assert line.whom == ("Ministère du commerce", "Ministerio de Agricultura", "National Seed Council")
    assert line.proposal == "[FR] ajouter « l’Agence » après « décide » / the Agency decides"
    assert (line.outcomes, line.where, line.language) == (("accepted",), "2, 14", "")


def test_a_group_that_was_not_decided_alike_shows_every_outcome(short: Draft) -> None:
    held = round_on(short)
    less = replace(held, dispositions=held.dispositions[1:])
    line = Told(less, short, voice_in("en"), Naming.ORGANISATION).line(told(short).groups(late=False)[1])
    assert line.outcomes == ("open", "accepted")


@pytest.mark.parametrize("naming", list(Naming))
def test_nobody_is_named_otherwise_than_was_agreed(naming: Naming, short: Draft) -> None:
    data = table.table_xlsx(round_on(short), short, voice_in("en"), naming)
    shown = " ".join(str(cell) for sheet in (1, 2) for row in cells_of(data, sheet) for cell in row)
    assert ("Kofi Mensah" in shown) is (naming is Naming.PERSON)
    assert ("University of Port Alba" in shown) is (naming is not Naming.SECTOR)
    assert ("Science, research and innovation" in shown) is (naming is Naming.SECTOR)
    assert ("Ana Núñez" in shown) is True, "who decides is always named"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_was_said_stands_in_each_file(language: str, short: Draft) -> None:
    held, voice = round_on(short), voice_in(language)
    document = " ".join(" ".join(row) for row in docx_rows(table.table_docx(held, short, voice)))
    book = table.table_xlsx(held, short, voice)
    cells = " ".join(str(cell) for row in cells_of(book, 2) for cell in row)
    for _, _, text, proposal, *_ in SAID:
        for words in filter(None, (text, proposal)):
            assert " ".join(clean(words).split()) in " ".join(document.split())
            assert words in cells
    pages = pypdfium2.PdfDocument(table.table_pdf(held, short, voice))
    printed = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "Véase nuestra carta." in printed
    assert voice.say("consult.table.title") in printed


def test_what_another_language_says_bears_its_tag_and_only_that(short: Draft) -> None:
    rows = {row[0]: row for row in docx_rows(table.table_docx(round_on(short), short, voice_in("fr")))}
    assert rows["5"][3] == "Le total du tableau est inexact.\nVoir la colonne 3."
    assert rows["4"][3] == 'Sur “the act”\u00a0: [EN] =HYPERLINK("http://x.example","y") cites a repealed act.'
    assert rows["7"][3:5] == [
        "Modification portée dans le texte\u00a0: “The register lists them.”",
        "[EN] The register lists them all, with their dates.",
    ]
    assert rows["8"][3:5] == ["Suppression portée dans le texte\u00a0: “It counts neither as silent nor as anything else.”", "Supprimer."]
    assert rows["10"][3] == "[ES] Véase nuestra carta."


def test_no_cell_is_a_formula(short: Draft) -> None:
    data = table.table_xlsx(round_on(short), short, voice_in("en"), Naming.PERSON)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist() if "worksheets" in name)
    cells = [cell for sheet in (1, 2) for row in cells_of(data, sheet) for cell in row if cell]
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_round_without_comments_says_so(short: Draft) -> None:
    empty = replace(round_on(short), comments=(), dispositions=(), alike=())
    for language in LANGUAGES:
        chapter = table.disposition_chapter(Told(empty, short, voice_in(language), Naming.ORGANISATION))
        assert [type(one).__name__ for one in chapter.blocks] == ["Paragraph"]
        assert table.table_docx(empty, short, voice_in(language))


def test_thousands_of_comments_make_a_workbook(short: Draft) -> None:
    held = round_on(short)
    many = tuple(replace(held.comments[0], key=f"m{place}") for place in range(2_000))
    crowd: Round = replace(held, comments=many, dispositions=())
    data = table.table_xlsx(crowd, short, voice_in("es"))
    assert [len(cells_of(data, sheet)) for sheet in (1, 2)] == [2, 2_001]
