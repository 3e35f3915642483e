"""The possible contradictions that touch a finding, from the assessment that is kept; a page never waits for a new one."""

from functools import lru_cache

from weft.records import Contradiction, Record
from weft_web.countries.models import Country, Weighing
from weft_web.engine import weighing
from weft_web.findings.assessing import Stamp, last_stamp
from weft_web.findings.models import Finding, Standing

MOST_OTHERS = 6


class Clash(Record):
    """A possible contradiction and the other passages in it."""

    contradiction: Contradiction
    others: tuple[Finding, ...]


def clashes_of(finding: Finding) -> tuple[Clash, ...]:
    """The possible contradictions that a finding is part of."""
    return tuple(_clash(finding, one) for one in _kept(finding.country).get(finding.engine_id, ()))


def _clash(finding: Finding, contradiction: Contradiction) -> Clash:
    ids = [one for one in contradiction.findings if one != finding.engine_id]
    others = Finding.objects.filter(country=finding.country, standing=Standing.HERE, engine_id__in=ids).select_related("instrument")
    return Clash(contradiction=contradiction, others=tuple(others.order_by("instrument", "position")[:MOST_OTHERS]))


def _kept(country: Country) -> dict[str, tuple[Contradiction, ...]]:
    stamp = last_stamp(country)
    return _by_finding(stamp) if stamp else {}


@lru_cache(maxsize=32)
def _by_finding(stamp: Stamp) -> dict[str, tuple[Contradiction, ...]]:
    """Contradictions by the engine's id of the findings in them."""
    body = Weighing.objects.values_list("body", flat=True).get(pk=stamp.weighing)
    found: dict[str, list[Contradiction]] = {}
    for contradiction in weighing.contradictions_of(bytes(body)):
        for one in contradiction.findings:
            found.setdefault(one, []).append(contradiction)
    return {one: tuple(contradictions) for one, contradictions in found.items()}
