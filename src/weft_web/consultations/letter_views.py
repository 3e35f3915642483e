"""Letters: to whom one goes now, sent by mail where that is set up, made as files in any case, and the log of all."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from weft_web import mailing
from weft_web.asking import Asked
from weft_web.consultations import letters, sending
from weft_web.consultations.desk import origin_of, page
from weft_web.consultations.invitee_views import invitee_in
from weft_web.consultations.models import Consultation, Invitee, Notice
from weft_web.consultations.selectors import round_of
from weft_web.countries.models import Country
from weft_web.headers import as_download
from weft_web.jobs.selectors import under_way
from weft_web.lettering import MEDIA, file_name, letter_file, letters_zip, sender_of

PAGE = 50


@require_GET
def letters_page(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The kinds of letters, whom each would reach now, and the log."""
    held = round_of(country, consultation)
    log = Notice.objects.filter(invitee__consultation=held).select_related("invitee", "by").order_by("-at", "-id")
    shown: dict[str, Any] = {
        "kinds": [(kind, rows, sum(not one.email for one in rows), _last(held, kind)) for kind, rows in _waiting(held)],
        "sends": mailing.sends(),
        "page": Paginator(log, PAGE).get_page(request.GET.get("page")),
        "jobs": under_way(country),
    }
    return page(request, held, "letters.html", shown)


def _waiting(held: Consultation) -> list[tuple[str, tuple[Invitee, ...]]]:
    return [(kind, letters.to_write_to(held, kind)) for kind in letters.KINDS]


def _last(held: Consultation, kind: str) -> Notice | None:
    return Notice.objects.filter(invitee__consultation=held, kind=kind, failure="").order_by("-at", "-id").first()


@require_POST
def send(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """Letters by mail to those who have an address."""
    held, kind = round_of(country, consultation), request.POST.get("kind", "")
    if kind not in letters.KINDS:
        raise Http404
    job = sending.letters_ask(held, kind, letters.to_write_to(held, kind), origin_of(request), request.user) if mailing.sends() else None
    said = "consultations.letters_on_the_way" if job else "consultations.letters_to_nobody"
    messages.info(request, request.voice.say(said))
    return redirect("consultations:letters", country=country.code, consultation=held.key)


@require_POST
def make(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """All letters of a kind as one ZIP; each has its line in the log."""
    held, kind = round_of(country, consultation), request.POST.get("kind", "")
    if kind not in letters.KINDS:
        raise Http404
    rows = letters.to_write_to(held, kind)
    if not rows:
        messages.info(request, request.voice.say("consultations.letters_to_nobody"))
        return redirect("consultations:letters", country=country.code, consultation=held.key)
    sender = sender_of(request.user, origin_of(request))
    body = letters_zip(letters.letter_of(one, kind, sender) for one in rows)
    letters.letters_handed_out(rows, kind, request.user)
    return as_download(HttpResponse(body, content_type="application/zip"), f"{country.code}-{kind}.zip")


@require_POST
def letter(request: Asked, country: Country, consultation: object, invitee: object) -> HttpResponse:
    """One letter as a file: to be opened by a mail program, to be copied, or to be printed with the code of its link."""
    held = round_of(country, consultation)
    row, kind, form = invitee_in(held, invitee), request.POST.get("kind", ""), request.POST.get("form", "")
    if kind not in letters.KINDS or form not in MEDIA or row.withdrawn_at is not None:
        raise Http404
    sender = sender_of(request.user, origin_of(request))
    body = letter_file(letters.letter_of(row, kind, sender), form, letters.link_of(row, sender.origin))
    letters.letters_handed_out([row], kind, request.user)
    return as_download(HttpResponse(body, content_type=MEDIA[form]), f"{file_name(row.name)}-{kind}.{form}")
