"""Files with comments from outside are opened in a jailed child: what would do harm is refused, in words of three languages."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest
from tests.consult.desk import ARRIVAL, desk_of
from tests.consult.texts import REPORT

from weft.consult.places import Draft, Place
from weft.errors import InputError
from weft.records import Problem
from weft.report.paper import Cover, Paper
from weft.runs import comments

PART = "word/document.xml"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BILLION = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


CROWD = "".join(f'<w:ins w:author="a{one}" w:id="{one}"><w:r><w:t>{one * 7_919}</w:t></w:r></w:ins>' for one in range(300))


def letter(text: str = "Para 1: too weak.") -> bytes:
    word = docx.Document()
    word.add_comment(word.add_paragraph(text).runs, text="Not clear", author="Ana")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def rewritten(name: str, change: Callable[[str], str], more: bytes = b"") -> bytes:
    """The letter with one part changed, and with a part that is only big."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter())) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in packed.namelist():
            made.writestr(one, change(packed.read(one).decode()) if one == name else packed.read(one))
        if more:
            made.writestr("word/footnotes.xml", more)
    return out.getvalue()


def declared(text: str) -> Callable[[str], str]:
    return lambda part: part.replace("?>", f"?>{text}", 1)


HOSTILE = {
    "empty": (lambda: b"", "form_no_document"),
    "text": (lambda: b"Para 1: no.", "form_no_document"),
    "half": (lambda: letter()[:9_000], "form_no_document"),
    "encrypted": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "form_password"),
    "old": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument", "form_no_document"),
    "no text": (lambda: rewritten("_rels/.rels", lambda part: part.replace('/officeDocument"', '/other"')), "form_no_document"),
    "broken": (lambda: rewritten(PART, lambda part: part[:-20]), "form_no_document"),
    "entities": (lambda: rewritten(PART, declared(BILLION)), "form_no_document"),
    "outside": (lambda: rewritten(PART, declared(OUTSIDE)), "form_no_document"),
    "in comments": (lambda: rewritten("word/comments.xml", declared(OUTSIDE)), "form_no_document"),
    "hidden encoding": (lambda: rewritten(PART, lambda part: part.replace("UTF-8", "UTF-7", 1)), "form_no_document"),
    "big": (lambda: letter() + b"\0" * (51 << 20), "form_too_big"),
    "bomb": (lambda: rewritten(PART, str, b" " * (300 << 20)), "form_too_big"),
    "runs without end": (lambda: rewritten(PART, lambda part: part.replace("<w:body>", f"<w:body><w:p>{CROWD}</w:p>", 1)), "form_too_much"),
    "deep": (lambda: rewritten(PART, lambda part: part.replace("<w:body>", "<w:body>" + "<w:sdt>" * 5_000, 1)), "form_no_document"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_word_file_is_refused_with_its_reason(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(InputError) as raised:
        comments.opened(make())
    assert raised.value.code == code
    assert code in REPORT.messages


def test_a_member_that_unpacks_without_end_stops_when_its_part_is_read() -> None:
    """What is not read is not unpacked either: a picture of a gigabyte costs nothing."""
    out = io.BytesIO(letter())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/media/picture.bin", b" " * (300 << 20))
    assert [one.text for one in comments.opened(out.getvalue()).comments] == ["Not clear"]


def test_comments_come_in_from_a_process_of_its_own() -> None:
    came = comments.read("letter.docx", letter(), ARRIVAL, desk_of(tiny()), alone=True)
    assert [one.text for one in came.comments] == ["Not clear"]
    with pytest.raises(InputError) as raised:
        comments.opened_alone(b"nothing")
    assert raised.value.code == "form_no_document"


def test_workbooks_go_the_same_way() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(("Paragraph", "Comment"))
    book.active.append(("1", "=cmd|' /C calc'!A0"))
    book.save(out)
    came = comments.read("Comments.XLSX", out.getvalue(), ARRIVAL, desk_of(tiny()))
    assert [(one.number, one.text) for one in came.comments] == [("1", "=cmd|' /C calc'!A0")]
    with pytest.raises(InputError) as raised:
        comments.read("comments.xlsx", letter(), ARRIVAL, desk_of(tiny()))
    assert raised.value.code == "sheet_no_workbook"


def test_a_cell_as_long_as_a_book_is_read_whole() -> None:
    text = " ".join(map(str, range(300_000)))
    word = docx.Document()
    word.add_paragraph(text)
    out = io.BytesIO()
    word.save(out)
    came = comments.read("long.docx", out.getvalue(), ARRIVAL, desk_of(tiny()))
    assert [len(one.text) for one in came.comments] == [len(text.strip())]


def test_an_answer_that_has_no_shape_is_no_file() -> None:
    assert comments.said(b"[]") == Problem(code="crashed", arguments=("answer malformed",))


def tiny() -> Draft:
    """A draft of one paragraph."""
    cover = Cover(kicker="", country="", title="", subtitle="", emblem="", emblem_caption="", facts=(), notices=())
    paper = Paper(
        language="en",
        title="T",
        running_title="T",
        subject="",
        keywords="",
        made_on="2026-11-22",
        version="",
        cover=cover,
        chapters=(),
        words={},
    )
    place = Place(key="a/one", number="1", kind="paragraph", chapter="a", texts={"en": "The Agency may decide."})
    return Draft(key="d1", kind="study", country="XS", label="Draft 1", papers={"en": paper}, places=(place,))
