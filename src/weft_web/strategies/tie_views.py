"""Tying evidence to a part, and taking over bodies of the institution map."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings.models import Finding, Standing
from weft_web.institutions.selectors import chart_of, sectors_read
from weft_web.observations.models import Observation
from weft_web.strategies import services
from weft_web.strategies.closing import while_open
from weft_web.strategies.desk import Desk
from weft_web.strategies.models import Part, Tie
from weft_web.strategies.tying import tie_make, tie_restore, tie_withdraw


@require_POST
@while_open
def tie(request: Asked, country: Country, entry: object) -> HttpResponse:
    """A finding or an entry of what no text shows, tied to a part."""
    row = Desk(request, country).part(entry)
    tie_make(row, _ground(request, country), request.user)
    messages.success(request, request.voice.say("strategies.tied"))
    return _to(row)


def _ground(request: Asked, country: Country) -> Finding | Observation:
    finding, observation = (request.POST.get(name, "") for name in ("finding", "observation"))
    if finding.isdecimal() and len(finding) < 18:
        return get_object_or_404(Finding, pk=finding, country=country, standing=Standing.HERE)
    if observation.isdecimal() and len(observation) < 18:
        return get_object_or_404(Observation, pk=observation, country=country, withdrawn_at=None)
    raise Http404


@require_POST
@while_open
def untie(request: Asked, country: Country, tie: int) -> HttpResponse:
    """A tie undone; it can be made again at once."""
    row = get_object_or_404(Tie.objects.select_related("part__strategy__country"), pk=tie, strategy__country=country)
    if request.POST.get("again"):
        tie_restore(row, request.user)
    else:
        tie_withdraw(row, request.user)
        messages.success(request, request.voice.say("strategies.untied"))
    return _to(row.part)


def _to(part: Part) -> HttpResponse:
    response = redirect("strategies:edit", country=part.strategy.country.code, entry=part.key)
    response.headers["Location"] += "#evidence"
    return response


@require_POST
@while_open
def take(request: Asked, country: Country) -> HttpResponse:
    """A body of the institution map taken over as a stakeholder, with its roles."""
    desk = Desk(request, country)
    chart = chart_of(country)
    body = chart.known.get(request.POST.get("body", ""))
    if body is None:
        raise Http404
    sector = body.sector or sectors_read(country, [body])[body.id]
    values = {"name": body.name[:500], "sector": sector, "roles": [role.code for role in body.held]}
    services.part_make(desk.row, "stakeholders", values, request.user)
    messages.success(request, request.voice.say("strategies.taken", name=body.name))
    response = redirect("strategies:step", country=country.code, step="stakeholders")
    response.headers["Location"] += "#offers"
    return response
