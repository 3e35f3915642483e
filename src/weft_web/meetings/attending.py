"""Who was in the room, and who works in which group on which question."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.meetings.convening import held, name_of
from weft_web.meetings.models import Attendance, Guest, Meeting, Member, Participant, WorkingGroup
from weft_web.meetings.nominating import Nominated, participant_add, participant_endorse, participant_register
from weft_web.meetings.seating import COMING


@transaction.atomic
def attendance_set(
    meeting: Meeting, session: str, shown: Iterable[Participant], present: Iterable[Participant], person: Person
) -> tuple[int, int]:
    """Of those `shown` the `present` were at a session, the others were not; how many were marked, how many marks taken back.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, session_unknown, not_coming (somebody who gave her seat back).
    """
    there = held(meeting)
    if session not in {one["key"] for one in there.sessions if one["item"]}:
        raise InputError("session_unknown", session)
    people = {one.pk: one for one in Participant.objects.filter(meeting=there, pk__in=[one.pk for one in shown])}
    wanted = {one.pk for one in present} & set(people)
    marked = Attendance.objects.filter(session=session, participant__in=people, withdrawn_at=None)
    was = set(marked.values_list("participant", flat=True))
    if any(people[pk].standing not in COMING for pk in wanted - was):
        raise InputError("not_coming")
    Attendance.objects.bulk_create(Attendance(participant=people[pk], session=session, by=person) for pk in sorted(wanted - was))
    gone = marked.filter(participant__in=was - wanted).update(withdrawn_at=timezone.now())
    if gone or wanted - was:
        told = {"meeting": str(there.key), "session": session, "marked": len(wanted - was), "taken_back": gone}
        did(person, there.country, "attendance_taken", name_of(there), **told)
    return len(wanted - was), gone


@transaction.atomic
def walk_in(meeting: Meeting, session: str, nominated: Nominated, person: Person, guest: Guest | None = None) -> Participant:
    """Somebody who came unannounced: registered, and present at the session. Once for a key.

    Errors: as participant_add and attendance_set.
    """
    came = participant_add(meeting, nominated, person, guest)
    participant_endorse(came, person)
    participant_register(came, {}, person)
    came.refresh_from_db()
    attendance_set(meeting, session, [came], [came], person)
    return came


class Asks(Record):
    """A working group as it is named: its question, the number of the agenda item it works on."""

    name: str
    question: str = ""
    item: str = ""


@transaction.atomic
def group_make(meeting: Meeting, asks: Asks, person: Person) -> WorkingGroup:
    """A working group; the same name and question again is the group that is there.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, group_nameless.
    """
    there = held(meeting)
    if not asks.name.strip():
        raise InputError("group_nameless")
    same = there.groups.filter(name=asks.name, question=asks.question, ended_at=None).first()
    if same is not None:
        return same
    made = WorkingGroup.objects.create(meeting=there, name=asks.name, question=asks.question, item=asks.item, by=person)
    did(person, there.country, "working_group_made", made.name, group=str(made.key))
    return made


@transaction.atomic
def group_change(group: WorkingGroup, asks: Asks, rapporteur: Participant | None, person: Person) -> None:
    """Name, question, item and rapporteur. Errors: as group_make, and InputError participant_elsewhere."""
    there = _group(group)
    if not asks.name.strip():
        raise InputError("group_nameless")
    if rapporteur is not None and rapporteur.meeting_id != there.meeting_id:
        raise InputError("participant_elsewhere")
    after: dict[str, Any] = {"name": asks.name, "question": asks.question, "item": asks.item, "rapporteur": rapporteur}
    changed = [name for name, value in after.items() if getattr(there, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(there, name, after[name])
    there.save(update_fields=changed)
    did(person, there.meeting.country, "working_group_changed", there.name, group=str(there.key), changed=changed)


@transaction.atomic
def members_set(group: WorkingGroup, people: Iterable[Participant], person: Person) -> None:
    """Who sits in a group, from now on; who sat there before and does no more stays on record. Nobody sits in two groups.

    Errors: InputError meeting_is_closed, meeting_is_cancelled, participant_elsewhere, sits_elsewhere.
    """
    there = _group(group)
    wanted = {one.pk: one for one in people}
    if any(one.meeting_id != there.meeting_id for one in wanted.values()):
        raise InputError("participant_elsewhere")
    elsewhere = Member.objects.filter(participant__in=wanted, ended_at=None, group__ended_at=None).exclude(group=there)
    if elsewhere.exists():
        raise InputError("sits_elsewhere")
    sits = Member.objects.filter(group=there, ended_at=None)
    was = set(sits.values_list("participant", flat=True))
    Member.objects.bulk_create(Member(group=there, participant=one) for pk, one in wanted.items() if pk not in was)
    sits.filter(participant__in=was - set(wanted)).update(ended_at=timezone.now())
    if was != set(wanted):
        did(person, there.meeting.country, "working_group_seated", there.name, group=str(there.key), members=len(wanted))


@transaction.atomic
def members_spread(meeting: Meeting, people: Iterable[Participant], person: Person) -> None:
    """Each of these who sits in no group put into the smallest; of those as small, where fewest of the same guest sit.

    Errors: InputError meeting_is_closed, meeting_is_cancelled.
    """
    there = held(meeting)
    groups = {one.pk: one for one in WorkingGroup.objects.filter(meeting=there, ended_at=None).order_by("pk")}
    seats: dict[int, list[Participant]] = {pk: [] for pk in groups}
    for member in Member.objects.filter(group__in=groups, ended_at=None).select_related("participant"):
        seats[member.group_id].append(member.participant)
    sits = {one.pk for those in seats.values() for one in those}
    for one in people:
        if seats and one.pk not in sits:
            least = min(seats, key=lambda pk: (len(seats[pk]), _together(seats[pk], one), pk))
            seats[least].append(one)
    for pk, those in seats.items():
        members_set(groups[pk], those, person)


def _together(seated: list[Participant], one: Participant) -> int:
    """How many of a group the same guest sent."""
    return sum(other.guest_id == one.guest_id and one.guest_id is not None for other in seated)


@transaction.atomic
def group_end(group: WorkingGroup, person: Person) -> None:
    """The group does not meet. Errors: InputError group_concluded where it has conclusions."""
    there = _group(group)
    if there.conclusions.filter(withdrawn_at=None).exists():
        raise InputError("group_concluded")
    if there.ended_at is None:
        there.ended_at = timezone.now()
        there.save(update_fields=["ended_at"])
        did(person, there.meeting.country, "working_group_ended", there.name, group=str(there.key))


def _group(group: WorkingGroup) -> WorkingGroup:
    """The row, held until it is written, its meeting too."""
    held(group.meeting)
    return WorkingGroup.objects.select_for_update(of=("self",)).select_related("meeting__country").get(pk=group.pk)
