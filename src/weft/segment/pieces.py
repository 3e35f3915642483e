"""One block cut into its numbered units, its definitions, and pieces of at most about 150 words."""

import re

from weft.segment.markers import follows, opens_series

MAXIMUM_WORDS = 150
SHORTEST_TO_CUT = 40
OWN_NUMBER_CHARACTERS = 10

_INLINE = re.compile(r"\((?P<paren>\d{1,2}|[a-z]|[ivx]{2,5})\)(?=\s*\S)|(?<=\s)(?P<bracket>\d{1,2}|[a-zA-Z])(?:\)|°|º|\.[-–])(?=\s*\S)")
# A number opens a unit only after a sign or a conjunction: "; (b)", "or (c)", never "section 5 (1)".
_BEFORE_UNIT = re.compile(r"(?:[;:.,—–\-)”\"»]|\band|\bor|\bet|\bou|\by|\bo|^)\s*$")
_DEFINED = (
    r"[“\"«]\s?[^”\"»]{2,70}\s?[”\"»]\s*,?[^;]{0,60}?"
    r"\b(?:means|includes|has the (?:same )?meaning|shall mean|refers|désigne|signifie|significa|:)"
)
_OWN_NUMBER = re.compile(r"(?:\(?\b(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)|^\W*(?:\d{1,3}|[a-zA-Z])[.°º]{1,2}[-–—]?)\s*$")
_OPENS_DEFINITION = re.compile(_DEFINED)
_DEFINITION = re.compile(rf"(?<=[;.:\-–—)\]])\s*(?={_DEFINED})|(?<=;)\s*(?=«[^»]{{2,60}}»\s*:)")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ0-9)\]”\"»][.;:])\s+(?=[\"“«(¿¡]?[A-ZÀ-Ý0-9(])|(?<=;)\s+")


def cuts(text: str) -> list[int]:
    """Offsets at which a block is cut, first 0; each piece is a numbered unit, a definition, or a run of sentences."""
    words = text.count(" ") + 1
    if words < SHORTEST_TO_CUT:
        defined = _definitions(text)
        return sorted({0, *defined}) if defined else [0]
    points = sorted({0, *_numbered(text), *_definitions(text)})
    return _shortened(text, points)


def _definitions(text: str) -> list[int]:
    """Offsets of definitions; one that has a number of its own begins with it."""
    if '"' not in text and "“" not in text and "«" not in text:
        return []
    points = [match.end() for match in _DEFINITION.finditer(text)]
    return [point for point in points if not _OWN_NUMBER.search(text, max(0, point - OWN_NUMBER_CHARACTERS), point)]


def defines(text: str) -> bool:
    """True for a text that opens with a term in quotation marks and what it means."""
    return _OPENS_DEFINITION.match(text) is not None


def _numbered(text: str) -> list[int]:
    """Offsets of inline numbers that form a series; a lone "(5)" in a cross-reference is none."""
    found = [
        (match.start(), match["paren"] or match["bracket"], bool(match["paren"]))
        for match in _INLINE.finditer(text)
        if _BEFORE_UNIT.search(text, max(0, match.start() - 5), match.start())
    ]
    opened: dict[tuple[bool, str], str] = {}
    out = []
    for start, number, paren in found:
        series = _series(number, paren, opened)
        if series is None:
            continue
        opened[series] = number
        out.append(start)
    return out if len(out) > 1 else []


def _series(number: str, paren: bool, opened: dict[tuple[bool, str], str]) -> tuple[bool, str] | None:
    """The series a number goes on with or opens; None when it fits nowhere."""
    for shape in _shapes(number):
        last = opened.get((paren, shape))
        if last is not None and follows(last.lower(), number.lower()):
            return paren, shape
    return next(((paren, shape) for shape in reversed(_shapes(number)) if opens_series(number.lower())), None)


def _shapes(number: str) -> tuple[str, ...]:
    if number.isdigit():
        return ("digit",)
    roman = set(number.lower()) <= set("ivx")
    letter = "upper" if number.isupper() else "lower"
    return (letter, "roman") if roman and len(number) == 1 else ("roman",) if roman else (letter,)


def _shortened(text: str, points: list[int]) -> list[int]:
    """The same points, and more at sentence ends where a piece is longer than MAXIMUM_WORDS."""
    out: list[int] = []
    for start, end in zip(points, [*points[1:], len(text)], strict=True):
        out.append(start)
        if text.count(" ", start, end) >= MAXIMUM_WORDS:
            out.extend(_sentence_cuts(text, start, end))
    return out


def _sentence_cuts(text: str, start: int, end: int) -> list[int]:
    """Sentence ends that keep each piece under MAXIMUM_WORDS; a sentence longer than that stays whole."""
    out, last, previous = [], start, start
    for match in _SENTENCE.finditer(text, start, end):
        if text.count(" ", last, match.end()) >= MAXIMUM_WORDS and previous > last:
            out.append(previous)
            last = previous
        previous = match.end()
    if text.count(" ", last, end) >= MAXIMUM_WORDS and previous > last:
        out.append(previous)
    return out
