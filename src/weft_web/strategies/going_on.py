"""How a strategy goes on, from draft over the national workshop to the final text and beyond; what is said of it and comes of that."""

from datetime import date
from decimal import Decimal

import msgspec
from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records.strategy import Course, State
from weft_web.accounts.models import Person
from weft_web.consultations.finality import open_on_strategy
from weft_web.countries.services import deed_record
from weft_web.engine import planning
from weft_web.instruments.holding import keep
from weft_web.strategies.closing import CLOSED
from weft_web.strategies.models import Outcome, Part, Remark, Report, Step, Strategy, Version
from weft_web.strategies.selectors import record_of
from weft_web.strategies.services import part_named

SUBJECT = 120
AFTERWARDS = (State.SEMINAR, State.MONITORED)
"""What only a final text comes to."""


class Going(Record):
    """A step on the way: to which state, on which day, where, with what outcome; for a final text who adopted it."""

    to: State
    on: date
    place: str = ""
    note: str = ""
    label: str = ""
    adopted_by: str = ""


@transaction.atomic
def strategy_go_on(strategy: Strategy, going: Going, person: Person) -> Version:
    """The strategy in another state; the text as it stood goes into a version first.

    Errors: InputError strategy_not_adopted; comments_open where remarks or comments wait for an answer and the text is to be final.
    """
    there = Strategy.objects.select_for_update().select_related("country").get(pk=strategy.pk)
    if (going.to is State.FINAL and not going.adopted_by) or (going.to in AFTERWARDS and there.state not in CLOSED):
        raise InputError("strategy_not_adopted")
    if going.to is State.FINAL and waiting(there):
        raise InputError("comments_open", str(waiting(there)))
    Step.objects.create(strategy=there, kind=going.to, on=going.on, place=going.place, note=going.note, by=person)
    there.state = going.to
    if going.to is State.FINAL:
        there.adopted_by, there.adopted_on = going.adopted_by, going.on.isoformat()
    there.save(update_fields=["state", "adopted_by", "adopted_on"])
    deed_record(there.country, person, "strategy_went_on", there.title, state=going.to.value, on=going.on.isoformat())
    return version_freeze(there, going.label, person)


def waiting(strategy: Strategy) -> int:
    """How many remarks of members and comments of those who were consulted wait for an answer: while any does, no text is final."""
    return strategy.remarks.filter(withdrawn_at=None, outcome="").count() + open_on_strategy(strategy)


@transaction.atomic
def version_freeze(strategy: Strategy, label: str, person: Person) -> Version:
    """The whole strategy as it now stands, kept under a label."""
    there = Strategy.objects.select_for_update().select_related("country").get(pk=strategy.pk)
    ordinal = there.versions.count() + 1
    body = keep([planning.packed(record_of(there))])
    made = Version.objects.create(strategy=there, ordinal=ordinal, label=label or str(ordinal), state=there.state, body=body, by=person)
    deed_record(there.country, person, "strategy_version_kept", made.label, strategy=str(there.key), ordinal=ordinal)
    return made


@transaction.atomic
def remark_make(strategy: Strategy, part: Part | None, said: tuple[str, str, str], person: Person) -> Remark:
    """A comment, or what a working group concluded; `said`: text, group, and who spoke where that is somebody else."""
    text, group, name = said
    made = Remark.objects.create(strategy=strategy, part=part, text=text, group=group, name=name, by=person)
    subject = part_named(part) if part else strategy.title
    deed_record(strategy.country, person, "strategy_remarked", subject[:SUBJECT], remark=str(made.key))
    return made


@transaction.atomic
def remark_answer(remark: Remark, outcome: Outcome, answer: str, person: Person) -> None:
    """What becomes of a remark, and why."""
    there = Remark.objects.select_for_update().select_related("strategy__country").get(pk=remark.pk)
    there.outcome, there.answer, there.answered_by, there.answered_at = outcome, answer, person, timezone.now()
    there.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    told = {"remark": str(there.key), "outcome": outcome.value}
    deed_record(there.strategy.country, person, "strategy_remark_answered", there.text[:SUBJECT], **told)


@transaction.atomic
def remark_withdraw(remark: Remark, person: Person) -> None:
    """A remark taken back by who made it; the row stays."""
    if Remark.objects.filter(pk=remark.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        deed_record(remark.strategy.country, person, "strategy_remark_withdrawn", remark.text[:SUBJECT], remark=str(remark.key))


class Stand(Record):
    """How an activity stood in a year."""

    year: int
    course: Course
    note: str = ""
    value: str = ""
    spent: Decimal | None = None


@transaction.atomic
def stand_report(part: Part, stand: Stand, person: Person) -> Report:
    """The report, beside those before it."""
    made = Report.objects.create(strategy=part.strategy, part=part, by=person, **msgspec.structs.asdict(stand))
    deed_record(part.strategy.country, person, "strategy_progress", part_named(part), part=str(part.key), year=stand.year)
    return made
