"""One opinion on many findings, under the control of a sample: who gives it first judges some of them one by one, drawn by chance."""

import random
import secrets
import uuid
from math import ceil

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.findings.filtering import Filter, chosen
from weft_web.findings.models import BulkAction, Finding, Judgement, SecondReview, Standing, Verdict, Voice
from weft_web.findings.seeing import Reader
from weft_web.findings.services import Opinion, bulk_withdraw, findings_judge
from weft_web.findings.standing import said

SHARES = {"one_in_twenty": 0.05, "one_in_ten": 0.1}
"""Rules by which a sample is drawn: the share of those chosen."""

FEWEST = 20
"""Findings in a sample, or all where there are fewer."""

ROWS_AT_ONCE = 400
SEED_BITS = 31
MOST = 5_000
"""Findings in one bulk action."""


class BulkError(InputError):
    """The bulk action cannot be begun or given: nothing to judge, too much at once, or the sample does not agree."""


class Sampled(Record):
    """A finding of the sample: judged by the person or not yet, and whether her judgement is the one she wants to give to all."""

    finding: Finding
    judgement: Judgement | None
    agrees: bool


class Control(Record):
    """How the sample stands. `bound`: the share of the rest that may differ with 95 % certainty, where the whole sample agrees."""

    sampled: tuple[Sampled, ...]
    waiting: int
    differing: tuple[Sampled, ...]
    rest: int
    bound: float

    @property
    def first_waiting(self) -> int:
        """The finding of the sample to judge next, 0 where all were judged."""
        return next((one.finding.pk for one in self.sampled if one.judgement is None), 0)

    @property
    def agreed(self) -> bool:
        """Whether all were judged, and all as the action would."""
        return not self.waiting and not self.differing


def sample_size(count: int, rule: str) -> int:
    """How many of so many findings are judged one by one."""
    return min(count, max(FEWEST, ceil(count * SHARES[rule])))


@transaction.atomic
def bulk_begin(country: Country, reader: Reader, asked: Filter, opinion: Opinion, rule: str) -> BulkAction:
    """A bulk action on what a filter leaves and nobody has judged, its sample drawn. Errors: BulkError bulk_nothing, bulk_many."""
    ids = sorted(chosen(country, reader, asked).filter(standing_value="").values_list("pk", flat=True))
    if not ids:
        raise BulkError("bulk_nothing")
    if len(ids) > MOST:
        raise BulkError("bulk_many", str(MOST))
    seed = secrets.randbits(SEED_BITS)
    # Not for secrecy: anybody can draw the same sample again from the seed that is kept.
    sample = random.Random(seed).sample(ids, sample_size(len(ids), rule))  # noqa: S311
    action = BulkAction.objects.create(
        country=country,
        by=reader.person,
        verdict=opinion.verdict,
        comment=opinion.comment,
        filters=asked.asked(),
        rule=rule,
        seed=seed,
        chosen=ids,
        sample=sample,
    )
    deed_record(country, reader.person, "bulk_begun", str(len(ids)), bulk=str(action.key))
    return action


def control_of(action: BulkAction) -> Control:
    """How the sample of an action stands."""
    rows = Finding.objects.filter(pk__in=action.sample).select_related("instrument").order_by("instrument_id", "position")
    own = Judgement.objects.filter(finding__in=action.sample, by=action.by, voice=Voice.ANALYST, withdrawn_at=None)
    last = {one.finding_id: one for one in own.exclude(verdict=Verdict.NONE).order_by("at", "id")}
    sampled = tuple(_sampled(action, row, last.get(row.pk)) for row in rows)
    return Control(
        sampled=sampled,
        waiting=sum(one.judgement is None for one in sampled),
        differing=tuple(one for one in sampled if one.judgement is not None and not one.agrees),
        rest=len(action.chosen) - len(action.sample),
        # Nothing wrong among n: with 95 % certainty less than 1 - 0.05^(1/n) of the rest is wrong.
        bound=1 - 0.05 ** (1 / max(len(action.sample), 1)),
    )


def _sampled(action: BulkAction, row: Finding, judgement: Judgement | None) -> Sampled:
    wanted = Judgement(verdict=action.verdict)
    agrees = judgement is not None and said(row, judgement) == said(row, wanted)
    return Sampled(finding=row, judgement=judgement, agrees=agrees)


@transaction.atomic
def bulk_give(action: BulkAction) -> int:
    """How many findings the action was given to: what somebody judged or a new reading changed since is left to be looked at.

    Errors: BulkError bulk_not_agreed.
    """
    action = BulkAction.objects.select_for_update().get(pk=action.pk)
    if action.state != BulkAction.State.SAMPLING or not control_of(action).agreed:
        raise BulkError("bulk_not_agreed")
    rest = sorted(set(action.chosen) - set(action.sample))
    given = [row for place in range(0, len(rest), ROWS_AT_ONCE) for row in _still_waiting(action, rest[place : place + ROWS_AT_ONCE])]
    findings_judge(given, Opinion(verdict=action.verdict, comment=action.comment), action.by, action.key)
    _end(action, BulkAction.State.GIVEN)
    return len(given)


def _still_waiting(action: BulkAction, ids: list[int]) -> QuerySet[Finding]:
    """Those of the findings that nobody has judged meanwhile and no analysis has read anew."""
    rows = Finding.objects.filter(pk__in=ids, country=action.country, standing=Standing.HERE, standing_value="")
    return rows.exclude(read_at__gt=action.at).select_related("country")


@transaction.atomic
def bulk_break(action: BulkAction) -> None:
    """The action is given up; what was judged one by one stays."""
    _end(action, BulkAction.State.BROKEN)


@transaction.atomic
def bulk_undo(action: BulkAction) -> int:
    """How many judgements were withdrawn: all that the action gave, none of those given one by one."""
    count = bulk_withdraw(action.key, action.by)
    _end(action, BulkAction.State.UNDONE)
    return count


def _end(action: BulkAction, state: BulkAction.State) -> None:
    BulkAction.objects.filter(pk=action.pk).update(state=state, ended_at=timezone.now())


@transaction.atomic
def second_review_draw(country: Country, reader: Reader, asked: Filter, percent: int) -> int:
    """How many findings were drawn for a second reading, by chance, of what a filter leaves and has not been drawn yet."""
    rows = chosen(country, reader, asked).exclude(pk__in=SecondReview.objects.filter(country=country).values("finding"))
    ids = sorted(rows.values_list("pk", flat=True))
    seed, draw = secrets.randbits(SEED_BITS), uuid.uuid4()
    drawn = random.Random(seed).sample(ids, ceil(len(ids) * percent / 100))  # noqa: S311 - to be drawn again by anybody
    reviews = [SecondReview(finding_id=one, country=country, draw=draw, seed=seed, asked_by=reader.person) for one in drawn]
    SecondReview.objects.bulk_create(reviews, batch_size=ROWS_AT_ONCE)
    deed_record(country, reader.person, "second_review_drawn", str(len(drawn)), seed=seed, percent=percent, filters=asked.asked())
    return len(drawn)
