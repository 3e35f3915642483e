"""What a person may see of what others judged: nothing until she has judged herself, or the matter is settled.

Two people who judge without seeing each other give figures of agreement that mean something. Who does not judge at all
(the Secretariat) sees everything.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.findings.models import Finding, Judgement, Verdict, Voice
from weft_web.findings.standing import Held, held

DECIDING = (Voice.SETTLED, Voice.ROUND_TABLE)


class Reader(Record):
    """Who looks; `judges`: whether she is one of those who must not see before they have judged."""

    person: Person
    judges: bool


class Sight(Record):
    """What of one finding is shown: `history` oldest first, with what was withdrawn; `hidden` people judged and are not shown.

    `mine`: the reader's own judgement that stands; `holds`: what holds now, where it may be seen.
    """

    open: bool
    mine: Judgement | None
    history: tuple[Judgement, ...]
    hidden: int
    others: int
    holds: Held | None


def sight(finding: Finding, judgements: Sequence[Judgement], reader: Reader) -> Sight:
    """What the reader is shown of a finding with these judgements, in order of time."""
    speaking = [one for one in judgements if one.withdrawn_at is None and one.verdict != Verdict.NONE]
    own = [one for one in speaking if one.by_id == reader.person.pk and one.voice == Voice.ANALYST]
    decided = any(one.voice in DECIDING for one in speaking)
    is_open = not reader.judges or bool(own) or decided
    others = len({one.by_id for one in speaking if one.voice == Voice.ANALYST and one.by_id != reader.person.pk})
    return Sight(
        open=is_open,
        mine=own[-1] if own else None,
        history=tuple(one for one in judgements if is_open or one.by_id == reader.person.pk),
        hidden=0 if is_open else others,
        others=others,
        holds=held(finding, judgements) if is_open and speaking else None,
    )


def given(**named: object) -> Exists:
    """Findings with a judgement like this that stands."""
    return Exists(Judgement.objects.filter(finding=OuterRef("pk"), withdrawn_at=None, **named).exclude(verdict=Verdict.NONE))


def judged_by(person: Person) -> Exists:
    """Findings that a person has judged."""
    return given(by=person, voice=Voice.ANALYST)


def open_to(reader: Reader) -> Q:
    """Findings of which the reader may see what others judged."""
    return Q(judged_by(reader.person)) | Q(given(voice__in=DECIDING)) if reader.judges else Q()


def is_blind(finding: Finding, person: Person, *, settles: bool) -> bool:
    """Whether what the person says now is said without having been able to see what others say."""
    rows = Judgement.objects.filter(finding=finding).exclude(verdict=Verdict.NONE)
    if rows.filter(voice__in=DECIDING, withdrawn_at=None).exists() or (settles and finding.standing_value == "divided"):
        return False
    analysts = set(rows.filter(voice=Voice.ANALYST).values_list("by_id", flat=True))
    return person.pk not in analysts or analysts == {person.pk}
