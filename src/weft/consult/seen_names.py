"""Names of elements and attributes without their namespaces: the strict and the usual form of Word's files differ in nothing else."""

from lxml import etree


def name_of(element: etree._Element) -> str:
    """The local name; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The first attribute of this local name, "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element down this path of local names."""
    found: etree._Element | None = element
    for step in path:
        found = next((one for one in found if name_of(one) == step), None) if found is not None else None
    return found
