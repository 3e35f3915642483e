"""What a person may see of what others judged: nothing until she has judged herself, or the matter is settled or decided.

Two people who judge without seeing each other give figures of agreement that mean something. Who does not judge at all (the Secretariat)
sees everything. Who settles judges like the others, and sees what is divided: it waits for her; the pages on which she settles and decides
show all. Wherever a value of one finding is shown, listed, filtered by or written into a file, it is `Sight.shown`. What is summed up
over findings (counts, the cells and gaps of the matrix, figures of agreement, the study) counts every judgement for everybody.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.findings.models import Finding, Judgement, ProposedService, Service, Standing, Verdict, Voice
from weft_web.findings.standing import DIVIDED, Held, held
from weft_web.rights import Right

DECIDING = (Voice.SETTLED, Voice.ROUND_TABLE)


class Reader(Record):
    """Who looks; `judges`: whether she is one of those who must not see before they have judged; `settles`: what is divided she sees."""

    person: Person
    judges: bool
    settles: bool = False


class Sight(Record):
    """What of one finding is shown: `history` oldest first, with what was withdrawn; `hidden` people judged and are not shown.

    `mine`: the reader's own judgement that stands; `holds`: what holds now, where it may be seen and anybody judged; `shown`: the value
    that the reader sees: what holds, or the machine's while what others judged is hidden.
    """

    open: bool
    mine: Judgement | None
    history: tuple[Judgement, ...]
    hidden: int
    others: int
    holds: Held | None
    shown: Held


def reader_of(request: Asked) -> Reader:
    """Who looks at a page."""
    return Reader(person=request.user, judges=Right.JUDGE in request.rights, settles=Right.SETTLE in request.rights)


def sight(finding: Finding, judgements: Sequence[Judgement], reader: Reader) -> Sight:
    """What the reader is shown of a finding with these judgements, in order of time."""
    speaking = [one for one in judgements if one.withdrawn_at is None and one.verdict != Verdict.NONE]
    own = [one for one in speaking if one.by_id == reader.person.pk and one.voice == Voice.ANALYST]
    decided = any(one.voice in DECIDING for one in speaking)
    to_settle = reader.settles and finding.standing_value == DIVIDED
    is_open = not reader.judges or bool(own) or decided or to_settle
    others = len({one.by_id for one in speaking if one.voice == Voice.ANALYST and one.by_id != reader.person.pk})
    history = tuple(one for one in judgements if is_open or one.by_id == reader.person.pk)
    shown = held(finding, history)
    return Sight(
        open=is_open,
        mine=own[-1] if own else None,
        history=history,
        hidden=0 if is_open else others,
        others=others,
        holds=shown if is_open and speaking else None,
        shown=shown,
    )


def sights(findings: Iterable[Finding], reader: Reader) -> dict[int, Sight]:
    """What the reader is shown of each of these findings, by row; one question to the database for all that were judged."""
    rows = list(findings)
    given: dict[int, list[Judgement]] = {}
    for one in Judgement.objects.filter(finding__in=[row.pk for row in rows if row.standing_value]).order_by("at", "id"):
        given.setdefault(one.finding_id, []).append(one)
    return {row.pk: sight(row, given.get(row.pk, ()), reader) for row in rows}


def given(**named: object) -> Exists:
    """Findings with a judgement like this that stands."""
    return Exists(Judgement.objects.filter(finding=OuterRef("pk"), withdrawn_at=None, **named).exclude(verdict=Verdict.NONE))


def judged_by(person: Person) -> Exists:
    """Findings that a person has judged."""
    return given(by=person, voice=Voice.ANALYST)


def open_to(reader: Reader) -> Q:
    """Findings of which the reader may see what others judged."""
    if not reader.judges:
        return Q()
    seen = Q(judged_by(reader.person)) | Q(given(voice__in=DECIDING))
    return seen | Q(standing_value=DIVIDED) if reader.settles else seen


def withheld(reader: Reader) -> Q:
    """Findings that others judged and of which the reader is shown the machine's reading."""
    return ~Q(standing_value="") & ~open_to(reader) if reader.judges else Q(pk__in=())


def otherwise(country: Country, reader: Reader) -> QuerySet[Finding]:
    """Findings of which the reader is shown another extent than the one that holds."""
    return Finding.objects.filter(withheld(reader), country=country).exclude(extent=F("judged_extent"))


class Retied(Record):
    """Withheld findings that people tied to an obligation, and those that they took from it (engine's id -> document)."""

    tied: Mapping[str, int]
    untied: Mapping[str, int]


def retied(country: Country, obligation: str, reader: Reader) -> Retied:
    """Where a list of what serves an obligation would tell the reader what others judged."""
    hidden = Finding.objects.filter(withheld(reader), country=country, standing=Standing.HERE, document__current=True)
    holds = Service.objects.filter(country=country, obligation=obligation).values("finding")
    proposed = ProposedService.objects.filter(country=country, obligation=obligation).values("finding")
    tied, untied = hidden.filter(pk__in=holds).exclude(pk__in=proposed), hidden.filter(pk__in=proposed).exclude(pk__in=holds)
    return Retied(tied=dict(tied.values_list("engine_id", "document")), untied=dict(untied.values_list("engine_id", "document")))


def is_blind(finding: Finding, person: Person, *, settles: bool) -> bool:
    """Whether what the person says now is said without having been able to see what others say."""
    rows = Judgement.objects.filter(finding=finding).exclude(verdict=Verdict.NONE)
    if rows.filter(voice__in=DECIDING, withdrawn_at=None).exists() or (settles and finding.standing_value == "divided"):
        return False
    analysts = set(rows.filter(voice=Voice.ANALYST).values_list("by_id", flat=True))
    return person.pk not in analysts or analysts == {person.pk}
