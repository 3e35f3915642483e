"""One opinion on many findings: begun on a filter, controlled by a sample, given, undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings import bulks
from weft_web.findings.filtering import Filter, chosen, filter_of
from weft_web.findings.models import BulkAction, Verdict
from weft_web.findings.seeing import reader_of
from weft_web.findings.services import Opinion

GIVABLE = (Verdict.ACCEPTED.value, Verdict.REJECTED.value)


@require_http_methods(["GET", "POST"])
def bulk(request: Asked, country: Country) -> HttpResponse:
    """What would be judged at once, and how the sample is drawn; sent, the sample is drawn."""
    asked, reader, problem = filter_of(request.GET), reader_of(request), None
    verdict, rule = request.POST.get("verdict", ""), request.POST.get("rule", "")
    if request.method == "POST" and verdict in GIVABLE and rule in bulks.SHARES:
        opinion = Opinion(verdict=verdict, comment=request.POST.get("comment", "")[:10_000].strip())
        try:
            action = bulks.bulk_begin(country, reader, asked, opinion, rule)
        except bulks.BulkError as error:
            problem = error
        else:
            return redirect("findings:bulk_action", country=country.code, bulk=action.key)
    count = chosen(country, reader, asked).filter(standing_value="").count()
    rules = [(rule, bulks.sample_size(count, rule)) for rule in bulks.SHARES]
    lately = BulkAction.objects.filter(country=country, by=request.user)[:10]
    told = {"asked": asked, "count": count, "rules": rules, "verdicts": GIVABLE, "problem": problem, "lately": lately}
    return render(request, "findings/bulk.html", told)


@require_GET
def bulk_action(request: Asked, country: Country, bulk: str) -> HttpResponse:
    """How the sample stands, and what can be done with the rest."""
    action = _own(request, country, bulk)
    asked = Filter(bulk=str(action.key), whose="not_mine", order="place")
    filters = Filter(**action.filters)
    told = {"action": action, "control": bulks.control_of(action), "asked": asked, "filters": filters}
    return render(request, "findings/bulk_action.html", told)


@require_POST
def bulk_give(request: Asked, country: Country, bulk: str) -> HttpResponse:
    """The opinion given to the rest."""
    action = _own(request, country, bulk)
    try:
        count = bulks.bulk_give(action)
    except bulks.BulkError:
        messages.error(request, request.voice.say("findings.bulk_not_agreed"))
    else:
        messages.success(request, request.voice.say("findings.bulk_given", count))
    return redirect("findings:bulk_action", country=country.code, bulk=action.key)


@require_POST
def bulk_undo(request: Asked, country: Country, bulk: str) -> HttpResponse:
    """All that the action gave withdrawn as one, or the action given up."""
    action = _own(request, country, bulk)
    if action.state == BulkAction.State.GIVEN:
        messages.success(request, request.voice.say("findings.bulk_undone", bulks.bulk_undo(action)))
    elif action.state == BulkAction.State.SAMPLING:
        bulks.bulk_break(action)
    return redirect("findings:bulk_action", country=country.code, bulk=action.key)


def _own(request: Asked, country: Country, bulk: str) -> BulkAction:
    return get_object_or_404(BulkAction, key=bulk, country=country, by=request.user)
