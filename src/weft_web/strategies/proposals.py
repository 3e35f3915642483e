"""A workbook brought back: what it would have the strategy say, shown first, taken over difference by difference."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from weft.records import Record
from weft.records.strategy import Part as PlanPart
from weft_web.accounts.models import Person
from weft_web.countries.services import deed_record
from weft_web.engine import plan_files, planning
from weft_web.engine.acting import Difference
from weft_web.instruments.holding import keep
from weft_web.strategies import services
from weft_web.strategies.models import Act, Outcome, Part, Proposal, Strategy
from weft_web.strategies.selectors import record_of

LONGEST = 200


class Offered(Record):
    """One difference with its place in the list, by which it is chosen.

    `moved_on`: the part was changed here since the workbook was made.
    """

    place: int
    difference: Difference
    moved_on: bool


@transaction.atomic
def proposal_make(strategy: Strategy, name: str, body: bytes, person: Person) -> Proposal:
    """What a workbook says, kept beside the strategy. Errors: InputError sheet_* where it is no workbook of this strategy."""
    book = plan_files.opened(body)
    plan_files.read_back(book, record_of(strategy))
    plain = msgspec.to_builtins(book, str_keys=True)
    made = Proposal.objects.create(strategy=strategy, name=name[:LONGEST], file=keep([body]), body=plain, by=person)
    deed_record(strategy.country, person, "strategy_workbook_sent", name[:LONGEST], strategy=str(strategy.key))
    return made


def read_of(proposal: Proposal) -> plan_files.ReadBack:
    """What the workbook says, held against the strategy as it now stands; 404 where what was kept of it is damaged."""
    try:
        book = plan_files.kept_book(proposal.body)
    except msgspec.ValidationError as error:
        raise Http404 from error
    return plan_files.read_back(book, record_of(proposal.strategy))


def offered(told: plan_files.ReadBack) -> tuple[Offered, ...]:
    """What would change if it were taken over."""
    return tuple(Offered(place=place, difference=one.difference, moved_on=one.moved_on) for place, one in enumerate(told.differences))


@transaction.atomic
def proposal_settle(proposal: Proposal, chosen: Collection[str], person: Person) -> int:
    """Takes over the differences whose places were chosen, in this person's name, and closes the workbook; how many were taken."""
    there = Proposal.objects.select_for_update().select_related("strategy__country").get(pk=proposal.pk)
    every = offered(read_of(there))
    some = [one.difference for one in every if str(one.place) in chosen]
    _apply(there.strategy, some, person)
    there.settled_at = timezone.now()
    there.outcome = Outcome.DECLINED if not some else Outcome.ACCEPTED if len(some) == len(every) else Outcome.PARTLY
    there.save(update_fields=["settled_at", "outcome"])
    deed_record(there.strategy.country, person, "strategy_workbook_settled", there.name, taken=len(some), of=len(every))
    return len(some)


def _apply(strategy: Strategy, some: Iterable[Difference], person: Person) -> None:
    own: dict[str, Any] = {}
    fields: dict[str, dict[str, Any]] = {}
    for one in some:
        if not one.part:
            own[one.field] = one.new
        elif one.change == "added":
            services.part_make(strategy, one.kind, _values(one.new), person, Act.FROM_WORKBOOK)
        elif one.change == "gone":
            services.part_remove(Part.objects.get(strategy=strategy, key=one.part), person)
        else:
            fields.setdefault(one.part, {})[one.field] = msgspec.to_builtins(one.new, str_keys=True)
    for key, values in fields.items():
        part = Part.objects.get(strategy=strategy, key=key)
        services.part_change(part, values, part.version, person, Act.FROM_WORKBOOK)
    if own:
        services.strategy_change(strategy, own, strategy.version, person)


def _values(new: PlanPart) -> dict[str, Any]:
    return planning.kept(new)
