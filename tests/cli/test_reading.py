"""`weft read` and `weft analyse` over a small folder of real files."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import jsonschema
import pytest
from tests.cli.running import WEFT, weft

from weft.cli.exits import Exit

SCHEMAS = Path(__file__).parents[2] / "schemas"
LAW = """# Seeds Act, 2011

## Part I Preliminary

1. In this Act, "living modified organism" means any living organism that possesses a novel combination of genetic material obtained
through the use of modern biotechnology.

2. (1) No person shall import a living modified organism without the prior written approval of the National Biosafety Authority.

(2) The Authority shall decide within 270 days of the receipt of the notification.

3. A person who contravenes section 2 commits an offence and is liable to a fine.
"""


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    (folder / "sub").mkdir(parents=True)
    (folder / "seeds.md").write_text(LAW, encoding="utf-8")
    (folder / "sub/copy.md").write_text(LAW, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_analyse_writes_findings_that_fit_the_published_schemas(laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert weft("analyse", laws, "--out", out / "findings.jsonl").returncode == Exit.DONE
    for name, file in (("finding", "findings.jsonl"), ("document", "documents.jsonl")):
        validator = jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))
        told = lines(out / file)
        assert told
        assert [error.message for line in told for error in validator.iter_errors(line)] == []
    findings = lines(out / "findings.jsonl")
    assert any(finding["extent"] == "operative" and finding["document"] == "seeds.md" for finding in findings)


def test_read_writes_provisions_and_texts_their_quotes_point_into(laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert weft("read", laws, "--out", out / "provisions.jsonl", "--texts", out / "texts").returncode == Exit.DONE
    validator = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "provision.schema.json").read_text(encoding="utf-8")))
    provisions = lines(out / "provisions.jsonl")
    assert len(provisions) >= 8
    for provision in provisions:
        validator.validate(provision)
        pages = (out / "texts" / f"{provision['document']}.txt").read_bytes().decode().split("\f")
        for quote in provision["quotes"]:  # type: ignore[attr-defined]
            assert pages[(quote["page"] or 1) - 1][quote["start"] : quote["end"]] == quote["text"]


def test_the_register_tells_read_refused_and_duplicate_apart(laws: Path, tmp_path: Path) -> None:
    weft("analyse", laws, "--out", tmp_path / "out/findings.jsonl")
    told = {line["document"]: (line["status"], line["duplicate_of"]) for line in lines(tmp_path / "out/documents.jsonl")}
    assert told == {
        "broken.pdf": ("refused", None),
        "empty.txt": ("refused", None),
        "seeds.md": ("read", None),
        "sub/copy.md": ("read", "seeds.md"),
    }


def test_json_counts_what_was_done(laws: Path, tmp_path: Path) -> None:
    told = weft("analyse", laws, "--out", tmp_path / "out/findings.jsonl", "--json")
    summary = json.loads(told.stdout)
    assert (summary["documents"], summary["statuses"]["read"], summary["statuses"]["refused"], summary["duplicates"]) == (4, 2, 2, 1)
    assert summary["findings"] == len(lines(tmp_path / "out/findings.jsonl"))
    assert {line["document"] for line in summary["not_read"]} == {"broken.pdf", "empty.txt"}


@pytest.mark.parametrize(
    ("language", "count", "why"),
    [
        ("en", "Documents: 4", "broken.pdf: "),
        ("fr", "Documents\u00a0: 4", "broken.pdf\u00a0: "),
        ("es", "Documentos: 4", "broken.pdf: "),
    ],
)
def test_the_summary_is_said_in_the_persons_language(laws: Path, tmp_path: Path, language: str, count: str, why: str) -> None:
    told = weft("analyse", laws, "--out", tmp_path / "out/findings.jsonl", language=language).stdout
    assert told.startswith(count)
    assert why in told


def test_all_writes_a_line_for_every_provision(laws: Path, tmp_path: Path) -> None:
    (laws / "dogs.md").write_text("# Dogs Act, 1998\n\n1. Every dog shall wear a collar.\n\n2. A collar shall bear a name.\n")
    weft("read", laws, "--out", tmp_path / "read/provisions.jsonl")
    weft("analyse", laws, "--out", tmp_path / "some/findings.jsonl")
    weft("analyse", laws, "--all", "--out", tmp_path / "all/findings.jsonl")
    every, some = lines(tmp_path / "all/findings.jsonl"), lines(tmp_path / "some/findings.jsonl")
    assert len(every) == len(lines(tmp_path / "read/provisions.jsonl"))
    assert 0 < len(some) < len(every)
    assert [line for line in every if line["extent"] != "none"] == some


def test_nothing_is_written_outside_out_and_a_second_run_changes_no_byte(laws: Path, tmp_path: Path) -> None:
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    weft("analyse", laws, "--out", tmp_path / "out/findings.jsonl", "--workers", 1)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.jsonl")}
    assert [path for path in sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) if path.parts[0] != "out"] == before
    weft("analyse", laws, "--out", tmp_path / "out/findings.jsonl", "--fresh", "--workers", 2)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.jsonl")} == first


def test_strict_and_unreadable_folders_have_codes_of_their_own(laws: Path, tmp_path: Path) -> None:
    assert weft("read", laws, "--out", tmp_path / "out/p.jsonl", "--strict").returncode == Exit.NOT_ALL_READ
    (laws / "seeds.md").unlink()
    (laws / "sub/copy.md").unlink()
    assert weft("read", laws, "--out", tmp_path / "out/p.jsonl").returncode == Exit.NOTHING_READ
    (tmp_path / "nothing").mkdir()
    assert weft("read", tmp_path / "nothing", "--out", tmp_path / "out/p.jsonl").returncode == Exit.WRONG_USE


def test_a_full_or_forbidden_disk_is_said_plainly(laws: Path) -> None:
    told = weft("read", laws, "--out", "/proc/provisions.jsonl")
    assert told.returncode == Exit.CANNOT_WRITE
    assert "Traceback" not in told.stderr
    assert told.stderr.startswith("Error: /proc/")


def test_interrupted_it_says_how_to_go_on_and_leaves_no_reader_behind(tmp_path: Path) -> None:
    laws = tmp_path / "laws"
    laws.mkdir()
    for number in range(300):
        (laws / f"{number}.md").write_text(LAW * 20, encoding="utf-8")
    command = [str(WEFT), "analyse", str(laws), "--out", str(tmp_path / "out/findings.jsonl")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "en"}) as process:
        deadline = time.monotonic() + 120
        while not list(tmp_path.glob("out/.weft-work/??/*.json")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert process.returncode == Exit.INTERRUPTED
    assert "The same command goes on where it stopped." in said
    assert str(tmp_path) not in subprocess.run(["ps", "-eo", "args", "-ww"], capture_output=True, text=True, check=True).stdout
    kept = len(list(tmp_path.glob("out/.weft-work/??/*.json")))
    summary = json.loads(weft(*command[1:], "--json").stdout)
    assert 0 < summary["kept"] <= kept + 2
    assert summary["documents"] == 300
