"""OpenDocument texts."""

import pytest
from tests.ingest.packing import ODF, codes, odt, packed, read, told

from weft.errors import ReadingError

LIST_STYLE = """<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>
<style:style style:name="Strong"><style:text-properties fo:font-weight="bold"/></style:style>"""


def items(*inner: str, style: str = ' text:style-name="L"') -> str:
    return f"<text:list{style}>" + "".join(f"<text:list-item>{one}</text:list-item>" for one in inner) + "</text:list>"


P = "<text:p>{}</text:p>"
NOTE = (
    "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Act 9.</text:p></text:note-body></text:note>"
)
CASES = [
    (
        "a heading with its number",
        '<text:h text:outline-level="1">Aim</text:h><text:h text:outline-level="2">Scope</text:h>',
        [("heading I", "I. Aim"), ("heading", "Scope")],
    ),
    ("bold words", '<text:p><text:span text:style-name="Strong">Definitions</text:span></text:p>', [("heading", "Definitions")]),
    (
        "list numbers",
        items(
            P.format("Soil"), P.format("Water") + items(P.format("fresh"), P.format("salt") + items(P.format("deep"), style=""), style="")
        ),
        [
            ("paragraph item 1", "1. Soil"),
            ("paragraph item 2", "2. Water"),
            ("paragraph item a", "(a) fresh"),
            ("paragraph item b", "(b) salt"),
            ("paragraph item 2.b.1", "2.b.1 deep"),
        ],
    ),
    (
        "a list that goes on",
        items(P.format("One")) + P.format("Between.") + items(P.format("Two"), style=' text:style-name="L" text:continue-numbering="true"'),
        [("paragraph item 1", "1. One"), ("paragraph", "Between."), ("paragraph item 2", "2. Two")],
    ),
    ("a note", f"<text:p>Law{NOTE} stands.</text:p>", [("paragraph", "Law[1] stands."), ("note footnote 1", "[1] Act 9.")]),
    ("blanks and breaks", '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', [("paragraph", "a b c\nd")]),
    (
        "deleted words kept for the record",
        f"<text:tracked-changes><text:deletion>{P.format('old')}</text:deletion></text:tracked-changes>{P.format('New.')}",
        [("paragraph", "New.")],
    ),
    (
        "a table",
        f"<table:table><table:table-row><table:table-cell>{P.format('Class')}</table:table-cell>"
        f"<table:table-cell>{P.format('Fee')}</table:table-cell>"
        "</table:table-row></table:table>",
        [("row", "Class | Fee")],
    ),
    (
        "a table of contents",
        f"<text:table-of-content><text:index-body>{P.format('Aim 3')}</text:index-body></text:table-of-content>",
        [("contents", "Aim 3")],
    ),
    (
        "a text box",
        f"<text:p>Before.<draw:frame><draw:text-box>{P.format('In the box.')}</draw:text-box></draw:frame></text:p>",
        [("paragraph", "Before."), ("paragraph", "In the box.")],
    ),
    ("a section", f"<text:section>{P.format('One.')}</text:section>", [("paragraph", "One.")]),
]


@pytest.mark.parametrize(("body", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_text_says(body: str, blocks: list[tuple[str, str]]) -> None:
    document = read("law.odt", odt(body, LIST_STYLE))
    assert told(document) == blocks
    assert codes(document) == []


def test_a_locked_text_is_refused() -> None:
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(ReadingError, match="password_needed"):
        read("law.odt", packed({"mimetype": "", "content.xml": "x", "META-INF/manifest.xml": manifest}))


def test_a_broken_text_is_read_without_its_structure() -> None:
    content = f"<office:document-content {ODF}><office:body><text:p>One & two.</text:p><text:p>Three.</text:p>"
    document = read("law.odt", packed({"mimetype": "", "content.xml": content}))
    assert [text for _, text in told(document)] == ["One & two.", "Three."]
    assert codes(document) == ["not_well_formed"]
