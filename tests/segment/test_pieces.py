"""One block cut into the units a lawyer would cite."""

import pytest

from weft.segment.pieces import MAXIMUM_WORDS, cuts

FILLER = (
    "as the Board may decide after it has heard every person whom the decision touches and has weighed what each of them has said "
    "in writing or at the meeting"
)
LISTS = [
    (
        f"A permit holder shall, {FILLER}: (a) mark the plot; (b) keep a buffer; and (c) burn the rest.",
        ["(a) mark the plot; ", "(b) keep a buffer; and ", "(c) burn the rest."],
    ),
    (
        f"Le titulaire, {FILLER} : 1° marque la parcelle ; 2° garde une bande ; 3° brûle le reste.",
        ["1° marque la parcelle ; ", "2° garde une bande ; ", "3° brûle le reste."],
    ),
    (
        f"El titular, {FILLER}: a) marca la parcela; b) guarda una franja; y c) quema el resto.",
        ["a) marca la parcela; ", "b) guarda una franja; y ", "c) quema el resto."],
    ),
    (
        f"In this Act, {FILLER}: “plot” means a piece of land; “buffer” means a strip of land.",
        ["“plot” means a piece of land; ", "“buffer” means a strip of land."],
    ),
    (
        f"Au sens de la présente loi, {FILLER} : « parcelle » désigne un terrain ; « bande » désigne une partie d’un terrain.",
        ["« parcelle » désigne un terrain ; ", "« bande » désigne une partie d’un terrain."],
    ),
]
SHORT_LISTS = [
    ("“plot” means land; “buffer” means a strip of land.", ["“plot” means land; ", "“buffer” means a strip of land."]),
    (
        "« parcelle » désigne un terrain ; « bande » désigne sa lisière.",
        ["« parcelle » désigne un terrain ; ", "« bande » désigne sa lisière."],
    ),
    ("«parcela»: un terreno; «franja»: su borde.", ["«parcela»: un terreno; ", "«franja»: su borde."]),
]
NUMBERED_DEFINITIONS = [
    (
        f"In this Act, {FILLER}: (a) “plot” means land; (b) “buffer” means a strip; (c) “grower” means a person.",
        ["(a) “plot” means land; ", "(b) “buffer” means a strip; ", "(c) “grower” means a person."],
    ),
    (
        f"Au sens de la loi, {FILLER} : 1° « parcelle » désigne un terrain ; 2° « bande » désigne sa lisière.",
        ["1° « parcelle » désigne un terrain ; ", "2° « bande » désigne sa lisière."],
    ),
    (
        f"Para los efectos de esta ley, {FILLER}: a) «parcela»: un terreno; b) «franja»: su borde.",
        ["a) «parcela»: un terreno; ", "b) «franja»: su borde."],
    ),
]
WHOLE = [
    f"(a) “border river” means a river that both States share, {FILLER} {FILLER}.",
    f"3. « Cours d’eau » désigne un cours d’eau que les deux États partagent, {FILLER} {FILLER}.",
    "The label reads “contains living modified organisms”; “may contain” is not enough.",
    f"Section 5 (1) and section 7 (2) apply to the holder of a permit under section 9 (3), {FILLER} {FILLER}.",
    f"Les articles 5 (1) et 7 (2) s’appliquent, {FILLER} {FILLER}.",
    "(a) one; (b) two; and (c) three.",
]


def pieces(text: str) -> list[str]:
    points = cuts(text)
    return [text[start:end] for start, end in zip(points, [*points[1:], len(text)], strict=True)]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=["letters", "numéros", "literales", "definitions", "définitions"])
def test_a_list_in_one_paragraph_is_cut_at_its_numbers(text: str, expected: list[str]) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert [piece.lstrip() for piece in found[1:]] == expected


@pytest.mark.parametrize(("text", "expected"), SHORT_LISTS, ids=["en", "fr", "es"])
def test_definitions_are_parted_in_a_short_paragraph_too(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(("text", "expected"), NUMBERED_DEFINITIONS, ids=["en", "fr", "es"])
def test_a_definition_keeps_its_number(text: str, expected: list[str]) -> None:
    assert [piece.lstrip() for piece in pieces(text)[1:]] == expected


@pytest.mark.parametrize(
    "text",
    WHOLE,
    ids=["a definition with its number", "une définition numérotée", "quoted words", "cross-references", "renvois", "short list"],
)
def test_a_text_that_stays_whole(text: str) -> None:
    assert pieces(text) == [text]


def test_a_long_text_is_cut_at_the_ends_of_its_sentences() -> None:
    sentence = f"The Board decides {FILLER}. "
    found = pieces((sentence * 20).strip())
    assert len(found) > 2
    assert all(piece.strip().endswith(".") and len(piece.split()) <= MAXIMUM_WORDS for piece in found)


def test_one_long_sentence_is_not_broken() -> None:
    sentence = f"The Board decides {' '.join([FILLER] * 10)}."
    assert pieces(sentence) == [sentence]
