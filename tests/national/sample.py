"""The sample country read from its files and assessed, and the knowledge that its report is drafted with."""

from functools import cache
from pathlib import Path

import msgspec
import yaml
from msgspec.structs import replace
from tests.prepared import CONTENT, ENGINE, SETTINGS

from weft import assess, pipeline, report
from weft.content import national
from weft.errors import ReadingError
from weft.national.desk import Desk, Knowledge
from weft.national.drafting import draft
from weft.records import Finding, Instrument, Language, Need, Profile, Said, Study
from weft.records.reporting import NationalReport, Undertaken

FOLDER = Path(__file__).parents[2] / "sample" / "solandra"
BESIDE = ("profile.yaml", "instruments.csv")
NATIONAL = national.load(CONTENT.root)
REPORT = report.load(CONTENT.root, CONTENT.obligations)
ASSESS = assess.load(CONTENT.root, CONTENT.obligations)
KNOWLEDGE = Knowledge(NATIONAL, ASSESS, REPORT)
PROFILE = msgspec.convert(yaml.safe_load((FOLDER / "profile.yaml").read_text(encoding="utf-8")), Profile)
NEEDS = (Need(area="risk_assessment", title="Two assessors for field trials"), Need(area="beyond_the_list", title="=Vehicles"))
DONE = (Undertaken(area="identification", title="Course for customs officers", source="Ministry of Finance, 2025"),)
MADE_ON = "2026-11-23"


@cache
def read() -> tuple[tuple[Instrument, ...], tuple[Finding, ...]]:
    """The register and all findings."""
    laws: list[Instrument] = []
    findings: list[Finding] = []
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file() and path.name not in BESIDE):
        try:
            made = pipeline.analyse_document(path.relative_to(FOLDER).as_posix(), path.read_bytes(), ENGINE, SETTINGS)
        except ReadingError:
            continue
        twin = next((law.document for law in laws if law.sha256 == made.instrument.sha256), None)
        laws.append(replace(made.instrument, duplicate_of=twin))
        findings += made.findings
    return tuple(laws), tuple(findings)


def study(profile: Profile = PROFILE, only: tuple[str, ...] | None = None) -> Study:
    """The study of the sample country, of some of its documents where they are named."""
    laws, findings = read()
    kept = tuple(one for one in laws if only is None or one.document in only)
    held = tuple(one for one in findings if only is None or one.document in only)
    return Study(
        profile=profile,
        language=Language.EN,
        order="obligations",
        instruments=kept,
        findings=pipeline.reported(held),
        assessment=assess.weigh(kept, held, profile, ASSESS),
        made_on=MADE_ON,
        version="1",
        content_version="",
        said=Said(needs=NEEDS),
    )


@cache
def desk() -> Desk:
    """The desk of the sample country."""
    return Desk(study(), KNOWLEDGE, DONE)


@cache
def drafted() -> NationalReport:
    """Its report, drafted."""
    return draft(desk())
