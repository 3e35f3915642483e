"""What every page of a round stands on: its tabs, how far it has come, its deadline."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from weft_web.asking import Asked
from weft_web.consultations.models import Consultation
from weft_web.consultations.selectors import phase_of, progress_of
from weft_web.consultations.telling import deadline_of
from weft_web.countries.models import Country
from weft_web.observations.survey_forms import zones_of
from weft_web.routes import ROUTES

TABS = (
    ("consultations:round", "consultations.tab_round"),
    ("consultations:invitees", "consultations.tab_invitees"),
    ("consultations:matrix", "consultations.tab_matrix"),
    ("consultations:letters", "consultations.tab_letters"),
    ("consultations:comments", "consultations.tab_comments"),
    ("consultations:groups", "consultations.tab_groups"),
    ("consultations:topics", "consultations.tab_topics"),
    ("consultations:became", "consultations.tab_became"),
    ("consultations:files", "consultations.tab_files"),
)
"""The pages of a round: route and words."""


BELOW = {
    "consultations:describe": "consultations:round",
    "consultations:extend": "consultations:round",
    "consultations:invitee": "consultations:invitees",
    "consultations:comment": "consultations:comments",
    "consultations:enter": "consultations:comments",
    "consultations:bring": "consultations:comments",
    "consultations:brought": "consultations:comments",
    "consultations:topic": "consultations:topics",
    "consultations:next": "consultations:became",
}
"""Pages that belong to a tab and are not it."""


def page(request: Asked, consultation: Consultation, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of a round with its frame."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    frame = {
        "round": consultation,
        "phase": phase_of(consultation),
        "progress": progress_of(consultation),
        "deadline": deadline_of(request.voice, consultation.closes_at, consultation.zone),
        "tabs": [one for one in TABS if ROUTES.get(one[0]) in request.rights],
        "here_tab": here,
        "near_tab": BELOW.get(here, here),
    }
    return render(request, f"consultations/{template}", {**frame, **shown}, status=status)


def origin_of(request: Asked) -> str:
    """Where this installation is reached."""
    return request.build_absolute_uri("/").rstrip("/")


def zone_first(country: Country) -> str:
    """The zone that a new deadline begins with."""
    return zones_of(country.code)[0]
