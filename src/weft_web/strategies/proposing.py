"""What a step offers to be taken over: bodies of the institution map, instruments at their moments, what the library knows."""

from collections import defaultdict
from urllib.parse import urlencode

from weft.records import Record
from weft_web.engine import planning
from weft_web.engine.mandates import folded
from weft_web.institutions.bodies import Body
from weft_web.institutions.selectors import chart_of
from weft_web.instruments.models import Instrument
from weft_web.observations.models import Observation
from weft_web.strategies.desk import Desk

MOST = 24
"""Offers of a kind that a page shows at once."""

SORTS = ("mandatory", "voluntary", "economic")


class Offered(Record):
    """Something to be taken over: its name, what it is, and more of it; `query`: of the form that it begins, or `body` to be taken.

    `chosen`: it is in the strategy already; `own`: the name is in the words of the country's texts or people.
    """

    name: str
    gloss: str = ""
    more: tuple[tuple[str, str], ...] = ()
    query: str = ""
    body: str = ""
    chosen: bool = False


class Shelf(Record):
    """Offers under one heading; `of`: how many there are in all."""

    title: str
    kind: str
    offers: tuple[Offered, ...]
    of: int


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
    return [one for one in shelves if one.offers]


def _shelf(desk: Desk, name: str, kind: str, offers: list[Offered]) -> Shelf:
    return Shelf(title=desk.voice.say(f"strategies.shelf.{name}"), kind=kind, offers=tuple(offers[:MOST]), of=len(offers))


def _bodies(desk: Desk) -> Shelf:
    """The bodies of the institution map that are not in the strategy yet, those with most roles first."""
    there = {folded(name) for one in desk.record.stakeholders for name in (one.name, one.acronym) if name}
    waiting = [one for one in chart_of(desk.country).shown if not {folded(name) for name in (one.name, *one.names)} & there]
    ordered = sorted(waiting, key=lambda one: (-len(one.held), -len(one.passages), one.name))
    return _shelf(desk, "bodies", "stakeholders", [Offered(name=one.name, gloss=_roles(desk, one), body=one.id) for one in ordered])


def _roles(desk: Desk, body: Body) -> str:
    said = tuple(desk.voice.label("institution_roles", role.code) for role in body.held)
    return "; ".join(said)


def _moments(desk: Desk) -> list[Shelf]:
    """The country's instruments at the moments at which such instruments can be changed, then the moments themselves."""
    there = {(one.instrument, one.moment) for one in desk.record.entry_points}
    held: dict[str, dict[str, None]] = defaultdict(dict)
    rows = Instrument.objects.filter(country=desk.country, left_out=False).exclude(title="").order_by("title")
    for kind, title in rows.values_list("type", "title"):
        held[kind][title] = None
    moments, language = planning.known().moments, desk.voice.language
    instruments = [
        Offered(
            name=title,
            gloss=moment.label.said_in(language),
            query=urlencode({"instrument": title, "moment": moment.id}),
            chosen=(title, moment.id) in there,
        )
        for moment in moments
        for kind in moment.types
        for title in held[kind]
    ]
    library = [
        Offered(name=one.label.said_in(language), gloss=one.gloss.said_in(language), query=urlencode({"moment": one.id})) for one in moments
    ]
    return [
        _shelf(desk, "instruments", "entry_points", sorted(instruments, key=lambda one: one.chosen)),
        _shelf(desk, "moments", "entry_points", library),
    ]


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
    offers = [
        Offered(name=one.title, gloss=one.text[:300], query=urlencode({"observation": one.pk}), chosen=one.title in there) for one in rows
    ]
    return _shelf(desk, "opportunities", "opportunities", offers)
