"""A title in capitals told in sentence case, where the document itself shows how each of its words is written."""

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+")
FEWEST_WORDS = 3
SHORT = 2
"""Words of one or two letters (de, la, of, N) are told small without the document showing it."""

ROMAN = re.compile(r"[IVXLC]+")
ORDINAL = re.compile("[ºª]")


def in_sentence_case(title: str, text: str) -> str:
    """The title with each word as the text of the document mostly writes it; unchanged when a word is not shown."""
    words = WORD.findall(title)
    if len(words) < FEWEST_WORDS or not ORDINAL.sub("", title).isupper():
        return title
    wanted = {word.lower() for word in words}
    written: dict[str, Counter[str]] = {word: Counter() for word in wanted}
    for found in WORD.findall(text):
        if found.lower() in wanted and not found.isupper():
            written[found.lower()][found] += 1
    told = {word: _told(word, written[word.lower()]) for word in words}
    if not all(told.values()):
        return title
    cased = WORD.sub(lambda hit: _placed(hit, title, told), title)
    return cased[:1].upper() + cased[1:]


def _told(word: str, written: Counter[str]) -> str:
    """How a word is written in running text, "" when the text does not show it; a word seen small once is no name."""
    if written:
        return word.lower() if word.lower() in written else written.most_common(1)[0][0]
    return word if ROMAN.fullmatch(word) else word.lower() if len(word) <= SHORT else ""


def _placed(hit: re.Match[str], title: str, told: dict[str, str]) -> str:
    """A word in its place: letters of a number such as "N.º" or "12-A" keep their capitals."""
    before, after = title[: hit.start()][-1:], title[hit.end() :][:1]
    return hit.group() if (after in ("º", "°", ".") and len(hit.group()) <= SHORT) or before == "-" else told[hit.group()]
