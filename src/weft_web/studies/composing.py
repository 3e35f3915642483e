"""A study composed from the country's data, kept until they change; and what citations in people's text mean now."""

import time
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from weft.errors import InputError
from weft.records import Language, Record
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.countries.services import profile_of
from weft_web.coverage.weighed import scoped, weighed
from weft_web.engine import reporting
from weft_web.engine.reporting import Chapter, Paper, Reference
from weft_web.findings.assessing import QUICK_SECONDS, assessment_weigh, is_behind, matter_of
from weft_web.findings.filtering import in_review
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Document
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay
from weft_web.studies.bodies import with_bodies
from weft_web.studies.cutting import cut
from weft_web.studies.models import Citation, ComposedChapter, ComposedPart, Composition, Study
from weft_web.studies.people import said_of, said_stamp

ACRONYMS = "acronyms"
"""The chapter of the short forms in use."""

PARTS_AT_ONCE = 200
KEY_LETTERS = 8
"""Letters of an instrument's key that tell apart two passages with the same words at the same place."""


class NothingToWriteError(InputError):
    """No document has been analysed yet, or some have to be read anew before anything is said of them."""


class Kind(Record):
    """Which composition: language, order, and whether only what people judged counts."""

    language: str
    order: str
    reviewed_only: bool


def kind_of(study: Study) -> Kind:
    """The composition that a study is written on."""
    return Kind(language=study.language, order=study.order, reviewed_only=study.reviewed_only)


def composition_of(country: Country, kind: Kind) -> Composition:
    """The composition at hand; where a new one takes longer than a page may, the last one, and a new one is asked for.

    Errors: NothingToWriteError where there is none and none can be made.
    """
    kept = _kept(country, kind)
    if kept is not None and kept.stamp == stamp_of(country):
        return kept
    if kept is None:
        return composition_make(country, kind)
    if kept.seconds <= QUICK_SECONDS:
        try:
            return composition_make(country, kind)
        except NothingToWriteError:
            return kept
    job_lay("compose_study", country, None, **msgspec.to_builtins(kind))
    return kept


def composition_is_behind(composition: Composition) -> bool:
    """Whether a new composition is under way."""
    return composition.stamp != stamp_of(composition.country)


def stamp_of(country: Country) -> str:
    """What a composition depends on: the data, the engine, its content, what people said, and the day that stands on the cover."""
    country.refresh_from_db(fields=["revision"])
    return f"{country.revision} {engine.engine_version()} {engine.content_version()} {today()} {said_stamp(country)}"


def today() -> str:
    """The day, as ISO date."""
    return timezone.localdate().isoformat()


def composition_make(country: Country, kind: Kind) -> Composition:
    """A new composition, kept."""
    begun, stamp = time.monotonic(), stamp_of(country)
    draft = draft_of(country, kind, fresh=False)
    frame = reporting.without_chapters(draft.paper)
    told = {"stamp": stamp, "frame": reporting.packed(frame), "marks": reporting.packed(draft.marks)}
    where: dict[str, Any] = {"country": country, **msgspec.to_builtins(kind)}
    with transaction.atomic():
        kept, _ = Composition.objects.update_or_create(**where, defaults={**told, "seconds": time.monotonic() - begun})
        kept.chapters.all().delete()
        known = _acronyms(draft.paper)
        for place, one in enumerate(draft.paper.chapters):
            _chapter_store(kept, place, one, known)
    return kept


def _acronyms(paper: Paper) -> frozenset[str]:
    """The short forms of which the study explains those that it uses."""
    tables = (block for one in paper.chapters if one.anchor == ACRONYMS for block in one.blocks if isinstance(block, reporting.Table))
    return frozenset(row[0].text for table in tables for row in table.rows)


def _chapter_store(kept: Composition, place: int, one: Chapter, known: frozenset[str]) -> None:
    """A chapter, and the parts in which it is shown as long as nobody writes in it."""
    there, sections = cut(one)
    used = reporting.words_in(one.blocks)
    row = ComposedChapter.objects.create(
        composition=kept,
        position=place,
        anchor=one.anchor,
        title=one.title,
        number=one.number,
        keys=[block.key for block in one.blocks],
        counts=msgspec.to_builtins(reporting.counts_of(one)),
        sections=msgspec.to_builtins(sections),
        acronyms=sorted(short for short in known if reporting.in_use(short, used)),
        body=reporting.packed(one),
    )
    ComposedPart.objects.bulk_create(
        (
            ComposedPart(chapter=row, number=number, keys=part.keys, anchors=part.anchors, body=reporting.packed(part))
            for number, part in enumerate(there, 1)
        ),
        batch_size=PARTS_AT_ONCE,
    )


def draft_of(country: Country, kind: Kind, *, fresh: bool) -> reporting.Draft:
    """The study composed now; `fresh`: from an assessment of this very state, however long that takes.

    Errors: NothingToWriteError.
    """
    if fresh and is_behind(country, reviewed_only=kind.reviewed_only):
        assessment_weigh(country, reviewed_only=kind.reviewed_only)
    held = weighed(country, reviewed_only=kind.reviewed_only)
    matter = matter_of(country, reviewed_only=kind.reviewed_only)
    if matter.missing:
        job_lay("analyse", country, None)
        raise NothingToWriteError("study_read_anew", str(len(matter.missing)))
    if not matter.instruments:
        raise NothingToWriteError("study_nothing_read")
    language = Language(kind.language)
    assessment, said = with_bodies(scoped(held), said_of(held, country, language), country)
    commission = reporting.Commission(profile=profile_of(country), language=language, order=kind.order, day=today(), said=said)
    study = reporting.study_of(matter.instruments, matter.findings, assessment, commission)
    draft = reporting.composed(study, stable_names(country))
    return replace(draft, paper=reporting.reviewed(draft.paper, review_of(country, only=kind.reviewed_only)))


def review_of(country: Country, *, only: bool) -> reporting.Review:
    """How much people have judged."""
    here = in_review(country)
    every = here.count()
    return reporting.Review(judged=every - here.filter(standing_value="").count(), every=every, only=only)


def compose(job: Job, tell: Tell) -> dict[str, Any]:
    """The job that composes a study too large to be composed while somebody waits for a page."""
    country = job.country
    assert country is not None  # noqa: S101 - laid only with a country
    tell(0, 1)
    composition_make(country, msgspec.convert(job.arguments, Kind))
    return {}


def _kept(country: Country, kind: Kind) -> Composition | None:
    found = Composition.objects.filter(country=country, **msgspec.to_builtins(kind))
    return found.select_related("country").first()


def stable_names(country: Country) -> dict[str, str]:
    """What documents and findings are called in keys and citations, by the engine's ids: they stay when a text is read anew."""
    current = Document.objects.filter(instrument__country=country, current=True)
    names = {name: key.hex for name, key in current.values_list("name", "instrument__key")}
    here = Finding.objects.filter(country=country, standing=Standing.HERE).order_by("instrument_id", "position")
    taken: set[str] = set()
    for engine_id, anchor, key in here.values_list("engine_id", "anchor", "instrument__key"):
        names[engine_id] = f"{anchor}.{key.hex[:KEY_LETTERS]}" if anchor in taken else anchor
        taken.add(anchor)
    return names


def marks_of(composition: Composition) -> dict[str, Reference]:
    """What each citation shows and leads to now; one fixed earlier follows its finding through every new reading."""
    marks = reporting.unpacked(bytes(composition.marks), dict[str, Reference])
    return with_fixed(marks, composition.country)


def with_fixed(marks: dict[str, Reference], country: Country) -> dict[str, Reference]:
    """Citations with those that were fixed when they were written."""
    fixed = Citation.objects.filter(country=country).select_related("finding__instrument")
    for one in fixed:
        if one.finding.standing != Standing.HERE:
            continue
        now = mark_of(one.finding, marks)
        if now in marks:
            marks[one.mark] = marks[now]
        else:
            marks.pop(one.mark, None)
    return marks


def mark_of(finding: Finding, marks: dict[str, Reference]) -> str:
    """The citation of a finding as it is called now."""
    own = f"P:{finding.anchor}.{finding.instrument.key.hex[:KEY_LETTERS]}"
    return own if own in marks else f"P:{finding.anchor}"


def frame_of(composition: Composition) -> Paper:
    """The study without its chapters."""
    return reporting.unpacked(bytes(composition.frame), Paper)
