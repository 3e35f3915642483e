"""Long lists of a country searched by words and paged; the instruments of its register, from which an entry point is chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator

from weft.records import Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.engine.mandates import folded_text
from weft_web.engine.planning import Moment
from weft_web.instruments.filtering import Filter, asked_for
from weft_web.narrowing import words_in
from weft_web.strategies.asked import Sort
from weft_web.strategies.reading import LONGEST as LETTERS

MOST = 24
"""What a page shows at once of a long list."""

LONGEST = 100
YEAR = 4


class Known(Record):
    """An instrument of the register as a part names it; `gloss`: what it is; `holds`: the words by which it is found."""

    name: str
    type: str
    gloss: str
    holds: str


class Sought(Record):
    """What was found in the register for some words; `every`: how many instruments there are."""

    words: str
    page: Page[Known]
    every: int


Found = TypeVar("Found")


def words_of(given: Mapping[str, str]) -> str:
    """The words that an address or a form looks for; signs alone look for nothing."""
    words = words_in(given, ("words",), LONGEST)["words"]
    return words if folded_text(words).split() else ""


def holding(some: Iterable[tuple[str, Found]], words: str) -> list[Found]:
    """Those whose text holds all of the words, whatever their case and accents; all where no word is said."""
    asked = folded_text(words).split()
    return [one for text, one in some if all(word in folded_text(text) for word in asked)]


def paged(some: Sequence[Found], page: str) -> "Page[Found]":
    """One page of a list, the nearest where there is none of this number."""
    return Paginator(some, MOST).get_page(page)


def register_of(country: Country, voice: Voice) -> tuple[Known, ...]:
    """The instruments that the register shows, by title; one without title goes by its number or its file."""
    rows = asked_for(country, Filter(sort="title")).values_list("title", "number", "doc__name", "type", "date", "adopting_body")
    return tuple(_known(row, voice) for row in rows)


def _known(row: tuple[Any, ...], voice: Voice) -> Known:
    title, number, file, kind, day, body = (one or "" for one in row)
    name = (title or number or file)[: LETTERS[Sort.SOUGHT]]
    gloss = " · ".join(one for one in (voice.label("instrument_types", kind) if kind else "", number if title else "", day[:YEAR]) if one)
    return Known(name=name, type=kind, gloss=gloss, holds=f"{name} {gloss} {body} {file}")


def sought(country: Country, voice: Voice, words: str, page: str) -> Sought:
    """The instruments of the register that hold these words."""
    known = register_of(country, voice)
    return Sought(words=words, page=paged(holding(((one.holds, one) for one in known), words), page), every=len(known))


def moments_by_type() -> dict[str, list[Moment]]:
    """Type of instrument -> the moments at which such instruments can be changed, each once."""
    held: dict[str, list[Moment]] = defaultdict(list)
    for moment in planning.known().moments:
        for kind in moment.types:
            held[kind].append(moment)
    return held
