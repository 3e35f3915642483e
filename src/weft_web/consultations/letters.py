"""Letters to invitees in their own language: invitation, reminder, thanks with what became of one's comments."""

from collections.abc import Iterable
from typing import TypedDict

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from weft.records import Language
from weft.records.consulting import Reply
from weft_web import engine, mailing
from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.consultations.dispositions import last_of
from weft_web.consultations.models import Comment, Consultation, Invitee, Notice
from weft_web.consultations.selectors import standing, undisposed
from weft_web.consultations.telling import deadline_said
from weft_web.countries.services import deed_record
from weft_web.engine.citing import shortened
from weft_web.lettering import Sender

INVITATION, REMINDER, THANKS, OUTCOME = "invitation", "reminder", "thanks", "outcome"
KINDS = (INVITATION, REMINDER, OUTCOME)
"""What a page offers; `thanks` alone is part of the last."""

SHORT = 160


class Told(TypedDict):
    """What every letter names."""

    title: str
    label: str
    country: str


def link_of(invitee: Invitee, origin: str) -> str:
    """The personal link."""
    return origin.rstrip("/") + reverse("take_part:front", kwargs={"secret": invitee.secret})


def letter_of(invitee: Invitee, kind: str, sender: Sender) -> mailing.Letter:
    """A letter to an invitee, in her language."""
    consultation, voice = invitee.consultation, engine.voice(Language(invitee.language))
    country = consultation.country.said_in(invitee.language)
    country = country[:1].upper() + country[1:]
    told = Told(title=consultation.title, label=consultation.draft.label, country=country)
    parts = [
        voice.say("consultations.letter.to", name=invitee.name),
        *_body(voice, invitee, kind, told, sender),
        voice.say("consultations.letter.whom_to_ask", name=sender.name, email=sender.email),
        sender.name,
    ]
    return mailing.Letter(
        to=invitee.email,
        name=invitee.name,
        subject=voice.say(f"consultations.letter.{kind}_subject", **told),
        text="\n\n".join(parts) + "\n",
        reply_to=(sender.name, sender.email),
        language=invitee.language,
    )


def _body(voice: Voice, invitee: Invitee, kind: str, told: Told, sender: Sender) -> list[str]:
    consultation = invitee.consultation
    if kind == OUTCOME:
        return [voice.say("consultations.letter.outcome", **told), *_outcomes(voice, invitee), link_of(invitee, sender.origin)]
    deadline = deadline_said(voice, consultation.closes_at, consultation.zone)
    note = consultation.note.get(invitee.language, "") if kind == INVITATION else ""
    parts = [
        voice.say(f"consultations.letter.{kind}", **told),
        note,
        voice.say("consultations.letter.deadline", deadline=deadline),
        voice.say("consultations.letter.link"),
        link_of(invitee, sender.origin),
        voice.say("consultations.letter.personal"),
        voice.say("consultations.letter.forms"),
    ]
    return [one for one in parts if one]


def _outcomes(voice: Voice, invitee: Invitee) -> list[str]:
    """What became of each comment of an invitee."""
    rows = list(Comment.objects.filter(invitee=invitee, withdrawn_at=None))
    said = last_of(rows)
    lines = []
    for number, one in enumerate(rows, 1):
        place = voice.say("consultations.letter.on", number=one.number) if one.number else voice.say("consultations.on_whole")
        quoted = shortened(one.text or one.proposal, SHORT)
        lines.append(f"{number}. {place}{voice.say('punctuation.colon')} {quoted}")
        disposition = said.get(one.pk)
        outcome = voice.say(f"consultations.outcome.{disposition.outcome}") if disposition else voice.say("consultations.outcome_open")
        more = " ".join(filter(None, (disposition.reason, disposition.where))) if disposition else ""
        lines[-1] += f"\n   {outcome}" + (f". {more}" if more else "")
    return lines


def to_write_to(consultation: Consultation, kind: str) -> tuple[Invitee, ...]:
    """To whom a letter goes now: an invitation to who has none, a reminder to who is silent, the outcome to who has all her answers."""
    rows = consultation.invitees.filter(withdrawn_at=None).select_related("consultation__country", "consultation__draft")
    match kind:
        case "invitation":
            return tuple(rows.filter(invited_at=None))
        case "reminder":
            return tuple(rows.filter(invited_at__isnull=False, reply=Reply.NONE))
    spoke = rows.filter(comments__withdrawn_at=None, comments__isnull=False).exclude(notices__kind=OUTCOME).distinct()
    waiting = set(undisposed(standing(consultation)).values_list("invitee_id", flat=True))
    return tuple(one for one in spoke if one.pk not in waiting)


@transaction.atomic
def notice_keep(invitee: Invitee, kind: str, channel: str, failure: str, person: Person) -> Notice:
    """The log's line on a letter; who is invited is so from the first letter that left."""
    made = Notice.objects.create(invitee=invitee, kind=kind, channel=channel, failure=failure, by=person)
    if kind == INVITATION and not failure:
        Invitee.objects.filter(pk=invitee.pk, invited_at=None).update(invited_at=timezone.now())
    return made


@transaction.atomic
def letters_handed_out(invitees: Iterable[Invitee], kind: str, person: Person) -> int:
    """How many letters were made as files, each with its line in the log."""
    held = list(invitees)
    for one in held:
        notice_keep(one, kind, "file", "", person)
    if held:
        there = held[0].consultation
        deed_record(there.country, person, "letters_made", there.title, consultation=str(there.key), kind=kind, count=len(held))
    return len(held)
