"""Documents of a meeting for those who hold it: the list by group, a document written or brought, what goes out of it."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft.records import Language
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.headers import as_download
from weft_web.instruments.holding import place
from weft_web.meetings import papers as services
from weft_web.meetings.desk import Ways, done, page, refused
from weft_web.meetings.file_views import MEDIA
from weft_web.meetings.models import GROUPS, Meeting, Paper, PaperFile
from weft_web.meetings.paper_forms import PaperForm
from weft_web.meetings.selectors import meeting_in, meeting_of

FORMS = ("docx", "pdf")


@require_GET
def papers(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """All documents by group, each with the languages in which it is there."""
    held = meeting_in(country, meeting)
    scene = engine.Scene(meeting_of(held), request.voice)
    rows = list(held.papers.filter(withdrawn_at=None).prefetch_related("files__file").order_by("symbol", "id"))
    titles = {one.key: scene.said(one.title) for one in scene.meeting.papers}
    groups = [(code, [(one, titles[str(one.key)], _there(one)) for one in rows if one.group == code]) for code, _ in GROUPS]
    return page(request, held, "papers.html", {"scene": scene, "groups": [one for one in groups if one[1]], "count": len(rows)})


def _there(one: Paper) -> list[tuple[str, bool, PaperFile | None]]:
    """The languages of a document: whether it was written here, and the file that holds."""
    files = services.files_now(one)
    return [(code.value, bool(one.text.get(code.value)), files.get(code.value)) for code in Language if one.text.get(code) or code in files]


def _of(held: Meeting, key: object) -> Paper:
    return get_object_or_404(held.papers.select_related("meeting__country").prefetch_related("files__file", "files__by"), key=key)


@require_http_methods(["GET", "POST"])
def paper_new(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """A document begun; the same form sent again is the same document."""
    held = meeting_in(country, meeting)
    form = PaperForm(request.POST or None, voice=request.voice, meeting=held)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.paper_make(held, form.cleaned_data["key"], form.written(), request.user)
        except InputError as fault:
            form.add_error(None, f"meetings.problem_{fault.code}")
        else:
            return redirect(Ways(held.country, held).of("paper", paper=made.key))
    shown = {"form": form, "paper": None, "suggested": services.symbol_next(held, "official")}
    return page(request, held, "paper.html", shown, 400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def paper(request: Asked, meeting: object, paper: object, country: Country | None = None) -> HttpResponse:
    """A document: what it says, its files, and how it goes out."""
    held = meeting_in(country, meeting)
    row = _of(held, paper)
    form = PaperForm(request.POST or None, voice=request.voice, meeting=held, paper=row)
    if request.method == "POST" and form.is_valid():
        try:
            services.paper_change(row, form.written(), request.user)
        except InputError as fault:
            form.add_error(None, f"meetings.problem_{fault.code}")
        else:
            return _saved(request, held, row)
    return page(request, held, "paper.html", _shown(row, form), 400 if form.errors else 200)


def _shown(row: Paper, form: PaperForm) -> dict[str, Any]:
    now = {one.pk for one in services.files_now(row).values()}
    return {
        "form": form,
        "paper": row,
        "written": [one.value for one in Language if row.text.get(one.value)],
        "files": [(one, one.pk in now) for one in sorted(row.files.all(), key=lambda one: (one.language, -one.pk))],
        "most": services.MOST_MEBIBYTES,
        "accept": ",".join(f".{one}" for one in services.ENDINGS),
        "forms": FORMS,
    }


def _saved(request: Asked, held: Meeting, row: Paper) -> HttpResponse:
    messages.success(request, request.voice.say("said.saved"))
    return redirect(Ways(held.country, held).of("paper", paper=row.key))


@require_POST
def bring(request: Asked, meeting: object, paper: object, country: Country | None = None) -> HttpResponse:
    """A document as a file in a language."""
    held = meeting_in(country, meeting)
    row, language, file = _of(held, paper), request.POST.get("language", ""), request.FILES.get("file")
    if language not in set(Language):
        raise Http404
    try:
        services.paper_bring(row, language, file if isinstance(file, UploadedFile) else None, request.user)
    except InputError as fault:
        return _shown_again(request, held, row, fault)
    return _saved(request, held, row)


def _shown_again(request: Asked, held: Meeting, row: Paper, fault: InputError) -> HttpResponse:
    form = PaperForm(voice=request.voice, meeting=held, paper=row)
    return page(request, held, "paper.html", {**_shown(row, form), "problem": f"meetings.problem_{fault.code}"}, 400)


@require_POST
def withdraw(request: Asked, meeting: object, paper: object, country: Country | None = None) -> HttpResponse:
    """A document taken out of the lists."""
    held = meeting_in(country, meeting)
    try:
        services.paper_withdraw(_of(held, paper), request.user)
    except InputError as fault:
        return refused(request, held, "papers", f"meetings.problem_{fault.code}")
    return done(request, held, "papers", "attending.paper_withdrawn")


@require_GET
def paper_out(request: Asked, meeting: object, paper: object, form: str, country: Country | None = None) -> HttpResponse:
    """A document that was written here, as DOCX or PDF in a language in which it is there."""
    held = meeting_in(country, meeting)
    row, language = _of(held, paper), request.GET.get("language", "")
    if form not in FORMS or not row.text.get(language) or row.withdrawn_at is not None:
        raise Http404
    return sent_out(row, services.paper_set(meeting_of(held), str(row.key), language, form), language, form)


def sent_out(row: Paper, data: bytes, language: str, form: str) -> HttpResponse:
    """A document as a download."""
    stem = engine.slug(row.symbol) or "document"
    return as_download(HttpResponse(data, content_type=MEDIA[form]), f"{stem}-{language}.{form}")


@require_GET
def paper_file(request: Asked, meeting: object, paper: object, paperfile: object, country: Country | None = None) -> HttpResponseBase:
    """A file as it was brought."""
    return file_out(get_object_or_404(_of(meeting_in(country, meeting), paper).files.select_related("file"), key=paperfile))


def file_out(one: PaperFile) -> HttpResponseBase:
    """A file to be saved, never shown in our own place."""
    kept = place(one.file.sha256).open("rb")
    return as_download(FileResponse(kept, content_type="application/octet-stream"), one.name)
