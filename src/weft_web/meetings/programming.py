"""One session or one item of a programme at a time: put where it belongs, changed, taken out."""

import re
from typing import Any

from django.db import transaction
from msgspec.structs import replace

from weft.errors import InputError
from weft.records.meeting import Item, Said, Session
from weft_web.accounts.models import Person
from weft_web.meetings.convening import Programme, held, programme_set
from weft_web.meetings.models import Meeting
from weft_web.meetings.selectors import item_record, session_record


@transaction.atomic
def session_put(meeting: Meeting, session: Session, person: Person) -> None:
    """The session under its key, new or changed.

    Errors: InputError session_outside (a day that is none of the meeting), and as programme_set.
    """
    there = held(meeting)
    if not there.starts_on.isoformat() <= session.starts[:10] <= session.ends[:10] <= there.ends_on.isoformat():
        raise InputError("session_outside", session.starts)
    programme = _programme(there)
    others = tuple(one for one in programme.sessions if one.key != session.key)
    programme_set(there, replace(programme, sessions=(*others, session)), person)


@transaction.atomic
def session_remove(meeting: Meeting, key: str, person: Person) -> None:
    """The programme without a session. Errors: as programme_set, session_attended above all."""
    there = held(meeting)
    programme = _programme(there)
    programme_set(there, replace(programme, sessions=tuple(one for one in programme.sessions if one.key != key)), person)


@transaction.atomic
def item_put(meeting: Meeting, item: Item, person: Person, was: str = "") -> None:
    """The item, new or in place of the one numbered `was`: what was said under it stays, sessions and groups go with its number.

    Errors: InputError session_twice where the number is taken, item_unknown, and as programme_set.
    """
    there = held(meeting)
    programme = _programme(there)
    before = next((one for one in programme.agenda if one.number == was), None)
    if was and before is None:
        raise InputError("item_unknown", was)
    kept = replace(item, record=before.record if before else Said(words={}))
    others = [one for one in programme.agenda if one.number != was]
    agenda = tuple(sorted((*others, kept), key=lambda one: in_order(one.number)))
    sessions = tuple(replace(one, item=item.number) if was and one.item == was else one for one in programme.sessions)
    programme_set(there, replace(programme, agenda=agenda, sessions=sessions), person)
    if was and was != item.number:
        there.groups.filter(item=was).update(item=item.number)


@transaction.atomic
def item_remove(meeting: Meeting, number: str, person: Person) -> None:
    """The agenda without an item.

    Errors: InputError item_recorded (something was said under it), item_has_groups, session_without_item while a session deals with it.
    """
    there = held(meeting)
    programme = _programme(there)
    if any(one.number == number and any(one.record.words.values()) for one in programme.agenda):
        raise InputError("item_recorded", number)
    if there.groups.filter(item=number, ended_at=None).exists():
        raise InputError("item_has_groups", number)
    programme_set(there, replace(programme, agenda=tuple(one for one in programme.agenda if one.number != number)), person)


def in_order(number: str) -> tuple[Any, ...]:
    """By what items are ordered: 2 before 10, 3.1 after 3."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.findall(r"\d+|[a-z]+", number))


def _programme(there: Meeting) -> Programme:
    return Programme(
        objectives=tuple(Said(words=one) for one in there.objectives),
        agenda=tuple(item_record(one) for one in there.agenda),
        sessions=tuple(session_record(one) for one in there.sessions),
    )
