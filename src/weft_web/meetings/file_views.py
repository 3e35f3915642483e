"""Files of a meeting, each filled from the record: documents and sheets to print, calendars, the register."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from weft.errors import InputError
from weft.records import Language
from weft_web import engine as words
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.meetings import binding
from weft_web.meetings.desk import page
from weft_web.meetings.models import Meeting
from weft_web.meetings.selectors import meeting_in, meeting_of

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}

SAID = {
    "note": "meet.note.title",
    "agenda": "meet.agenda.title",
    "annotated": "meet.annotated.title",
    "participants": "meet.participants.title",
    "report": "meet.report.title",
    "evaluation": "meet.evaluation.title",
    "commitments": "meet.commitments.title",
    "questionnaire_before": "meet.sheet.before",
    "questionnaire_after": "meet.sheet.after",
    "groups": "meet.groups.title",
    "comments": "meet.comments.title",
    "sign_in": "meet.signin.title",
    "name_plates": "meet.plates.title",
    "calendar": "meetings.file.calendar",
    "follow_up": "meetings.file.follow_up",
    "register": "meetings.file.register",
}
"""What each file is called."""

Maker = Callable[[engine.Scene], bytes]

OTHERS: dict[str, Maker] = {
    "sign_in.pdf": lambda scene: engine.sign_in(scene),
    "name_plates.pdf": lambda scene: engine.name_plates(scene),
    "calendar.ics": lambda scene: engine.published(scene),
    "follow_up.ics": lambda scene: engine.followed(scene),
    "register.xlsx": lambda scene: engine.workbook(scene),
}
"""What makes each file that is no document."""

GROUPS = (
    ("documents", tuple((name, engine.FORMATS) for name in engine.DOCUMENTS)),
    ("sheets", (*((name, ("pdf", "docx")) for name in engine.SHEETS), ("sign_in", ("pdf",)), ("name_plates", ("pdf",)))),
    ("others", (("calendar", ("ics",)), ("follow_up", ("ics",)), ("register", ("xlsx",)))),
)
"""Files by what they are for, each with its formats."""


@require_GET
def files(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """All files of a meeting."""
    held = meeting_in(country, meeting)
    groups = [(group, [(SAID[name], [(one, f"{name}.{one}") for one in formats]) for name, formats in those]) for group, those in GROUPS]
    languages = [one for one in held.languages if one in set(Language)] or [Language.EN.value]
    return page(request, held, "files.html", {"groups": groups, "languages": languages, **_folder(held)})


def _folder(held: Meeting) -> dict[str, Any]:
    """How far the folder for the room is."""
    return {"bound": binding.bound_of(held, binding.FOLDER), "jobs": binding.under_way(held, binding.JOB)}


@require_GET
def file(request: Asked, meeting: object, form: str, country: Country | None = None) -> HttpResponse:
    """One file, in the language asked for; 404 where there is none of that name."""
    held, asked = meeting_in(country, meeting), request.GET.get("language", "")
    voice = words.voice(Language(asked)) if asked in set(Language) else request.voice
    scene = engine.Scene(meeting_of(held), voice)
    try:
        body = _made(scene, form)
    except InputError as fault:
        raise Http404 from fault
    kind = form.rpartition(".")[2]
    stem = engine.slug(held.symbol) or engine.slug(scene.title) or "meeting"
    return as_download(HttpResponse(body, content_type=MEDIA[kind]), f"{stem}-{voice.language.value}-{form}")


def _made(scene: engine.Scene, form: str) -> bytes:
    name, _, kind = form.rpartition(".")
    if form in OTHERS:
        return OTHERS[form](scene)
    if name not in {**engine.DOCUMENTS, **engine.SHEETS} or kind not in engine.FORMATS:
        raise Http404
    paper = engine.composed(scene, name, engine.questions_of(scene.meeting.level.value))
    return engine.set_as(paper, (kind,))[kind]
