"""Rich Text files."""

import pytest
from tests.ingest.packing import codes, read, told

CASES = [
    ("paragraphs", r"One.\par Two.\par", [("paragraph", "One."), ("paragraph", "Two.")]),
    ("bold headings", r"{\b PART II}\par Text.\par", [("heading", "PART II"), ("paragraph", "Text.")]),
    (
        "outline levels",
        r"\pard\outlinelevel0 Aim and scope of the law\par\pard Text.\par",
        [("heading", "Aim and scope of the law"), ("paragraph", "Text.")],
    ),
    ("signs of the code page", r"Pr\'e9vention \'93x\'94\par", [("paragraph", "Prévention “x”")]),
    ("Unicode with a sign for old readers", r"Pr\u233?vention {\uc2\u8217\'92\'92}x \u-3844?\par", [("paragraph", "Prévention ’x \uf0fc")]),
    ("a pair of halves", r"\u-10179?\u-8704?\par", [("paragraph", "😀")]),
    ("another script", r"{\fonttbl{\f1\fcharset204 Arial;}}{\f1\'c7\'e0\'ea\'ee\'ed}\par", [("paragraph", "Закон")]),
    ("braces and strokes", r"\{a\}\\b\~c\_d\-e\par", [("paragraph", "{a}\\b c-de")]),
    (
        "list numbers",
        r"{\listtext\pard 1.\tab}Soil\par{\listtext (a)\tab}water\par{\listtext\bullet\tab}air\par",
        [("paragraph item 1", "1. Soil"), ("paragraph item a", "(a) water"), ("paragraph item", "air")],
    ),
    (
        "a table",
        r"\trowd\cellx1\cellx2\pard\intbl Class\cell Fee\cell\row\pard After.\par",
        [("row", "Class | Fee"), ("paragraph", "After.")],
    ),
    (
        "a footnote",
        r"Law{\super\chftn}{\footnote\pard Act 9.} stands.\par Next.\par",
        [("paragraph", "Law stands."), ("note footnote", "Act 9."), ("paragraph", "Next.")],
    ),
    ("fields", r"{\field{\*\fldinst HYPERLINK x}{\fldrslt Act 9}} stands.\par", [("paragraph", "Act 9 stands.")]),
    ("deleted words", r"The {\deleted old }new law\par", [("paragraph", "The new law")]),
    ("pictures and objects", r"{\pict\bin4 }}}{x}{\object{\*\objdata 0102}{\result Seen.}}\par", [("paragraph", "Seen.")]),
    (
        "a text box",
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard In the box.\par}}}After.\par",
        [("paragraph", "In the box."), ("paragraph", "After.")],
    ),
    ("never closed", r"One.\par {\b Two", [("paragraph", "One."), ("heading", "Two")]),
]


@pytest.mark.parametrize(("source", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_rich_text_says(source: str, blocks: list[tuple[str, str]]) -> None:
    head = r"{\rtf1\ansi\ansicpg1252{\stylesheet{\s1 heading 1;}}{\info{\title Not text}}"
    document = read("law.rtf", (head + source + "}").encode("latin-1"))
    assert told(document) == blocks
    assert codes(document) == []


def test_headers_are_text_and_no_block() -> None:
    document = read("law.rtf", rb"{\rtf1{\header Gazette\par}The law.\par}")
    assert told(document) == [("paragraph", "The law.")]
    assert "Gazette" in document.pages[0].text


@pytest.mark.parametrize("levels", [1000, 100_000])
def test_groups_in_groups(levels: int) -> None:
    assert read("law.rtf", b"{\\rtf1 " + b"{" * levels + b"law").pages[0].text == "law"
