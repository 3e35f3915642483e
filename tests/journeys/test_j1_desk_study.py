"""J1: a consultant has a folder of laws and gets a desk study, every claim quoted with article and page (the command as she starts it)."""

import hashlib
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.running import weft

SAMPLE = Path(__file__).parents[2] / "sample"
FOLDER = SAMPLE / "solandra"
EXPECTED = yaml.safe_load((SAMPLE / "expected.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "fr", "es")
FILES = ("study.docx", "study.pdf", "study.html", "evidence.xlsx", "findings.jsonl", "findings.parquet", "documents.jsonl")
# Of the passages a lawyer marked in the sample country, the share that must be read as she reads them.
SHARE_OF_EXTENTS = 0.93
SHARE_OF_LINKS = 0.75
ORDER = ("none", "false_friend", "implicit", "mention", "operative")
SILENT = {"none", "false_friend"}


@pytest.fixture(scope="module", params=LANGUAGES)
def study(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The study of the sample country in one language, in a folder of its own."""
    out = tmp_path_factory.mktemp(request.param)
    run = weft("study", FOLDER, "--country", "XS", "--language", request.param, "--out", out, "--no-ocr")
    assert run.returncode == 0, run.stderr
    return request.param, out


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Findings of every provision, and the texts they are quoted from."""
    out = tmp_path_factory.mktemp("all")
    assert weft("analyse", FOLDER, "--all", "--no-ocr", "--out", out / "findings.jsonl").returncode == 0
    assert weft("read", FOLDER, "--no-ocr", "--out", out / "provisions.jsonl", "--texts", out / "texts").returncode == 0
    return out


def lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def words(text: str) -> str:
    """Words as compared: white space, apostrophes and hyphens at line ends made equal."""
    return " ".join(text.replace("’", "'").split()).casefold()


def test_everything_she_is_promised_lies_in_the_folder(study: tuple[str, Path]) -> None:
    _, out = study
    assert [name for name in FILES if not (out / name).stat().st_size] == []
    assert {path.suffix for path in (out / "pictures").iterdir()} == {".svg"}


def test_the_study_speaks_her_language_and_quotes_stay_in_theirs(study: tuple[str, Path]) -> None:
    language, out = study
    page = (out / "study.html").read_text(encoding="utf-8")
    assert re.search(rf'<html[^>]*lang="{language}"', page)
    assert {code for code in LANGUAGES if f'lang="{code}"' in page} == set(LANGUAGES)


def test_no_placeholder_is_left_in_the_study(study: tuple[str, Path]) -> None:
    _, out = study
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", (out / "study.html").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"\{\w*\}|\bundefined\b|\bnull\b|\[\[|TODO", text) == []


def test_word_opens_the_study(study: tuple[str, Path], tmp_path: Path) -> None:
    _, out = study
    office = subprocess.run(["which", "soffice"], capture_output=True, text=True, check=False).stdout.strip()
    if not office:
        pytest.skip("LibreOffice is not installed")
    order = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(out / "study.docx")], check=True, capture_output=True, timeout=180)
    assert (tmp_path / "study.pdf").stat().st_size > 50_000


def test_findings_are_the_same_in_every_language_of_the_study(study: tuple[str, Path], everything: Path) -> None:
    """The study holds every finding that reports something, and beside them only texts that a contradiction rests on."""
    _, out = study
    told = [
        line for line in (everything / "findings.jsonl").read_text(encoding="utf-8").splitlines() if json.loads(line)["extent"] != "none"
    ]
    kept = (out / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line for line in kept if json.loads(line)["extent"] != "none"] == told


def test_every_quote_is_verbatim_at_its_page_and_place(everything: Path) -> None:
    wrong = []
    for finding in lines(everything / "findings.jsonl"):
        pages = (everything / "texts" / f"{finding['document']}.txt").read_text(encoding="utf-8").split("\f")
        for quote in finding["quotes"]:
            page = pages[(quote["page"] or 1) - 1]
            if page[quote["start"] : quote["end"]] != quote["text"]:
                wrong.append((finding["document"], quote["page"], quote["text"][:60]))
    assert wrong == []


def test_run_twice_the_findings_are_the_same_bytes(everything: Path, tmp_path: Path) -> None:
    assert weft("analyse", FOLDER, "--all", "--no-ocr", "--workers", 2, "--out", tmp_path / "findings.jsonl").returncode == 0
    digests = {hashlib.sha256((folder / "findings.jsonl").read_bytes()).hexdigest() for folder in (everything, tmp_path)}
    assert len(digests) == 1


def test_not_read_not_found_and_not_analysed_are_three_things(everything: Path) -> None:
    status = {one["document"]: one["status"] for one in lines(everything / "documents.jsonl")}
    wrong = {
        one["document"]: status.get(one["document"]) for one in EXPECTED["documents"] if status.get(one["document"]) not in one["status"]
    }
    assert wrong == {}
    assert status["decret-2012-067-etude-impact.pdf"] == "needs_ocr"


def test_the_copy_under_another_name_is_told(everything: Path) -> None:
    copies = {one["document"]: one["duplicate_of"] for one in lines(everything / "documents.jsonl") if one["duplicate_of"]}
    assert copies == {"ministry-of-environment/Biosafety Act (final signed).pdf": "biosafety-act-2014.pdf"}


def marked() -> list[dict[str, Any]]:
    """Passages a lawyer marked, without those of the scan and of the unread files."""
    return [one for one in EXPECTED["findings"] if not one.get("needs_ocr") and "2012-067" not in one["document"]]


def readings(everything: Path, passage: dict[str, Any]) -> list[dict[str, Any]]:
    quote = words(passage["quote"])
    return [one for one in lines(everything / "findings.jsonl") if one["document"] == passage["document"] and quote in words(one["text"])]


def test_passages_are_read_as_a_lawyer_reads_them(everything: Path) -> None:
    wrong = []
    for passage in marked():
        extents = [one["extent"] for one in readings(everything, passage)] or ["none"]
        strongest = max(extents, key=ORDER.index)
        right = strongest in (passage["extent"], *passage.get("also", ())) or {strongest, passage["extent"]} <= SILENT
        wrong += [] if right else [(passage["document"], passage["quote"][:50], passage["extent"], strongest)]
    assert len(wrong) <= (1 - SHARE_OF_EXTENTS) * len(marked()), wrong


def test_false_friends_give_no_finding_at_mention_or_operative(everything: Path) -> None:
    negative = {one["document"] for one in EXPECTED["documents"] if one.get("degree") == "negative"}
    loud = [
        (one["document"], one["text"][:80])
        for one in lines(everything / "findings.jsonl")
        if one["document"] in negative and one["extent"] in ("mention", "operative")
    ]
    assert loud == []


def test_passages_are_tied_to_the_obligations_they_serve(everything: Path) -> None:
    expected, missed = 0, []
    for passage in marked():
        linked = {link["id"] for one in readings(everything, passage) for link in one["obligations"]}
        expected += len(passage.get("obligations", ()))
        missed += [(passage["quote"][:50], wanted) for wanted in passage.get("obligations", ()) if wanted not in linked]
    assert len(missed) <= (1 - SHARE_OF_LINKS) * expected, missed


def test_no_cell_of_the_workbook_starts_a_formula(study: tuple[str, Path]) -> None:
    _, out = study
    with zipfile.ZipFile(out / "evidence.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
        texts = re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    assert [text for text in texts if text[:1] in "=+-@\t" and not re.fullmatch(r"[-+]?\d[\d.,]*", text)] == []


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    laws = tmp_path / "laws"
    laws.mkdir()
    (laws / "act.md").write_text("# Seed Act\n\n## 1. Permits\n\nNo person shall import genetically modified seed without a permit.\n")
    before = {path: path.stat().st_mtime_ns for path in laws.rglob("*")}
    out = tmp_path / "out"
    assert weft("study", laws, "--country", "NA", "--language", "en", "--out", out).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in laws.rglob("*")} == before
    assert {path.name for path in tmp_path.iterdir()} == {"laws", "out"}
