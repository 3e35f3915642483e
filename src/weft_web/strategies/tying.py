"""What a part of a strategy rests on: tied and untied under a name and a day."""

from django.db import transaction
from django.utils import timezone

from weft_web.accounts.models import Person
from weft_web.countries.services import deed_record
from weft_web.findings.models import Finding
from weft_web.observations.models import Observation
from weft_web.strategies.models import Part, Tie
from weft_web.strategies.services import part_named


@transaction.atomic
def tie_make(part: Part, ground: Finding | Observation, person: Person) -> Tie:
    """The tie. What is tied already is not tied twice."""
    way = "finding" if isinstance(ground, Finding) else "observation"
    there = Tie.objects.select_for_update().filter(part=part, withdrawn_at=None, **{way: ground}).first()
    if there is not None:
        return there
    tie = Tie(strategy=part.strategy, part=part, by=person)
    setattr(tie, way, ground)
    tie.full_clean()
    tie.save()
    _record(tie, "strategy_evidence_tied", person)
    return tie


@transaction.atomic
def tie_withdraw(tie: Tie, person: Person) -> None:
    """The tie undone; the row stays."""
    if Tie.objects.filter(pk=tie.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        _record(tie, "strategy_evidence_untied", person)


@transaction.atomic
def tie_restore(tie: Tie, person: Person) -> None:
    """A tie that was undone stands again, as a new row."""
    ground = tie.finding or tie.observation
    if ground is not None:
        tie_make(tie.part, ground, person)


def _record(tie: Tie, verb: str, person: Person) -> None:
    part = tie.part
    detail = {"finding": tie.finding_id, "observation": tie.observation_id, "part": str(part.key)}
    deed_record(part.strategy.country, person, verb, part_named(part), **detail)
