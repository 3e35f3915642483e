"""The chart of a country as a picture and as the same in a table."""

from collections.abc import Mapping

from weft.records import Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine import picturing
from weft_web.institutions.bodies import Body, Chart, Shared
from weft_web.institutions.telling import function, placed, roles_in_short

MOST_ROWS = 60
"""Bodies that one picture shows; the rest stands in the list."""


class Line(Record):
    """A body as the table beside the picture has it."""

    body: Body
    place: str
    parent: Body | None
    sits_in: tuple[Body, ...]
    shares: tuple[str, ...]


class Drawing(Record):
    """The picture, the same as lines, and how many bodies it leaves out."""

    svg: str
    lines: tuple[Line, ...]
    left_out: int


def drawing(country: Country, chart: Chart, sectors: Mapping[str, str], voice: Voice) -> Drawing:
    """The bodies that hold a role or a tie, by sector, each under the body above it."""
    telling = [one for one in chart.shown if _tells(chart, one)]
    ordered = _ordered(telling[:MOST_ROWS], sectors, voice)
    place = {body.id: row for row, (body, _) in enumerate(ordered)}
    rows = _rows(ordered, place, sectors, voice)
    shared = [one for one in chart.shared if not one.settled]
    picture = picturing.Chart(
        rows=rows,
        threads=tuple(_thread(body, place) for body, _ in ordered if body.coordinates),
        brackets=tuple(_bracket(one, place, voice) for one in shared if sum(body in place for body in one.bodies) > 1),
        alternative=voice.say("institutions.diagram_alternative", len(rows), country=country.said_in(voice.language.value)),
        legend={key: voice.say(f"institutions.legend.{key}", name="{name}") for key in LEGEND},
    )
    lines = tuple(_line(body, chart, sectors, voice) for body, _ in ordered)
    return Drawing(svg=picturing.drawn(picture) if rows else "", lines=lines, left_out=len(chart.shown) - len(rows))


LEGEND = ("named", "unnamed", "sourced", "unsourced", "thread", "bracket")


def _tells(chart: Chart, body: Body) -> bool:
    return bool(
        body.held or body.parent or chart.below.get(body.id) or body.coordinates or chart.memberships_of(body) or chart.shares_of(body)
    )


def _ordered(bodies: list[Body], sectors: Mapping[str, str], voice: Voice) -> list[tuple[Body, int]]:
    """Bodies with their depth: sector after sector, each body followed by those under it."""
    there = {one.id: one for one in bodies}
    tops = [one for one in bodies if one.parent not in there or _circles(one, there)]
    tops.sort(key=lambda one: (_sector(one, sectors) == "", voice.label("sectors", _sector(one, sectors))))
    ordered: list[tuple[Body, int]] = []
    for top in tops:
        _descend(top, 0, bodies, ordered)
    return ordered


def _circles(body: Body, there: Mapping[str, Body]) -> bool:
    """Whether the bodies above it lead back to it and it comes first among them: somewhere the circle has to be cut."""
    seen, above = [body.id], there.get(body.parent)
    while above is not None and above.id not in seen:
        seen.append(above.id)
        above = there.get(above.parent)
    return above is not None and above.id == body.id and body.id == min(seen)


def _descend(body: Body, depth: int, bodies: list[Body], ordered: list[tuple[Body, int]]) -> None:
    if any(one.id == body.id for one, _ in ordered):
        return
    ordered.append((body, depth))
    for one in bodies:
        if one.parent == body.id:
            _descend(one, min(depth + 1, 4), bodies, ordered)


def _sector(body: Body, sectors: Mapping[str, str]) -> str:
    return body.sector or sectors.get(body.id, "")


def _rows(ordered: list[tuple[Body, int]], place: Mapping[str, int], sectors: Mapping[str, str], voice: Voice) -> tuple[picturing.Row, ...]:
    rows, before = [], None
    for body, depth in ordered:
        sector = _sector(body, sectors)
        opens = depth == 0 and sector != before
        before = sector if depth == 0 else before
        head = (voice.label("sectors", sector) if sector else voice.say("institutions.sector_unknown")) if opens else ""
        level = voice.say(f"institutions.level.{body.level}") if body.level else ""
        small = " · ".join(one for one in (level, roles_in_short(voice, body)) if one)
        said = body.said.get("parent")
        under = place.get(body.parent) if depth else None
        rows.append(
            picturing.Row(
                name=body.name, small=small, named=bool(body.read_as), head=head, depth=depth, under=under, tied=bool(said and said.source)
            )
        )
    return tuple(rows)


def _thread(body: Body, place: Mapping[str, int]) -> picturing.Thread:
    members = tuple((place[one.body], bool(one.said.source)) for one in body.members if one.body in place)
    return picturing.Thread(home=place[body.id], members=members)


def _bracket(shared: Shared, place: Mapping[str, int], voice: Voice) -> picturing.Bracket:
    rows = tuple(place[one] for one in shared.bodies if one in place)
    return picturing.Bracket(label=function(voice, shared.function), rows=rows)


def _line(body: Body, chart: Chart, sectors: Mapping[str, str], voice: Voice) -> Line:
    return Line(
        body=body,
        place=placed(voice, _sector(body, sectors), body.level),
        parent=chart.known.get(body.parent) if body.parent else None,
        sits_in=tuple(one for one, _ in chart.memberships_of(body)),
        shares=tuple(function(voice, one.function) for one in chart.shares_of(body)),
    )
