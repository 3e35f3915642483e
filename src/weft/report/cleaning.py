"""Text made fit for paper: no control characters, no marks that turn the writing direction, no lone halves of characters."""

import re
from typing import Any, TypeVar

import msgspec

from weft.records import Record

Shape = TypeVar("Shape", bound=Record)

UNPRINTABLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Characters that XML refuses, that no reader sees, or that reverse the words after them. Findings keep them; paper does not."""

BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def clean(text: str) -> str:
    """Text on one line, without unprintable characters; codes, ids and most English need no second look."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return BLANKS.sub(" ", UNPRINTABLE.sub("", text)).strip()


def _walk(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _walk(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(inner) for inner in value]
    return value


def printable(record: Shape) -> Shape:
    """A study, or a record of several, with every text made fit for paper; ids and names change alike everywhere, so references hold."""
    return msgspec.convert(_walk(msgspec.to_builtins(record)), type(record))


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut between words and marked with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1].rsplit(" ", 1)[0] if " " in text[: length - 1] else text[: length - 1]
    return cut.rstrip(" ,;:.–-") + "…"
