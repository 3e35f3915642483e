"""The review screen of one finding: passage, three values, place in the list, all that the reader may see of it."""

import uuid
from collections.abc import Mapping

import msgspec
from django.db.models import Prefetch, QuerySet

from weft.records import Reason, Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.findings.clashes import Clash, clashes_of
from weft_web.findings.differing import differences
from weft_web.findings.filtering import Filter, Place, Progress, chosen, next_after, place_of, progress_of
from weft_web.findings.models import Change, Finding, Judgement, Verdict, Voice
from weft_web.findings.passage import Leaf, leaf_of
from weft_web.findings.seeing import Reader, Sight, judged_by, sight
from weft_web.findings.services import state_of
from weft_web.wording import Piece


class Tie(Record):
    """An obligation that the machine ties a passage to: its id, how strongly (0..1), and why."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


class Shown(Record):
    """What the form shows: what was sent, else the reader's own judgement, else the machine's reading."""

    verdict: str
    extent: str
    themes: tuple[str, ...]
    obligations: tuple[str, ...]
    modality: str
    comment: str
    take: str = ""


class Review(Record):
    """All of the review screen. `rereads`: how the words differ from those on which the reader judged."""

    finding: Finding
    sight: Sight
    leaf: Leaf
    clashes: tuple[Clash, ...]
    place: Place
    progress: Progress
    reasons: tuple[Reason, ...]
    ties: tuple[Tie, ...]
    rereads: tuple[Piece, ...]
    table: Judgement | None
    settled: Judgement | None
    seen: str
    key: str


def with_judgements(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """The findings with their judgements, people and instruments, in as few questions to the database as can be."""
    spoken = Judgement.objects.select_related("by").order_by("at", "id")
    return rows.select_related("instrument").prefetch_related(Prefetch("judgements", queryset=spoken))


def review_of(finding: Finding, reader: Reader, asked: Filter, page: int | None) -> Review:
    """What a reader is shown of a finding within the list that a filter leaves."""
    judgements = list(finding.judgements.all())
    seen = sight(finding, judgements, reader)
    standing = [one for one in judgements if one.withdrawn_at is None and one.verdict != Verdict.NONE]
    return Review(
        finding=finding,
        sight=seen,
        leaf=leaf_of(finding, page),
        clashes=clashes_of(finding),
        place=place_of(chosen(finding.country, reader, asked), asked, finding),
        progress=progress_of(finding.country, reader),
        reasons=msgspec.convert(finding.reasons, tuple[Reason, ...]),
        ties=msgspec.convert(finding.obligations, tuple[Tie, ...]),
        rereads=_rereads(finding, seen.mine),
        table=next((one for one in reversed(standing) if one.voice == Voice.ROUND_TABLE), None),
        settled=next((one for one in reversed(standing) if one.voice == Voice.SETTLED), None),
        seen=state_of(finding, judgements),
        key=str(uuid.uuid4()),
    )


def _rereads(finding: Finding, mine: Judgement | None) -> tuple[Piece, ...]:
    """How today's words differ from those the reader judged, or, where they are to be looked at again, from those before."""
    if mine is not None:
        return differences(mine.quote, finding.text) if mine.quote != finding.text else ()
    last = finding.changes.filter(kind=Change.Kind.TEXT).order_by("-pk").first() if finding.look_again else None
    return differences(str(last.before.get("text", "")), finding.text) if last else ()


def shown(review: Review, sent: Mapping[str, object] | None) -> Shown:
    """What the form shows at first, or again after something was wrong with it."""
    mine, finding = review.sight.mine, review.finding
    if sent is not None:
        return msgspec.convert(sent, Shown)
    source = mine if mine is not None and mine.extent else None
    return Shown(
        verdict=mine.verdict if mine else "",
        extent=source.extent if source else finding.extent,
        themes=tuple(source.themes if source else finding.themes),
        obligations=tuple(source.obligations if source else [one.id for one in review.ties]),
        modality=source.modality if source else finding.modality,
        comment=mine.comment if mine else "",
    )


def next_waiting(finding: Finding, reader: Reader, asked: Filter) -> int | None:
    """The finding to judge after this one: the next in the list that waits for the reader."""
    rows = chosen(finding.country, reader, asked)
    if asked.whose != "mine":
        rows = rows.exclude(judged_by(reader.person))
    if not (asked.standing or asked.whose or asked.bulk):
        rows = rows.filter(standing_value="")
    return next_after(rows, asked, finding)


def saved_by(country: Country, person: Person, said: str) -> Judgement | None:
    """The judgement that has just been saved, where the address names one of the person's own that still stands."""
    if not (said.isascii() and said.isdigit()):
        return None
    own = Judgement.objects.filter(pk=int(said[:18]), by=person, finding__country=country, withdrawn_at=None)
    return own.select_related("finding").first()


def opinions_of(finding: Finding) -> tuple[Judgement, ...]:
    """The last word of each analyst that stands, in order of time; then what was settled or decided."""
    standing = [one for one in finding.judgements.all() if one.withdrawn_at is None and one.verdict != Verdict.NONE]
    return tuple({(one.voice != Voice.ANALYST, one.by_id): one for one in standing}.values())


def silent_values(sent: Mapping[str, object] | None) -> Shown:
    """What the form shows for a provision that the machine did not report."""
    if sent is not None:
        return msgspec.convert(sent, Shown)
    return Shown(verdict=Verdict.CORRECTED.value, extent="", themes=(), obligations=(), modality="", comment="")
