"""One conclusion and what becomes of it: a comment on the draft, an activity of the strategy, a commitment."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from weft_web.asking import Asked
from weft_web.consultations.drafts_kept import draft_of
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import concluding
from weft_web.meetings.desk import Ways, acted, page, taken
from weft_web.meetings.group_forms import ActForm, PlaceForm, PromiseForm
from weft_web.meetings.models import Conclusion, Meeting
from weft_web.meetings.selectors import conclusion_record, meeting_in, meeting_of
from weft_web.strategies.selectors import strategy_of

Makers = dict[str, Callable[[Asked, Conclusion, bool], forms.Form | None]]


def _conclusion(held: Meeting, key: object) -> Conclusion:
    rows = Conclusion.objects.select_related("group__meeting", "comment", "part__strategy", "commitment", "by")
    return get_object_or_404(rows, key=key, group__meeting=held, group__ended_at=None, withdrawn_at=None)


def _place_form(request: Asked, row: Conclusion, sent: bool) -> PlaceForm | None:
    """Where it would stand in the draft of the round; none where the meeting belongs to no round, or that is closed."""
    consultation = row.group.meeting.consultation
    if consultation is None or consultation.closed_at is not None:
        return None
    return PlaceForm(request.POST if sent else None, voice=request.voice, draft=draft_of(consultation.draft))


def _act_form(request: Asked, row: Conclusion, sent: bool) -> ActForm | None:
    """The activity it would be; none where there is no strategy."""
    country = row.group.meeting.country
    if country is None or strategy_of(country) is None:
        return None
    return ActForm(request.POST if sent else None, voice=request.voice, initial={"text": row.text})


def _promise_form(request: Asked, row: Conclusion, sent: bool) -> PromiseForm:
    """The commitment it would be."""
    return PromiseForm(request.POST if sent else None, voice=request.voice, meeting=row.group.meeting)


MAKERS: Makers = {"place": _place_form, "act": _act_form, "promise": _promise_form}


@require_GET
def conclusion(request: Asked, meeting: object, conclusion: object, country: Country | None = None) -> HttpResponse:
    """A conclusion with what it became, or can become."""
    held = meeting_in(country, meeting)
    return _conclusion_page(request, held, _conclusion(held, conclusion), {})


def _conclusion_page(request: Asked, held: Meeting, row: Conclusion, sent: dict[str, forms.Form]) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    strategy = strategy_of(held.country) if held.country else None
    shown: dict[str, Any] = {
        "scene": scene,
        "one": row,
        "record": conclusion_record(row),
        "strategy": strategy,
        "wrong": next(iter(sent.values()), None),
        **{name: sent.get(name) or make(request, row, False) for name, make in MAKERS.items()},
    }
    return page(request, held, "conclusion.html", shown, 400 if sent else 200)


def _become(request: Asked, held: Meeting, row: Conclusion, name: str, doing: Callable[[Any], object]) -> HttpResponse:
    """Makes of a conclusion what a form says; without such a form it says why that cannot be."""
    where = Ways(held.country, held).of("group", workinggroup=row.group.key)
    form = MAKERS[name](request, row, True)
    if form is not None and not taken(form, lambda: doing(form)):
        return _conclusion_page(request, held, row, {name: form})
    return acted(request, where, f"meetings.became_{name}", lambda: None if form is not None else doing(form))


@require_POST
def conclusion_comment(request: Asked, meeting: object, conclusion: object, country: Country | None = None) -> HttpResponse:
    """A conclusion as a comment on the draft of the round."""
    held = meeting_in(country, meeting)
    row, nowhere = _conclusion(held, conclusion), concluding.Placed(place="", number="", about="substance")

    def comment(form: PlaceForm | None) -> None:
        concluding.conclusion_comment(row, form.placed() if form else nowhere, request.user)

    return _become(request, held, row, "place", comment)


@require_POST
def conclusion_act(request: Asked, meeting: object, conclusion: object, country: Country | None = None) -> HttpResponse:
    """A conclusion as an activity of the strategy."""
    held = meeting_in(country, meeting)
    row = _conclusion(held, conclusion)

    def act(form: ActForm | None) -> None:
        concluding.conclusion_act(row, {"text": form.plain()["text"].strip() if form else row.text}, request.user)

    return _become(request, held, row, "act", act)


@require_POST
def conclusion_promise(request: Asked, meeting: object, conclusion: object, country: Country | None = None) -> HttpResponse:
    """A conclusion as a commitment."""
    held = meeting_in(country, meeting)
    row = _conclusion(held, conclusion)

    def promise(form: PromiseForm) -> None:
        given = form.plain()
        concluding.conclusion_promise(row, given["owner"].strip(), given["due"], request.user)

    return _become(request, held, row, "promise", promise)


@require_POST
def conclusion_withdraw(request: Asked, meeting: object, conclusion: object, country: Country | None = None) -> HttpResponse:
    """A conclusion entered by mistake."""
    held = meeting_in(country, meeting)
    row = _conclusion(held, conclusion)
    where = Ways(held.country, held).of("group", workinggroup=row.group.key)
    return acted(request, where, "meetings.conclusion_withdrawn", lambda: concluding.conclusion_withdraw(row, request.user))
