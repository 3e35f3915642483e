"""Archives and kinds of file: what is inside, what a file is, what is refused."""

import os

import pytest
from tests.ingest.packing import codes, docx, odt, packed, paragraph, read, told
from tests.ingest.printing import NO_OCR, printed

from weft import ingest
from weft.errors import ReadingError

LAWS = packed({"laws/act.txt": "An Act.", "../up.txt": "x", "__MACOSX/._act": "y", "laws/": "", "inner.zip": packed({"a.txt": "z"})})


def test_members_are_listed_with_their_sizes() -> None:
    assert ingest.members("laws.zip", LAWS)[:2] == (("laws/act.txt", 7), ("../up.txt", 1))
    assert [path for path, _ in ingest.members("laws.zip", LAWS)] == ["laws/act.txt", "../up.txt", "inner.zip"]


def test_a_member_is_taken_out_in_memory() -> None:
    assert ingest.member("laws.zip", LAWS, "laws/act.txt") == b"An Act."
    assert ingest.member("laws.zip", LAWS, "../up.txt") == b"x"


def test_documents_are_no_archives() -> None:
    assert ingest.members("act.docx", docx(paragraph("law"))) == ()


def test_an_archive_in_an_archive_is_not_opened() -> None:
    with pytest.raises(ReadingError, match="nested_archive"):
        ingest.read("laws.zip!/inner.zip", ingest.member("laws.zip", LAWS, "inner.zip"), NO_OCR)


BAD = [
    ("a member that is not there", LAWS, "absent.txt", "damaged"),
    ("a bomb", packed({"a.txt": b"a" * 300_000_000}), "a.txt", "too_large"),
    ("a damaged member", packed({"a.txt": os.urandom(999)}).replace(b"a.txt", b"a.txt", 1)[:60] + b"x" * 1200, "a.txt", "damaged"),
    ("too many members", packed({f"{n}.txt": "" for n in range(2_001)}), "1.txt", "too_many_members"),
]


@pytest.mark.parametrize(("data", "path", "code"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_archives(data: bytes, path: str, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        ingest.member("laws.zip", data, path)
    assert refused.value.code == code


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(packed({"a.txt": b"a" * 30_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    with pytest.raises(ReadingError):
        ingest.member("laws.zip", bytes(data), "a.txt")


TEXT = "Article 1. The aim of this Act is the safe use of living modified organisms. " * 4
KINDS = [
    ("a page called .pdf", "act.pdf", f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "html"),
    ("a page called .txt", "act.txt", f"<html><body><p>{TEXT}</p></body></html>", "html"),
    ("a page without an extension", "act", f"<p>{TEXT}</p>", "html"),
    (
        "XHTML called .xml",
        "act.xml",
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html>',
        "html",
    ),
    ("XML called .html is read by its content", "act", f'<?xml version="1.0"?><law><p>{TEXT}</p></law>', "xml"),
    ("a Word file called .doc", "act.doc", docx(paragraph(TEXT)), "docx"),
    ("an OpenDocument text called .docx", "act.docx", odt(f"<text:p>{TEXT}</text:p>"), "odt"),
    ("Rich Text called .doc", "act.doc", f"{{\\rtf1 {TEXT}\\par}}", "rtf"),
    ("Markdown", "act.md", TEXT, "md"),
    ("text of any name", "act.law", TEXT, "txt"),
    ("a PDF called .txt", "act.txt", printed(TEXT), "pdf"),
]


@pytest.mark.parametrize(("name", "data", "expected"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_the_content_says_what_a_file_is(name: str, data: str | bytes, expected: str) -> None:
    document = read(name, data)
    assert document.format == expected
    assert "safe use of living modified organisms" in document.pages[0].text
    assert codes(document) == (["named_otherwise"] if name.endswith(".pdf") else [])


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
REFUSED = [
    ("nothing", "a.docx", b"", "empty_file"),
    ("only blanks", "a.txt", b" \n\n", "empty_file"),
    ("a picture", "a.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 50, "unsupported_format"),
    ("a program", "a.html", b"\x7fELF" + b"\x00\x01" * 50, "unsupported_format"),
    ("bytes", "a.txt", bytes(range(256)) * 20, "unsupported_format"),
    ("a locked Word file", "a.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password_needed"),
    ("an old spreadsheet", "a.xls", COMPOUND + "Workbook".encode("utf-16-le"), "unsupported_format"),
    ("an old Word file without LibreOffice", "a.doc", COMPOUND + "WordDocument".encode("utf-16-le"), "legacy_doc_needs_libreoffice"),
    ("a text that is too large", "a.txt", b"law " * 6_000_000, "too_large"),
]


@pytest.mark.parametrize(("name", "data", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(name, data)
    assert refused.value.code == code


def test_a_document_of_any_kind_is_its_own_text() -> None:
    assert told(read("act.md", TEXT)) == [("paragraph", TEXT.strip())]
