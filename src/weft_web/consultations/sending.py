"""The job that sends letters by mail, one after the other; each has its line in the log, and none goes twice for one asking."""

from typing import Any

from weft_web import mailing
from weft_web.accounts.models import Person
from weft_web.consultations.letters import letter_of, notice_keep
from weft_web.consultations.models import Consultation, Invitee, Notice
from weft_web.countries.services import deed_record
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay
from weft_web.lettering import MAIL, sender_of, sent_each


def letters_ask(consultation: Consultation, kind: str, invitees: tuple[Invitee, ...], origin: str, person: Person) -> Job | None:
    """The letters in the queue; none where there is nobody with an address to write to."""
    keys = [str(one.key) for one in invitees if one.email]
    wanted = {"consultation": str(consultation.key), "letter": kind, "invitees": keys, "origin": origin}
    return job_lay("send_letters", consultation.country, person, **wanted) if keys else None


def send_letters(job: Job, tell: Tell) -> dict[str, Any]:
    """How many letters left, and how many did not; who was written to for this asking already is left out."""
    given, person = job.arguments, job.made_by
    assert person is not None  # noqa: S101 - laid by a person only
    rows = Invitee.objects.filter(consultation__key=given["consultation"], consultation__country=job.country, withdrawn_at=None)
    waiting = [
        one for one in rows.filter(key__in=given["invitees"]).select_related("consultation__country", "consultation__draft") if one.email
    ]
    done, failed = sent_each(waiting, tell, lambda one: one.name, lambda one: _sent(one, job, person))
    if waiting:
        there = waiting[0].consultation
        deed_record(
            there.country, person, "letters_sent", there.title, consultation=str(there.key), kind=given["letter"], count=done, failed=failed
        )
    return {"letters": done, "failed": failed}


def _was_sent(invitee: Invitee, kind: str, job: Job) -> bool:
    """A job may be run again from its start."""
    return Notice.objects.filter(invitee=invitee, kind=kind, channel=MAIL, failure="", at__gte=job.made_at).exists()


def _sent(invitee: Invitee, job: Job, person: Person) -> str | None:
    given = job.arguments
    if _was_sent(invitee, given["letter"], job):
        return None
    failure = mailing.send(letter_of(invitee, given["letter"], sender_of(person, given["origin"])))
    notice_keep(invitee, given["letter"], MAIL, failure, person)
    return failure
