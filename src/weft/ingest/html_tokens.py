"""HTML cut into tags and text without building a tree: nothing is too deep, nothing is dropped."""

import html
import re
from collections.abc import Iterator

import msgspec

# Possessive groups: no input makes the scan go back.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_DECLARATION = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!?][^>]*+>?", re.DOTALL)
_DOCUMENT_TYPE = re.compile(r"<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?>", re.DOTALL | re.IGNORECASE)
_TYPE_WITHIN = 20_000
_HIDDEN = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*+>|\Z)|<!--.*?(?:-->|\Z)|<[?!](?!\[CDATA)[^<>]*+>|<!\[CDATA\[|\]\]>",
    re.DOTALL | re.IGNORECASE,
)
# For the second count: quoted values first, because they may hold brackets.
_QUOTED_VALUE = re.compile(r"""(?<=[\w:-]=)(?:"[^"\n]*+"|'[^'\n]*+'|"[^"<]*+"|'[^'<]*+')""")
_STRIPPED_TAG = re.compile(r"<[a-zA-Z/][^<>]*+>")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
# A quotation mark left open swallows the rest of the file; after so many of them quotation marks are no longer trusted.
OPEN_QUOTES_BORNE = 20
RAW_ELEMENTS = ("script", "style")


class Token(msgspec.Struct, frozen=True, gc=False):
    """`kind`: "text", "start" or "end"; `value`: the text, its entities read, or the name in small letters; `attributes`: as written."""

    kind: str
    value: str
    attributes: str = ""


def tokens(source: str) -> Iterator[Token]:
    """Tags and texts in order; comments, document types, scripts and styles left out."""
    source = without_document_type(source)
    cutter = _Cutter(source)
    position, last = 0, source.rfind(">")
    while (at := source.find("<", position)) >= 0 and at <= last:
        if at > position:
            yield Token("text", html.unescape(source[position:at]))
        token, position = cutter.cut(at)
        if token:
            yield token
    if position < len(source):
        yield Token("text", html.unescape(source[position:]))


class _Cutter:
    """Cuts one page at its angle brackets; remembers what it met, so that no fault of a page makes it slow."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open_quotes = 0
        self._never_ended: set[str] = set()

    def cut(self, at: int) -> tuple[Token | None, int]:
        """The token that begins at a bracket and where the next one begins."""
        if declaration := _DECLARATION.match(self._source, at):
            text = declaration[0]
            data = text[9:].removesuffix("]]>") if text.startswith("<![CDATA[") else ""
            return Token("text", data) if data else None, declaration.end()
        tag = self._tag(at)
        if tag is None:
            return Token("text", "<"), at + 1
        name = tag[2].lower()
        is_raw = name in RAW_ELEMENTS and not tag[1]
        return Token("end" if tag[1] else "start", name, tag[3]), self._after_raw(name, tag.end()) if is_raw else tag.end()

    def _tag(self, at: int) -> re.Match[str] | None:
        if self._open_quotes < OPEN_QUOTES_BORNE:
            tag = _TAG.match(self._source, at)
            if tag and not _swallows(tag[3]):
                return tag
            self._open_quotes += self._source[at + 1 : at + 2].isalpha()
        return _PLAIN_TAG.match(self._source, at)

    def _after_raw(self, name: str, start: int) -> int:
        """Where the content of a script or style ends; where it never ends, its start: better a script as text than a law lost."""
        if name in self._never_ended:
            return start
        end = re.compile(f"</{name}\\s*+>", re.IGNORECASE).search(self._source, start)
        if end is None:
            self._never_ended.add(name)
        return end.start() if end else start


def _swallows(written: str) -> bool:
    """True where a quotation mark was left open: a value that holds both a bracket and a line break holds text of the page."""
    if "<" not in written or "\n" not in written:
        return False
    return any("<" in match[2] and "\n" in match[2] for match in _ATTRIBUTE.finditer(written) if match[2])


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters; the first of two equal ones counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or ""
        found.setdefault(match[1].lower(), html.unescape(value[1:-1] if value[:1] in ("'", '"') else value))
    return found


def letters(source: str) -> int:
    """Count of letters and digits a browser could show: a second count, by stripping tags, to hold against what was read."""
    text = _HIDDEN.sub(" ", without_document_type(source))
    text = _STRIPPED_TAG.sub(" ", _QUOTED_VALUE.sub(" ", text))
    return sum(map(str.isalnum, html.unescape(text)))


def without_document_type(source: str) -> str:
    """The page without its document type, whose brackets may hold declarations of entities."""
    at = source[:_TYPE_WITHIN].lower().find("<!doctype")
    match = _DOCUMENT_TYPE.match(source, at) if at >= 0 else None
    return source[:at] + source[match.end() :] if match else source
