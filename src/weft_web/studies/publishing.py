"""Versions, their comparison, files, and what is public of them."""

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.consultations.finality import open_on_study
from weft_web.countries.models import Country
from weft_web.headers import as_download
from weft_web.instruments.holding import place
from weft_web.jobs.selectors import under_way
from weft_web.studies import exporting, freezing, selectors
from weft_web.studies.addresses import leaf_context, picture_answer, place_of, version_base
from weft_web.studies.composing import NothingToWriteError
from weft_web.studies.contrast import Contrast, contrasted
from weft_web.studies.cutting import picture_in
from weft_web.studies.forms import FORMATS, ExportForm, FreezeForm, PublishForm
from weft_web.studies.freezing import DamagedError, Frozen, LabelTakenError
from weft_web.studies.leaves import contents_of, frozen, keeper, leaf, part_of
from weft_web.studies.models import Export, Publication, Version
from weft_web.studies.services import study_open

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def versions(request: Asked, country: Country) -> HttpResponse:
    """All frozen versions, and the form for the next."""
    return _versions(request, country, FreezeForm(initial={"language": request.voice.language.value}))


def _versions(request: Asked, country: Country, form: FreezeForm) -> HttpResponse:
    return render(request, "studies/versions.html", {"form": form, "versions": selectors.versions_of(country)})


@require_POST
def freeze(request: Asked, country: Country) -> HttpResponse:
    """The draft in a language frozen under a label."""
    form = FreezeForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = freezing.version_freeze(study_open(country, given["language"]), given["label"], given["note"], request.user)
        except LabelTakenError:
            form.add_error("label", "studies.label_taken")
        except NothingToWriteError:
            return render(request, "studies/nothing.html", {"jobs": under_way(country)})
        else:
            messages.success(request, request.voice.say("said.saved"))
            return redirect("studies:version", country=country.code, version=made.pk)
    return _versions(request, country, form)


@require_GET
def version(request: Asked, country: Country, version: int, chapter: str = "summary", part: int = 1) -> HttpResponse:
    """A part of a chapter of a version."""
    row, held = _version(country, version)
    if held is None:
        return render(request, "studies/damaged.html", {"version": row}, status=410)
    contents = contents_of(held.paper)
    there = chapter in {one.anchor for one in contents}
    found = leaf(contents, chapter, frozen(held.paper, chapter), part) if there else None
    if found is None:
        raise Http404
    return render(request, "studies/version.html", {"version": row, "paper": held.paper, **leaf_context(found, version_base(row))})


def _version(country: Country, pk: int) -> tuple[Version, Frozen | None]:
    row = get_object_or_404(Version.objects.select_related("country", "paper", "evidence", "by"), pk=pk, country=country)
    try:
        return row, freezing.frozen_of(row)
    except DamagedError:
        return row, None


@require_GET
def version_to(request: Asked, country: Country, version: int, anchor: str) -> HttpResponse:
    """Where a number of a version leads."""
    row, held = _version(country, version)
    if held is None:
        return render(request, "studies/damaged.html", {"version": row}, status=410)
    chapter = keeper(anchor, contents_of(held.paper))
    if not chapter:
        raise Http404
    return redirect(place_of(version_base(row), chapter, part_of(frozen(held.paper, chapter), anchor), anchor))


@require_GET
def version_picture(request: Asked, country: Country, version: int, chapter: str, name: str) -> HttpResponse:
    """A picture of a version."""
    row, held = _version(country, version)
    if held is None:
        return render(request, "studies/damaged.html", {"version": row}, status=410)
    answer = picture_answer(picture_in(frozen(held.paper, chapter), name))
    if answer is None:
        raise Http404
    return answer


@require_GET
def compare(request: Asked, country: Country) -> HttpResponse:
    """Two versions, or a version and the draft."""
    rows = list(selectors.versions_of(country))
    found: Contrast | None = None
    missing = False
    if rows:
        before = request.GET.get("before") or str(rows[0].pk)
        after = request.GET.get("after") or f"draft-{rows[0].language}"
        found = contrasted(country, before, after, request.GET.get("page", "1"))
        missing = found is None
    return render(
        request, "studies/compare.html", {"missing": missing, "versions": rows, "contrast": found, "languages": ("en", "fr", "es")}
    )


@require_http_methods(["GET", "POST"])
def export(request: Asked, country: Country) -> HttpResponse:
    """Files to be made, and those made."""
    rows = selectors.versions_of(country)
    begun = {"formats": ["docx", "pdf"], "languages": [request.voice.language.value], "version": request.GET.get("version", "")}
    form = ExportForm(request.POST or None, versions=rows, initial=begun)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        exporting.export_ask(country, request.user, tuple(given["languages"]), tuple(given["formats"]), given["version"])
        return redirect("studies:export", country=country.code)
    failed = selectors.failed_export(country)
    problem = request.voice.message(failed.problem, tuple(failed.problem_arguments)) if failed else ""
    shown = {"form": form, "versions": rows, "exports": selectors.exports_of(country), "jobs": under_way(country), "problem": problem}
    return render(request, "studies/export.html", shown | {"formats": FORMATS, "codes": ("en", "fr", "es")})


@require_GET
def download(request: Asked, country: Country, export: int) -> HttpResponseBase:
    """A file made earlier."""
    row = get_object_or_404(Export.objects.select_related("file"), pk=export, country=country)
    return sent(row)


def sent(row: Export) -> HttpResponseBase:
    """The file, to be saved and never shown in our own origin."""
    path = place(row.file.sha256)
    if not path.is_file():
        raise Http404
    answer = FileResponse(path.open("rb"), content_type=MEDIA[row.format])
    answer.headers["Content-Length"] = str(row.file.size)
    return as_download(answer, row.name)


@require_GET
def publish(request: Asked, country: Country) -> HttpResponse:
    """The register of publications, and the form for the next."""
    return _publish(
        request, country, PublishForm(versions=selectors.versions_of(country), initial={"version": request.GET.get("version", "")})
    )


def _publish(request: Asked, country: Country, form: PublishForm) -> HttpResponse:
    shown = {"form": form, "versions": selectors.versions_of(country), "publications": selectors.publications_of(country)}
    return render(request, "studies/publish.html", {**shown, "jobs": under_way(country), "comments_open": open_on_study(country)})


@require_POST
def make_public(request: Asked, country: Country) -> HttpResponse:
    """A version made public by somebody who gives the password once more; its files are made if they are not there."""
    form = PublishForm(request.POST, versions=selectors.versions_of(country))
    if form.is_valid():
        given = form.cleaned_data
        known = authenticate(request, username=request.user.email, password=given["password"])
        if known is None or known.pk != request.user.pk:
            form.add_error("password", "studies.publish_wrong")
        elif open_on_study(country):
            form.add_error("version", "consultations.not_final")
        else:
            freezing.version_publish(given["version"], request.user)
            exporting.files_complete(given["version"], request.user)
            messages.success(request, request.voice.say("said.saved"))
            return redirect("studies:publish", country=country.code)
    return _publish(request, country, form)


@require_POST
def withdraw(request: Asked, country: Country, publication: int) -> HttpResponse:
    """A publication withdrawn; its line stays."""
    row = get_object_or_404(Publication.objects.select_related("version", "country"), pk=publication, country=country)
    freezing.publication_withdraw(row, request.POST.get("reason", ""), request.user)
    messages.success(request, request.voice.say("said.saved"))
    return redirect("studies:publish", country=country.code)
