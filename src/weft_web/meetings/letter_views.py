"""Letters of a meeting: to whom one goes now, sent by mail where that is set up, made as files in any case, and the log of all."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from weft.errors import InputError
from weft_web import mailing
from weft_web.asking import Asked
from weft_web.consultations.desk import origin_of
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.instruments.holding import place
from weft_web.lettering import FILE, MAIL, MEDIA, file_name, letter_file, letters_zip, sender_of
from weft_web.meetings import letters, sending
from weft_web.meetings.binding import under_way
from weft_web.meetings.convening import meeting_describe
from weft_web.meetings.desk import done, page, refused
from weft_web.meetings.forms import VoicedForm
from weft_web.meetings.letters import Addressee, Log, Writing
from weft_web.meetings.models import NAME, Guest, Meeting, Participant
from weft_web.meetings.selectors import guest_record, meeting_in
from weft_web.narrowing import is_key

PAGE = 50
FORMAL = "pdf"
"""The letter of nomination as the engine sets it, with the form to nominate on; for guests only."""


class ContactForm(VoicedForm):
    """Whom those who are invited write to."""

    contact = forms.CharField(label="attending.contact", max_length=NAME, required=False)
    contact_email = forms.EmailField(label="attending.contact_email")


@require_GET
def letters_page(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The kinds of letters, whom each would reach now, and the log."""
    return _letters(request, meeting_in(country, meeting))


def _letters(request: Asked, held: Meeting, form: ContactForm | None = None) -> HttpResponse:
    writing, known = _writing(request, held), Log(held)
    waiting = [(kind, letters.to_write_to(held, kind, known)) for kind in letters.KINDS]
    last = {row.kind: row for row in known.rows}
    log = (
        held.letters.filter(kind__in=letters.KINDS, channel__in=(MAIL, FILE))
        .select_related("guest", "participant", "by")
        .order_by("-at", "-id")
    )
    paged = Paginator(log, PAGE).get_page(request.GET.get("page"))
    known_by = {"contact": held.contact, "contact_email": held.contact_email}
    shown: dict[str, Any] = {
        "kinds": [(kind, _people(those, writing), sum(not one.email for one in those), last.get(kind)) for kind, those in waiting],
        "idle": not any(those for _, those in waiting),
        "sends": mailing.sends(),
        "page": paged,
        "log": [(row, _named(row.guest or row.participant, writing)) for row in paged],
        "jobs": under_way(held, sending.JOB),
        "form": form or ContactForm(voice=request.voice, initial=known_by),
        "forms": ("eml", "txt", "docx"),
    }
    return page(request, held, "letters.html", shown, 400 if form is not None else 200)


def _writing(request: Asked, held: Meeting) -> Writing:
    return letters.writing_of(held, sender_of(request.user, origin_of(request)))


def _people(those: tuple[Addressee, ...], writing: Writing) -> list[tuple[Addressee, str, bool]]:
    """Each with its name as the reader says it, and whether it is a guest."""
    return [(one, _named(one, writing), isinstance(one, Guest)) for one in those]


def _named(one: Addressee | None, writing: Writing) -> str:
    return letters.called(one, writing.scene(one.language)) if one else ""


@require_POST
def contact(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Whom those who are invited write to: asked for before the first letter."""
    held, form = meeting_in(country, meeting), ContactForm(request.POST, voice=request.voice)
    if not form.is_valid():
        return _letters(request, held, form)
    try:
        meeting_describe(held, form.plain(), request.user)
    except InputError as fault:
        return refused(request, held, "letters", f"meetings.problem_{fault.code}")
    return done(request, held, "letters", "said.saved")


def _kind(request: Asked) -> str:
    kind = request.POST.get("kind", "")
    if kind not in letters.KINDS:
        raise Http404
    return kind


@require_POST
def send(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Letters by mail to those who have an address."""
    held, kind = meeting_in(country, meeting), _kind(request)
    if not held.contact_email:
        return refused(request, held, "letters", "attending.contact_first")
    those = letters.to_write_to(held, kind) if mailing.sends() else ()
    job = sending.letters_ask(held, kind, those, origin_of(request), request.user)
    return done(request, held, "letters", "consultations.letters_on_the_way" if job else "consultations.letters_to_nobody")


@require_POST
def make(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """All letters of a kind as one ZIP; each has its line in the log."""
    held, kind = meeting_in(country, meeting), _kind(request)
    those = letters.to_write_to(held, kind)
    if not those or not held.contact_email:
        return refused(request, held, "letters", "consultations.letters_to_nobody" if held.contact_email else "attending.contact_first")
    writing = _writing(request, held)
    body = letters_zip(letters.letter_of(one, kind, writing) for one in those)
    letters.letters_handed_out(those, kind, request.user)
    return as_download(HttpResponse(body, content_type="application/zip"), f"{kind}.zip")


@require_POST
def letter(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """One letter as a file, to somebody to whom it goes now."""
    held, kind, form = meeting_in(country, meeting), _kind(request), request.POST.get("form", "")
    one = next((there for there in letters.to_write_to(held, kind) if str(there.key) == request.POST.get("to")), None)
    if one is None or form not in (*MEDIA, FORMAL):
        raise Http404
    if not held.contact_email:
        return refused(request, held, "letters", "attending.contact_first")
    writing = _writing(request, held)
    body = _formal(one, writing) if form == FORMAL else _plain(one, kind, form, writing)
    letters.letters_handed_out([one], kind, request.user)
    kind_of_file = MEDIA.get(form, "application/pdf")
    return as_download(HttpResponse(body, content_type=kind_of_file), f"{file_name(_named(one, writing))}-{kind}.{form}")


def _plain(one: Addressee, kind: str, form: str, writing: Writing) -> bytes:
    return letter_file(letters.letter_of(one, kind, writing), form, letters.link_of(one, writing.sender.origin))


def _formal(one: Addressee, writing: Writing) -> bytes:
    if not isinstance(one, Guest):
        raise Http404
    scene = writing.scene(one.language)
    return engine.set_as(engine.letter(scene, guest_record(one)), (FORMAL,))[FORMAL]


@require_GET
def nomination_letter(request: Asked, meeting: object, participant: object, country: Country | None = None) -> HttpResponseBase:
    """The letter in which somebody was nominated, or an earlier one, as it came: to be saved, never shown in our own place."""
    row = get_object_or_404(Participant.objects.select_related("letter"), key=participant, meeting=meeting_in(country, meeting))
    asked = request.GET.get("earlier", "")
    earlier = get_object_or_404(row.earlier_letters.select_related("file"), key=asked) if is_key(asked) else None
    file, name = (earlier.file, earlier.name) if earlier else (row.letter, row.letter_name)
    if file is None:
        raise Http404
    return as_download(FileResponse(place(file.sha256).open("rb"), content_type="application/octet-stream"), name or "letter")
