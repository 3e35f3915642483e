"""Questionnaires: opened, their links, and what came in, question by question."""

from typing import Any

import segno
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.records import Record
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine.asking import guides
from weft_web.headers import as_download
from weft_web.observations import answering, surveying
from weft_web.observations.links import token_of
from weft_web.observations.models import Link, Questionnaire
from weft_web.observations.survey_forms import LinksForm, QuestionnaireForm, zones_of

PAGE = 50
QR_SCALE, QR_BORDER = 4, 2


class LinkLine(Record):
    """A link with its address ("" where the secret changed) and how many answers came through it."""

    link: Link
    address: str
    answers: int


def questionnaire_of(country: Country, pk: int) -> Questionnaire:
    """A questionnaire of this country; 404 where there is none."""
    return get_object_or_404(Questionnaire.objects.select_related("by"), pk=pk, country=country)


@require_GET
def questionnaires(request: Asked, country: Country) -> HttpResponse:
    """The questionnaires of a country."""
    return render(request, "observations/questionnaires.html", {"rows": answering.questionnaires_of(country), "guides": guides().values()})


@require_http_methods(["GET", "POST"])
def questionnaire_new(request: Asked, country: Country) -> HttpResponse:
    """A questionnaire opened."""
    zone = zones_of(country.code)[0]
    initial = {"languages": ["en", "fr", "es"], "closes_time": "18:00", "zone": zone, "guide": request.GET.get("guide", "general")}
    form = QuestionnaireForm(request.POST or None, country=country, voice=request.voice, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = surveying.questionnaire_open(country, form.opening(), request.user)
        return redirect("observations:questionnaire", country=country.code, questionnaire=made.pk)
    return render(request, "observations/questionnaire_new.html", {"form": form, "guides": guides().values()})


@require_GET
def questionnaire(request: Asked, country: Country, questionnaire: int) -> HttpResponse:
    """One questionnaire: its links, for who may open it, and its answers."""
    there = questionnaire_of(country, questionnaire)
    return _page(request, there, LinksForm(country=country, voice=request.voice, languages=there.languages))


def _page(request: Asked, there: Questionnaire, form: LinksForm, status: int = 200) -> HttpResponse:
    links = _links(request, there) if "set_up" in {right.value for right in request.rights} else []
    public = next((one for one in links if one.link.public), None)
    told: dict[str, Any] = {
        "one": there,
        "links": [one for one in links if not one.link.public],
        "public": public,
        "qr": segno.make(public.address, error="m").svg_inline(scale=QR_SCALE, border=QR_BORDER, omitsize=True) if public else "",
        "form": form,
        "guide": guides().get(there.guide),
        "counts": answering.counts(there),
        "table": answering.side_by_side(request, there),
    }
    return render(request, "observations/questionnaire.html", told, status=status)


def _links(request: Asked, there: Questionnaire) -> list[LinkLine]:
    rows = answering.links_of(there)
    return [LinkLine(link=one, address=_address(request, one), answers=one.came) for one in rows]  # type: ignore[attr-defined]


def _address(request: Asked, link: Link) -> str:
    token = token_of(link)
    return request.build_absolute_uri(reverse("observations:open_form", kwargs={"token": token})) if token else ""


@require_POST
def links_make(request: Asked, country: Country, questionnaire: int) -> HttpResponse:
    """Links made: for everybody, or for each person named."""
    there = questionnaire_of(country, questionnaire)
    if "public" in request.POST:
        surveying.link_make(there, "", "", request.user, public=True)
        return redirect("observations:questionnaire", country=country.code, questionnaire=there.pk)
    form = LinksForm(request.POST, country=country, voice=request.voice, languages=there.languages)
    if not form.is_valid():
        return _page(request, there, form, 422)
    for name in form.people():
        surveying.link_make(there, name, form.cleaned_data["language"], request.user)
    return redirect("observations:questionnaire", country=country.code, questionnaire=there.pk)


@require_POST
def link_withdraw(request: Asked, country: Country, link: int) -> HttpResponse:
    """A link that opens nothing any more."""
    row = get_object_or_404(Link.objects.select_related("questionnaire__country"), pk=link, questionnaire__country=country)
    surveying.link_withdraw(row, request.user)
    return redirect("observations:questionnaire", country=country.code, questionnaire=row.questionnaire_id)


@require_POST
def questionnaire_close(request: Asked, country: Country, questionnaire: int) -> HttpResponse:
    """No more answers."""
    surveying.questionnaire_close(questionnaire_of(country, questionnaire), request.user)
    return redirect("observations:questionnaire", country=country.code, questionnaire=questionnaire)


@require_GET
def answers(request: Asked, country: Country, questionnaire: int) -> HttpResponse:
    """The answers, one after the other."""
    there = questionnaire_of(country, questionnaire)
    which = request.GET.get("which", "in_time")
    if which not in answering.WHICH:
        raise Http404
    page = Paginator(answering.answers_of(there, which), PAGE).get_page(request.GET.get("page"))
    told = {
        "one": there,
        "page": page,
        "rows": answering.whole(request, page.object_list),
        "which": which,
        "counts": answering.counts(there),
    }
    return render(request, "observations/answers.html", told)


@require_GET
def answers_export(request: Asked, country: Country, questionnaire: int) -> HttpResponse:
    """The answers as CSV, one row each."""
    there = questionnaire_of(country, questionnaire)
    body = answering.as_table(request.voice, there)
    return as_download(HttpResponse(body, content_type="text/csv; charset=utf-8"), f"{country.code}-answers-{there.pk}.csv")
