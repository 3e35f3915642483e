"""Text as it is kept: NFC, one blank between words, no soft hyphens, no control characters."""

import re
import unicodedata

# Soft hyphen, zero-width signs, direction marks and byte-order mark say nothing a reader sees.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_GONE = {ord(sign): None for sign in _INVISIBLE}
_CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if code != 10}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = _CONTROLS | _GONE | _SURROGATES
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_BREAKS = re.compile(r" ?\n[ \n]*")


def clean(text: str) -> str:
    """One block of text: line breaks stay single, every other run of blanks is one blank, none at the ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _BLANKS.sub(" ", text.translate(_TABLE))
    return _AROUND_BREAKS.sub("\n", text).strip()


def one_line(text: str) -> str:
    """The same with line breaks as blanks."""
    return " ".join(clean(text).split())
