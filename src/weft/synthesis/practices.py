"""Good practices found across countries: by theme, sector, area, words, and from countries like mine first."""

import re
import unicodedata
from collections.abc import Iterable

from weft.records import Record
from weft.records.synthesis import Dimension, Kind
from weft.synthesis.cube import Condition, Cube, fitting
from weft.synthesis.entries import Entry
from weft.synthesis.kinship import Kinship

CLASSES = ("practices",)
WORD = re.compile(r"\w+")


class Wanted(Record):
    """What is looked for. `classes`: of observations; `words`: all have to stand in title or text, as beginnings of words."""

    classes: tuple[str, ...] = CLASSES
    where: tuple[Condition, ...] = ()
    words: str = ""


class Practice(Record):
    """An observation that fits, and how far its country is like the one that asks; None where no country asks."""

    entry: Entry
    kinship: Kinship | None = None


def plain(text: str) -> str:
    """Words without case and accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def practices(cube: Cube, wanted: Wanted, kin: Iterable[Kinship] = ()) -> tuple[Practice, ...]:
    """What fits, from the countries most alike first; those that `kin` does not name come last."""
    near = {one.country: one for one in kin}
    places = {code: place for place, code in enumerate(near)}
    where = (Condition(dimension=Dimension.CLASS, values=wanted.classes), *wanted.where)
    found = [one for one in fitting(cube, Kind.OBSERVATION, where) if _says(one, wanted.words)]
    found.sort(key=lambda one: (places.get(one.country, len(places)), one.country))
    return tuple(Practice(entry=one, kinship=near.get(one.country)) for one in found)


def _says(entry: Entry, words: str) -> bool:
    there = WORD.findall(plain(f"{entry.title} {entry.text}"))
    return all(any(one.startswith(asked) for one in there) for asked in WORD.findall(plain(words)))
