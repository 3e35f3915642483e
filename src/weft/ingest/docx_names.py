"""Names in WordprocessingML, transitional and strict (ECMA-376)."""

from lxml import etree

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main")
_MATHS = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
_PREFIXES = {
    **dict.fromkeys(WORD, ""),
    **dict.fromkeys(_DRAWING, "a:"),
    **dict.fromkeys(_MATHS, "m:"),
    _COMPATIBILITY: "mc:",
}
_OFF = ("0", "false", "off", "none")


def name_of(element: etree._Element) -> str:
    """The local name: bare for Word's own elements, `a:`, `m:` or `mc:` before those of drawings, formulas and alternatives."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag.rpartition("}")
    return _PREFIXES.get(namespace[1:], "?") + local


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name in Word's namespace."""
    if element is None:
        return None
    return next((one for one in element if name_of(one) == name), None)


def value(element: etree._Element | None, attribute: str = "val") -> str:
    """An attribute in Word's namespace, "" where the element or the attribute is missing."""
    if element is None:
        return ""
    return next((found for space in WORD if (found := element.get(f"{{{space}}}{attribute}")) is not None), "")


def whole(element: etree._Element | None, attribute: str = "val") -> int | None:
    """A whole number in an attribute, None where there is none."""
    text = value(element, attribute)
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 8 else None


def is_on(element: etree._Element | None) -> bool:
    """True for a switch that is present and not set off."""
    return element is not None and value(element).lower() not in _OFF
