"""XML into a Document: Akoma Ntoso, the consolidated laws of Canada, and whatever else is well formed."""

import html
import re

from lxml import etree

from weft.ingest.charset import decoded
from weft.ingest.completeness import check_complete
from weft.ingest.html import write_page
from weft.ingest.html_tokens import letters
from weft.ingest.limits import MAX_TEXT_FILE_BYTES, check_size
from weft.ingest.settings import ReadSettings
from weft.ingest.writing import Writer
from weft.ingest.xml_parsing import safe_parser
from weft.ingest.xml_walk import Place, Walker, flat_text, local_name
from weft.ingest.xml_words import AKOMA_NTOSO, GENERIC, LIMS, Dialect
from weft.records import Document

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
# Entities of HTML that XML does not know without a DTD, and no DTD is ever loaded.
_FOREIGN_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30});")
_LIMS_NAMESPACE = "http://justice.gc.ca/lims"
_ISO_639_1 = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "deu": "de", "ger": "de", "ita": "it", "nld": "nl", "dut": "nl",
    "kin": "rw", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh", "swa": "sw", "afr": "af", "ron": "ro", "rum": "ro", "srp": "sr",
}  # fmt: skip
_SHORT_CODE = 2


def read_xml(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`; text that is not well-formed XML is read as a page of tags."""
    check_size(len(data), MAX_TEXT_FILE_BYTES)
    writer = Writer()
    source = _DECLARATION.sub("", decoded(data, writer, declared=True), count=1)
    if "&" in source:
        source = _FOREIGN_ENTITY.sub(_known_entity, source)
    try:
        root = etree.fromstring(source.encode("utf-8"), safe_parser())
    except etree.XMLSyntaxError as error:
        writer.problem("not_well_formed", str(error.lineno))
        write_page(source, writer, settings, every_element_parts=True)
        return writer.document(name, data, "xml")
    if local_name(root) == "html":
        write_page(source, writer, settings)
        return writer.document(name, data, "html")
    dialect = _dialect(root)
    _declare(root, dialect, writer)
    Walker(writer, dialect, writer.declared.get("language", "")).walk(root, Place())
    check_complete(letters(source), writer)
    return writer.document(name, data, "xml")


def _known_entity(match: re.Match[str]) -> str:
    """The character an entity of HTML stands for; an entity nobody knows stays as it is written."""
    text = html.unescape(match[0])
    return match[0] if text in "<>&\"'" or text == match[0] else text


def _dialect(root: etree._Element) -> Dialect:
    if local_name(root) == "akomantoso":
        return AKOMA_NTOSO
    return LIMS if _LIMS_NAMESPACE in root.nsmap.values() else GENERIC


def _declare(root: etree._Element, dialect: Dialect, writer: Writer) -> None:
    writer.declare("language", (root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower())
    if dialect is AKOMA_NTOSO:
        _declare_akoma_ntoso(root, writer)
    elif dialect is LIMS:
        _declare_lims(root, writer)
    else:
        _declare_first(root, ("title", "titre", "titulo"), "title", writer)


def _declare_akoma_ntoso(root: etree._Element, writer: Writer) -> None:
    """What stands in the FRBR block of the first meta element."""
    meta = next((node for node in root.iter() if local_name(node) == "meta"), None)
    for node in meta.iter() if meta is not None else ():
        match local_name(node):
            case "frbralias":
                writer.declare("title", node.get("value", ""))
            case "frbrcountry":
                writer.declare("country", node.get("value", ""))
            case "frbrnumber":
                writer.declare("number", node.get("value", ""))
            case "frbrdate":
                writer.declare("date", node.get("date", ""))
            case "frbrlanguage":
                writer.declare("language", _short_code(node.get("language", "")))
            case "frbrsubtype":
                writer.declare("type", node.get("value", ""))
    writer.declare("type", next((local_name(child) for child in root if local_name(child)), ""))


def _short_code(code: str) -> str:
    return code.lower() if len(code) == _SHORT_CODE else _ISO_639_1.get(code.lower(), "")


def _declare_lims(root: etree._Element, writer: Writer) -> None:
    _declare_first(root, ("shorttitle",), "title", writer)
    _declare_first(root, ("longtitle",), "title", writer)
    _declare_first(root, ("consolidatednumber", "instrumentnumber"), "number", writer)
    writer.declare("country", "ca")
    writer.declare("type", local_name(root))


def _declare_first(root: etree._Element, names: tuple[str, ...], key: str, writer: Writer) -> None:
    found = next((node for node in root.iter() if local_name(node) in names), None)
    if found is not None:
        writer.declare(key, flat_text(found))
