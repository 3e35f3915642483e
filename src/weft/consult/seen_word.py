"""A Word file as it came back: its words with who changed them, and its comments.

Reads an untrusted file: to be run where it can do no harm (weft.runs.comments). What the file says of itself is believed of words only.
"""

import posixpath
import re

from lxml import etree

from weft.consult.seen_body import Body, Note
from weft.consult.seen_names import attribute, name_of
from weft.consult.seen_words import SeenComment, SeenWord
from weft.errors import ReadingError
from weft.ingest.package import Package
from weft.ingest.xml_parsing import safe_parser

MEBIBYTE = 1 << 20
MOST_BYTES = 50 * MEBIBYTE
MOST_UNPACKED_BYTES = 256 * MEBIBYTE
MOST_MEMBERS = 2_000
MOST_RUNS, MOST_COMMENTS, MOST_PEOPLE = 200_000, 20_000, 200
"""Far more than any form that came back: a study of 150 pages with a thousand comments has twelve thousand runs."""

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file begins that is encrypted, or of the format before DOCX."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
PLAIN = (b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252")
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
MAIN = "/officeDocument"
MARGINS = ("header", "footer")


def unpacked(data: bytes) -> SeenWord:
    """What the file says. Errors: ReadingError form_password, form_no_document, form_too_big."""
    if len(data) > MOST_BYTES:
        raise ReadingError("form_too_big", str(MOST_BYTES // MEBIBYTE))
    if data.startswith(COMPOUND):
        raise ReadingError("form_password" if ENCRYPTED in data else "form_no_document")
    try:
        return _read(Package(data, MOST_MEMBERS, MOST_UNPACKED_BYTES))
    except etree.XMLSyntaxError as error:
        raise ReadingError("form_no_document") from error
    except ReadingError as error:
        raise _as_form(error) from error


def _as_form(error: ReadingError) -> ReadingError:
    """What a package says of itself, in the words of forms."""
    match error.code:
        case "too_large" | "too_many_members":
            return ReadingError("form_too_big", str(MOST_BYTES // MEBIBYTE))
        case "password_needed":
            return ReadingError("form_password")
        case "damaged":
            return ReadingError("form_no_document")
    return error


def _read(package: Package) -> SeenWord:
    main = _main_part(package)
    tree = _tree(package, main)
    if tree is None:
        raise ReadingError("form_no_document")
    folder = posixpath.dirname(main)
    body = Body(_notes(package, folder))
    body.read(tree, "")
    for name in sorted(package.names):
        part = posixpath.basename(name).removesuffix(".xml")
        if posixpath.dirname(name) == folder and part.rstrip("0123456789") in MARGINS:
            margin = _tree(package, name)
            if margin is not None:
                body.read(margin, part)
    word = SeenWord(paragraphs=tuple(body.paragraphs), comments=_comments(package, folder), restyled=body.restyled)
    if _is_too_much(word):
        raise ReadingError("form_too_much")
    return word


def _is_too_much(word: SeenWord) -> bool:
    """Whether a file holds more than people write: placing it would take the machine that reads it."""
    runs = sum(len(one.runs) for one in word.paragraphs)
    people = {run.author for one in word.paragraphs for run in one.runs}
    return runs > MOST_RUNS or len(word.comments) > MOST_COMMENTS or len(people) > MOST_PEOPLE


def _main_part(package: Package) -> str:
    """The part that holds the text: named in the relations of the package."""
    relations = _tree(package, "_rels/.rels")
    for one in [] if relations is None else relations:
        if attribute(one, "Type").endswith(MAIN):
            return attribute(one, "Target").lstrip("/")
    raise ReadingError("form_no_document")


def _tree(package: Package, name: str) -> etree._Element | None:
    """A part as a tree, None where there is none; no document types or entities, in no encoding that would hide them."""
    source = package.get(name)
    if not source:
        return None
    declared = DECLARED.match(source.removeprefix(b"\xef\xbb\xbf"))
    is_plain = not declared or declared[1].lower() in PLAIN
    if not is_plain or b"\x00" in source or any(word in source for word in FORBIDDEN):
        raise ReadingError("form_no_document")
    return etree.fromstring(source, safe_parser())


def _notes(package: Package, folder: str) -> dict[Note, etree._Element]:
    """Footnotes and endnotes by kind and id."""
    found: dict[Note, etree._Element] = {}
    for kind in ("footnote", "endnote"):
        tree = _tree(package, f"{folder}/{kind}s.xml")
        for one in [] if tree is None else tree:
            if name_of(one) == kind and attribute(one, "type") in ("", "normal"):
                found[kind, attribute(one, "id")] = one
    return found


def _comments(package: Package, folder: str) -> tuple[SeenComment, ...]:
    """All comments in the order of their part, each with the id of the one it replies to."""
    tree = _tree(package, f"{folder}/comments.xml")
    if tree is None:
        return ()
    written = [one for one in tree if name_of(one) == "comment"]
    last = {paragraph: attribute(one, "id") for one in written for paragraph in _paragraph_ids(one)}
    above = _above(_tree(package, f"{folder}/commentsExtended.xml"))
    return tuple(_comment(one, above, last) for one in written)


def _above(extended: etree._Element | None) -> dict[str, str]:
    """The id of the last paragraph of a comment, and that of the comment it replies to."""
    return {attribute(one, "paraId"): attribute(one, "paraIdParent") for one in ([] if extended is None else extended)}


def _paragraph_ids(comment: etree._Element) -> list[str]:
    return [attribute(one, "paraId") for one in comment.iter() if name_of(one) == "p" and attribute(one, "paraId")]


def _comment(one: etree._Element, above: dict[str, str], last: dict[str, str]) -> SeenComment:
    body = Body({})
    body.read(one, "comment")
    said = "".join(run.text for paragraph in body.paragraphs for run in paragraph.runs if run.change != "struck")
    parents = (above.get(paragraph, "") for paragraph in _paragraph_ids(one))
    parent = next((last[paragraph] for paragraph in parents if paragraph in last), "")
    return SeenComment(
        id=attribute(one, "id"),
        author=attribute(one, "author"),
        dated=attribute(one, "date"),
        text=said.strip(),
        parent=parent if parent != attribute(one, "id") else "",
    )
