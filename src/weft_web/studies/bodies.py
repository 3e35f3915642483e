"""Institutions as a study has them: from the texts, corrected by people."""

from collections.abc import Iterator

from django.utils import timezone
from msgspec.structs import replace

from weft.records import Assessment, Institution, Mandate, Said
from weft_web.countries.models import Country
from weft_web.institutions.bodies import Body
from weft_web.institutions.models import Correction, Kind
from weft_web.institutions.selectors import chart_of, corrections_of


def with_bodies(assessment: Assessment, said: Said, country: Country) -> tuple[Assessment, Said]:
    """The assessment with institutions as people corrected them, and what they said of them; the same where nobody did."""
    corrections = [one for one in corrections_of(country) if one.kind != Kind.CHECKED]
    if not corrections:
        return assessment, said
    chart = chart_of(country, assessment)
    corrected = [one for one in chart.bodies if any(given.kind != Kind.CHECKED for given in one.corrections)]
    told = replace(
        said,
        mandates=tuple(mandate for body in chart.shown for mandate in _mandates(body)),
        corrected=len(corrected),
        correctors=tuple(dict.fromkeys(one.by.name for one in corrections)),
        settled=tuple(one.function for one in chart.shared if one.settled),
    )
    return replace(assessment, institutions=tuple(map(_institution, chart.shown))), told


def _institution(body: Body) -> Institution:
    roles = tuple((role.code, passage) for role in body.held for passage in role.passages or (_shown_by(role.added),))
    return Institution(name=body.name, language=body.language, roles=roles, findings=body.passages, variants=body.names)


def _shown_by(added: Correction | None) -> str:
    """The passage that a person named for a role, "" where she named none."""
    return added.finding.engine_id if added is not None and added.finding is not None else ""


def _mandates(body: Body) -> Iterator[Mandate]:
    for role in body.held:
        if role.added is not None:
            on = timezone.localdate(role.added.at).isoformat()
            yield Mandate(body=body.name, role=role.code, source=role.added.source, by=role.added.by.name, on=on)
