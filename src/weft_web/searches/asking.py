"""What is asked of the search, from the words that a person typed. Whatever was typed, reading it never fails."""

import re

from weft.records import Record
from weft_web.searches.words import TONGUES, Word, composed, stems, words

LONGEST = 400
MOST_TERMS = 24
SHORTEST_PREFIX = 2
ELIDED = re.compile("(?<![^\\W_])([^\\W\\d_]|qu)['’ʼ](?=[^\\W_])", re.IGNORECASE)
"""A letter left of an apostrophe: it says nothing of what is looked for."""

QUOTES = str.maketrans(dict.fromkeys("“”„«»‹›″＂", '"'))
PART = re.compile(r'([-–−]?)"([^"]*)"?|([-–−]?)(\S+)')
STAR = "*"


class Term(Record):
    """One thing looked for: words of which any stem will do, plain words in a row, or how a word begins.

    `said` is what was typed. `wanted` is false where provisions that have it are left out.
    """

    said: str
    wanted: bool = True
    stems: frozenset[str] = frozenset()
    phrase: tuple[str, ...] = ()
    prefix: str = ""


class Query(Record):
    """What was asked; `cut` where something at its end was left out because it was too long."""

    terms: tuple[Term, ...]
    cut: bool = False


def query(typed: str, language: str = "") -> Query:
    """What was asked, its words stemmed in a language, or in all of them where none is chosen."""
    text = composed(typed.replace("\x00", " "))
    terms: list[Term] = []
    for found in PART.finditer(text[:LONGEST].translate(QUOTES)):
        away, phrase, minus, piece = found.groups()
        terms += _phrase(phrase, wanted=not away) if phrase is not None else _pieces(piece, language, wanted=not minus)
    return Query(terms=tuple(terms[:MOST_TERMS]), cut=len(text) > LONGEST or len(terms) > MOST_TERMS)


def _phrase(text: str, *, wanted: bool) -> list[Term]:
    row = tuple(one.plain for one in words(text))
    return [Term(said=text.strip(), wanted=wanted, phrase=row)] if row else []


def _pieces(piece: str, language: str, *, wanted: bool) -> list[Term]:
    """What a piece without blanks asks for. CASE 1 it ends in a star. CASE 2 it holds a number with signs (10.3). CASE 3 words."""
    found = list(words(ELIDED.sub("", piece)))
    text = ELIDED.sub("", piece)
    if not found:
        return []
    row = tuple(one.plain for one in found)
    if piece.endswith(STAR) and len(row[-1]) >= SHORTEST_PREFIX:
        return [*_words(text, found[:-1], language, wanted=wanted), Term(said=f"{row[-1]}{STAR}", wanted=wanted, prefix=row[-1])]
    if len(row) > 1 and (not wanted or any(one.isdigit() for one in row)):
        return [Term(said=piece, wanted=wanted, phrase=row)]
    return _words(text, found, language, wanted=wanted)


def _words(text: str, found: list[Word], language: str, *, wanted: bool) -> list[Term]:
    return [Term(said=text[one.start : one.end], wanted=wanted, stems=stems_of(text[one.start : one.end], language)) for one in found]


def stems_of(word: str, language: str) -> frozenset[str]:
    """The stems that a text may have of a word: in a language, else in each that is stemmed, and the word itself in all others."""
    languages = (language,) if language else (*TONGUES, "")
    return frozenset(stem for one in languages for stem in stems(word, one))
