"""What the doctor finds, and how it says what is missing."""

import json
from pathlib import Path

from tests.cli.running import weft

from weft.cli.exits import Exit


def test_programs_learn_what_is_there(tmp_path: Path) -> None:
    told = weft("doctor", "--json", WEFT_DATA=str(tmp_path / "new"))
    found = {line["name"]: line["found"] for line in json.loads(told.stdout)}
    assert told.returncode == Exit.DONE
    assert found["python"].startswith("3.")
    assert found["jail_ceilings"] == "yes"
    assert {"tesseract", "tesseract_languages", "soffice", "fonts", "report", "parquet", "memory", "jail_landlock"} <= found.keys()


def test_what_is_missing_comes_with_the_command_that_brings_it() -> None:
    said = weft("doctor", language="fr", PATH="/nowhere").stdout
    (line,) = [line for line in said.splitlines() if "(Tesseract)" in line]
    assert "\u00a0: absent (" in line
    assert "sudo apt-get install tesseract-ocr" in line
