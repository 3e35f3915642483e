"""The list of findings and the screen on which one is judged."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings import listing, services
from weft_web.findings.adding import ResultLostError, finding_add
from weft_web.findings.choosing import EXTENTS, MODALITIES, obligation_groups, themes
from weft_web.findings.filtering import STANDINGS, WHOSE, Filter, chosen, filter_of, progress_of
from weft_web.findings.forms import AddForm, JudgeForm
from weft_web.findings.models import Finding, Judgement, Verdict
from weft_web.findings.pages import may_be_drawn, picture_of
from weft_web.findings.reviewing import Shown, next_waiting, opinions_of, review_of, saved_by, shown, silent_values, with_judgements
from weft_web.findings.seeing import reader_of
from weft_web.instruments.models import Provision

ON_A_PAGE = 50
KEYS = (("A", "accept"), ("C", "correct"), ("R", "reject"), ("M", "comment"), ("J", "next"), ("K", "previous"), ("Z", "undo"), ("?", "all"))


@require_GET
def queue(request: Asked, country: Country) -> HttpResponse:
    """The findings, those that are unsure first, with what they can be narrowed by."""
    asked, reader = filter_of(request.GET), reader_of(request)
    rows = chosen(country, reader, asked)
    page = Paginator(rows.values_list("pk", flat=True), ON_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "asked": asked,
        "page": page,
        "rows": listing.rows_of(list(page.object_list), reader, asked),
        "choices": listing.choices_of(country, request.voice, asked),
        "progress": progress_of(country, reader),
        "saved": saved_by(country, request.user, request.GET.get("saved", "")),
        "start": listing.first_waiting(rows, reader, asked),
        "gone": listing.gone_count(country),
        "standings": STANDINGS,
        "whose": WHOSE,
        "query": f"{asked.query()[1:]}&" if asked.asked() else "",
    }
    return render(request, "findings/queue.html", told)


@require_GET
def finding(request: Asked, country: Country, finding: int) -> HttpResponse:
    """A finding in its page, with its three values."""
    return _screen(request, country, finding, None)


@require_POST
def judge(request: Asked, country: Country, finding: int) -> HttpResponse:
    """A judgement written, and on to the next that waits."""
    row = get_object_or_404(Finding.objects.select_related("country"), pk=finding, country=country)
    form, asked = JudgeForm(request.POST), filter_of(request.GET)
    if not form.is_valid():
        return _screen(request, country, finding, form)
    try:
        judgement = services.finding_judge(row, form.opinion(row), request.user)
    except services.OvertakenError:
        return _screen(request, country, finding, form, overtaken=True)
    following = next_waiting(row, reader_of(request), asked)
    return redirect(_onward(country, following, asked, judgement))


def _onward(country: Country, following: int | None, asked: Filter, judgement: Judgement) -> str:
    """The address of the next finding, of the bulk action whose sample is done, or of the list."""
    if following is not None:
        address = reverse("findings:finding", kwargs={"country": country.code, "finding": following})
        return address + asked.query(saved=judgement.pk)
    if asked.bulk:
        return reverse("findings:bulk_action", kwargs={"country": country.code, "bulk": asked.bulk})
    return reverse("findings:queue", kwargs={"country": country.code}) + asked.query(saved=judgement.pk)


@require_POST
def undo(request: Asked, country: Country, judgement: int) -> HttpResponse:
    """A judgement of one's own withdrawn; back to its finding."""
    given = get_object_or_404(Judgement, pk=judgement, by=request.user, finding__country=country)
    services.judgement_withdraw(given, request.user)
    messages.success(request, request.voice.say("findings.undone"))
    address = reverse("findings:finding", kwargs={"country": country.code, "finding": given.finding_id})
    return redirect(address + filter_of(request.GET).query())


@require_http_methods(["GET", "POST"])
def add(request: Asked, country: Country) -> HttpResponse:
    """A provision that the machine did not report, marked as one that matters."""
    of_country = Provision.objects.filter(document__instrument__country=country)
    provisions = of_country.select_related("document__instrument__country", "document__file")
    provision = get_object_or_404(provisions, pk=_number(request.GET.get("provision", "")) or 0)
    form = AddForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            row = finding_add(provision, form.said(Verdict.CORRECTED, Finding(extent="", modality="")), request.user)
        except ResultLostError:
            form.add_error(None, "findings.result_lost")
        else:
            messages.success(request, request.voice.say("findings.added"))
            return redirect("findings:finding", country=country.code, finding=row.pk)
    values = silent_values(form.sent() if form else None)
    told = {"provision": provision, "form": form, "shown": values, **_choices(request, values)}
    return render(request, "findings/add.html", told)


def _screen(request: Asked, country: Country, finding: int, form: JudgeForm | None, *, overtaken: bool = False) -> HttpResponse:
    """The review screen, with the form as it was sent where something was wrong with it."""
    rows = with_judgements(Finding.objects.filter(country=country)).select_related("instrument", "country", "document__file")
    row, asked = get_object_or_404(rows, pk=finding), filter_of(request.GET)
    review = review_of(row, reader_of(request), asked, _number(request.GET.get("page", "")))
    values = shown(review, form.sent() if form else None)
    told = {
        "review": review,
        "asked": asked,
        "form": form,
        "shown": values,
        "overtaken": overtaken,
        "saved": saved_by(country, request.user, request.GET.get("saved", "")),
        "picture": picture_of(row, review.leaf.page, wait="show" in request.GET),
        "drawable": may_be_drawn(row, review.leaf.page),
        "keys": KEYS,
        "opinions": opinions_of(row) if review.sight.open else (),
        **_choices(request, values),
    }
    return render(request, "findings/finding.html", told, status=409 if overtaken else 200)


def _choices(request: Asked, values: Shown) -> dict[str, object]:
    """What the parts of a correction can be chosen from."""
    groups = obligation_groups(request.voice, values.obligations)
    return {"extents": EXTENTS, "modalities": MODALITIES, "all_themes": themes(values.themes), "groups": groups}


def _number(said: str) -> int | None:
    """A number in an address; nothing where it is none."""
    return int(said[:12]) if said.isascii() and said.isdigit() else None
