"""The form that people outside fill in: light, without an account, in their language, and safe to send twice."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from weft.records import Language, Record
from weft_web import engine
from weft_web.observations import surveying
from weft_web.observations.arriving import may_arrive
from weft_web.observations.asked import PREFIX, questions_of, replied
from weft_web.observations.links import digest_of, link_of
from weft_web.observations.models import Answer, Consent, Link
from weft_web.observations.survey_forms import LONGEST_REPLY, UNSEEN, Reading, read_answer
from weft_web.observations.surveying import AnswerDiffersError
from weft_web.tongue import COOKIE, OWN_NAMES

DRAFT_LETTERS = 16


class Turn(Record):
    """How the form is shown: under which number it will arrive, with what was sent before and why it comes back."""

    key: uuid.UUID
    reading: Reading | None = None
    problem: str = ""
    fresh: bool = False
    status: int = 200


@never_cache
@require_http_methods(["GET", "POST"])
def open_form(request: HttpRequest, token: str) -> HttpResponse:
    """The questionnaire behind a link; an answer to it is kept once, however often it is sent."""
    link = link_of(token)
    if link is None:
        return _said(request, "gone", 404, None)
    _speak(request, link)
    if link.questionnaire.closed_at is not None:
        return _said(request, "closed", 200, link)
    if request.method == "POST":
        return _receive(request, link, token)
    surveying.link_note_opened(link)
    return _form(request, link, token, Turn(key=uuid.uuid4()))


def _receive(request: HttpRequest, link: Link, token: str) -> HttpResponse:
    """CASE 1 something is missing: it is said, nothing is lost. CASE 2 too many come from one place.

    CASE 3 it is kept, or was before. CASE 4 other words came before under its key.
    """
    reading = read_answer(request.POST, link.questionnaire, request.voice.language.value)  # type: ignore[attr-defined]  # set below
    if reading.faults:
        return _form(request, link, token, Turn(key=reading.sent.key, reading=reading, status=422))
    new = not Answer.objects.filter(questionnaire=link.questionnaire, key=reading.sent.key).exists()
    if link.public and new and not may_arrive(request, link):
        return _form(request, link, token, Turn(key=reading.sent.key, reading=reading, problem="observations.too_many", status=429))
    try:
        answer = surveying.answer_receive(link, reading.sent)
    except AnswerDiffersError:
        turn = Turn(key=uuid.uuid4(), reading=reading, problem="observations.sent_before", fresh=True, status=409)
        return _form(request, link, token, turn)
    return redirect(f"{reverse('observations:sent', kwargs={'token': token, 'key': answer.key})}?l={answer.language}")


@never_cache
@require_GET
def sent(request: HttpRequest, token: str, key: uuid.UUID) -> HttpResponse:
    """Thanks, with a copy of what was sent."""
    link = link_of(token)
    answer = Answer.objects.filter(link=link, key=key).select_related("questionnaire__country").first() if link else None
    if link is None or answer is None:
        raise Http404
    _speak(request, link)
    told = {"answer": answer, "replies": replied(request.voice, answer), **_frame(request, link, token)}  # type: ignore[attr-defined]
    return render(request, "observations/open_sent.html", told)


def _form(request: HttpRequest, link: Link, token: str, turn: Turn) -> HttpResponse:
    reading = turn.reading
    replies = reading.sent.replies if reading else {}
    faults = dict(reading.faults) if reading else {}
    rows = [
        (
            one,
            one.text.said_in(_language(request)),
            one.hint.said_in(_language(request)) if one.hint else "",
            replies.get(one.id, ""),
            PREFIX + one.id,
        )
        for one in questions_of(link.questionnaire)
    ]
    shown: dict[str, Any] = {
        "rows": [(*row, faults.get(row[-1], "")) for row in rows],
        "faults": faults,
        "key": turn.key,
        "consents": Consent.values,
        "given": reading.sent if reading else None,
        "problem": turn.problem,
        "fresh": turn.fresh,
        "unseen": UNSEEN,
        "longest": LONGEST_REPLY,
        "late": timezone.now() > link.questionnaire.closes_at,
    }
    return render(request, "observations/open_form.html", shown | _frame(request, link, token), status=turn.status)


def _frame(request: HttpRequest, link: Link, token: str) -> dict[str, Any]:
    """What every page of the form shows."""
    questionnaire = link.questionnaire
    spoken = [(code, OWN_NAMES[Language(code)]) for code in questionnaire.languages]
    place = questionnaire.country
    return {"one": questionnaire, "link": link, "token": token, "spoken": spoken, "place": place, "draft": digest_of(token)[:DRAFT_LETTERS]}


def _said(request: HttpRequest, code: str, status: int, link: Link | None) -> HttpResponse:
    return render(request, "observations/open_said.html", {"code": code, "one": link.questionnaire if link else None}, status=status)


def _language(request: HttpRequest) -> Language:
    return request.voice.language  # type: ignore[attr-defined,no-any-return]  # declared in asking.Asked


def _speak(request: HttpRequest, link: Link) -> None:
    """The language chosen on the page, else by cookie, else that of the invitation, else the browser's, of those it is asked in."""
    held = link.questionnaire.languages
    wished = (
        request.GET.get("l", ""),
        request.POST.get("l", ""),
        request.COOKIES.get(COOKIE, ""),
        link.language,
        str(_language(request).value),
    )
    language = next((one for one in wished if one in held), held[0])
    request.voice = engine.voice(Language(language))  # type: ignore[attr-defined]  # declared in asking.Asked
