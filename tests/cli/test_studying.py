"""`weft study` and `weft report` over the sample country."""

import json
from pathlib import Path

import pytest
from tests.cli.running import weft

from weft.cli.exits import Exit

SAMPLE = Path(__file__).parents[2] / "sample/solandra"
FILES = {"study.docx", "study.pdf", "study.html", "evidence.xlsx", "findings.jsonl", "findings.parquet", "documents.jsonl", "pictures"}


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("studied")
    told = weft("study", SAMPLE, "--country", "XS", "--language", "fr", "--out", out, "--date", "2026-03-01", "--json", "--no-ocr")
    assert told.returncode == Exit.DONE, told.stderr
    (out / "summary.json").write_text(told.stdout, encoding="utf-8")
    return out


def test_a_study_comes_with_all_its_files(studied: Path) -> None:
    assert {path.name for path in studied.iterdir()} >= FILES
    assert (studied / "study.docx").read_bytes()[:2] == b"PK"
    assert (studied / "study.pdf").read_bytes()[:5] == b"%PDF-"
    assert '<html lang="fr"' in (studied / "study.html").read_text(encoding="utf-8")


def test_the_summary_counts_documents_findings_and_gaps(studied: Path) -> None:
    summary = json.loads((studied / "summary.json").read_text(encoding="utf-8"))
    assert summary["documents"] == len((studied / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    assert summary["findings"] == len((studied / "findings.jsonl").read_text(encoding="utf-8").splitlines()) > 0
    assert summary["gaps"] > 0
    assert all(Path(path).is_file() for path in summary["written"])


def test_the_register_carries_what_a_person_corrected(studied: Path) -> None:
    lines = [json.loads(line) for line in (studied / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    act = next(line for line in lines if line["document"] == "biosafety-act-2014.pdf")
    assert (act["title"], act["type"], act["legal_status"]) == ("Biosafety Act, 2014", "act", "in_force")
    assert not {"title", "type", "legal_status"} & set(act["guessed"])


def test_the_same_folder_in_another_place_gives_the_same_findings(studied: Path, tmp_path: Path) -> None:
    weft("study", SAMPLE, "--country", "XS", "--language", "fr", "--out", tmp_path, "--date", "2026-03-01", "--no-ocr", "--workers", 1)
    for name in ("findings.jsonl", "documents.jsonl", "study.html"):
        assert (tmp_path / name).read_bytes() == (studied / name).read_bytes()


def test_a_report_in_another_language_and_order_rests_on_the_same_findings(studied: Path, tmp_path: Path) -> None:
    profile = SAMPLE / "profile.yaml"
    wish = ("--country", "XS", "--language", "es", "--order", "obligation", "--profile", profile, "--date", "2026-03-01")
    told = weft("report", studied, *wish, "--out", tmp_path, "--json")
    assert told.returncode == Exit.DONE, told.stderr
    assert (tmp_path / "findings.jsonl").read_bytes() == (studied / "findings.jsonl").read_bytes()
    assert json.loads(told.stdout)["gaps"] == json.loads((studied / "summary.json").read_text(encoding="utf-8"))["gaps"]
    assert '<html lang="es"' in (tmp_path / "study.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("--country", "BJ"), "The country profile is that of XS"),
        (("--country", "XS", "--profile", "nowhere.yaml"), "There is no file nowhere.yaml"),
        (("--country", "XS", "--date", "yesterday"), '"yesterday" is not a date'),
    ],
)
def test_what_would_fail_at_the_end_is_said_at_the_beginning(tmp_path: Path, wish: tuple[str, ...], said: str) -> None:
    told = weft("study", SAMPLE, *wish, "--language", "en", "--out", tmp_path / "out")
    assert told.returncode == Exit.WRONG_USE
    assert said in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_country_without_a_profile_must_be_one_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text("1. Every dog shall wear a collar.\n", encoding="utf-8")
    told = weft("study", tmp_path, "--country", "QQ", "--language", "en", "--out", tmp_path / "out")
    assert told.returncode == Exit.WRONG_USE
    assert "QQ is not the two-letter code of a country" in told.stderr


def test_a_report_needs_the_files_of_a_run(tmp_path: Path) -> None:
    told = weft("report", tmp_path, "--country", "BJ", "--language", "en", "--out", tmp_path / "out")
    assert told.returncode == Exit.WRONG_USE
    assert "Run weft analyse or weft study first." in told.stderr
    (tmp_path / "documents.jsonl").write_text("{}\n")
    told = weft("report", tmp_path, "--country", "BJ", "--language", "en", "--out", tmp_path / "out")
    assert "documents.jsonl, line 1, is not what weft writes" in told.stderr
