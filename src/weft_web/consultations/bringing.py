"""Forms that came back by mail or on paper turned into one: read by the engine, each comment taken once, for the invitee they came from."""

import uuid

from django.utils import timezone

from weft.errors import InputError
from weft.records import Language
from weft.records.consulting import Comment as Found
from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.entering import Form, Said, form_bring
from weft_web.consultations.models import Brought, Draft, Invitee
from weft_web.engine.comment_files import Arrival, CameIn, form_read
from weft_web.engine.reporting import fit
from weft_web.instruments.holding import keep

MOST_BYTES = 20 * 1024 * 1024
READ = ("docx", "xlsx", "xlsm")
EARLIER = 3
"""How many drafts before the one that is out a form may have been made from."""

NAME, NUMBER, DATED, PLACE = 300, 40, 40, 300


def bring(invitee: Invitee, sent: tuple[str, bytes], person: Person, *, late: bool = False) -> tuple[Brought, int]:
    """The form, and how many new comments were in it; `sent`: name and bytes; `late`: it came after the deadline.

    Errors: InputError too_big, no_form, and those of the reading of forms; nothing is written then.
    """
    name, data = sent
    if len(data) > MOST_BYTES:
        raise InputError("too_big")
    if name.rpartition(".")[2].lower() not in READ:
        raise InputError("no_form")
    came = read(invitee, name, data, late=late)
    problems: list[dict[str, object]] = [{"code": one.code, "arguments": list(map(str, one.arguments))} for one in came.problems]
    said = [said_in(invitee, one) for one in came.comments]
    return form_bring(invitee, Form(name=fit(name), file=keep([data]), problems=problems), said, person)


def read(invitee: Invitee, name: str, data: bytes, *, late: bool) -> CameIn:
    """What a form says that came back. Errors: InputError form_*, sheet_*."""
    arrival = Arrival(
        round=str(invitee.consultation.key),
        by=str(invitee.key),
        at=timezone.now().isoformat(),
        name=invitee.name,
        language=invitee.language,
        late=late,
    )
    return form_read(name, data, arrival, [draft_of(one) for one in _drafts(invitee.consultation.draft)])


def _drafts(row: Draft) -> list[Draft]:
    """The draft that is out, and those before it: somebody may have filled in an older form."""
    held = [row]
    while held[-1].follows is not None and len(held) <= EARLIER:
        held.append(held[-1].follows)
    return held


def said_in(invitee: Invitee, one: Found) -> Said:
    """A comment of a form, under a key that is the same each time it comes from this invitee."""
    return Said(
        key=uuid.uuid5(invitee.key, one.key),
        place=one.place,
        number=one.number[:NUMBER],
        about=one.about.value,
        text=fit(one.text),
        proposal=fit(one.proposal),
        quote=fit(one.quote),
        language=one.language if one.language in set(Language) else invitee.language,
        way=one.way,
        name=fit(one.name)[:NAME],
        late=one.late,
        before=fit(one.before)[-NAME:],
        after=fit(one.after)[:NAME],
        until=one.until[:PLACE],
        dated=one.dated[:DATED],
        tracked=one.tracked,
        answers=uuid.uuid5(invitee.key, one.answers) if one.answers else None,
    )


def fault_said(voice: Voice, fault: InputError) -> str:
    """What is wrong with a file, in words."""
    key = f"consultations.problem_{fault.code}"
    return voice.say(key) if key in voice.content.phrases else voice.message(fault.code, fault.arguments)
