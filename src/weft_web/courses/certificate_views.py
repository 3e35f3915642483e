"""Certificates: made by who has passed, shown to who has the link, checked by anyone."""

import json
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.courses import awarding
from weft_web.courses.models import NAME_LENGTH, Certificate
from weft_web.courses.progress import standings
from weft_web.courses.services import learner_of
from weft_web.engine import certifying, teaching
from weft_web.engine.teaching import Course
from weft_web.headers import as_download


@require_http_methods(["GET", "POST"])
def certificates(request: Asked) -> HttpResponse:
    """The courses one has passed, with the certificates given; a new one in the language of the page."""
    learner = learner_of(request.user)
    if request.method == "POST":
        return _give(request)
    given = list(Certificate.objects.filter(learner=learner).order_by("-given_at"))
    there = {(one.course, one.edition): one for one in given if one.language == request.voice.language.value and not one.replaced_at}
    courses = [
        (one.sheet, teaching.slug_of(one.id), standings([learner.pk], one)[learner.pk], there.get((one.id, one.sheet.edition)))
        for one in teaching.courses()
    ]
    titled = [(one, _course(one).sheet.title) for one in given]
    name = given[0].name if given else request.user.name
    return render(request, "courses/certificates.html", {"courses": courses, "given": titled, "name": name, "longest": NAME_LENGTH})


def _give(request: Asked) -> HttpResponse:
    course = teaching.course(request.POST.get("course", ""))
    if course is None:
        raise Http404
    try:
        made = awarding.certificate_give(learner_of(request.user), course, name_sent(request), request.voice.language)
    except InputError as error:
        messages.error(request, request.voice.say(f"courses.problem_{error.code}"))
        return redirect("courses:certificates")
    return redirect("courses:certificate", certificate=made.key)


def name_sent(request: HttpRequest) -> str:
    """The name that is to stand on a certificate; Http404 where none was sent that could."""
    name = " ".join(request.POST.get("name", "").split())
    if not 0 < len(name) <= NAME_LENGTH:
        raise Http404
    return name


@require_POST
def correct(request: Asked, certificate: uuid.UUID) -> HttpResponse:
    """A name that was written wrong, put right by its owner: another certificate in the place of the first."""
    held = get_object_or_404(Certificate, key=certificate, learner__person=request.user)
    try:
        held = awarding.certificate_correct(held, _course(held), name_sent(request))
    except InputError as error:
        messages.error(request, request.voice.say(f"courses.problem_{error.code}"))
    return redirect("courses:certificate", certificate=held.key)


@require_GET
def certificate(request: HttpRequest, certificate: uuid.UUID) -> HttpResponse:
    """A certificate, for who was given its link."""
    held = get_object_or_404(Certificate.objects.select_related("learner", "by", "replacement"), key=certificate)
    sheet, mine = _course(held).sheet, request.user.is_authenticated and held.learner.person_id == request.user.pk
    did = certifying.did_of(awarding.key())
    shown = {"one": held, "title": sheet.title, "hours": sheet.hours, "did": did, "mine": mine, "longest": NAME_LENGTH}
    return render(request, "courses/certificate.html", shown)


@require_GET
def certificate_file(request: HttpRequest, certificate: uuid.UUID, form: str) -> HttpResponse:
    """The certificate as PDF, or its credential as JSON."""
    held = get_object_or_404(Certificate, key=certificate)
    if form == "json":
        text = json.dumps(held.credential, ensure_ascii=False, indent=1)
        return as_download(HttpResponse(text, content_type="application/ld+json"), f"{held.course}.json")
    if form != "pdf":
        raise Http404
    link = request.build_absolute_uri(reverse("courses:check"))
    made = certifying.certificate_pdf(awarding.paper(held, _course(held), link))
    return as_download(HttpResponse(made, content_type="application/pdf"), f"{held.course}.pdf")


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Whether a credential is as it was signed, and by whom."""
    shown: dict[str, object] = {"ours": certifying.did_of(awarding.key())}
    file = request.FILES.get("credential")
    if request.method == "POST":
        try:
            checked = certifying.checked(file.read() if file else b"")
            shown |= {"checked": checked, "replaced": _replaced(checked, str(shown["ours"]))}
        except InputError as error:
            shown["fault"] = f"courses.problem_{error.code}"
    return render(request, "courses/check.html", shown, status=422 if "fault" in shown else 200)


def _replaced(checked: certifying.Checked, ours: str) -> Certificate | None:
    """The certificate that was checked, where it was given here and another stands in its place by now."""
    known = checked.key if checked.did == ours else None
    return Certificate.objects.filter(key=known, replaced_at__isnull=False).first() if known else None


def _course(held: Certificate) -> Course:
    found = teaching.course(teaching.slug_of(held.course))
    if found is None:
        raise Http404
    return found
