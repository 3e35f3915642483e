"""What of a provision is shown, with what was found in it marked."""

from collections.abc import Iterator, Sequence

from weft.records import Record
from weft.spans import merged
from weft_web.searches.asking import Query, Term
from weft_web.searches.words import Word, composed, stems, words

LONGEST = 420
BEFORE = 90
"""Letters shown, and letters shown before the first of what was found."""


class Part(Record):
    """A stretch of text, and whether it was looked for."""

    text: str
    found: bool = False


def snippet(text: str, language: str, query: Query) -> tuple[Part, ...]:
    """The stretch of a text in which most was found, in parts."""
    whole = composed(text)
    ranges = marks(whole, language, query)
    start, end = _window(whole, ranges)
    shown = [(max(first, start), min(last, end)) for first, last in ranges if first < end and last > start]
    parts = [Part(text="… ")] if start else []
    place = start
    for first, last in shown:
        parts += [Part(text=whole[place:first]), Part(text=whole[first:last], found=True)]
        place = last
    parts.append(Part(text=whole[place:end] + (" …" if end < len(whole) else "")))
    return tuple(one for one in parts if one.text)


def marks(whole: str, language: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Where in a composed text stands what was looked for."""
    row = list(words(whole))
    return merged(place for term in query.terms if term.wanted for place in _places(whole, row, language, term))


def _places(whole: str, row: Sequence[Word], language: str, term: Term) -> Iterator[tuple[int, int]]:
    length = len(term.phrase) or 1
    for at, word in enumerate(row):
        if term.phrase:
            hit = tuple(one.plain for one in row[at : at + length]) == term.phrase
        elif term.prefix:
            hit = word.plain.startswith(term.prefix)
        else:
            hit = bool(stems(whole[word.start : word.end], language) & term.stems)
        if hit:
            yield word.start, row[at + length - 1].end


def _window(whole: str, ranges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From where to where a text is shown: where most of the marks fit, cut between words."""
    if len(whole) <= LONGEST or not ranges:
        return 0, _between(whole, LONGEST) if len(whole) > LONGEST else len(whole)
    best = max(ranges, key=lambda one: (sum(one[0] <= first < one[0] + LONGEST - BEFORE for first, _ in ranges), -one[0]))
    start = _between(whole, max(0, best[0] - BEFORE)) if best[0] > BEFORE else 0
    return start, _between(whole, start + LONGEST)


def _between(whole: str, place: int) -> int:
    """The next place between two words."""
    if place >= len(whole):
        return len(whole)
    blank = whole.find(" ", place)
    return len(whole) if blank < 0 else blank + 1
