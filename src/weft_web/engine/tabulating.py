"""The evidence workbook of the engine's report, from what holds in the workbench."""

from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.records import Assessment, Finding, Instrument, Language, Profile, Record, Said, Study
from weft.report.cleaning import printable
from weft.report.typesetting import INSTALL
from weft_web.engine.knowing import content_version, engine_version, voice
from weft_web.engine.weighing import reported


class Table(Record):
    """For whom and of which day a workbook is made, and what people said beside its evidence."""

    profile: Profile
    language: Language
    made_on: str
    said: Said = Said()


def workbook(table: Table, instruments: tuple[Instrument, ...], findings: tuple[Finding, ...], assessment: Assessment) -> bytes:
    """The evidence as XLSX. Errors: MissingExtraError where the part of the product that writes it is not installed."""
    if find_spec("xlsxwriter") is None:
        raise MissingExtraError("extra_missing", "report", INSTALL)
    from weft.report import workbook as sheets

    study = Study(
        profile=table.profile,
        language=table.language,
        order="framework",
        instruments=instruments,
        findings=reported(findings),
        assessment=assessment,
        made_on=table.made_on,
        version=engine_version(),
        content_version=content_version(),
        said=table.said,
    )
    return sheets.workbook(printable(study), voice(table.language))
