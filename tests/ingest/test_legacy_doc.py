"""Word 97-2003 files, through LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from tests.ingest.packing import told
from tests.ingest.printing import NO_OCR

from weft import ingest
from weft.errors import ReadingError

SOFFICE = shutil.which("soffice")
WITH_OFFICE = msgspec.structs.replace(NO_OCR, soffice=SOFFICE)
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@needs_libreoffice
def test_an_old_word_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "law.rtf").write_text(r"{\rtf1 Article 1. Of living modified organisms.\par Article 2. Of permits.\par}")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "law.rtf")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = ingest.read("law.doc", (tmp_path / "law.doc").read_bytes(), WITH_OFFICE)
    assert document.format == "doc"
    assert [text for _, text in told(document)] == ["Article 1. Of living modified organisms.", "Article 2. Of permits."]


def test_a_program_that_is_not_there_is_told() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 40
    with pytest.raises(ReadingError, match="legacy_doc_needs_libreoffice"):
        ingest.read("law.doc", data, msgspec.structs.replace(NO_OCR, soffice="/nowhere/soffice"))
