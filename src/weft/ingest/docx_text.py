"""The words of one Word paragraph: changes accepted, fields read by their result, text boxes and notes handed on."""

import msgspec
from lxml import etree

from weft.ingest.docx_names import child, is_on, name_of, value
from weft.ingest.word_sets import named

# Deleted or moved away: gone once changes are accepted. Field codes and properties are no text.
_SKIPPED = named("del moveFrom instrText delInstrText delText rPr pPr sdtPr sdtEndPr rt fldData tblPr trPr tcPr")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_NOTE_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
# Symbol fonts keep their signs at F000 and up; the low byte is the sign, and these are the ones that carry sense in lists.
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F02D": "-", "F0D8": "➢", "F0A8": "☐", "F0FE": "☒", "F06F": "☐"}


class Words(msgspec.Struct):
    """What one paragraph holds; `notes` are (kind, id); `boxes` the text boxes anchored in it; `bold` counts bold letters."""

    parts: list[str] = msgspec.field(default_factory=list)
    letters: int = 0
    bold: int = 0
    notes: list[tuple[str, str]] = msgspec.field(default_factory=list)
    boxes: list[etree._Element] = msgspec.field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in order."""
        return "".join(self.parts)


def words_of(paragraph: etree._Element, *, bold_style: bool = False) -> Words:
    """The words of a paragraph element."""
    words = Words()
    _gather(paragraph, words, bold_style)
    return words


def _gather(element: etree._Element, words: Words, bold: bool) -> None:
    for one in element:
        name = name_of(one)
        if name in _SKIPPED or not name:
            continue
        if name == "r":
            _gather(one, words, _is_bold(one, bold))
        elif name in ("t", "m:t"):
            _add(one.text or "", words, bold)
        elif name in _SIGNS:
            words.parts.append(_SIGNS[name])
        elif name == "sym":
            words.parts.append(_symbol(value(one, "char")))
        elif name in _NOTE_REFERENCES:
            words.notes.append((_NOTE_REFERENCES[name], value(one, "id")))
            words.parts.append(f"[{value(one, 'id')}]")
        elif name in ("txbxContent", "a:p"):
            words.boxes.append(one)
        elif name == "mc:AlternateContent":
            _gather(_alternative(one), words, bold)
        else:
            _gather(one, words, bold)


def _add(text: str, words: Words, bold: bool) -> None:
    words.parts.append(text)
    size = len(text.strip())
    words.letters += size
    words.bold += size if bold else 0


def _is_bold(run: etree._Element, inherited: bool) -> bool:
    switch = child(child(run, "rPr"), "b")
    return inherited if switch is None else is_on(switch)


def _symbol(code: str) -> str:
    code = code.upper()
    if code in _SYMBOLS or not code:
        return _SYMBOLS.get(code, "")
    point = int(code, 16) if all(sign in "0123456789ABCDEF" for sign in code) and len(code) <= 5 else 0
    return chr(point) if 31 < point < 0xD800 else ""


def _alternative(element: etree._Element) -> etree._Element:
    """The branch to read: the first that holds text, for both tell the same."""
    branches = [one for one in element if name_of(one) in ("mc:Choice", "mc:Fallback")]
    return next((one for one in branches if _has_text(one)), branches[0] if branches else element)


def _has_text(element: etree._Element) -> bool:
    return any(name_of(node) in ("t", "a:t") for node in element.iter())
