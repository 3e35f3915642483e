"""Elements of a REFI-QDA project."""

import re
from datetime import UTC, datetime
from typing import Any

from lxml import etree

SPACE = "urn:QDA-XML:project:1.0"
OWN: Any = {None: SPACE}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, /, **attributes: str) -> Any:
    """An element of the standard."""
    return etree.Element(f"{{{SPACE}}}{tag}", attributes, nsmap=OWN)


def worded(name: str, text: str) -> Any:
    """An element that holds a text."""
    row = element(name)
    row.text = clean(text)
    return row


def clean(text: str) -> str:
    """The text without signs that XML does not hold."""
    return NOT_XML.sub(" ", text)


def moment(at: datetime) -> str:
    """As xsd:dateTime to the second, in UTC: some programs read no other form."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
