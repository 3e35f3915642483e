"""A folder through real child processes: same bytes for any number of workers, and after any interruption."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.runs.plain_reader import READER, member, members, read

from weft.records import Status
from weft.runs.documents import Done, Found, Reader, Run, limits_for
from weft.runs.folder import Source, walk
from weft.runs.limits import CONVERSION, DOCUMENT, Limits
from weft.runs.register import completed
from weft.runs.resume import Store, work_folder
from weft.runs.writing import write_findings, write_provisions

LAWS = {
    "b.txt": "Article 1\nLiving modified organisms.\n",
    "a.txt": "SLOW Article 1\nÑandú, œuvre.\n",
    "crash.txt": "CRASH",
    "damaged.txt": "REFUSE",
    "twin/b.txt": "Article 1\nLiving modified organisms.\n",
}


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    for name, text in LAWS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("annex/z.txt", "Annex Z\n")
        archive.writestr("a.txt", "Annex A\n")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 no archive at all")
    return folder


def run(laws: Path, out: Path, workers: int = 2, reader: Reader = READER) -> list[Done]:
    """Documents done, after findings and register were written to `out`."""
    with work_folder(out) as work:
        run_ = Run(reader, Store(work), work / "scratch", workers)
        done = [told for told in run_.events(walk(laws)) if isinstance(told, Done)]
        write_findings(completed(run_.results(), {}), out / "findings.jsonl")
    return done


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.jsonl"))}


def test_every_document_ends_once_and_with_a_status(laws: Path, tmp_path: Path) -> None:
    done = run(laws, tmp_path / "out")
    assert {told.document: told.status for told in done} == {
        "a.txt": Status.READ,
        "b.txt": Status.READ,
        "broken.zip": Status.REFUSED,
        "crash.txt": Status.REFUSED,
        "damaged.txt": Status.REFUSED,
        "more.zip!/a.txt": Status.READ,
        "more.zip!/annex/z.txt": Status.READ,
        "twin/b.txt": Status.READ,
    }
    register = [json.loads(line) for line in (tmp_path / "out/documents.jsonl").read_text().splitlines()]
    reasons = {line["document"]: [reason["code"] for reason in line["reason"]] for line in register if line["reason"]}
    assert reasons == {"broken.zip": ["crashed"], "crash.txt": ["crashed"], "damaged.txt": ["damaged"]}
    assert {line["document"]: line["duplicate_of"] for line in register}["twin/b.txt"] == "b.txt"


def test_lines_are_sorted_by_document_and_position(laws: Path, tmp_path: Path) -> None:
    run(laws, tmp_path / "out")
    findings = [json.loads(line) for line in (tmp_path / "out/findings.jsonl").read_text().splitlines()]
    places = [(finding["document"], finding["quotes"][0]["start"]) for finding in findings]
    assert places == sorted(places)
    assert len(places) == 8


def test_one_worker_and_three_write_the_same_bytes(laws: Path, tmp_path: Path) -> None:
    run(laws, tmp_path / "one", workers=1)
    run(laws, tmp_path / "three", workers=3)
    assert written(tmp_path / "one") == written(tmp_path / "three")


def test_a_second_run_reads_nothing_again_but_what_a_mishap_ended(laws: Path, tmp_path: Path) -> None:
    run(laws, tmp_path / "out")
    before = written(tmp_path / "out")
    again = run(laws, tmp_path / "out")
    assert {told.document for told in again if not told.kept} == {"broken.zip", "crash.txt"}
    assert written(tmp_path / "out") == before


def test_a_changed_file_or_another_version_is_read_again(laws: Path, tmp_path: Path) -> None:
    run(laws, tmp_path / "out")
    (laws / "b.txt").write_text("Article 2\n")
    assert {told.document for told in run(laws, tmp_path / "out") if told.kept} == {
        "a.txt",
        "damaged.txt",
        "more.zip!/a.txt",
        "more.zip!/annex/z.txt",
        "twin/b.txt",
    }
    other = Reader(read=read, members=members, member=member, version="2")
    assert not any(told.kept for told in run(laws, tmp_path / "out", reader=other))


def test_results_no_document_asks_for_any_more_are_removed(laws: Path, tmp_path: Path) -> None:
    run(laws, tmp_path / "out")
    kept = len(list((tmp_path / "out/.weft-work").glob("??/*.json")))
    (laws / "b.txt").unlink()
    run(laws, tmp_path / "out")
    assert len(list((tmp_path / "out/.weft-work").glob("??/*.json"))) == kept - 1


def test_half_a_result_counts_as_none(laws: Path, tmp_path: Path) -> None:
    run(laws, tmp_path / "out")
    before = written(tmp_path / "out")
    for place in (tmp_path / "out/.weft-work").glob("??/*.json"):
        place.write_bytes(place.read_bytes()[:-5])
    assert not any(told.kept for told in run(laws, tmp_path / "out"))
    assert written(tmp_path / "out") == before


def test_the_number_of_documents_is_told_first(laws: Path, tmp_path: Path) -> None:
    with work_folder(tmp_path / "out") as work:
        told = list(Run(READER, Store(work), work / "scratch", 2).events(walk(laws)))
    assert told[0] == Found(documents=8)


def test_big_files_come_first_and_members_of_an_archive_side_by_side(tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    folder.mkdir()
    for name, size in {"a.txt": 10, "b.txt": 9_000, "c.txt": 100}.items():
        (folder / name).write_text("x" * size)
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.writestr("long.txt", "y" * 2_000)
        archive.writestr("short.txt", "z")
    done = [one.document for one in run(folder, tmp_path / "out", workers=1)]
    assert done == ["b.txt", "d.zip!/long.txt", "d.zip!/short.txt", "c.txt", "a.txt"]


def test_two_runs_do_not_share_an_output_folder(tmp_path: Path) -> None:
    script = f"from pathlib import Path; from weft.runs.resume import work_folder; work_folder(Path({str(tmp_path)!r})).__enter__()"
    with work_folder(tmp_path):
        second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "already_running" in second.stderr
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


def test_text_is_written_so_that_each_quote_can_be_checked(laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with work_folder(out) as work:
        run_ = Run(READER, Store(work), work / "scratch", 2)
        list(run_.events(walk(laws)))
        write_provisions(completed(run_.results(), {}), out / "provisions.jsonl", out / "texts")
    provisions = [json.loads(line) for line in (out / "provisions.jsonl").read_text().splitlines()]
    assert len(provisions) == 8
    for provision in provisions:
        pages = (out / "texts" / f"{provision['document']}.txt").read_bytes().decode().split("\f")
        for quote in provision["quotes"]:
            assert pages[(quote["page"] or 1) - 1][quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(
    ("member", "start", "limits"),
    [
        ("", b"%PDF-1.7", DOCUMENT),
        ("", bytes.fromhex("d0cf11e0a1b11ae1"), CONVERSION),
        ("annex/Ley.DOC", b"PK", CONVERSION),
        ("annex/ley.docx", b"PK", DOCUMENT),
    ],
)
def test_only_what_libreoffice_must_convert_gets_more_room(member: str, start: bytes, limits: Limits) -> None:
    assert limits_for(Source(name="x", path=Path("x"), member=member), start) == limits


SCRIPT = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from tests.runs.test_documents import run
run(Path({laws!r}), Path({out!r}), workers=2)
"""


@pytest.mark.parametrize(("blow", "later"), [(signal.SIGKILL, 0.0), (signal.SIGKILL, 0.4), (signal.SIGINT, 0.0), (signal.SIGTERM, 0.2)])
def test_killed_in_the_middle_and_run_again_it_gives_the_same_bytes(tmp_path: Path, blow: signal.Signals, later: float) -> None:
    laws, out = tmp_path / "laws", tmp_path / "out"
    laws.mkdir()
    for number in range(8):
        (laws / f"{number}.txt").write_text(f"SLOW Article {number}\n" * 50)
    script = SCRIPT.format(project=str(Path(__file__).parents[2]), laws=str(laws), out=str(out))
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 20
        while not list(out.glob(".weft-work/??/*.json")) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(later)
        os.kill(process.pid, blow)
    assert not (out / "findings.jsonl").exists()
    finished = len(list(out.glob(".weft-work/??/*.json")))
    assert 0 < finished < 8
    done = run(laws, out)
    assert sum(told.kept for told in done) == finished
    run(laws, tmp_path / "whole")
    assert written(out) == written(tmp_path / "whole")
    assert [path.name for path in out.iterdir() if path.suffix == ".part"] == []
