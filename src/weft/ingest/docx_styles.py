"""What the paragraph styles of a Word file say: heading level, list, bold, line of a table of contents."""

import re

import msgspec
from lxml import etree

from weft.ingest.docx_names import child, is_on, name_of, value, whole
from weft.ingest.xml_parsing import safe_parser

# Style names are English in the file whatever the language of Word (ECMA-376, 17.7.4.9).
_HEADING_NAME = re.compile(r"heading (\d)")
_CONTENTS_NAME = re.compile(r"toc (?:\d|heading)|table of (?:figures|authorities)")
_NOTE_NAME = re.compile(r"(?:foot|end)note text")
DEEPEST_BASE = 12
_BODY_OUTLINE_LEVEL = 9


class Style(msgspec.Struct, frozen=True):
    """One paragraph style with what it takes from the styles it is based on; `heading` 0: none; `list_id` "": none."""

    name: str = ""
    heading: int = 0
    contents: bool = False
    note: bool = False
    bold: bool = False
    list_id: str = ""
    list_level: int = 0


NO_STYLE = Style()


def read_styles(data: bytes) -> dict[str, Style]:
    """Styles by id; the default paragraph style also under ""."""
    if not data:
        return {}
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return {}
    elements = {value(one, "styleId"): one for one in root if name_of(one) == "style"}
    styles = {key: _style(key, elements) for key in elements}
    for key, element in elements.items():
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
            styles.setdefault("", styles[key])
    return styles


def outline_level(properties: etree._Element | None) -> int | None:
    """Heading level (1 is highest) that paragraph properties declare; 0 for body text; None where they are silent."""
    level = whole(child(properties, "outlineLvl"))
    if level is None:
        return None
    return 0 if level >= _BODY_OUTLINE_LEVEL else level + 1


def _style(key: str, elements: dict[str, etree._Element]) -> Style:
    """A style after its bases, the nearest word counting."""
    chain: list[etree._Element] = []
    while key in elements and elements[key] not in chain and len(chain) < DEEPEST_BASE:
        chain.append(elements[key])
        key = value(child(chain[-1], "basedOn"))
    names = [value(child(one, "name")).lower() for one in chain]
    levels = [level for one in chain if (level := outline_level(child(one, "pPr"))) is not None]
    named = [int(match[1]) for name in names if (match := _HEADING_NAME.fullmatch(name))]
    bolds = [switch for one in chain if (switch := child(child(one, "rPr"), "b")) is not None]
    lists = [numbers for one in chain if (numbers := child(child(one, "pPr"), "numPr")) is not None]
    ids = [found for numbers in lists if (found := value(child(numbers, "numId")))]
    depths = [depth for numbers in lists if (depth := whole(child(numbers, "ilvl"))) is not None]
    return Style(
        name=names[0] if names else "",
        heading=levels[0] if levels else named[0] if named else 1 if "title" in names[:1] else 0,
        contents=any(_CONTENTS_NAME.fullmatch(name) for name in names),
        note=any(_NOTE_NAME.fullmatch(name) for name in names),
        bold=bool(bolds) and is_on(bolds[0]),
        list_id=ids[0] if ids else "",
        list_level=depths[0] if depths else 0,
    )
