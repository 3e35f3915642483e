"""Word 97-2003 files (DOC): turned into DOCX by LibreOffice where it is installed, refused elsewhere."""

import hashlib
import os
import signal
import subprocess
import tempfile
from pathlib import Path

import msgspec

from weft.errors import ReadingError
from weft.ingest.docx import read_docx
from weft.ingest.limits import MAX_PACKAGE_BYTES, SOFFICE_SECONDS, check_size
from weft.ingest.settings import ReadSettings
from weft.records import Document


def read_legacy_doc(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`; raises ReadingError where LibreOffice is missing or cannot read it."""
    if settings.soffice is None:
        raise ReadingError("legacy_doc_needs_libreoffice")
    check_size(len(data), MAX_PACKAGE_BYTES)
    document = read_docx(name, _converted(data, settings.soffice), settings)
    return msgspec.structs.replace(document, format="doc", sha256=hashlib.sha256(data).hexdigest())


def _converted(data: bytes, soffice: str) -> bytes:
    """The file as DOCX; LibreOffice works in a folder and with a profile of its own, both gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "law.doc").write_bytes(data)
        command = [
            soffice, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out", f"{folder}/law.doc",
        ]  # fmt: skip
        _run(command, folder)
        converted = Path(folder, "out", "law.docx")
        if not converted.is_file():
            raise ReadingError("damaged")
        check_size(converted.stat().st_size, MAX_PACKAGE_BYTES)
        return converted.read_bytes()


def _run(command: list[str], folder: str) -> None:
    """Runs LibreOffice with no more of the surroundings than it needs; past its time it is ended with all it started."""
    surroundings = {"HOME": folder, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError as error:
        raise ReadingError("legacy_doc_needs_libreoffice") from error
    try:
        process.wait(SOFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise ReadingError("time_limit", str(SOFFICE_SECONDS)) from error
