"""Words of a text as the index knows them: plain without case and accents, and by their stems in the language of the text.

Every token is made of a-z and 0-9 after a letter that says what it is, so that no database cuts it or takes it for an operator:
`p` plain word, `e` `f` `s` stem in English, French, Spanish, `o` word of another language, `c` country, `d` document, `l` language.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from weft.records import Record

TONGUES = {"en": ("e", "english"), "fr": ("f", "french"), "es": ("s", "spanish")}
OTHER = "o"
MOST_WORDS = 60_000
"""Words of one provision that are indexed; the longest provisions seen have some thousand."""

LONGEST_WORD = 60
WORD = re.compile("[^\\W_](?:[^\\W_]|\u00ad)*")
"""Letters and digits; a soft hyphen is part of its word."""

UNDIVIDED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "\u00ad": ""})
RESTORED = {
    "es": ((re.compile("(?<=[cstgx])ion$"), "ión"),),
    "fr": ((re.compile("ee(s?)$"), "ée\\1"),),
}
"""Endings whose accent the stemmer has to see, for who writes without accents: "prevencion", "modifiee"."""


class Word(Record):
    """A word of a text, where it stands, and its plain token."""

    start: int
    end: int
    plain: str


def words(text: str) -> Iterator[Word]:
    """The words of a text, which has to be in composed form (NFC)."""
    for found in WORD.finditer(text):
        token = plain(found.group())
        if token:
            yield Word(start=found.start(), end=found.end(), plain=token)


def composed(text: str) -> str:
    """A text in which a letter and its accent are one character."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """The plain token of a word, without its mark; "" where nothing of it remains."""
    return _coded(_folded(word))


@lru_cache(maxsize=200_000)
def stems(word: str, language: str) -> frozenset[str]:
    """The tokens of a word's stems in a language: of the word as written, and of what it is without its accents."""
    if language not in TONGUES:
        return frozenset({OTHER + plain(word)})
    mark, name = TONGUES[language]
    folded = _folded(word)
    for ending, accented in RESTORED.get(language, ()):
        folded = ending.sub(accented, folded)
    written = word.replace("\u00ad", "").casefold()
    return frozenset(mark + _coded(_folded(_stemmer(name).stemWord(one))) for one in (folded, written))


def tokens(text: str, language: str) -> str:
    """All tokens of a text: first its plain words in their order, then stems."""
    whole = composed(text)
    found = [(one.plain, whole[one.start : one.end]) for one in words(whole)][:MOST_WORDS]
    stemmed = dict.fromkeys(stem for _, word in found for stem in sorted(stems(word, language)))
    return " ".join([*(f"p{token}" for token, _ in found), *stemmed])


def language_token(language: str) -> str:
    """The token of a provision's language."""
    return "l" + _coded(language.casefold())


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().translate(UNDIVIDED))
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold().translate(UNDIVIDED)


def _coded(folded: str) -> str:
    """Letters and digits of ASCII as they are, others by their number; signs are left out."""
    if folded.isascii() and folded.isalnum():
        return folded[:LONGEST_WORD]
    return "".join(one if one.isascii() else f"z{ord(one):x}z" for one in folded if one.isalnum())[:LONGEST_WORD]


_held = threading.local()


def _stemmer(name: str) -> snowballstemmer.stemmer:
    """This thread's stemmer; one stemmer cannot serve two threads."""
    if not hasattr(_held, name):
        setattr(_held, name, snowballstemmer.stemmer(name))
    return getattr(_held, name)
