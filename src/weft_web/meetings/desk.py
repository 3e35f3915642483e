"""What every page of a meeting stands on: its tabs, its addresses, whether it is written on. Meetings of several countries lie in none."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from weft.errors import InputError
from weft.records.meeting import Meeting as Record
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine.convening import Scene
from weft_web.meetings.models import Meeting
from weft_web.meetings.selectors import meeting_of, phase_of
from weft_web.rights import Right
from weft_web.routes import ROUTES

TABS = (
    *("meeting", "programme", "guests", "people", "letters", "papers", "attendance", "groups", "commitments", "evaluation"),
    *("certificates", "files"),
)
"""The pages of a meeting."""

BELOW = {
    **dict.fromkeys(("describe", "practical"), "meeting"),
    **dict.fromkeys(("session_new", "session", "item_new", "item"), "programme"),
    **dict.fromkeys(("guest",), "guests"),
    **dict.fromkeys(("person", "replace"), "people"),
    **dict.fromkeys(("group", "conclusion"), "groups"),
    **dict.fromkeys(("sheet",), "evaluation"),
    **dict.fromkeys(("commitment",), "commitments"),
}
"""Pages that belong to a tab and are not it."""

NATIONAL, MANY = "meetings", "many_meetings"
OPEN = ("planned", "under_way", "over")


class Ways:
    """Addresses of the pages of a country's meetings, or of those of several; in a template `to.guests`."""

    def __init__(self, country: Country | None, meeting: Meeting | None = None) -> None:
        self.space = NATIONAL if country else MANY
        self.given: dict[str, Any] = {"country": country.code} if country else {}
        if meeting is not None:
            self.given["meeting"] = meeting.key

    def __getitem__(self, name: str) -> str:
        """The address of a page by the name of its route."""
        given = {one: value for one, value in self.given.items() if one != "meeting" or name not in ("all", "begin")}
        return reverse(f"{self.space}:{name}", kwargs=given)

    def of(self, name: str, **more: Any) -> str:
        """The address of a page that names something more."""
        return reverse(f"{self.space}:{name}", kwargs={**self.given, **more})


def may_convene(request: Asked, country: Country | None) -> bool:
    """Whether who asks holds such meetings."""
    return (Right.CONVENE if country else Right.CONVENE_MANY) in request.rights


def told(request: Asked, country: Country | None, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page that belongs to no single meeting."""
    frame = {"to": Ways(country), "may_convene": may_convene(request, country)}
    return render(request, f"meetings/{template}", {**frame, **shown}, status=status)


def page(request: Asked, meeting: Meeting, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of a meeting with its frame."""
    to, phase = Ways(meeting.country, meeting), phase_of(meeting)
    here = (request.resolver_match and request.resolver_match.url_name) or ""
    scene = shown.get("scene") or Scene(meeting_of(meeting), request.voice)
    frame = {
        "held": meeting,
        "scene": scene,
        "title": called(request.voice, scene.meeting),
        "phase": phase,
        "to": to,
        "tabs": [(to[one], f"meetings.tab.{one}", _current(one, here)) for one in TABS if ROUTES[f"{to.space}:{one}"] in request.rights],
        "may_convene": may_convene(request, meeting.country),
        "may_write": may_convene(request, meeting.country) and phase in OPEN,
    }
    return render(request, f"meetings/{template}", {**frame, **shown}, status=status)


def _current(tab: str, here: str) -> str:
    """Whether a page is a tab, or lies below it, as `aria-current` says it."""
    return "page" if tab == here else "true" if BELOW.get(here) == tab else ""


def called(voice: Voice, record: Record) -> str:
    """The title of a meeting as a language says it; its level where it has none."""
    return Scene(record, voice).title or voice.say(f"meetings.level.{record.level.value}")


def done(request: Asked, meeting: Meeting, route: str, key: str, *count: int) -> HttpResponseRedirect:
    """Says what was done and goes to a page of the meeting."""
    messages.success(request, request.voice.say(key, *count))
    return redirect(Ways(meeting.country, meeting)[route])


def went(request: Asked, where: str, key: str) -> HttpResponseRedirect:
    """Says what was done and goes to an address."""
    messages.success(request, request.voice.say(key))
    return redirect(where)


def acted(request: Asked, where: str, key: str, doing: Callable[[], object]) -> HttpResponseRedirect:
    """Does it and says so, or says why it was not done; goes to an address."""
    try:
        doing()
    except InputError as fault:
        messages.error(request, request.voice.say(f"meetings.problem_{fault.code}"))
    else:
        messages.success(request, request.voice.say(key))
    return redirect(where)


def taken(form: forms.Form, doing: Callable[[], object]) -> bool:
    """Whether a form that is valid was done; why not, the form says."""
    if not form.is_valid():
        return False
    try:
        doing()
    except InputError as fault:
        form.add_error(None, f"meetings.problem_{fault.code}")
        return False
    return True


def refused(request: Asked, meeting: Meeting, route: str, key: str) -> HttpResponseRedirect:
    """Says why nothing was done and goes to a page of the meeting."""
    messages.error(request, request.voice.say(key))
    return redirect(Ways(meeting.country, meeting)[route])
