"""OpenDocument texts (ODT) into a Document."""

import re

from lxml import etree

from weft.errors import ReadingError
from weft.ingest.completeness import check_complete
from weft.ingest.html import write_page
from weft.ingest.html_tokens import letters
from weft.ingest.limits import MAX_PACKAGE_BYTES, MAX_PACKAGE_MEMBERS, MAX_UNPACKED_BYTES, check_size
from weft.ingest.odt_body import Body, Styles
from weft.ingest.odt_lists import list_styles
from weft.ingest.odt_names import name_of, value
from weft.ingest.package import Package
from weft.ingest.rejoining import rejoined
from weft.ingest.settings import ReadSettings
from weft.ingest.writing import Writer
from weft.ingest.xml_parsing import safe_parser
from weft.records import Document

_DECLARED = {"dc:title": "title", "meta:initial-creator": "author", "dc:language": "language"}
_ENCRYPTED = b"encryption-data"
_NO_TEXT = re.compile(r"<text:(tracked-changes|[a-z-]+-source)\b.*?</text:\1>", re.DOTALL)


def read_odt(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`."""
    check_size(len(data), MAX_PACKAGE_BYTES)
    package = Package(data, MAX_PACKAGE_MEMBERS, MAX_UNPACKED_BYTES)
    if _ENCRYPTED in package.get("META-INF/manifest.xml"):
        raise ReadingError("password_needed")
    writer = Writer()
    _declare(package.get("meta.xml"), writer)
    content = package.get("content.xml")
    source = content.decode("utf-8", "replace")
    try:
        root = etree.fromstring(content, safe_parser())
    except etree.XMLSyntaxError as error:
        writer.problem("not_well_formed", str(error.lineno))
        write_page(source, writer, settings, every_element_parts=True)
        return writer.document(name, data, "odt")
    styles = _parsed(package.get("styles.xml"))
    body = Body(writer, Styles(_bold_styles((styles, root)), list_styles((styles, root)), settings.languages.units))
    for part in root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"):
        body.walk(part)
    writer.entries = rejoined(writer.entries, settings.languages.units)
    check_complete(letters(_accepted(source)), writer)
    return writer.document(name, data, "odt")


def _accepted(source: str) -> str:
    """The body without the record of changes, which keeps what was deleted, and without the patterns of indexes."""
    return _NO_TEXT.sub(" ", source[max(source.find("<office:body"), 0) :])


def _parsed(data: bytes) -> etree._Element | None:
    if not data:
        return None
    try:
        return etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return None


def _declare(data: bytes, writer: Writer) -> None:
    root = _parsed(data)
    for node in root.iter() if root is not None else ():
        key = _DECLARED.get(name_of(node))
        if key:
            text = node.text or ""
            writer.declare(key, text.split("-")[0].lower() if key == "language" else text)


def _bold_styles(roots: tuple[etree._Element | None, ...]) -> frozenset[str]:
    """Names of the styles set in bold, those that take it from their parent style too."""
    bold: set[str] = set()
    for root in roots:
        for style in root.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style") if root is not None else ():
            weights = [value(one, "fo:font-weight") for one in style if name_of(one) == "style:text-properties"]
            weight = next((one for one in weights if one), "bold" if value(style, "style:parent-style-name") in bold else "")
            if weight in ("bold", "600", "700", "800", "900"):
                bold.add(value(style, "style:name"))
    return frozenset(bold)
