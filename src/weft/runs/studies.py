"""From findings to the files of a desk study."""

from pathlib import Path

from weft import assess, pipeline, report
from weft.content import bundle
from weft.records import Assessment, Finding, Instrument, Language, Profile, Record, Study
from weft.runs.parts import has_parquet
from weft.runs.resume import WORK_FOLDER
from weft.runs.versions import engine_version
from weft.runs.writing import DOCUMENTS_FILE, FINDINGS_FILE, line, safe, whole

PARQUET_FILE = "findings.parquet"
# Findings of any extent, kept for `weft report`: an assessment needs them, a reader does not.
ANALYSED_FILE = f"{WORK_FOLDER}/analysed.jsonl"


class Commission(Record):
    """For whom, in which language and order, and on which day (ISO date) a study is written."""

    profile: Profile
    language: Language
    order: str
    made_on: str


def written_study(
    instruments: tuple[Instrument, ...], analysed: tuple[Finding, ...], commission: Commission, out: Path
) -> tuple[Study, tuple[Path, ...]]:
    """The study and its files, after it has been assessed, composed and written into `out`.

    `analysed`: findings of any extent; those with nothing to report are asked whether silence counts as consent, and kept only then.
    """
    content = bundle.load()
    assessment = assess.weigh(instruments, analysed, commission.profile, assess.load(content.root, content.obligations))
    study = Study(
        profile=commission.profile,
        language=commission.language,
        order=commission.order,
        instruments=instruments,
        findings=_told(analysed, assessment),
        assessment=assessment,
        made_on=commission.made_on,
        version=engine_version(),
        content_version=content.version,
    )
    files = report.write(study, report.load(content.root, content.obligations))
    files[FINDINGS_FILE] = b"".join(map(line, study.findings))
    files[DOCUMENTS_FILE] = b"".join(map(line, instruments))
    files[ANALYSED_FILE] = b"".join(map(line, analysed))
    for name, data in sorted(files.items()):
        with whole(out / safe(name)) as file:
            file.write(data)
    shown = tuple(out / name for name in sorted(files) if name != ANALYSED_FILE)
    return study, (*shown, *_parquet(study.findings, out))


def _told(analysed: tuple[Finding, ...], assessment: Assessment) -> tuple[Finding, ...]:
    """The findings that report something, and those a contradiction rests on."""
    kept = {finding.id for finding in pipeline.reported(analysed)}
    kept |= {one for contradiction in assessment.contradictions for one in contradiction.findings}
    return tuple(finding for finding in analysed if finding.id in kept)


def _parquet(findings: tuple[Finding, ...], out: Path) -> tuple[Path, ...]:
    """The findings as Parquet where that part is installed."""
    if not has_parquet():
        return ()
    from weft.runs.parquet import write_parquet

    write_parquet(findings, out / PARQUET_FILE)
    return (out / PARQUET_FILE,)
