"""Forms that came back by mail, brought in for an invitee; the file itself stays."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.consultations import bringing
from weft_web.consultations.comment_forms import BringForm
from weft_web.consultations.comment_views import people_of
from weft_web.consultations.desk import page
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Comment
from weft_web.consultations.register import in_order, lines_of
from weft_web.consultations.selectors import round_of
from weft_web.countries.models import Country
from weft_web.headers import as_download
from weft_web.instruments.holding import place


@require_http_methods(["GET", "POST"])
def bring(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """A DOCX or XLSX form that came back, for an invitee."""
    held = round_of(country, consultation)
    form = BringForm(request.POST or None, request.FILES or None, country=country, voice=request.voice, people=people_of(held))
    if request.method == "POST" and form.is_valid():
        given, late = form.cleaned_data["file"], form.cleaned_data["late"]
        try:
            row, new = bringing.bring(form.who(), (str(given.name), given.read(bringing.MOST_BYTES + 1)), request.user, late=late)
        except InputError as fault:
            form.add_error("file", bringing.fault_said(request.voice, fault))
        else:
            messages.success(request, request.voice.say("consultations.brought_in", new))
            return redirect("consultations:brought", country=country.code, consultation=held.key, brought=row.key)
    rows = held.brought.select_related("invitee", "by").order_by("-at")
    return page(request, held, "bring.html", {"form": form, "rows": rows}, 400 if form.errors else 200)


@require_GET
def brought(request: Asked, country: Country, consultation: object, brought: object) -> HttpResponse:
    """What came of a form: the comments read from it, and what a person has to look at."""
    held = round_of(country, consultation)
    told = Prefetch("rows", queryset=Comment.objects.filter(withdrawn_at=None).select_related("invitee", "alike"))
    row = get_object_or_404(held.brought.select_related("invitee", "by", "file").prefetch_related(told), key=brought)
    draft = draft_of(held.draft)
    problems = [request.voice.message(one["code"], tuple(one["arguments"])) for one in row.problems]
    shown = {"one": row, "problems": problems, "lines": lines_of(in_order(row.rows.all(), draft), draft, request.voice)}
    return page(request, held, "brought.html", shown)


@require_GET
def brought_file(request: Asked, country: Country, consultation: object, brought: object) -> HttpResponseBase:
    """The file as it came."""
    held = round_of(country, consultation)
    row = get_object_or_404(held.brought.select_related("file"), key=brought)
    path = place(row.file.sha256)
    if not path.is_file():
        raise Http404
    return as_download(FileResponse(path.open("rb"), content_type="application/octet-stream"), row.name)
