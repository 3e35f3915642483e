"""What holds of a finding: the round table's value before the settled, the settled before the analysts', theirs before the machine's."""

from collections.abc import Iterable, Mapping, Sequence

from weft.records import Extent, Record
from weft_web.engine import weighing
from weft_web.findings.models import Finding, Judgement, Service, Standing, Topic, Verdict, Voice
from weft_web.instruments.models import Instrument

DIVIDED = "divided"
ROWS_AT_ONCE = 400
SUMS = ("standing_value", "judged_extent", "standing")


class Held(Record):
    """The value that holds, whose it is (machine, analyst, settled, round_table) and how the finding stands."""

    standing_value: str
    owner: str
    value: weighing.Held


def held(finding: Finding, judgements: Sequence[Judgement]) -> Held:
    """What holds of a finding after these judgements, in order of time."""
    speaking = [one for one in judgements if one.withdrawn_at is None and one.verdict != Verdict.NONE]
    for voice in (Voice.ROUND_TABLE, Voice.SETTLED):
        given = [one for one in speaking if one.voice == voice]
        if given:
            return Held(standing_value=given[-1].verdict, owner=voice.value, value=said(finding, given[-1]))
    last = {one.by_id: one for one in speaking if one.voice == Voice.ANALYST}
    values = {person: said(finding, one) for person, one in last.items()}
    if not values:
        return Held(standing_value="", owner="machine", value=machine(finding))
    agreed = len({(one.extent, one.modality, frozenset(one.themes), frozenset(one.obligations)) for one in values.values()}) == 1
    latest = max(last.values(), key=lambda one: (one.at, one.pk))
    return Held(standing_value=latest.verdict if agreed else DIVIDED, owner="analyst", value=values[latest.by_id])


def said(finding: Finding, judgement: Judgement) -> weighing.Held:
    """The value that a judgement gives: the machine's where it accepts, nothing where it rejects."""
    match judgement.verdict:
        case Verdict.REJECTED:
            return weighing.NOTHING
        case Verdict.CORRECTED:
            themes, obligations = tuple(judgement.themes), tuple(judgement.obligations)
            return weighing.Held(extent=judgement.extent, themes=themes, obligations=obligations, modality=judgement.modality)
    # An acceptance is of what was read then; the values it was given on were written down with it.
    if judgement.extent:
        themes, obligations = tuple(judgement.themes), tuple(judgement.obligations)
        return weighing.Held(extent=judgement.extent, themes=themes, obligations=obligations, modality=judgement.modality)
    return machine(finding)


def speaks(judgements: Iterable[Judgement]) -> bool:
    """Whether any of these judgements or comments stands."""
    return any(one.withdrawn_at is None for one in judgements)


def machine(finding: Finding) -> weighing.Held:
    """The machine's own value."""
    obligations = tuple(one["id"] for one in finding.obligations)
    return weighing.Held(extent=finding.extent, themes=tuple(finding.themes), obligations=obligations, modality=finding.modality)


def standings_renew(instrument: Instrument) -> None:
    """What is kept beside the findings of an instrument so that lists are fast, made anew."""
    renew(Finding.objects.filter(instrument=instrument).prefetch_related("judgements"))


def renew(findings: Iterable[Finding]) -> None:
    """What is kept beside these findings, which come with their judgements, made anew."""
    rows = list(findings)
    summed_up(rows, {row.pk: list(row.judgements.all()) for row in rows})


def summed_up(rows: Sequence[Finding], judgements: Mapping[int, Sequence[Judgement]]) -> None:
    """`standing_value`, `judged_extent`, obligations and themes of findings made anew from the judgements of each, in order of time.

    What only a person saw, and she withdrew it, is gone: there is nothing left to judge.
    """
    services, topics = [], []
    changed: dict[tuple[str, str, str], list[int]] = {}
    for row in rows:
        said_of, was = judgements.get(row.pk, ()), _sum_of(row)
        holds = held(row, said_of)
        row.standing_value, row.judged_extent = holds.standing_value, holds.value.extent
        if row.extent == Extent.NONE and not speaks(said_of):
            row.standing = Standing.GONE
        if row.standing == Standing.HERE:
            services += [Service(finding=row, country_id=row.country_id, obligation=one) for one in holds.value.obligations]
            topics += [Topic(finding=row, country_id=row.country_id, theme=one, extent=row.judged_extent) for one in holds.value.themes]
        if _sum_of(row) != was:
            changed.setdefault(_sum_of(row), []).append(row.pk)
    # The sums are few: one order for each, not one branch for each finding.
    for sums, some in changed.items():
        for place in range(0, len(some), ROWS_AT_ONCE):
            Finding.objects.filter(pk__in=some[place : place + ROWS_AT_ONCE]).update(**dict(zip(SUMS, sums, strict=True)))
    _ties_store([row.pk for row in rows], services, topics)


def _sum_of(row: Finding) -> tuple[str, str, str]:
    return row.standing_value, row.judged_extent, row.standing


def _ties_store(findings: list[int], services: list[Service], topics: list[Topic]) -> None:
    for place in range(0, len(findings), ROWS_AT_ONCE):
        some = findings[place : place + ROWS_AT_ONCE]
        Service.objects.filter(finding_id__in=some).delete()
        Topic.objects.filter(finding_id__in=some).delete()
    Service.objects.bulk_create(services, batch_size=ROWS_AT_ONCE)
    Topic.objects.bulk_create(topics, batch_size=ROWS_AT_ONCE)
