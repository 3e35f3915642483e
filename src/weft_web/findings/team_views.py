"""What several people do with findings together: agreement, differences, the round table, second readings, what changed."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings import changing, reliability, services
from weft_web.findings.agreement import FEWEST
from weft_web.findings.bulks import second_review_draw
from weft_web.findings.choosing import EXTENTS, MODALITIES, obligation_groups, themes
from weft_web.findings.filtering import Filter, chosen, filter_of, next_after
from weft_web.findings.forms import SettleForm
from weft_web.findings.models import Finding, Voice
from weft_web.findings.reckoning import reckoned
from weft_web.findings.reviewing import opinions_of, saved_by, silent_values, with_judgements
from weft_web.findings.seeing import Reader
from weft_web.findings.services import state_of
from weft_web.findings.standing import DIVIDED

ON_A_PAGE = 20
SHARES = (5, 10, 20, 50, 100)


@require_GET
def agreement(request: Asked, country: Country) -> HttpResponse:
    """How far people agree, and the machine with them."""
    there = reckoned(country)
    told = {
        "reckoned": there,
        "agreement": there.figures.agreement,
        "machine": there.figures.machine,
        "fewest": FEWEST,
        "smallest": reliability.SMALLEST,
        "shares": SHARES,
    }
    return render(request, "findings/agreement.html", told)


def _leading(request: Asked) -> Reader:
    """Who settles and decides looks at all that was judged."""
    return Reader(person=request.user, judges=False)


@require_POST
def assign(request: Asked, country: Country) -> HttpResponse:
    """A share of the findings drawn for a second reading."""
    share = request.POST.get("share", "")
    percent = int(share) if share in {str(one) for one in SHARES} else SHARES[1]
    drawn = second_review_draw(country, _leading(request), filter_of(request.GET), percent)
    messages.success(request, request.voice.say("findings.drawn", drawn))
    return redirect("findings:agreement", country=country.code)


@require_GET
def differences(request: Asked, country: Country) -> HttpResponse:
    """The findings on which people differ, their values side by side."""
    rows = chosen(country, _leading(request), Filter(standing=DIVIDED, order="place"))
    page = Paginator(rows.values_list("pk", flat=True), ON_A_PAGE).get_page(request.GET.get("page"))
    found = with_judgements(Finding.objects.filter(pk__in=list(page.object_list))).order_by("instrument_id", "position")
    told = {
        "page": page,
        "rows": [(row, opinions_of(row)) for row in found],
        "saved": saved_by(country, request.user, request.GET.get("saved", "")),
    }
    return render(request, "findings/differences.html", told)


@require_http_methods(["GET", "POST"])
def settle(request: Asked, country: Country, finding: int) -> HttpResponse:
    """A difference ended, with a reason."""
    return _ending(request, country, finding, Voice.SETTLED)


@require_http_methods(["GET", "POST"])
def decide(request: Asked, country: Country, finding: int) -> HttpResponse:
    """What the round table decided, written down."""
    return _ending(request, country, finding, Voice.ROUND_TABLE)


def _ending(request: Asked, country: Country, finding: int, voice: Voice) -> HttpResponse:
    rows = with_judgements(Finding.objects.filter(country=country)).select_related("country", "instrument")
    row = get_object_or_404(rows, pk=finding)
    given, overtaken = opinions_of(row), False
    form = SettleForm(request.POST or None, given=given, reason_asked=voice == Voice.SETTLED)
    if request.method == "POST" and form.is_valid():
        try:
            judgement = services.finding_judge(row, form.opinion(row), request.user, voice)
        except services.OvertakenError:
            overtaken = True
        else:
            return redirect(_after(request, country, row, voice) + f"saved={judgement.pk}")
    values = silent_values(form.sent() if request.method == "POST" else None)
    told = {
        "finding": row,
        "given": given,
        "form": form,
        "shown": values,
        "voice_of": voice,
        "seen": state_of(row, row.judgements.all()),
        "overtaken": overtaken,
        "extents": EXTENTS,
        "modalities": MODALITIES,
        "all_themes": themes(values.themes),
        "groups": obligation_groups(request.voice, values.obligations),
    }
    return render(request, "findings/ending.html", told, status=409 if overtaken else 200)


def _after(request: Asked, country: Country, row: Finding, voice: Voice) -> str:
    """Where one goes on: the next difference, or the finding that the round table decided."""
    if voice == Voice.ROUND_TABLE:
        return reverse("findings:finding", kwargs={"country": country.code, "finding": row.pk}) + "?"
    asked = Filter(standing=DIVIDED, order="place")
    following = next_after(chosen(country, _leading(request), asked), asked, row)
    if following is None:
        return reverse("findings:differences", kwargs={"country": country.code}) + "?"
    return reverse("findings:settle", kwargs={"country": country.code, "finding": following}) + "?"


@require_GET
def changes(request: Asked, country: Country) -> HttpResponse:
    """What the last analysis changed, or an earlier one."""
    analyses = changing.analyses_of(country)
    asked = request.GET.get("analysis", "")
    job = next((one.job for one in analyses if str(one.job) == asked), analyses[0].job if analyses else 0)
    kind = request.GET.get("kind", "")
    page = Paginator(changing.changes_of(country, job, kind), ON_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "analyses": analyses,
        "job": job,
        "kind": kind if kind in changing.KINDS else "",
        "changes_query": urlencode({"analysis": job, "kind": kind}) + "&",
        "kinds": changing.kinds_of(country, job),
        "page": page,
        "rows": [changing.told(one) for one in page.object_list],
    }
    return render(request, "findings/changes.html", told)
