"""A person's plain text read into pieces, and the machine's text written so that a person can go on with it."""

import time

import pytest

from weft.report.marking import flat, marks_in, read, source
from weft.report.paper import Listing, Paragraph, Piece, Reference

MARKS = {
    "P:aa": Reference(text="P12", anchor="p-12"),
    "P:bb": Reference(text="P14", anchor="p-14"),
    "I:cc": Reference(text="I3", anchor="i-3"),
    "O:CPB-09-1": Reference(text="CPB 9.1", anchor="o-cpb-09-1"),
}
BY_ANCHOR = {one.anchor: mark for mark, one in MARKS.items()}
LOST = "[gone]"

PIECES = [
    ("plain words", [Piece(text="plain words")]),
    ("a **bold** b", [Piece(text="a "), Piece(text="bold", bold=True), Piece(text=" b")]),
    ("*it*", [Piece(text="it", italic=True)]),
    ("**b *bi***", [Piece(text="b ", bold=True), Piece(text="bi", bold=True, italic=True)]),
    ("see [[P:aa]].", [Piece(text="see "), Piece(text="P12", anchor="p-12"), Piece(text=".")]),
    ("**[[I:cc]]**", [Piece(text="I3", bold=True, anchor="i-3")]),
    ("[[O:CPB-09-1]]", [Piece(text="CPB 9.1", anchor="o-cpb-09-1")]),
    ("[[P:zz]]", [Piece(text=LOST, lost=True)]),
    ("5 * 3 * 2", [Piece(text="5 * 3 * 2")]),
    ("7*7 and *so*", [Piece(text="7*7 and "), Piece(text="so", italic=True)]),
    ("** not bold **", [Piece(text="** not bold **")]),
    (r"\*as written\* \[[P:aa]]", [Piece(text="*as written* [[P:aa]]")]),
    ("[[javascript:alert(1)]]", [Piece(text="[[javascript:alert(1)]]")]),
    ("<script>{{ x }}]]>", [Piece(text="<script>{{ x }}]]>")]),
]


@pytest.mark.parametrize(("text", "pieces"), PIECES, ids=[text for text, _ in PIECES])
def test_signs_become_looks_and_all_else_stays_as_written(text: str, pieces: list[Piece]) -> None:
    (said,) = read(text, MARKS, LOST)
    assert list(said.pieces[0]) == pieces


def test_empty_lines_part_paragraphs_and_dashes_make_lists() -> None:
    said = read("one\ntwo\n\n- a\n- b\nthree\r\n \r\nfour", MARKS, LOST)
    assert [(one.listed, [flat(line) for line in one.pieces]) for one in said] == [
        (False, ["one two"]),
        (True, ["a", "b"]),
        (False, ["three"]),
        (False, ["four"]),
    ]


def test_nothing_is_read_from_nothing() -> None:
    assert read(" \n\n\u200b\n", MARKS, LOST) == ()


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(text="A rule * of [[ old ]] \\ signs."),
        Paragraph(text="Of the law.", opening="Operative.", references=(MARKS["P:aa"], MARKS["I:cc"])),
        Listing(points=("one **star", "two")),
    ],
    ids=["signs", "opening and references", "list"],
)
def test_the_machines_text_comes_back_as_it_was(block: Paragraph | Listing) -> None:
    said = read(source(block, BY_ANCHOR), MARKS, LOST)
    words = [flat(line) for one in said for line in one.pieces]
    if isinstance(block, Listing):
        assert tuple(words) == block.points
    else:
        told = [block.opening, block.text, *(one.text for one in block.references)]
        assert words == [" ".join(part for part in told if part)]


def test_a_range_is_written_as_its_ends() -> None:
    block = Paragraph(text="More:", references=(Reference(text="P12–P14", anchor="p-12"),))
    assert source(block, BY_ANCHOR) == "More: [[P:aa]]–[[P:bb]]"


def test_citations_are_named_once_in_order() -> None:
    assert marks_in("[[P:b]] [[I:x]] **[[P:b]]** [[P:a]]") == ("P:b", "I:x", "P:a")


@pytest.mark.parametrize("sign", ["**a ", "*a ", "[[P:a ", "\\*", "**a*b"], ids=repr)
def test_no_text_takes_long(sign: str) -> None:
    begun = time.perf_counter()
    read(sign * (20_000 // len(sign)), MARKS, LOST)
    assert time.perf_counter() - begun < 2
