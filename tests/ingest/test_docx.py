"""Word files: numbers as Word shows them, changes accepted, notes, boxes and tables in their place."""

import pytest
from tests.ingest.packing import codes, docx, packed, paragraph, read, told

from weft.errors import ReadingError
from weft.records import Role

LEVELS = [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"), ("upperRoman", "%5"), ("bullet", "•")]
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def listed(text: str, depth: int, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_list_numbers_are_said() -> None:
    body = "".join(
        (
            listed("Aim", 0),
            listed("scope", 1),
            listed("soil", 2),
            listed("water", 2),
            listed("fresh", 3),
            listed("limits", 1),
            listed("air", 2),
            listed("a dot", 5),
            listed("Permits", 0),
            listed("who", 1),
            listed("Five", 0, 2),
            listed("Six", 0, 2),
        )
    )
    document = read("law.docx", docx(body, numbering=NUMBERING))
    assert told(document) == [
        ("paragraph item 1", "1. Aim"),
        ("paragraph item 1.1", "1.1 scope"),
        ("paragraph item a", "(a) soil"),
        ("paragraph item b", "(b) water"),
        ("paragraph item i", "(i) fresh"),
        ("paragraph item 1.2", "1.2 limits"),
        ("paragraph item a", "(a) air"),
        ("paragraph item", "a dot"),
        ("paragraph item 2", "2. Permits"),
        ("paragraph item 2.1", "2.1 who"),
        ("paragraph item 5", "5. Five"),
        ("paragraph item 6", "6. Six"),
    ]
    assert [block.level for block in document.blocks][:5] == [1, 2, 3, 3, 4]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sous"><w:name w:val="Sous-titre"/><w:basedOn w:val="Titre2"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gras"><w:name w:val="Gras"/><w:rPr><w:b/></w:rPr></w:style>'
)


def styled(style: str, text: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_styles() -> None:
    body = (
        styled("TM1", "Objet 3")
        + styled("Titre2", "Objet")
        + styled("Sous", "Portée")
        + styled("Gras", "Définitions")
        + styled("Gras", "Fin.")
    )
    document = read("loi.docx", docx(body, styles=STYLES, numbering=NUMBERING))
    assert told(document) == [
        ("contents", "Objet 3"),
        ("heading 1", "1. Objet"),
        ("heading 2", "2. Portée"),
        ("heading", "Définitions"),
        ("paragraph", "Fin."),
    ]
    assert [block.level for block in document.blocks] == [0, 2, 3, 0, 0]
    assert [block.bold for block in document.blocks] == [False, False, False, True, True]


RUN = "<w:r><w:t>{}</w:t></w:r>"
NOTES = f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>{RUN.format("Act 9.")}</w:p></w:footnote>'
BOX = f"<w:txbxContent><w:p>{RUN.format('In the box.')}</w:p></w:txbxContent>"
CASES = [
    (
        "tracked changes accepted",
        '<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{RUN.format("new")}</w:ins><w:r><w:t xml:space="preserve"> law</w:t></w:r></w:p>',
        [("paragraph", "The new law")],
    ),
    (
        "a deleted paragraph mark",
        f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{RUN.format("One ")}</w:p><w:p>{RUN.format("sentence.")}</w:p>',
        [("paragraph", "One sentence.")],
    ),
    (
        "moved text",
        f'<w:p><w:moveFrom w:id="1">{RUN.format("x")}</w:moveFrom></w:p><w:p><w:moveTo w:id="2">{RUN.format("x")}</w:moveTo></w:p>',
        [("paragraph", "x")],
    ),
    (
        "a footnote",
        f'<w:p>{RUN.format("Law")}<w:r><w:footnoteReference w:id="2"/></w:r>{RUN.format(" stands.")}</w:p>',
        [("paragraph", "Law[2] stands."), ("note footnote 2", "[2] Act 9.")],
    ),
    (
        "a text box told twice for old readers",
        f"<w:p>{RUN.format('Before.')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        [("paragraph", "Before."), ("paragraph", "In the box.")],
    ),
    (
        "a table",
        "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Class", "Fee", "")) + "</w:tr></w:tbl>",
        [("row", "Class | Fee")],
    ),
    (
        "a table for the layout of a list",
        f"<w:tbl><w:tr><w:tc>{paragraph('(a)')}</w:tc><w:tc>{paragraph('soil;')}</w:tc></w:tr></w:tbl>",
        [("paragraph item a", "(a) soil;")],
    ),
    (
        "a frame around the text",
        f"<w:tbl><w:tr><w:tc>{paragraph('One.')}{paragraph('Two.')}</w:tc></w:tr></w:tbl>",
        [("paragraph", "One."), ("paragraph", "Two.")],
    ),
    (
        "a deleted row",
        f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{paragraph("x")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>",
        [("paragraph", "y")],
    ),
    (
        "a table inside a cell",
        f"<w:tbl><w:tr><w:tc>{paragraph('A')}"
        f"<w:tbl><w:tr><w:tc>{paragraph('B')}</w:tc></w:tr></w:tbl></w:tc><w:tc>{paragraph('C')}</w:tc></w:tr></w:tbl>",
        [("row", "A B | C")],
    ),
    (
        "content controls",
        f"<w:sdt><w:sdtContent>{paragraph('One.')}</w:sdtContent></w:sdt>{paragraph('Two.')}",
        [("paragraph", "One."), ("paragraph", "Two.")],
    ),
    (
        "signs, fields, formulas",
        '<w:p><w:r><w:t>8</w:t><w:noBreakHyphen/><w:t>9</w:t><w:tab/><w:sym w:char="F0B7"/><w:instrText>PAGE</w:instrText></w:r>'
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>",
        [("paragraph", "8-9 •x=1")],
    ),
]


@pytest.mark.parametrize(("body", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_word_file_says(body: str, blocks: list[tuple[str, str]]) -> None:
    notes = NOTES if "footnoteReference" in body else ""
    document = read("law.docx", docx(body, footnotes=notes))
    assert told(document) == blocks
    assert codes(document) == []


def test_headers_and_footers_are_text_and_no_block() -> None:
    document = read("law.docx", docx(paragraph("The law."), header1=paragraph("Gazette"), footer1=paragraph("Page 1")))
    assert document.pages[0].text == "Gazette\nThe law.\nPage 1"
    assert told(document) == [("paragraph", "The law.")]


def test_a_broken_body_is_read_without_its_structure() -> None:
    whole = docx(paragraph("First &amp; last.") + paragraph("Second.") + "<w:p><w:r>")
    document = read("law.docx", whole)
    assert [text for _, text in told(document)] == ["First & last.", "Second."]
    assert codes(document) == ["not_well_formed"]


def test_tables_three_hundred_deep_lose_nothing() -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('law')}" * 300 + "</w:tc></w:tr></w:tbl>" * 300
    assert read("law.docx", docx(body)).pages[0].text.split() == ["law"] * 300


REFUSED = [
    ("a bomb of one word", docx(paragraph("a" * 60_000_000)), "too_large"),
    ("a bomb of paragraphs", docx("<w:p/>" * 10_000_000), "too_large"),
    ("too many members", packed({"word/document.xml": "", **{f"x{n}": "" for n in range(2_001)}}), "too_many_members"),
    ("no words", docx("<w:p/>"), "no_text"),
    ("no body", packed({"[Content_Types].xml": "", "word/other.xml": "<x/>"}), "damaged"),
    ("cut off", docx(paragraph("law"))[:-30], "damaged"),
    ("a spreadsheet", packed({"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "unsupported_format"),
]


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read("law.docx", data)
    assert refused.value.code == code


def test_a_wide_table_is_read_in_one_pass() -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(f'c{n}')}</w:tc>" for n in range(60)) + "</w:tr>"
    document = read("law.docx", docx(f"<w:tbl>{row * 200}</w:tbl>"))
    assert len(document.blocks) == 200
    assert {block.role for block in document.blocks} == {Role.ROW}
