"""A country's texts weighed: the machine's findings with what people judged laid over them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from weft import assess, pipeline
from weft.assess import AssessContent
from weft.records import Assessment, Contradiction, Extent, Finding, Instrument, Link, Modality, Profile, Reason, Record
from weft_web.engine.knowing import content

REPORTED = frozenset(extent.value for extent in pipeline.REPORTED)
"""The extents that the machine reports; the rest is silence."""

JUDGED = Reason(code="judged_by_person")
FULL_SCORE = 1.0


class Held(Record):
    """What holds of one finding after people judged it: none of it where it was rejected."""

    extent: str
    themes: tuple[str, ...]
    obligations: tuple[str, ...]
    modality: str


NOTHING = Held(extent=Extent.NONE.value, themes=(), obligations=(), modality="")


@lru_cache
def assess_content() -> AssessContent:
    """The rules of judgement, read once."""
    return assess.load(content().root, content().obligations)


def weighed(instruments: tuple[Instrument, ...], findings: tuple[Finding, ...], profile: Profile) -> Assessment:
    """The assessment of these texts."""
    return assess.weigh(instruments, findings, profile, assess_content())


def laid_over(findings: Iterable[Finding], held: Mapping[tuple[str, str], Held], *, reviewed_only: bool) -> tuple[Finding, ...]:
    """The findings with people's values in place of the machine's.

    `held`: by document and engine id; `reviewed_only`: the rest says nothing.
    """
    return tuple(_one(finding, held.get((finding.document, finding.id)), reviewed_only=reviewed_only) for finding in findings)


def _one(finding: Finding, held: Held | None, *, reviewed_only: bool) -> Finding:
    if held is None:
        reported = finding.extent in pipeline.REPORTED
        return replace(finding, extent=Extent.NONE, themes=(), obligations=()) if reviewed_only and reported else finding
    kept = {link.id: link for link in finding.obligations}
    links = tuple(kept.get(one) or Link(id=one, score=FULL_SCORE, reasons=(JUDGED,)) for one in held.obligations)
    links = tuple(replace(link, score=FULL_SCORE) for link in links)
    modality = Modality(held.modality) if held.modality else finding.modality
    return replace(finding, extent=Extent(held.extent), themes=held.themes, obligations=links, modality=modality)


def reported(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that have anything to report."""
    return pipeline.reported(tuple(findings))


def encoded(assessment: Assessment) -> bytes:
    """An assessment as JSON, to be kept."""
    return msgspec.json.encode(assessment)


class _Clashes(Record):
    contradictions: tuple[Contradiction, ...]


def contradictions_of(body: bytes) -> tuple[Contradiction, ...]:
    """The possible contradictions of an assessment kept earlier, without the rest of it."""
    return msgspec.json.decode(body, type=_Clashes).contradictions


def decoded(body: bytes) -> Assessment:
    """An assessment kept earlier."""
    return msgspec.json.decode(body, type=Assessment)
