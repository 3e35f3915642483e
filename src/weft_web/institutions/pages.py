"""What the pages of institutions show, put together."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404

from weft.records import Record
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine.placing import place_said
from weft_web.findings.models import Finding
from weft_web.institutions import selectors
from weft_web.institutions.bodies import Body, Chart, Role, Shared
from weft_web.institutions.forms import FORMS, OFFERED, CorrectionForm
from weft_web.institutions.models import Correction
from weft_web.institutions.passages import passages_of
from weft_web.institutions.telling import function, placed, told

PASSAGES_SHOWN = 40
CUT = 600
"""Letters of a passage shown at once; the rest stands in its instrument."""

OF_A_ROLE = 10
"""Passages shown of those that give a role; the export names all."""


class Quoted(Record):
    """A passage with where it stands."""

    finding: Finding
    place: str
    short: str

    @property
    def is_cut(self) -> bool:
        """Whether more of it stands in the instrument."""
        return len(self.short) < len(self.finding.text)


class RoleLine(Record):
    """A role with the passages that give it."""

    role: Role
    quotes: tuple[Quoted, ...]


class BodyLine(Record):
    """A body as the list shows it."""

    body: Body
    roles: tuple[RoleLine, ...]
    sector: str
    guessed: bool
    shares: tuple[str, ...]


class SharedLine(Record):
    """A function with the bodies that hold it."""

    name: str
    shared: Shared
    bodies: tuple[Body, ...]


class Entry(Record):
    """A correction in words."""

    correction: Correction
    said: str


class There(Record):
    """A body in its chart."""

    chart: Chart
    body: Body


def body_of(country: Country, body: str) -> There:
    """The body of an address, found by any of its names; 404 where there is none."""
    chart = selectors.chart_of(country)
    if body not in chart.known:
        raise Http404
    return There(chart=chart, body=chart.known[body])


def lines(country: Country, chart: Chart, bodies: list[Body], sectors: Mapping[str, str], voice: Voice) -> list[BodyLine]:
    """The bodies of one page of the list."""
    rows = passages_of(country, (one for body in bodies for role in body.held for one in role.passages[:1]))
    return [
        BodyLine(
            body=one,
            roles=tuple(RoleLine(role=role, quotes=_quotes(role.passages[:1], rows, voice)) for role in one.held),
            sector=one.sector or sectors.get(one.id, ""),
            guessed=not one.sector,
            shares=tuple(function(voice, shared.function) for shared in chart.shares_of(one)),
        )
        for one in bodies
    ]


def _quotes(passages: Iterable[str], rows: Mapping[str, Finding], voice: Voice) -> tuple[Quoted, ...]:
    found = [rows[one] for one in passages if one in rows]
    return tuple(Quoted(finding=one, place=place_said(voice, one.path, one.page), short=_cut(one.text)) for one in found)


def _cut(text: str) -> str:
    return text if len(text) <= CUT else text[:CUT].rsplit(" ", 1)[0]


def figures(chart: Chart) -> list[tuple[str, int]]:
    """What can be counted: state of the list, and how many."""
    counted = ("with_role", "shared", "coordinating", "unchecked", "unnamed")
    return [(state, len(selectors.wished(chart, selectors.Wish(state=state), {}))) for state in counted]


def shared(chart: Chart, voice: Voice) -> list[SharedLine]:
    """The functions held by several bodies, those that people settled last."""
    ordered = sorted(chart.shared, key=lambda one: one.settled)
    return [
        SharedLine(name=function(voice, one.function), shared=one, bodies=tuple(chart.known[body] for body in one.bodies))
        for one in ordered
    ]


def history(voice: Voice, corrections: Iterable[Correction]) -> list[Entry]:
    """Corrections in words."""
    return [Entry(correction=one, said=told(voice, one)) for one in corrections]


def body_page(request: Asked, country: Country, body: str, bad: tuple[str, CorrectionForm] | None = None) -> dict[str, Any]:
    """All that the page of a body shows; `bad`: the form that has to be looked at again."""
    there, voice = body_of(country, body), request.voice
    one, chart = there.body, there.chart
    naming = one.passages[:PASSAGES_SHOWN]
    rows = passages_of(country, (*naming, *(passage for role in one.roles for passage in role.passages[:OF_A_ROLE])))
    read = selectors.sectors_read(country, [one])[one.id]
    forms = {kind: FORMS[kind](body=one, chart=chart, voice=voice, initial=_initial(one, kind)) for kind in OFFERED}
    done = request.GET.get("done", "")
    return {
        "body": one,
        "chart": chart,
        "roles": [RoleLine(role=role, quotes=_quotes(role.passages[:OF_A_ROLE], rows, voice)) for role in one.roles],
        "naming": _quotes(naming, rows, voice),
        "place_read": placed(voice, read, ""),
        "place_said": placed(voice, one.sector, one.level),
        "parent": chart.known.get(one.parent) if one.parent else None,
        "below": chart.below.get(one.id, ()),
        "sits_in": chart.memberships_of(one),
        "shared": [line for line in shared(chart, voice) if one.id in line.shared.bodies],
        "entries": history(voice, _every(country, one)),
        "offered": [(kind, bad[1] if bad and bad[0] == kind else form, bool(bad and bad[0] == kind)) for kind, form in forms.items()],
        "bad": bad[1] if bad else None,
        "done": next((entry for entry in history(voice, one.corrections) if str(entry.correction.pk) == done), None),
    }


def _initial(body: Body, kind: str) -> dict[str, Any]:
    """What a form shows at first: what people said last, so that one thing can be changed alone."""
    said = body.said.get(kind)
    value = dict(said.value) if said else {}
    if kind == "coordinates":
        value["yes"] = "1" if body.coordinates else "0"
    return value | ({"name": body.name} if kind == "renamed" else {})


def _every(country: Country, body: Body) -> Iterable[Correction]:
    """The corrections of a body, undone ones among them, latest first."""
    anchors = {body.anchor, *body.names, *(one.anchor for one in body.corrections)}
    rows = Correction.objects.filter(country=country, anchor__in=anchors)
    return rows.select_related("by", "withdrawn_by").order_by("-at", "-id")
