"""The register and its instruments, to be looked at."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings.seeing import reader_of
from weft_web.headers import as_download
from weft_web.instruments import comparing, exporting, pictures, reading, selectors, showing
from weft_web.instruments.filtering import asked_for, filter_of
from weft_web.instruments.forms import AgainForm, CorrectForm, ReasonForm
from weft_web.instruments.holding import place
from weft_web.instruments.models import FIELDS, Document, Instrument
from weft_web.jobs.selectors import under_way

KEPT_SECONDS = 7 * 24 * 3600
"""How long a browser may keep the picture of a page: the document behind its address never changes."""
DIFFERENCES_ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def register(request: Asked, country: Country) -> HttpResponse:
    """The list of instruments."""
    asked = filter_of(request.GET)
    found = selectors.register(country, asked, request.GET.get("page", "1"))
    shown = {
        **showing.surroundings(country, asked, found.states),
        "asked": asked,
        "register": found,
        "jobs": under_way(country),
        "offered": selectors.offered(country),
        "archives": selectors.closed_archives(country),
        "broken_off": selectors.broken_off(country, request.user.pk),
    }
    return render(request, "instruments/register.html", shown)


@require_GET
def register_export(request: Asked, country: Country) -> HttpResponse:
    """The rows that are asked for as CSV, or as a workbook with `format=xlsx`."""
    rows = selectors.rows_of(asked_for(country, filter_of(request.GET)))
    if request.GET.get("format") == "xlsx":
        return as_download(HttpResponse(exporting.register_xlsx(rows, request.voice), content_type=XLSX), f"register-{country.code}.xlsx")
    answer = HttpResponse(exporting.register_csv(rows), content_type="text/csv; charset=utf-8")
    return as_download(answer, f"instruments-{country.code}.csv")


@require_GET
def instrument(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """One instrument; `change` names the field that is to be corrected in place."""
    held = get_object_or_404(Instrument, key=instrument, country=country)
    field = request.GET.get("change", "")
    form = CorrectForm(None, instrument=held, name=field) if field in FIELDS else None
    return page(request, held, form)


def page(request: Asked, held: Instrument, form: CorrectForm | None = None, reason: ReasonForm | None = None) -> HttpResponse:
    """The page of one instrument, with the form that is open in it."""
    versions = selectors.versions_of(held)
    shown = {
        "instrument": held,
        "fields": selectors.fields_of(held),
        "form": form,
        "versions": versions,
        "document": next((one for one in versions if one.current), None),
        "extents": showing.extents(selectors.extents_of(held)),
        "queue": showing.queue(held.country),
        "changes": selectors.changes_of(held),
        "reason": reason or ReasonForm(),
        "again": AgainForm(initial={"asked_of": held.asked_of}),
        "jobs": under_way(held.country),
    }
    return render(request, "instruments/instrument.html", shown, status=422 if form is not None and form.errors else 200)


@require_GET
def text(request: Asked, country: Country, document: int) -> HttpResponse:
    """The text of a version for reading; `at` is the position of a provision, `leaf` a page of the file, `page` a page of this list."""
    held = _document(country, document)
    leaf, at, number = (_number(request.GET.get(name, "")) for name in ("leaf", "at", "page"))
    if leaf:
        at = reading.position_of_page(held, leaf)
    shown = reading.reading(held, reading.page_with(held, at) if at or leaf else number, reader_of(request))
    passages = list(showing.passages(country, shown.passages))
    told = {"document": held, "instrument": held.instrument, "reading": shown, "passages": passages, "at": at}
    return render(request, "instruments/text.html", told)


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0


@require_GET
def compare(request: Asked, country: Country, instrument: UUID) -> HttpResponse:
    """Two versions: which provisions are new, gone, changed, moved, and what that changed in findings."""
    held = get_object_or_404(Instrument.objects.select_related("country"), key=instrument, country=country)
    versions = selectors.versions_of(held)
    if len(versions) < 2:
        raise Http404
    chosen = {str(one.ordinal): one for one in versions}
    newer = chosen.get(request.GET.get("newer", ""), versions[0])
    older = chosen.get(request.GET.get("older", ""), next((one for one in versions if one.ordinal < newer.ordinal), versions[-1]))
    changes = showing.changes(country, selectors.changes_between(older, newer))
    shown = {"instrument": held, "versions": versions, "older": older, "newer": newer, "changes": changes}
    return render(request, "instruments/compare.html", {**shown, **_differences(request, held, (older, newer))})


def _differences(request: Asked, held: Instrument, versions: tuple[Document, Document]) -> dict[str, object]:
    """The differences that are asked for, one page of them."""
    comparison = comparing.compared(*versions)
    kind = request.GET.get("kind", "")
    asked = [one for one in comparison.differences if one.kind == kind or (not kind and one.kind != comparing.MOVED)]
    found = Paginator(asked, DIFFERENCES_ON_A_PAGE).get_page(request.GET.get("page"))
    return {"comparison": comparison, "kind": kind, "differences": found, "kinds": showing.kinds(comparison, held, versions)}


@require_GET
def download(request: Asked, country: Country, document: int) -> HttpResponseBase:
    """The file as it came; saved, never shown in our own origin."""
    held = _document(country, document)
    name = held.name.replace("!/", "/").rsplit("/", 1)[-1]
    return as_download(FileResponse(place(held.file.sha256).open("rb"), content_type="application/octet-stream"), name)


@require_GET
def page_picture(request: Asked, country: Country, document: int, page: int) -> HttpResponseBase:
    """The picture of one page of a document."""
    picture = pictures.page_picture(_document(country, document), page)
    if picture is None:
        raise Http404
    response = FileResponse(picture.path.open("rb"), content_type="image/webp")
    response.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}, immutable"
    return response


def _document(country: Country, document: int) -> Document:
    return get_object_or_404(Document.objects.select_related("file", "instrument__country"), pk=document, instrument__country=country)
