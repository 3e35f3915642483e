"""Countries made ready for a synthesis: texts read and weighed into studies. Nothing is confined here: for texts that can be trusted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from weft import assess, pipeline
from weft.content.bundle import Content
from weft.errors import ReadingError
from weft.ingest import ReadSettings
from weft.records import DocumentResult, Study
from weft.records.synthesis import Contribution
from weft.runs.studies import Commission
from weft.runs.versions import engine_version
from weft.synthesis.invented import Handed

ORDER = "law"


@dataclass(frozen=True, slots=True)
class Desk:
    """What texts are read with."""

    content: Content
    engine: pipeline.Engine
    rules: assess.AssessContent


def desk(content: Content) -> Desk:
    """The desk of one content."""
    return Desk(content=content, engine=pipeline.prepare(content), rules=assess.load(content.root, content.obligations))


def contributions(handed: Iterable[Handed], at: Desk) -> tuple[Contribution, ...]:
    """What invented countries bring: their files read like any other's."""
    return tuple(_contribution(one, at) for one in handed)


def _contribution(one: Handed, at: Desk) -> Contribution:
    files = ((name, text.encode("utf-8")) for name, text in one.files)
    commission = Commission(profile=one.profile, language=one.language, order=ORDER, made_on=one.day)
    study = studied(files, commission, at)
    return Contribution(study=study, region=one.region, round=one.round, observations=one.observations)


def studied(files: Iterable[tuple[str, bytes]], commission: Commission, at: Desk) -> Study:
    """The study of files by name; a file that cannot be read is left out, for there is nobody here to mend it."""
    results = tuple(_read(files, at))
    instruments = tuple(one.instrument for one in results)
    analysed = tuple(finding for one in results for finding in one.findings)
    return Study(
        profile=commission.profile,
        language=commission.language,
        order=commission.order,
        instruments=instruments,
        findings=pipeline.reported(analysed),
        assessment=assess.weigh(instruments, analysed, commission.profile, at.rules),
        made_on=commission.made_on,
        version=engine_version(),
        content_version=at.content.version,
    )


def _read(files: Iterable[tuple[str, bytes]], at: Desk) -> Iterator[DocumentResult]:
    settings = ReadSettings(ocr=False, tesseract=None, soffice=None, languages=at.engine.tables)
    for name, data in files:
        try:
            yield pipeline.analyse_document(name, data, at.engine, settings)
        except ReadingError:
            continue
