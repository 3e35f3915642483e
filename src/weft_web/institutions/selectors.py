"""Reading institutions: the chart of a country, and the passages behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from weft.records import Assessment
from weft_web.countries.models import Country
from weft_web.engine.mandates import folded
from weft_web.findings.assessing import assessment_of
from weft_web.findings.models import Finding
from weft_web.institutions.bodies import Body, Chart
from weft_web.institutions.gathering import gathered
from weft_web.institutions.models import Correction, Kind
from weft_web.institutions.passages import Known, known
from weft_web.narrowing import Narrowing

STATES = ("with_role", "named_only", "shared", "unchecked", "corrected", "unnamed", "coordinating", "hidden")
"""What a list can be narrowed to."""


def chart_of(country: Country, assessment: Assessment | None = None) -> Chart:
    """All institutions of a country as they stand: from the texts (as in this assessment, or the present one), corrected by people."""
    corrections = list(corrections_of(country))
    moved = {pk for one in corrections if one.kind == Kind.SPLIT for pk in one.value.get("passages", ())}
    rows = Finding.objects.filter(country=country, pk__in=moved).values_list("pk", "engine_id")
    return gathered(assessment or assessment_of(country), corrections, dict(rows))


def corrections_of(country: Country) -> Iterable[Correction]:
    """The corrections that hold, oldest first."""
    held = Correction.objects.filter(country=country, withdrawn_at=None)
    return held.select_related("by", "finding__instrument").order_by("at", "id")


def sectors_read(country: Country, bodies: Iterable[Body]) -> dict[str, str]:
    """The sector that a body seems to be of: that of most passages giving it a role, or else naming it; by body."""
    rows = known(country)
    return {body.id: _most(rows, body) for body in bodies}


def _most(rows: Known, body: Body) -> str:
    giving = Counter(rows[one][1] for role in body.roles for one in role.passages if one in rows and rows[one][1])
    counted = giving or Counter(rows[one][1] for one in body.passages if one in rows and rows[one][1])
    return min(counted, key=lambda one: (-counted[one], one)) if counted else ""


class Wish(Narrowing):
    """What a list of bodies is narrowed to."""

    words: str = ""
    role: str = ""
    sector: str = ""
    state: str = ""


def wished(chart: Chart, wish: Wish, sectors: Mapping[str, str]) -> list[Body]:
    """The bodies that a person asks for, by name."""
    bodies = chart.bodies if wish.state == "hidden" else chart.shown
    words = folded(wish.words)
    return [
        one
        for one in bodies
        if (not words or any(words in folded(name) for name in (one.name, *one.names)))
        and (not wish.role or any(role.code == wish.role for role in one.held))
        and (not wish.sector or (one.sector or sectors.get(one.id, "")) == wish.sector)
        and (not wish.state or _in_state(chart, one, wish.state))
    ]


def _in_state(chart: Chart, body: Body, state: str) -> bool:
    match state:
        case "with_role":
            return bool(body.held)
        case "named_only":
            return not body.held
        case "shared":
            return bool(chart.shares_of(body))
        case "unchecked":
            return not body.corrections
        case "corrected":
            return any(one.kind != Kind.CHECKED for one in body.corrections)
        case "unnamed":
            return not body.read_as
        case "coordinating":
            return body.coordinates
    return body.hidden is not None
