"""Writing judgements: each a new row with a name and a day; nothing is overwritten."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from weft import ids
from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.accounts.selectors import roles_in
from weft_web.countries.services import country_touch, deed_record
from weft_web.findings.models import Finding, Judgement, Verdict, Voice
from weft_web.findings.seeing import DECIDING, is_blind
from weft_web.findings.standing import machine, renew
from weft_web.rights import Right, rights_of

ROWS_AT_ONCE = 400
DEEDS = {Voice.ANALYST: "finding_judged", Voice.SETTLED: "finding_settled", Voice.ROUND_TABLE: "finding_decided"}
"""No deed says how an analyst judged: the others read it before they have judged themselves."""


class OvertakenError(InputError):
    """The machine's reading changed, or somebody settled, after the page was opened; nothing was written."""


class Opinion(Record):
    """What a person says of a finding; the values count only where the verdict corrects.

    `key`: the form's own number, so that what is sent twice is kept once; `seen`: the state she judged on, "" to judge on any.
    """

    verdict: str
    comment: str = ""
    extent: str = ""
    themes: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    modality: str = ""
    key: uuid.UUID | None = None
    seen: str = ""


def state_of(finding: Finding, judgements: Iterable[Judgement]) -> str:
    """A digest of what a judgement is given on: the machine's reading, and what was settled or decided. No analyst's value is in it."""
    holds = machine(finding)
    decided = [str(one.pk) for one in judgements if one.voice in DECIDING and one.withdrawn_at is None]
    values = (holds.extent, holds.modality, *sorted(holds.themes), *sorted(holds.obligations))
    return ids.of(finding.anchor, finding.standing, *values, "decided", *decided)


@transaction.atomic
def finding_judge(finding: Finding, opinion: Opinion, person: Person, voice: str = Voice.ANALYST) -> Judgement:
    """The judgement, dated and named, with the words it was given on; the one that is there where it was sent before.

    Errors: OvertakenError.
    """
    there = Judgement.objects.filter(key=opinion.key, by=person, finding=finding).first() if opinion.key else None
    if there is not None:
        return there
    finding = Finding.objects.select_for_update().select_related("country").get(pk=finding.pk)
    if opinion.seen and opinion.seen != state_of(finding, finding.judgements.all()):
        raise OvertakenError("finding_overtaken", finding.path)
    judgement = _judgement(finding, opinion, person)
    judgement.voice = voice
    judgement.blind = voice == Voice.ANALYST and is_blind(finding, person, settles=_settles(finding, person))
    judgement.save()
    if opinion.verdict != Verdict.NONE:
        _renewed([finding.pk])
        Finding.objects.filter(pk=finding.pk, look_again=True).update(look_again=False)
    verb = DEEDS[Voice(voice)] if opinion.verdict != Verdict.NONE else "finding_commented"
    deed_record(finding.country, person, verb, finding.path, finding=finding.pk, judgement=judgement.pk)
    country_touch(finding.country)
    return judgement


@transaction.atomic
def findings_judge(findings: Iterable[Finding], opinion: Opinion, person: Person, bulk: uuid.UUID | None = None) -> uuid.UUID:
    """One opinion on many findings, under one number by which it can be undone as one."""
    rows, bulk = list(findings), bulk or uuid.uuid4()
    judgements = [_judgement(row, opinion, person) for row in rows]
    for judgement in judgements:
        # Given without a look at each: never counted as an independent opinion.
        judgement.key, judgement.bulk, judgement.blind = uuid.uuid4(), bulk, False
    Judgement.objects.bulk_create(judgements, batch_size=ROWS_AT_ONCE)
    _renewed([row.pk for row in rows])
    if rows:
        deed_record(rows[0].country, person, "findings_judged", str(len(rows)), bulk=str(bulk))
        country_touch(rows[0].country)
    return bulk


@transaction.atomic
def judgement_withdraw(judgement: Judgement, person: Person) -> None:
    """A judgement undone by who gave it; the row stays, with the day of the undoing. Undone twice is undone once."""
    if not Judgement.objects.filter(pk=judgement.pk, by=person, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        return
    judgement.refresh_from_db()
    _renewed([judgement.finding_id])
    deed_record(judgement.finding.country, person, "judgement_withdrawn", judgement.path, judgement=judgement.pk)
    country_touch(judgement.finding.country)


@transaction.atomic
def bulk_withdraw(bulk: uuid.UUID, person: Person) -> int:
    """How many judgements of one bulk action were undone."""
    rows = list(Judgement.objects.filter(bulk=bulk, by=person, withdrawn_at=None).select_related("finding__country"))
    now = timezone.now()
    Judgement.objects.filter(bulk=bulk, by=person, withdrawn_at=None).update(withdrawn_at=now)
    _renewed([one.finding_id for one in rows])
    if rows:
        deed_record(rows[0].finding.country, person, "judgements_withdrawn", str(len(rows)), bulk=str(bulk))
        country_touch(rows[0].finding.country)
    return len(rows)


def _settles(finding: Finding, person: Person) -> bool:
    return Right.SETTLE in rights_of(roles_in(person, finding.country))


def _judgement(finding: Finding, opinion: Opinion, person: Person) -> Judgement:
    """A judgement not yet saved. An acceptance writes down what it accepts: a later reading must not change what was said."""
    holds = machine(finding)
    corrects = opinion.verdict == Verdict.CORRECTED
    values: dict[str, object] = {"extent": "", "themes": [], "obligations": [], "modality": ""}
    if corrects or opinion.verdict == Verdict.ACCEPTED:
        source = opinion if corrects else holds
        modality = source.modality or holds.modality
        values = {"extent": source.extent, "themes": list(source.themes), "obligations": list(source.obligations), "modality": modality}
    return Judgement(
        key=opinion.key or uuid.uuid4(),
        finding=finding,
        by=person,
        verdict=opinion.verdict,
        comment=opinion.comment,
        path=finding.path,
        quote=finding.text,
        **values,
    )


def _renewed(ids: list[int]) -> None:
    for place in range(0, len(ids), ROWS_AT_ONCE):
        renew(Finding.objects.filter(pk__in=ids[place : place + ROWS_AT_ONCE]).prefetch_related("judgements"))
