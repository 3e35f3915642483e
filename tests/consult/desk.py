"""What forms are made and read with in tests."""

import subprocess
from functools import cache
from pathlib import Path

from tests.consult.texts import REPORT
from tests.prepared import CONTENT, ENGINE

from weft.consult import columns
from weft.consult.coming_in import Arrival, Desk
from weft.consult.forms import Call, sheet_form, word_form
from weft.consult.places import Draft
from weft.records import Language
from weft.report.voice import Voice

CALL = Call(round="r1", closes_at="2027-01-15T20:59:00+00:00", zone="Africa/Nairobi", send_to="comments@biosafety.example")
ARRIVAL = Arrival(round="r1", by="p1", at="2027-01-10T10:00:00+00:00", name="Nobody", language="es")
COLUMNS = columns.load(CONTENT.root)
LIBREOFFICE = 120
"""Seconds that LibreOffice may take."""

_MADE: dict[tuple[str, str, str], bytes] = {}


@cache
def voice_in(language: str) -> Voice:
    return Voice(REPORT, Language(language))


def desk_of(*drafts: Draft) -> Desk:
    return Desk(drafts=drafts, columns=COLUMNS, tables=ENGINE.tables)


def word_form_in(draft: Draft, language: str) -> bytes:
    """The Word form, without pictures: they are drawn elsewhere."""
    made = _MADE.get((draft.key, language, "docx"))
    if made is None:
        made = _MADE[draft.key, language, "docx"] = word_form(draft, CALL, voice_in(language), {})
    return made


def sheet_form_in(draft: Draft, language: str) -> bytes:
    made = _MADE.get((draft.key, language, "xlsx"))
    if made is None:
        made = _MADE[draft.key, language, "xlsx"] = sheet_form(draft, CALL, voice_in(language))
    return made


def resaved(data: bytes, folder: Path, ending: str) -> bytes:
    """The file as LibreOffice saves it."""
    (folder / f"form.{ending}").write_bytes(data)
    kind = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx"}[ending]
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", f"{folder}/out", f"{folder}/form.{ending}"], check=True, capture_output=True, timeout=LIBREOFFICE)
    return (folder / "out" / f"form.{ending}").read_bytes()
