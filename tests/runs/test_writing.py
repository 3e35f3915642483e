"""Files appear whole or not at all, and never outside their folder."""

from contextlib import suppress
from pathlib import Path

import pytest
from tests.runs.plain_reader import read

from weft.runs.parquet import write_parquet
from weft.runs.writing import safe, whole

pyarrow = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "findings.jsonl"
    path.write_bytes(b"old")
    with suppress(OSError), whole(path) as file:
        file.write(b"half")
        raise OSError("disk full")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("findings.jsonl", b"old")]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("benin/loi.pdf", "benin/loi.pdf"),
        ("laws.zip!/../../etc/passwd", "laws.zip!/%2E%2E/%2E%2E/etc/passwd"),
        ("laws.zip!//etc/passwd", "laws.zip!/etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a/./b\0c", "a/%2E/bc"),
    ],
)
def test_no_name_of_a_document_leads_out_of_the_folder(document: str, path: str) -> None:
    assert safe(document) == path


def test_parquet_holds_what_the_lines_hold(tmp_path: Path) -> None:
    findings = read("law.txt", b"Article 1\nArticle 2\n", lambda *_: None).findings
    write_parquet(findings, tmp_path / "findings.parquet")
    write_parquet(findings, tmp_path / "again.parquet")
    rows = pyarrow.read_table(tmp_path / "findings.parquet").to_pylist()
    told = [(row["text"], row["quotes"][0]["start"], row["extent"]) for row in rows]
    assert told == [("Article 1", 0, "mention"), ("Article 2", 10, "mention")]
    assert (tmp_path / "findings.parquet").read_bytes() == (tmp_path / "again.parquet").read_bytes()
