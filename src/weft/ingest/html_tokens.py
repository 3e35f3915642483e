"""HTML cut into tags and text without building a tree: nothing is too deep, nothing is dropped."""

import html
import re
from collections.abc import Iterator

import msgspec

# Possessive groups: no input makes the scan go back.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_DECLARATION = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!?][^>]*+>?", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
# A quotation mark left open swallows the rest of the file; after so many of them quotation marks are no longer trusted.
OPEN_QUOTES_BORNE = 20
MAX_ATTRIBUTES = 500_000
RAW_ELEMENTS = ("script", "style")


class Token(msgspec.Struct, frozen=True, gc=False):
    """`kind`: "text", "start" or "end"; `value`: the text with its entities read, or the name in small letters; `attributes`: as written."""

    kind: str
    value: str
    attributes: str = ""


def tokens(source: str) -> Iterator[Token]:
    """Tags and texts in order; comments, scripts and styles left out."""
    position, open_quotes = 0, 0
    while position < len(source):
        at = source.find("<", position)
        if at < 0:
            yield Token("text", html.unescape(source[position:]))
            return
        if at > position:
            yield Token("text", html.unescape(source[position:at]))
        if declaration := _DECLARATION.match(source, at):
            yield from _character_data(declaration[0])
            position = declaration.end()
            continue
        tag = _TAG.match(source, at) if open_quotes < OPEN_QUOTES_BORNE else None
        if not tag:
            tag = _PLAIN_TAG.match(source, at)
            open_quotes += tag is not None
        if not tag:
            yield Token("text", "<")
            position = at + 1
            continue
        name = tag[2].lower()
        yield Token("end" if tag[1] else "start", name, tag[3])
        position = _after_raw(source, name, tag.end()) if name in RAW_ELEMENTS and not tag[1] else tag.end()


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters; the first of two equal ones counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or ""
        found.setdefault(match[1].lower(), html.unescape(value[1:-1] if value[:1] in ("'", '"') else value))
    return found


def letters(source: str) -> int:
    """Count of letters and digits a browser could show: a second count, by stripping tags, to hold against what was read."""
    stripped = re.sub(r"(?is)<(script|style)\b.*?(?:</\1\s*+>|\Z)|<!--.*?(?:-->|\Z)|<[!?][^>]*+>", " ", source)
    return sum(map(str.isalnum, html.unescape(_TAG.sub(" ", stripped))))


def _character_data(declaration: str) -> Iterator[Token]:
    if declaration.startswith("<![CDATA["):
        yield Token("text", declaration[9:].removesuffix("]]>"))


def _after_raw(source: str, name: str, start: int) -> int:
    """Where the content of a script or style ends; where it never ends, its start: better a script as text than a law lost."""
    end = re.compile(f"</{name}\\s*+>", re.IGNORECASE).search(source, start)
    return end.start() if end else start
