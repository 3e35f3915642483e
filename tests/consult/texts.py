"""The study of the sample country in three languages, as the engine composes it, with what people wrote laid over."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec.structs import replace
from tests.prepared import CONTENT, ENGINE, LANGUAGES, SETTINGS

from weft import assess, pipeline, report
from weft.errors import ReadingError
from weft.records import Assessment, Finding, Instrument, Language, Profile, Study
from weft.report.cleaning import printable
from weft.report.compose import compose
from weft.report.finishing import Numberer
from weft.report.laying import Act, Edit, lay
from weft.report.paper import Mark, Paper, Quotation, Reference
from weft.report.voice import Voice
from weft.runs.register import profile_in

SAMPLE = Path(__file__).parents[2] / "sample" / "solandra"
REPORT = report.load(CONTENT.root, CONTENT.obligations)


@cache
def analysed() -> tuple[tuple[Instrument, ...], tuple[Finding, ...], Profile, Assessment]:
    """The texts of the sample country, read and weighed."""
    instruments, findings = [], []
    for path in sorted(one for one in SAMPLE.rglob("*") if one.is_file() and one.name not in {"profile.yaml", "instruments.csv"}):
        try:
            result = pipeline.analyse_document(path.relative_to(SAMPLE).as_posix(), path.read_bytes(), ENGINE, SETTINGS)
        except ReadingError:
            continue
        instruments.append(result.instrument)
        findings += pipeline.reported(result.findings)
    profile = profile_in(SAMPLE / "profile.yaml", "XS")
    made = assess.weigh(tuple(instruments), tuple(findings), profile, assess.load(CONTENT.root, CONTENT.obligations))
    return tuple(instruments), tuple(findings), profile, made


@cache
def papers() -> Mapping[str, Paper]:
    """The study of Solandra by language."""
    instruments, findings, profile, assessment = analysed()
    frame = Study(
        profile=profile,
        language=Language.EN,
        order="law",
        instruments=instruments,
        findings=findings,
        assessment=assessment,
        made_on="2026-11-22",
        version="0.1.0",
        content_version="0.1.0",
    )
    return {one: compose(printable(replace(frame, language=Language(one))), REPORT) for one in LANGUAGES}


def edited(paper: Paper, *edits: Edit) -> Paper:
    """The paper with what people wrote, numbered as the study is."""
    numberer = Numberer(Voice(REPORT, Language(paper.language)))
    chapters = []
    for chapter in paper.chapters:
        numberer.open(chapter)
        laid = lay(chapter, {one.key: one for one in edits}, {}, "lost")
        chapters.append(replace(chapter, blocks=tuple(numberer.numbered(block) for one in laid for block in one.blocks)))
    return replace(paper, chapters=tuple(chapters))


def own(chapter: str, key: str, after: str, text: str, form: str = "paragraph") -> Edit:
    """A block that a person added to a chapter after another."""
    return Edit(key=f"own-{key}", act=Act.OWN, text=text, form=form, chapter=chapter, after=after)


def reference(number: int) -> Reference:
    """A pointer to a passage."""
    return Reference(text=f"P{number}", anchor=f"p-{number}")


def passage(number: int) -> Quotation:
    """The passage that a pointer leads to."""
    mark = Mark(code="operative", word="Operative")
    shown = Reference(text="[P]", anchor="")
    return Quotation(text="Words.", language="en", reference=shown, source="Act", mark=mark, anchor=f"p-{number}", key="register/p")
