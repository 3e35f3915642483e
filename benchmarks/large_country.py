"""A country with as many findings as asked for: the sample country, its laws over and over, each copy a law of its own.

Every copy has its rows, its words in the search and its kept result, so that the whole is weighed and composed as any country is.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from weft import ids

COUNTRY = "XS"
COPY = "copy-"
ROWS_AT_ONCE = 2000
JUDGED, TWICE = 3, 10
"""One finding in so many is judged by one person, one in so many by two."""

BUSY = "legal_specialist"
"""The role of the one who judged most, and who looks at the pages: lists are slowest for her."""

OBSERVATIONS = 300


def laid_out(wanted: int) -> int:
    """How many findings were made so that there are as many as wanted."""
    from tests.web.peopled import sample_country

    from weft_web.countries.models import Country
    from weft_web.findings.models import Finding
    from weft_web.observations.models import Observation

    if not Country.objects.filter(code=COUNTRY).exists():
        sample_country()
    there, at_once = Finding.objects.count(), Finding.objects.filter(document__in=_originals()).count()
    copies = -(-(wanted - there) // at_once) if there < wanted else 0
    for number in range(there, there + copies):
        _copy(number)
    if not Observation.objects.exists():
        _observe(Country.objects.get(code=COUNTRY))
    return Finding.objects.count() - there


def brought_up_to_date() -> Iterator[tuple[str, float]]:
    """What is done in the background after a judgement, where it has not been done, and the seconds that it took."""
    from weft_web.countries.models import Country, Weighing
    from weft_web.findings.assessing import assessment_weigh
    from weft_web.findings.assessing import is_behind as weighing_is_behind
    from weft_web.studies.composing import Kind, composition_make, stamp_of
    from weft_web.studies.models import Composition

    country = Country.objects.get(code=COUNTRY)
    if weighing_is_behind(country) or not Weighing.objects.filter(country=country, seconds__gt=1).exists():
        assessment_weigh(country, reviewed_only=False)
        yield "weighed", Weighing.objects.get(country=country, reviewed_only=False).seconds
    if not Composition.objects.filter(country=country, stamp=stamp_of(country)).exists():
        yield "composed", composition_make(country, Kind(language="en", order="law", reviewed_only=False)).seconds


def _originals() -> Any:
    """The documents of the sample country, each text once."""
    from weft_web.instruments.models import Document

    return Document.objects.select_related("instrument__country", "file").filter(duplicate_of=None).exclude(name__startswith=COPY)


def _copy(number: int) -> None:
    """The instruments of the sample country with all that belongs to them, once more, a share of the findings judged."""
    from django.db import transaction

    from weft_web.instruments.models import Document, Instrument

    with transaction.atomic():
        for original in _originals():
            told = {**_columns(original.instrument), "key": uuid.uuid4(), "title": f"{original.instrument.title} ({number})"}
            named = {"instrument_id": Instrument.objects.create(**told).pk, "name": f"{COPY}{number}/{original.name}"}
            twin = Document.objects.create(**{**_columns(original), **named})
            _keep_result(original, twin)
            _copy_provisions(original, twin)
            _copy_findings(original, twin)


def _columns(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}


def _named(engine_id: str, document: Any) -> str:
    """What a finding of the original is called in its copy."""
    return ids.of(engine_id, document.name)


def _keep_result(original: Any, twin: Any) -> None:
    """The kept result of the original as one of its copy."""
    from weft_web.engine import analysing
    from weft_web.instruments.holding import results_folder

    folder, version = results_folder(COUNTRY), original.result_version
    result = analysing.kept_result(folder, original.name, original.file.sha256, version)
    if result is None:
        return
    own = {"document": twin.name}
    copied = replace(
        result,
        instrument=replace(result.instrument, **own),
        provisions=tuple(replace(one, id=_named(one.id, twin), **own) for one in result.provisions),
        findings=tuple(replace(one, id=_named(one.id, twin), **own) for one in result.findings),
    )
    analysing.keep_brought(folder, msgspec.json.encode(copied), twin.name, twin.file.sha256)


def _copy_provisions(original: Any, twin: Any) -> None:
    from weft_web.instruments.models import Provision
    from weft_web.searches.services import document_index

    _create(Provision, (Provision(**{**_columns(row), "document_id": twin.pk}) for row in Provision.objects.filter(document=original)))
    document_index(twin)


def _copy_findings(original: Any, twin: Any) -> None:
    from weft_web.findings.models import Finding

    owned = {"document_id": twin.pk, "instrument_id": twin.instrument_id}
    rows = [
        Finding(**{**_columns(row), **owned, "engine_id": _named(row.engine_id, twin), "anchor": _named(row.anchor, twin)})
        for row in Finding.objects.filter(document=original)
    ]
    _create(Finding, rows)
    for name in ("ProposedService", "Service"):
        _create_ties(name, rows, lambda row: [{"obligation": one["id"]} for one in row.obligations])
    for name in ("ProposedTopic", "Topic"):
        _create_ties(name, rows, lambda row: [{"theme": one} for one in row.themes])
    _judge(rows)


def _create(model: Any, rows: Iterable[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _create_ties(name: str, rows: list[Any], ties: Callable[[Any], list[dict[str, str]]]) -> None:
    from weft_web.findings import models

    model = getattr(models, name)
    _create(model, (model(finding=row, country_id=row.country_id, **one) for row in rows for one in ties(row)))


def _judge(rows: list[Any]) -> None:
    """A share of the findings judged by one person, a share of them by two who sometimes differ."""
    from tests.web.peopled import person_of

    from weft_web.findings.models import Finding, Judgement
    from weft_web.findings.standing import renew
    from weft_web.rights import Role

    first, second = person_of(Role(BUSY)), person_of(Role.CONSULTANT)
    judged = [row for row in rows if not row.pk % JUDGED]
    _create(Judgement, (_judgement(Judgement, row, first, "corrected" if row.pk % 7 == 0 else "accepted") for row in judged))
    twice = [row for row in judged if not row.pk % TWICE]
    _create(Judgement, (_judgement(Judgement, row, second, "rejected" if row.pk % 4 == 0 else "accepted") for row in twice))
    renew(Finding.objects.filter(pk__in=[row.pk for row in judged]).prefetch_related("judgements"))


def _judgement(kind: Any, row: Any, person: Any, verdict: str) -> Any:
    given = {"finding": row, "by": person, "verdict": verdict, "path": row.path, "quote": row.text}
    if verdict == "rejected":
        return kind(**given, comment="Not about living modified organisms.")
    extent = "mention" if verdict == "corrected" else row.extent
    obligations = [one["id"] for one in row.obligations]
    return kind(**given, extent=extent, themes=row.themes, obligations=obligations, modality=row.modality)


def _observe(country: Any) -> None:
    """Observations, each tied to a finding."""
    from tests.web.peopled import person_of

    from weft_web.engine.asking import KINDS
    from weft_web.findings.models import Finding
    from weft_web.observations.models import Evidence
    from weft_web.observations.services import evidence_tie, observation_make
    from weft_web.rights import Role

    person, kinds = person_of(Role.CONSULTANT), list(KINDS)
    for place, finding in enumerate(Finding.objects.filter(country=country).order_by("anchor")[:OBSERVATIONS]):
        values = {"kind": kinds[place % len(kinds)], "title": f"Seen at {finding.path}", "text": finding.text, "language": "en"}
        observation = observation_make(country, values, person)
        evidence_tie(Evidence(observation=observation, kind=Evidence.Kind.FINDING, finding=finding), person)
