"""A strategy as files, and workbooks that come back."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec.structs import replace

from weft.errors import InputError
from weft.records import Language, Row
from weft_web import engine
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import plan_files, planning
from weft_web.engine.acting import Matter
from weft_web.headers import as_download
from weft_web.strategies import proposals
from weft_web.strategies.closing import while_open
from weft_web.strategies.contrast import line_of
from weft_web.strategies.desk import Desk
from weft_web.strategies.gathering import gathered
from weft_web.strategies.models import Proposal
from weft_web.studies.addresses import picture_answer

GROUPS = (
    ("text", ("docx", "pdf", "html")),
    ("tables", ("xlsx", "activities.csv", "costs.csv")),
    ("seminar", ("pptx",)),
    ("pictures", ("theory.svg", "gantt.svg")),
    ("reporting", ("targets.docx", "targets.txt")),
    ("programs", ("ics", "json")),
)
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}
NAMES = {
    "docx": "strategy.docx",
    "pdf": "strategy.pdf",
    "html": "strategy.html",
    "xlsx": "strategy.xlsx",
    "pptx": "seminar.pptx",
    "json": "strategy.json",
    "ics": "strategy.ics",
}
BRIEFS = ("pdf", "docx")
PICTURES = ("theory", "gantt")
MOST_BYTES = 20 * 1024 * 1024


@require_GET
def files(request: Asked, country: Country) -> HttpResponse:
    """What the strategy can be had as, and where a workbook comes back; for who only comments once it was circulated."""
    return render(request, "strategies/files.html", _files(Desk(request, country)))


def _files(desk: Desk, fault: InputError | None = None) -> dict[str, object]:
    return {
        "groups": GROUPS,
        "languages": [one.value for one in Language],
        "language": _language(desk.request).value,
        "waiting": Proposal.objects.filter(strategy=desk.row, settled_at=None).select_related("by"),
        "fault": fault,
        **desk.around(),
    }


def _language(request: Asked) -> Language:
    said = request.GET.get("language", "")
    return Language(said) if said in list(Language) else request.voice.language


@require_GET
def file(request: Asked, country: Country, form: str) -> HttpResponse:
    """The strategy as one file, in the language asked for."""
    if form not in plan_files.FORMATS:
        raise Http404
    desk, language = Desk(request, country), _language(request)
    body = plan_files.document(form, stamped(desk), _found(desk, language), language)
    return _download(body, form, f"{country.code}-{language.value}-{NAMES.get(form, form)}")


@require_GET
def brief(request: Asked, country: Country, stakeholder: str, form: str) -> HttpResponse:
    """The two pages for one stakeholder."""
    desk, language = Desk(request, country), _language(request)
    if form not in BRIEFS or stakeholder not in {one.key for one in desk.record.stakeholders}:
        raise Http404
    body = plan_files.brief_of(form, stamped(desk), stakeholder, _found(desk, language), language)
    return _download(body, form, f"{country.code}-{language.value}-brief.{form}")


@require_GET
def picture(request: Asked, country: Country, name: str) -> HttpResponse:
    """A picture of the plan, to be shown on a page."""
    if name not in PICTURES:
        raise Http404
    desk = Desk(request, country)
    body = plan_files.document(f"{name}.svg", stamped(desk), _found(desk, request.voice.language), request.voice.language)
    answer = picture_answer(body.decode("utf-8"))
    if answer is None:
        raise Http404
    return answer


def stamped(desk: Desk) -> planning.Strategy:
    """The strategy with the day and the version of the product, as its files name them."""
    return replace(desk.record, made_on=timezone.localdate().isoformat(), version=engine.engine_version())


def _found(desk: Desk, language: Language) -> tuple[Sequence[Matter], Sequence[Row]]:
    held = gathered(desk.country, engine.voice(language))
    return held.matters, held.rows


def _download(body: bytes, form: str, name: str) -> HttpResponse:
    kind = form.rpartition(".")[2]
    return as_download(HttpResponse(body, content_type=TYPES[kind]), name if name.endswith(f".{kind}") else f"{name}.{kind}")


@require_POST
@while_open
def workbook(request: Asked, country: Country) -> HttpResponse:
    """A workbook that came back: nothing changes before its differences were looked at."""
    desk, sent = Desk(request, country), request.FILES.get("file")
    try:
        if sent is None or not sent.size:
            raise InputError("sheet_no_workbook")
        if sent.size > MOST_BYTES:
            raise InputError("sheet_too_big")
        made = proposals.proposal_make(desk.row, sent.name or "", sent.read(), request.user)
    except InputError as fault:
        return render(request, "strategies/files.html", _files(desk, fault), status=400)
    return redirect("strategies:proposal", country=country.code, proposal=made.key)


@require_http_methods(["GET", "POST"])
@while_open
def proposal(request: Asked, country: Country, proposal: object) -> HttpResponse:
    """What a workbook would change; POST takes over what was chosen."""
    desk = Desk(request, country)
    held = get_object_or_404(Proposal.objects.select_related("by", "strategy__country"), key=proposal, strategy=desk.row)
    if request.method == "POST" and held.settled_at is None:
        taken = request.POST.getlist("take") if "apply" in request.POST else ()
        count = proposals.proposal_settle(held, taken, request.user)
        messages.success(request, request.voice.say("strategies.taken_over", count))
        return redirect("strategies:proposal", country=country.code, proposal=held.key)
    told = proposals.read_of(held)
    lines = [(one.place, one.moved_on, line_of(desk, one.difference, desk.record, told.strategy)) for one in proposals.offered(told)]
    shown = {"proposal": held, "lines": lines, "problems": told.problems, **desk.around()}
    return render(request, "strategies/proposal.html", shown)
