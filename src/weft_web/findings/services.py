"""Writing judgements: each a new row with a name and a day; nothing is overwritten."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.services import country_touch, deed_record
from weft_web.findings.models import Finding, Judgement, Verdict, Voice
from weft_web.findings.standing import machine, renew


class Opinion(Record):
    """What a person says of a finding; the values count only where the verdict corrects."""

    verdict: str
    comment: str = ""
    extent: str = ""
    themes: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    modality: str = ""


@transaction.atomic
def finding_judge(
    finding: Finding, opinion: Opinion, person: Person, voice: str = Voice.ANALYST, bulk: uuid.UUID | None = None
) -> Judgement:
    """The judgement, dated and named, with the words it was given on."""
    judgement = _judgement(finding, opinion, person)
    judgement.voice = voice
    judgement.save()
    _renewed([finding.pk])
    if voice != Voice.ANALYST or opinion.verdict != Verdict.NONE:
        Finding.objects.filter(pk=finding.pk).update(look_again=False)
    deed_record(finding.country, person, f"finding_{opinion.verdict}", finding.path, finding=finding.pk, voice=voice)
    country_touch(finding.country)
    return judgement


@transaction.atomic
def findings_judge(findings: Iterable[Finding], opinion: Opinion, person: Person) -> uuid.UUID:
    """One opinion on many findings, under one number by which it can be undone as one."""
    rows, bulk = list(findings), uuid.uuid4()
    judgements = [_judgement(row, opinion, person) for row in rows]
    for judgement in judgements:
        judgement.bulk = bulk
    Judgement.objects.bulk_create(judgements, batch_size=400)
    _renewed([row.pk for row in rows])
    if rows:
        deed_record(rows[0].country, person, f"findings_{opinion.verdict}", str(len(rows)), bulk=str(bulk))
        country_touch(rows[0].country)
    return bulk


@transaction.atomic
def judgement_withdraw(judgement: Judgement, person: Person) -> None:
    """A judgement undone by who gave it; the row stays, with the day of the undoing."""
    judgement.withdrawn_at = timezone.now()
    judgement.save(update_fields=["withdrawn_at"])
    _renewed([judgement.finding_id])
    deed_record(judgement.finding.country, person, "judgement_withdrawn", judgement.path, judgement=judgement.pk)
    country_touch(judgement.finding.country)


@transaction.atomic
def bulk_withdraw(bulk: uuid.UUID, person: Person) -> int:
    """How many judgements of one bulk action were undone."""
    judgements = Judgement.objects.filter(bulk=bulk, by=person, withdrawn_at=None).select_related("finding__country")
    rows = list(judgements)
    judgements.update(withdrawn_at=timezone.now())
    _renewed([one.finding_id for one in rows])
    if rows:
        deed_record(rows[0].finding.country, person, "judgements_withdrawn", str(len(rows)), bulk=str(bulk))
        country_touch(rows[0].finding.country)
    return len(rows)


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
        finding=finding, by=person, verdict=opinion.verdict, comment=opinion.comment, path=finding.path, quote=finding.text, **values
    )


def _renewed(ids: list[int]) -> None:
    for place in range(0, len(ids), 400):
        renew(Finding.objects.filter(pk__in=ids[place : place + 400]).prefetch_related("judgements"))
