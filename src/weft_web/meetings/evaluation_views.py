"""The evaluation: how many sheets there are, results before against after, sheets that were filled in on paper."""

import uuid

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from weft.errors import InputError
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings.desk import page, went
from weft_web.meetings.evaluating import DAYS_AFTER, is_asked, sheet_enter
from weft_web.meetings.models import PHASES, Meeting
from weft_web.meetings.selectors import meeting_in, meeting_of
from weft_web.narrowing import is_key

PREFIX = "q-"
KNOWLEDGE = "choice"


@require_GET
def evaluation(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The state of the sheets, and the results."""
    held = meeting_in(country, meeting)
    scene = engine.Scene(meeting_of(held), request.voice)
    asked = engine.questions_of(held.level)
    found = engine.results(scene.meeting, asked)
    shown = {
        "scene": scene,
        "found": found,
        "coming": len(engine.coming(scene.meeting)),
        "phases": [(phase, found.sheets[phase], is_asked(held, phase), len(asked.of(phase))) for phase, _ in PHASES],
        "days_after": DAYS_AFTER,
        "is_small": any(0 < count < engine.FEWEST for count in found.sheets.values()),
        "measured": [row(scene, one) for one in found.measured if one.question.kind != KNOWLEDGE],
        "knowledge": [row(scene, one) for one in found.measured if one.question.kind == KNOWLEDGE and one.question.right],
        "hint": scene.said(found.measured[0].question.hint) if found.measured else "",
        "scales": [(scene.said(one.ask), engine.figure(scene, side.value), side.count) for one, side in found.scales],
        "choices": [(scene.said(one.ask), _chosen(scene, one, spread)) for one, spread in found.choices],
        "words": [(scene.said(one.ask), phase, words) for one, phase, words in found.words if words],
    }
    return page(request, held, "evaluation.html", shown)


def row(scene: engine.Scene, one: engine.Measured) -> dict[str, str | int]:
    """A question before against after, as the evaluation that is printed says it."""
    return {
        "name": scene.said(one.question.about) or scene.said(one.question.measures),
        "before": engine.figure(scene, one.before.value),
        "after": engine.figure(scene, one.after.value),
        "difference": engine.figure(scene, one.difference, signed=True),
        "change": engine.figure(scene, one.change, signed=True),
        "both": one.both,
        "count_before": one.before.count,
        "count_after": one.after.count,
    }


def _chosen(scene: engine.Scene, question: engine.Question, spread: engine.Spread) -> list[tuple[str, str]]:
    names = {one.id: scene.said(one.text) for one in question.options}
    return [(names[one.code], engine.shown(scene, one)) for one in spread.shares]


@require_http_methods(["GET", "POST"])
def sheet(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """A sheet that was filled in on paper, entered; then the next one."""
    held = meeting_in(country, meeting)
    phase = request.POST.get("phase") or request.GET.get("phase") or "after"
    if phase not in {code for code, _ in PHASES}:
        raise Http404
    if request.method == "POST":
        return _entered(request, held, phase)
    return _sheet(request, held, phase)


def _entered(request: Asked, held: Meeting, phase: str) -> HttpResponse:
    given = {name.removeprefix(PREFIX): str(value) for name, value in request.POST.items() if name.startswith(PREFIX)}
    sent = request.POST.get("key", "")
    try:
        sheet_enter(held, uuid.UUID(sent) if is_key(sent) else uuid.uuid4(), phase, given, request.user)
    except InputError as fault:
        return _sheet(request, held, phase, (f"meetings.problem_{fault.code}", given, sent))
    return went(request, f"{request.path}?phase={phase}", "meetings.sheet_entered")


def _sheet(request: Asked, held: Meeting, phase: str, wrong: tuple[str, dict[str, str], str] = ("", {}, "")) -> HttpResponse:
    problem, given, key = wrong
    asked = engine.questions_of(held.level)
    scene = engine.Scene(meeting_of(held), request.voice)
    shown = {
        "scene": scene,
        "phase_of_sheet": phase,
        "problem": problem,
        "key": key if is_key(key) else uuid.uuid4(),
        "questions": [(one, *_asked(scene, asked, one), given.get(one.id, "")) for one in asked.of(phase)],
        "count": sum(1 for one in {(a.person, a.phase) for a in scene.meeting.answers} if one[1] == phase),
    }
    return page(request, held, "sheet.html", shown, 400 if problem else 200)


def _asked(scene: engine.Scene, asked: engine.Questionnaire, one: engine.Question) -> tuple[str, str, list[tuple[str, str]]]:
    """A question in words, its hint, and what can be chosen."""
    about = scene.said(one.about)
    said = f"{scene.said(one.ask)} {about}".strip()
    if one.kind == "scale":
        return said, scene.said(one.hint), [(str(point), _point(scene.voice, point)) for point in range(asked.least, asked.most + 1)]
    return said, scene.said(one.hint), [(option.id, scene.said(option.text)) for option in one.options]


def _point(voice: Voice, point: int) -> str:
    return voice.number(point)
