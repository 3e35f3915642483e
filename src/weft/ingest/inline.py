"""The marks of Markdown inside a line: emphasis, links, images, raw tags and entities, read away."""

import html
import re

import msgspec

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile("[\ue000-\ue07f]")
_SEAM = "\ue0ff"
_IMAGE = re.compile(r"!\[([^\]\[]{0,2000})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\]\[]{0,2000})\]\(<?(?:[^()\s]|\([^()\s]{0,200}\)){0,2000}>?(?:\s+\"[^\"]{0,500}\")?\)")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,20})\](?!:)")
_ENTITY = re.compile(r"&#?\w{1,31};")
_BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:sup|sub|b|i|u|em|strong|span|a|p|div|small|font|center|del|ins|s|mark|code|kbd|abbr|cite|q|br|img|hr|table|thead|tbody|tr|td|th"
    r"|ul|ol|li|h[1-6]|section|article|blockquote|details|summary)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
# A star in brackets is a note mark of the law itself: "(*)".
_EMPHASIS = re.compile(r"(?<![(*\w])\*(?=[^\s*])|(?<=[^\s*(\d])\*(?![*)])|(?<=\d)\*(?![*)\d])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|(?<=\s)_(?=\s)")


class Inline(msgspec.Struct):
    """What stays open from line to line of one paragraph."""

    strong: bool = False


def marks_read(text: str) -> str:
    """A whole text without links, images and raw tags; escaped signs are hidden from all that looks for marks."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: chr(0xE000 + ord(match[1])), text)
    if "](" in text:
        text = _LINK.sub(_linked, _LINK.sub(_linked, _IMAGE.sub(r"\1", text)))
    text = _REFERENCE.sub(r"[\1]", text)
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", _BARE_LINK.sub(r"\1", text)))
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def emphasis_read(line: str, state: Inline) -> tuple[str, bool]:
    """The words of a line, and whether most of its letters are bold; `state` is carried on."""
    strong = state.strong or "**" in line or "__" in line
    text, bold = _without_strong(line, state) if strong else (line, False)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return " ".join(_KEPT.sub(lambda match: chr(ord(match[0]) - 0xE000), text).replace(_SEAM, " ").split()), bold


def _linked(match: re.Match[str]) -> str:
    """The words of a link, parted from a word that touches the link."""
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 2].lstrip("*")
    return f"{_SEAM if before.isalnum() or before == '*' else ''}{match[1]}{_SEAM if after[:1].isalnum() else ''}"


def _without_strong(text: str, state: Inline) -> tuple[str, bool]:
    """The text without its marks of strong emphasis, and whether more than half of its letters stand inside them."""
    letters = strong = 0
    parts = _STRONG.split(text)
    for at, part in enumerate(parts):
        if at:
            state.strong = not state.strong
        count = sum(sign.isalnum() for sign in part)
        letters += count
        strong += count if state.strong else 0
    return "".join(parts), strong > letters * 0.5
