"""Names in OpenDocument text (OASIS ODF 1.2), written prefix:name."""

from lxml import etree

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SPACES = {prefix: space for space, prefix in _PREFIXES.items()}


def name_of(element: etree._Element) -> str:
    """The name with its usual prefix, "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '?')}:{local}"


def value(element: etree._Element, name: str) -> str:
    """An attribute by its prefixed name, "" where it is missing."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{_SPACES[prefix]}}}{local}", "")


def whole(element: etree._Element, name: str, missing: int) -> int:
    """An attribute as a whole number."""
    text = value(element, name)
    return int(text) if text.isdecimal() and len(text) < 7 else missing
