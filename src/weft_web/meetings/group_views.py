"""Working groups: their questions, who sits in them, what they concluded."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings import attending, concluding
from weft_web.meetings.desk import Ways, acted, page, taken, went
from weft_web.meetings.group_forms import ConclusionForm, GroupForm
from weft_web.meetings.models import Meeting, Member, Participant, WorkingGroup
from weft_web.meetings.selectors import groups_of, meeting_in, meeting_of


@require_GET
def groups(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """The groups with their questions, members and conclusions."""
    return _groups(request, meeting_in(country, meeting))


def _groups(request: Asked, held: Meeting, form: GroupForm | None = None) -> HttpResponse:
    scene = engine.Scene(meeting_of(held), request.voice)
    rows = [(one, *_counted(one)) for one in groups_of(held)]
    seated = {one.participant_id for group, *_ in rows for one in group.members.all() if one.ended_at is None}
    shown = {
        "scene": scene,
        "rows": rows,
        "free": sum(one.pk not in seated for one in people_of_groups(held)),
        "form": form or _form(request, held, scene),
    }
    return page(request, held, "groups.html", shown, 400 if form is not None else 200)


def _counted(group: WorkingGroup) -> tuple[list[str], int, int]:
    """Names of members, conclusions, and how many of these became something."""
    names = [f"{one.participant.first_name} {one.participant.last_name}".strip() for one in group.members.all() if one.ended_at is None]
    said = list(group.conclusions.all())
    return names, len(said), sum(any((one.comment_id, one.part_id, one.commitment_id)) for one in said)


def people_of_groups(held: Meeting) -> list[Participant]:
    """Those who hold a seat, by name."""
    rows = Participant.objects.filter(meeting=held, standing__in=[one.value for one in engine.COMING]).select_related("guest")
    return sorted(rows, key=lambda one: (one.last_name.casefold(), one.first_name.casefold()))


def named(people: list[Participant]) -> list[tuple[Participant, str]]:
    """People with their names."""
    return [(one, f"{one.first_name} {one.last_name}".strip()) for one in people]


def _form(request: Asked, held: Meeting, scene: engine.Scene, group: WorkingGroup | None = None) -> GroupForm:
    items = [(one.number, scene.item(one)) for one in scene.meeting.agenda]
    begun = {name: getattr(group, name) for name in ("name", "question", "item")} if group else {}
    if group and group.rapporteur:
        begun["rapporteur"] = str(group.rapporteur.key)
    given = request.POST if "name" in request.POST else None
    return GroupForm(given, voice=request.voice, items=items, people=named(people_of_groups(held)), initial=begun)


@require_POST
def group_make(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """One more group."""
    held = meeting_in(country, meeting)
    form = _form(request, held, engine.Scene(meeting_of(held), request.voice))
    if not taken(form, lambda: attending.group_make(held, form.asks(), request.user)):
        return _groups(request, held, form)
    return went(request, Ways(held.country, held)["groups"], "meetings.group_made")


@require_http_methods(["GET", "POST"])
def group(request: Asked, meeting: object, workinggroup: object, country: Country | None = None) -> HttpResponse:
    """One group: its question, to be changed; who sits in it; its conclusions, and one more."""
    held = meeting_in(country, meeting)
    row, scene = get_object_or_404(groups_of(held), key=workinggroup), engine.Scene(meeting_of(held), request.voice)
    form = _form(request, held, scene, row)
    if request.method == "POST" and taken(form, lambda: attending.group_change(row, form.asks(), form.reports(), request.user)):
        return went(request, _way(held, row), "said.saved")
    return _group(request, (held, row), scene, {"form": form})


def _group(request: Asked, place: tuple[Meeting, WorkingGroup], scene: engine.Scene, given: dict[str, object]) -> HttpResponse:
    held, row = place
    people = people_of_groups(held)
    elsewhere = _seats(held, row)
    members = {one.participant_id for one in row.members.all() if one.ended_at is None}
    shown = {
        "scene": scene,
        "group": row,
        "choices": [(one, one.pk in members, elsewhere.get(one.pk, "")) for one in people],
        "members": [one for one in people if one.pk in members],
        "conclusion": ConclusionForm(voice=request.voice, initial={"language": concluding.language_of(row)}),
        **given,
    }
    return page(request, held, "group.html", shown, 400 if request.method == "POST" else 200)


def _seats(held: Meeting, row: WorkingGroup) -> dict[int, str]:
    """In which other group people sit."""
    rows = Member.objects.filter(group__meeting=held, ended_at=None, group__ended_at=None).exclude(group=row)
    return {one.participant_id: one.group.name for one in rows.select_related("group")}


def _way(held: Meeting, row: WorkingGroup) -> str:
    return Ways(held.country, held).of("group", workinggroup=row.key)


@require_POST
def members(request: Asked, meeting: object, workinggroup: object, country: Country | None = None) -> HttpResponse:
    """Who sits in a group from now on."""
    held = meeting_in(country, meeting)
    row = get_object_or_404(groups_of(held), key=workinggroup)
    wanted = set(request.POST.getlist("member"))
    people = [one for one in people_of_groups(held) if str(one.key) in wanted]
    return acted(request, _way(held, row), "said.saved", lambda: attending.members_set(row, people, request.user))


@require_POST
def spread(request: Asked, meeting: object, country: Country | None = None) -> HttpResponse:
    """Everybody who sits in no group yet put into one, so that all are about as large."""
    held = meeting_in(country, meeting)
    where = Ways(held.country, held)["groups"]
    return acted(request, where, "said.saved", lambda: attending.members_spread(held, people_of_groups(held), request.user))


@require_POST
def group_end(request: Asked, meeting: object, workinggroup: object, country: Country | None = None) -> HttpResponse:
    """A group taken out."""
    held = meeting_in(country, meeting)
    row = get_object_or_404(groups_of(held), key=workinggroup)
    where = Ways(held.country, held)["groups"]
    return acted(request, where, "meetings.group_ended", lambda: attending.group_end(row, request.user))


@require_POST
def conclude(request: Asked, meeting: object, workinggroup: object, country: Country | None = None) -> HttpResponse:
    """A conclusion entered; the same form again is the same conclusion."""
    held = meeting_in(country, meeting)
    row = get_object_or_404(groups_of(held), key=workinggroup)
    form = ConclusionForm(request.POST, voice=request.voice)
    if not taken(form, lambda: concluding.conclusion_keep(row, form.concluded(), request.user)):
        scene = engine.Scene(meeting_of(held), request.voice)
        return _group(request, (held, row), scene, {"conclusion": form, "form": _form(request, held, scene, row)})
    return went(request, f"{_way(held, row)}#conclude", "meetings.conclusion_kept")
