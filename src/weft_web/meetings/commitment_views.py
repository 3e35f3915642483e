"""What was promised: who will do what until when, how it stands, on which days people are asked."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import following
from weft_web.meetings.desk import Ways, acted, may_convene, page, taken, went
from weft_web.meetings.group_forms import CommitmentForm, ReportForm
from weft_web.meetings.group_views import named, people_of_groups
from weft_web.meetings.models import Commitment, Meeting
from weft_web.meetings.selectors import commitment_record, commitments_of, meeting_in, meeting_of


@require_GET
def commitments(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """All that was promised, with the days on which people are asked what became of it."""
    return _commitments(request, meeting_in(country, meeting))


def _commitments(request: Asked, held: Meeting, form: CommitmentForm | None = None) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    today = scene.made_on
    rows = [
        (one, engine.state(record), engine.is_late(record, today)) for one in commitments_of(held) for record in [commitment_record(one)]
    ]
    reminders = [(one, len(one.asks), one.on <= today) for one in engine.reminders(scene.meeting)]
    shown = {
        "scene": scene,
        "rows": rows,
        "late": sum(late for *_, late in rows),
        "ended": sum(state in engine.ENDED for _, state, _ in rows),
        "reminders": reminders,
        "form": form or CommitmentForm(voice=request.voice, meeting=held, people=named(people_of_groups(held))),
    }
    return page(request, held, "commitments.html", shown, 400 if form is not None else 200)


@require_POST
def commitment_make(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Something promised; the same form again is the same commitment."""
    held = meeting_in(country, meeting)
    form = CommitmentForm(request.POST, voice=request.voice, meeting=held, people=named(people_of_groups(held)))
    if not taken(form, lambda: following.commitment_make(held, form.promised(), request.user, form.whose())):
        return _commitments(request, held, form)
    return went(request, Ways(held.country, held)["commitments"], "meetings.commitment_made")


def _one(held: Meeting, key: object) -> Commitment:
    return get_object_or_404(commitments_of(held).select_related("participant"), key=key)


@require_GET
def commitment(request: Asked, meeting: object, commitment: object, country: Country | None = None) -> HttpResponse:
    """One commitment with all that was heard of it."""
    held = meeting_in(country, meeting)
    return _page(request, held, _one(held, commitment))


def _page(request: Asked, held: Meeting, row: Commitment, form: ReportForm | None = None) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    record = commitment_record(row)
    shown = {
        "scene": scene,
        "one": row,
        "state": engine.state(record),
        "late": engine.is_late(record, scene.made_on),
        "reports": list(row.reports.select_related("by").order_by("-at", "-id")),
        "form": form or ReportForm(voice=request.voice, initial={"state": engine.state(record)}),
        "may_report": may_convene(request, held.country),
    }
    return page(request, held, "commitment.html", shown, 400 if form is not None else 200)


@require_POST
def commitment_report(request: Asked, meeting: object, commitment: object, country: Country | None = None) -> HttpResponse:
    """How a commitment stands: also when the record of the meeting is closed."""
    held = meeting_in(country, meeting)
    row, form = _one(held, commitment), ReportForm(request.POST, voice=request.voice)
    if not taken(form, lambda: following.commitment_report(row, form.heard(), request.user)):
        return _page(request, held, row, form)
    return went(request, Ways(held.country, held).of("commitment", commitment=row.key), "said.saved")


@require_POST
def commitment_withdraw(request: Asked, meeting: object, commitment: object, country: Country | None = None) -> HttpResponse:
    """A commitment entered by mistake."""
    held = meeting_in(country, meeting)
    row = _one(held, commitment)
    where = Ways(held.country, held)["commitments"]
    return acted(request, where, "meetings.commitment_withdrawn", lambda: following.commitment_withdraw(row, request.user))
