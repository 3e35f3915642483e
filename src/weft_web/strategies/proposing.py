"""What a step offers to be taken over: bodies of the institution map, instruments at their moments, what the library knows."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page
from msgspec.structs import replace

from weft.records import Language, Record
from weft_web.engine import planning
from weft_web.engine.mandates import folded
from weft_web.engine.planning import Moment
from weft_web.institutions.bodies import Body
from weft_web.institutions.selectors import chart_of
from weft_web.observations.models import Observation
from weft_web.strategies.desk import Desk
from weft_web.strategies.seeking import MOST, Known, holding, moments_by_type, paged, register_of, words_of

Thing = TypeVar("Thing")
SORTS = ("mandatory", "voluntary", "economic")


class Way(Record):
    """One of several forms that an offer can begin."""

    label: str
    query: str
    chosen: bool


class Offered(Record):
    """Something to be taken over: its name, what it is, and more of it; `query`: of the form that it begins, or `body` to be taken.

    `ways`: the moments of an instrument, each with its form; `chosen`: it is in the strategy already.
    """

    name: str
    gloss: str = ""
    more: tuple[tuple[str, str], ...] = ()
    query: str = ""
    body: str = ""
    chosen: bool = False
    ways: tuple[Way, ...] = ()


class Shelf(Record):
    """Offers under one heading; `every`: how many there are. What is the country's own is searched and paged: `words`, `page`."""

    title: str
    kind: str
    offers: tuple[Offered, ...]
    every: int
    words: str = ""
    page: Page[Any] | None = None

    @property
    def is_long(self) -> bool:
        """Whether a page cannot show them all."""
        return self.every > MOST


def offers_for(desk: Desk, step: str) -> list[Shelf]:
    """What a step offers, under its headings; headings without offers are left out."""
    match step:
        case "entry_points":
            shelves = _moments(desk)
        case "stakeholders":
            shelves = [_bodies(desk)]
        case "conditions":
            shelves = [_factors(desk)]
        case "tools":
            shelves = [_tools(desk, sort) for sort in SORTS]
        case "opportunities":
            shelves = [_opportunities(desk)]
        case _:
            shelves = []
    return [one for one in shelves if one.every]


def _shelf(desk: Desk, name: str, kind: str, offers: list[Offered]) -> Shelf:
    return Shelf(title=desk.voice.say(f"strategies.shelf.{name}"), kind=kind, offers=tuple(offers), every=len(offers))


def _own(desk: Desk, name: str, kind: str, some: Sequence[tuple[str, Thing]], offer: Callable[[Thing], Offered]) -> Shelf:
    """What a country itself has, of which there can be any number: of those that hold the words asked for, a page offered."""
    words = words_of(desk.request.GET)
    page = paged(holding(some, words), desk.request.GET.get("page", ""))
    offers = [offer(one) for one in page.object_list]
    return replace(_shelf(desk, name, kind, offers), every=len(some), words=words, page=page)


def _bodies(desk: Desk) -> Shelf:
    """The bodies of the institution map that are not in the strategy yet, those with most roles first."""
    there = {folded(name) for one in desk.record.stakeholders for name in (one.name, one.acronym) if name}
    waiting = [one for one in chart_of(desk.country).shown if not {folded(name) for name in (one.name, *one.names)} & there]
    ordered = sorted(waiting, key=lambda one: (-len(one.held), -len(one.passages), one.name))
    some = [(" ".join((one.name, *one.names, _roles(desk, one))), one) for one in ordered]
    return _own(desk, "bodies", "stakeholders", some, lambda one: Offered(name=one.name, gloss=_roles(desk, one), body=one.id))


def _roles(desk: Desk, body: Body) -> str:
    return desk.voice.listed(*(desk.voice.label("institution_roles", role.code) for role in body.held))


def _moments(desk: Desk) -> list[Shelf]:
    """The country's instruments with the moments at which such instruments can be changed, then the moments themselves."""
    there: dict[str, set[str]] = defaultdict(set)
    for one in desk.record.entry_points:
        there[one.instrument].add(one.moment)
    held, language = moments_by_type(), desk.voice.language
    some = [(one.holds, one) for one in register_of(desk.country, desk.voice)]

    def offer(one: Known) -> Offered:
        ways = tuple(_way(one.name, moment, there.get(one.name, set()), language) for moment in held.get(one.type, ()))
        return Offered(name=one.name, gloss=one.gloss, query=urlencode({"instrument": one.name}), chosen=one.name in there, ways=ways)

    library = [
        Offered(name=one.label.said_in(language), gloss=one.gloss.said_in(language), query=urlencode({"moment": one.id}))
        for one in planning.known().moments
    ]
    return [_own(desk, "instruments", "entry_points", some, offer), _shelf(desk, "moments", "entry_points", library)]


def _way(name: str, moment: Moment, there: set[str], language: Language) -> Way:
    query = urlencode({"instrument": name, "moment": moment.id})
    return Way(label=moment.label.said_in(language), query=query, chosen=moment.id in there)


def _factors(desk: Desk) -> Shelf:
    there, language = {one.factor for one in desk.record.conditions}, desk.voice.language
    offers = [
        Offered(
            name=one.label.said_in(language),
            gloss=one.gloss.said_in(language),
            more=((desk.voice.say("strategies.ask"), one.ask.said_in(language)),),
            query=urlencode({"factor": one.id}),
            chosen=one.id in there,
        )
        for one in planning.known().conditions
    ]
    return _shelf(desk, "factors", "conditions", offers)


def _tools(desk: Desk, sort: str) -> Shelf:
    there, language, say = {one.tool for one in desk.record.tools}, desk.voice.language, desk.voice.say
    offers = [
        Offered(
            name=one.label.said_in(language),
            gloss=one.gloss.said_in(language),
            more=(
                (say("strategies.fits"), one.fits.said_in(language)),
                (say("strategies.limits"), one.limits.said_in(language)),
                (say("strategies.example"), one.example.said_in(language)),
            ),
            query=urlencode({"tool": one.id}),
            chosen=one.id in there,
        )
        for one in planning.known().tools
        if one.sort == sort
    ]
    return _shelf(desk, f"tools_{sort}", "tools", offers)


def _opportunities(desk: Desk) -> Shelf:
    """What people noted as opportunities in what no text shows."""
    there = {one.event for one in desk.record.opportunities}
    rows = Observation.objects.filter(country=desk.country, kind="opportunities", withdrawn_at=None).order_by("-at", "-pk")
    some = [(f"{one.title} {one.text}", one) for one in rows]

    def offer(one: Observation) -> Offered:
        return Offered(name=one.title, gloss=one.text[:300], query=urlencode({"observation": one.pk}), chosen=one.title in there)

    return _own(desk, "opportunities", "opportunities", some, offer)
