"""What the search can be narrowed by, and where the links of a page of results lead."""

from collections.abc import Iterable

from weft.records import Record
from weft_web.engine.citing import Voice, shortened
from weft_web.searches.selectors import Results, Shelf
from weft_web.searches.wishes import EXTENTS, MARKED, PLACE, Wanted

TITLE_LETTERS = 70
MOST_INSTRUMENTS = 300
"""Instruments offered in a list; where there are more, the words of a title find them."""

PAGES_AROUND = 2


class Choice(Record):
    """One value of a filter, in words."""

    value: str
    said: str
    chosen: bool


class Filter(Record):
    """One filter: its name in the address, and what can be chosen."""

    name: str
    choices: tuple[Choice, ...]


class Links(Record):
    """Where the links of a page of results lead; a page without number stands for those left out."""

    relevance: str
    place: str
    export: str
    old: str
    bare: str
    before: str
    after: str
    pages: tuple[tuple[int, str], ...]


def filters(held: Shelf, wanted: Wanted, voice: Voice) -> tuple[Filter, ...]:
    """What can be chosen, of what there is."""
    titled = {one.key: shortened(one.title, TITLE_LETTERS) for one in held.shown}
    languages = _codes(one.language for one in held.shown)
    made = [
        ("language", {one: voice.tongue(one) for one in languages}),
        ("instrument", titled if len(titled) <= MOST_INSTRUMENTS else {}),
        ("kind", {one: voice.label("instrument_types", one) for one in _codes(one.kind for one in held.shown)}),
        ("sector", {one: voice.label("sectors", one) for one in _codes(one.sector for one in held.shown)}),
        ("finding", {one: voice.say(f"searches.finding.{one}") for one in MARKED}),
        ("extent", {one: voice.say(f"mark.{one}") for one in EXTENTS}),
    ]
    return tuple(Filter(name=name, choices=_choices(said, getattr(wanted, name))) for name, said in made if said)


def _codes(found: Iterable[str]) -> list[str]:
    return sorted({one for one in found if one})


def _choices(said: dict[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, said=words, chosen=value == chosen) for value, words in said.items())


def links(wanted: Wanted, results: Results) -> Links:
    """The links of a page of results."""
    page, last = results.page, results.pages
    near = [one for one in range(1, last + 1) if one in (1, last) or abs(one - page) <= PAGES_AROUND]
    pages: list[tuple[int, str]] = []
    for place, one in enumerate(near):
        if place and one - near[place - 1] > 1:
            pages.append((0, ""))
        pages.append((one, wanted.address(page=one)))
    return Links(
        relevance=wanted.address(sort=""),
        place=wanted.address(sort=PLACE),
        export=wanted.but().address(),
        old=wanted.address(old="" if wanted.old else "1"),
        bare=Wanted(q=wanted.q).address(),
        before=wanted.address(page=page - 1) if page > 1 else "",
        after=wanted.address(page=page + 1) if page < last else "",
        pages=tuple(pages),
    )
