"""Rich Text Format cut into control words, signs, groups and text (RTF 1.9.1, "Conventions of an RTF reader")."""

import re
from collections.abc import Iterator

import msgspec

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<group>[{}])|[\r\n\x00]+"
    rb"|(?P<text>[^\\{}\r\n\x00]++)|\\",
    re.DOTALL,
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """`kind`: "word", "byte", "sign", "open", "close" or "text"; `word` and `number` of a control word; `data` the bytes of the others."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(source: bytes) -> Iterator[Token]:
    """The tokens in order; binary data after \\bin is passed over."""
    position = 0
    while match := _TOKEN.match(source, position):
        position = match.end()
        kind = match.lastgroup
        if kind in ("word", "number"):
            number = int(match["number"]) if match["number"] else None
            word = match["word"].decode("ascii")
            if word == "bin" and number and number > 0:
                position += number
            yield Token("word", word, number)
        elif kind == "group":
            yield Token("open" if match["group"] == b"{" else "close")
        elif kind == "hex":
            yield Token("byte", data=bytes.fromhex(match["hex"].decode("ascii")))
        elif kind is not None:
            yield Token(kind, data=match[kind])
