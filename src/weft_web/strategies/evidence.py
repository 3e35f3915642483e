"""What a part rests on, as its page shows it, and what could be tied to it."""

from weft.records import Coverage, Record
from weft_web.coverage.weighed import weighed
from weft_web.findings.models import Finding
from weft_web.findings.seeing import reader_of, sights
from weft_web.observations.models import Observation
from weft_web.observations.selectors import findings_like
from weft_web.strategies.desk import Desk
from weft_web.strategies.models import Part, Tie
from weft_web.strategies.selectors import source_said, ties_of

OBSERVATIONS_OFFERED = 6
GAPS = (Coverage.NOT_FOUND, Coverage.IMPLICIT, Coverage.MENTION)
"""Where an obligation stands that still wants a rule."""


class Ground(Record):
    """Something tied, as the reader may see it. `extent`: the value she is shown; `obligations`: what it serves."""

    tie: Tie | None
    finding: Finding | None
    observation: Observation | None
    source: str
    extent: str = ""
    obligations: tuple[str, ...] = ()


class Evidence(Record):
    """All that a part rests on, and the obligations behind it that still want a rule."""

    grounds: tuple[Ground, ...] = ()
    obligations: tuple[str, ...] = ()


def evidence_of(desk: Desk, part: Part) -> Evidence:
    """What a part rests on."""
    ties = list(ties_of(desk.row, part))
    seen = sights([one.finding for one in ties if one.finding], reader_of(desk.request))
    grounds = []
    for tie in ties:
        if tie.finding is not None:
            value = seen[tie.finding.pk].shown.value
            grounds.append(_of_finding(desk, tie, tie.finding, (value.extent, value.obligations)))
        else:
            grounds.append(Ground(tie=tie, finding=None, observation=tie.observation, source=""))
    served = dict.fromkeys(name for one in grounds for name in one.obligations)
    rows = weighed(desk.country, reviewed_only=False).rows if served else {}
    wanting = tuple(one for one in served if one in rows and rows[one].coverage in GAPS)
    return Evidence(grounds=tuple(grounds), obligations=wanting)


def _of_finding(desk: Desk, tie: Tie | None, finding: Finding, value: tuple[str, tuple[str, ...]]) -> Ground:
    return Ground(
        tie=tie, finding=finding, observation=None, source=source_said(desk.voice, finding), extent=value[0], obligations=value[1]
    )


def found_for(desk: Desk, part: Part) -> tuple[Ground, ...] | None:
    """What can be tied that holds the words asked for: findings, then entries of what no text shows. Nothing where nobody asks."""
    words = desk.request.GET.get("find", "").strip()
    if not words:
        return None
    tied = Tie.objects.filter(part=part, withdrawn_at=None)
    there, heard = set(tied.values_list("finding", flat=True)), set(tied.values_list("observation", flat=True))
    rows = [one for one in findings_like(desk.country, words) if one.pk not in there]
    seen = sights(rows, reader_of(desk.request))
    entries = Observation.objects.filter(country=desk.country, withdrawn_at=None, title__icontains=words).order_by("-at")
    return (
        *(_of_finding(desk, None, one, (seen[one.pk].shown.value.extent, seen[one.pk].shown.value.obligations)) for one in rows),
        *(Ground(tie=None, finding=None, observation=one, source="") for one in entries[:OBSERVATIONS_OFFERED] if one.pk not in heard),
    )
