"""The sample country: its files are what its builder makes, and its expected findings speak of words that stand in the files."""

import csv
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
import yaml
from lxml import etree, html

from weft.records import Coverage, Extent, MentionType, Modality, Profile, ScopeEffect, Status

SAMPLE = Path(__file__).parents[2] / "sample"
FOLDER = SAMPLE / "solandra"
LISTS = SAMPLE.parent / "content" / "lists"
EXPECTED = yaml.safe_load((SAMPLE / "expected.yaml").read_text(encoding="utf-8"))
SCAN = "decret-2012-067-etude-impact.pdf"
CUT_OFF = "decreto-2019-077-bioinsumos.docx"
MOST_BYTES = 3_000_000
INVENTED = {"en": "Solandra is an invented country", "fr": "La Solandre est un pays inventé", "es": "Solandra es un país inventado"}
OBLIGATION = re.compile(r"(CPB|SP|CBD|GBF|DEC)-[\w-]+")
CODES = {"extent": Extent, "modality": Modality, "scope_effect": ScopeEffect, "mention_type": MentionType}


def quotes_of(value: Any) -> list[tuple[str, str]]:
    """Every (document, quote) that stands anywhere in the expectations."""
    if isinstance(value, list):
        return [found for part in value for found in quotes_of(part)]
    if not isinstance(value, dict):
        return []
    own = [(value["document"], value["quote"])] if "quote" in value else []
    return own + [found for part in value.values() for found in quotes_of(part)]


def folded(text: str) -> str:
    """The words with white space, apostrophes and hyphens at line ends made equal."""
    joined = re.sub(r"[\u0002\u00ad]\s*|(?<=\w)-\r?\n(?=\w)", "", text)
    return " ".join(joined.replace("’", "'").split())


@cache
def words_of(name: str) -> str:
    """The words of one file, read in the plainest way its format allows; for the scan, those of the text it was printed from."""
    path = FOLDER / name
    match path.suffix:
        case ".pdf" if name == SCAN:
            return folded((SAMPLE / "source" / "decret-etude-impact.md").read_text(encoding="utf-8"))
        case ".pdf":
            document = pypdfium2.PdfDocument(path)
            return folded("\n".join(page.get_textpage().get_text_bounded() for page in document))
        case ".docx":
            return xml_words(path, "word/document.xml")
        case ".odt":
            return xml_words(path, "content.xml")
        case ".html":
            return folded(" ".join(html.parse(path).getroot().itertext()))
        case ".xml":
            return folded(" ".join(etree.parse(path).getroot().itertext()))
        case ".rtf":
            return folded(re.sub(r"\\u(\d+)\?", lambda found: chr(int(found[1])), path.read_text(encoding="ascii")))
        case _:
            return folded(path.read_text(encoding="utf-8"))


def xml_words(path: Path, member: str) -> str:
    """The words of one XML part of a ZIP."""
    with zipfile.ZipFile(path) as archive:
        return folded("".join(etree.fromstring(archive.read(member)).itertext()))


def contents_of(path: Path) -> object:
    """What must be the same in two builds: the bytes, or what another zlib or another picture encoder leaves as it is."""
    if path.name == CUT_OFF:
        return path.read_bytes()[:4]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return [(name, archive.read(name)) for name in archive.namelist()]
    if path.name == SCAN:
        return [page.get_size() for page in pypdfium2.PdfDocument(path)]
    return path.read_bytes()


def test_the_builder_makes_the_committed_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLE / "build.py"), str(tmp_path)], check=True, capture_output=True, timeout=120)
    built = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert kept - set(built) == {"instruments.csv", "profile.yaml"}
    different = [name for name, content in built.items() if contents_of(FOLDER / name) != contents_of(tmp_path / name)]
    assert different == [], "run python sample/build.py"


def test_the_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*")) < MOST_BYTES


def test_every_text_says_first_that_the_country_is_invented() -> None:
    for path in sorted((SAMPLE / "source").glob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        assert body.startswith("> " + INVENTED[yaml.safe_load(front)["language"]]), path.name


def test_the_profile_is_a_profile() -> None:
    profile = msgspec.convert(yaml.safe_load((FOLDER / "profile.yaml").read_text(encoding="utf-8")), Profile)
    assert (profile.country, profile.invented, profile.exports_lmos, profile.transit_state) == ("XS", True, False, True)


def test_the_register_names_files_of_the_folder() -> None:
    with (FOLDER / "instruments.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["document", "title", "type", "number", "date", "status", "adopting_body", "sector"]
    assert [row["document"] for row in rows if not (FOLDER / row["document"]).is_file()] == []
    for column, known in (("type", "instrument_types"), ("status", "legal_status"), ("sector", "sectors")):
        entries = yaml.safe_load((LISTS / f"{known}.yaml").read_text(encoding="utf-8"))["entries"]
        assert {row[column] for row in rows} <= {entry["id"] for entry in entries}


def test_every_document_of_the_folder_is_expected() -> None:
    named = {row["document"] for row in EXPECTED["documents"]}
    kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert named == kept - {"instruments.csv", "profile.yaml"}
    assert {status for row in EXPECTED["documents"] for status in row["status"]} <= set(Status)


def test_copy_and_cut_off_file_are_what_they_are_meant_to_be() -> None:
    copy = FOLDER / "ministry-of-environment" / "Biosafety Act (final signed).pdf"
    assert copy.read_bytes() == (FOLDER / "biosafety-act-2014.pdf").read_bytes()
    assert not zipfile.is_zipfile(FOLDER / CUT_OFF)


def test_the_scan_has_no_text_layer() -> None:
    document = pypdfium2.PdfDocument(FOLDER / SCAN)
    assert [page.get_textpage().count_chars() for page in document] == [0, 0]


@pytest.mark.parametrize(("document", "quote"), sorted(set(quotes_of(EXPECTED))))
def test_expected_words_stand_in_their_document(document: str, quote: str) -> None:
    assert folded(quote) in words_of(document)


@pytest.mark.parametrize("row", EXPECTED["findings"], ids=lambda row: row["quote"][:40])
def test_expected_findings_use_the_codes_of_the_engine(row: dict[str, Any]) -> None:
    assert {row[key] for key in CODES if key in row} <= {code for key in CODES if key in row for code in CODES[key]}
    assert all(OBLIGATION.fullmatch(obligation) for obligation in row.get("obligations", ()))
    assert row["why"]


def test_coverage_of_obligations_that_are_no_gaps_uses_the_codes_of_the_engine() -> None:
    rows = EXPECTED["gaps"]["must_not"]
    assert {row["coverage"] for row in rows} <= set(Coverage)
    assert not {row["obligation"] for row in rows} & {row["obligation"] for row in EXPECTED["gaps"]["must"]}
