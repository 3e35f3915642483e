"""Reading institutions: the chart of a country, and the passages behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.engine.mandates import folded
from weft_web.findings.assessing import assessment_of
from weft_web.findings.models import Finding, Standing
from weft_web.institutions.bodies import Body, Chart
from weft_web.institutions.gathering import gathered
from weft_web.institutions.models import Correction, Kind

IDS_AT_ONCE = 5000

STATES = ("with_role", "named_only", "shared", "unchecked", "corrected", "unnamed", "coordinating", "hidden")
"""What a list can be narrowed to."""


def chart_of(country: Country) -> Chart:
    """All institutions of a country as they stand: from the texts, corrected by people."""
    corrections = list(corrections_of(country))
    moved = {pk for one in corrections if one.kind == Kind.SPLIT for pk in one.value.get("passages", ())}
    rows = Finding.objects.filter(country=country, pk__in=moved).values_list("pk", "engine_id")
    return gathered(assessment_of(country), corrections, dict(rows))


def corrections_of(country: Country) -> Iterable[Correction]:
    """The corrections that hold, oldest first."""
    held = Correction.objects.filter(country=country, withdrawn_at=None)
    return held.select_related("by", "finding__instrument").order_by("at", "id")


def passages_of(country: Country, passages: Iterable[str]) -> dict[str, Finding]:
    """The findings behind these engine ids; those that nothing reports have no row."""
    wanted, found = list(dict.fromkeys(passages)), {}
    for place in range(0, len(wanted), IDS_AT_ONCE):
        some = wanted[place : place + IDS_AT_ONCE]
        rows = Finding.objects.filter(country=country, standing=Standing.HERE, engine_id__in=some).select_related("instrument")
        found.update({row.engine_id: row for row in rows.defer("obligations", "reasons", "concepts", "quotes")})
    return found


def sectors_read(country: Country, bodies: Iterable[Body]) -> dict[str, str]:
    """The sector that a body seems to be of: that of most instruments' passages naming it; by body."""
    listed = list(bodies)
    wanted = {passage for body in listed for passage in body.passages}
    sectors: dict[str, str] = {}
    for place in range(0, len(wanted), IDS_AT_ONCE):
        some = sorted(wanted)[place : place + IDS_AT_ONCE]
        sectors.update(Finding.objects.filter(country=country, engine_id__in=some).values_list("engine_id", "sector"))
    return {body.id: _most(sectors, body) for body in listed}


def _most(sectors: Mapping[str, str], body: Body) -> str:
    """Passages that give a role weigh before those that only name the body."""
    giving = [sectors.get(one, "") for role in body.roles for one in role.passages]
    counted = Counter(one for one in giving if one) or Counter(one for passage in body.passages if (one := sectors.get(passage, "")))
    return min(counted, key=lambda one: (-counted[one], one)) if counted else ""


class Wish(Record):
    """What a list is narrowed to; "" is no wish."""

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
