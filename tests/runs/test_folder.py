"""Which files of a folder count as documents, and under which names."""

import os
from pathlib import Path

import pytest

from weft.errors import InputError
from weft.runs.folder import Source, members_of, walk


def laid(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_files_come_sorted_by_name_through_all_folders(tmp_path: Path) -> None:
    laid(tmp_path, "z.txt", "a/b.txt", "a.txt", "a/Á.txt", "B.txt")
    assert [source.name for source in walk(tmp_path)] == ["B.txt", "a.txt", "a/b.txt", "a/Á.txt", "z.txt"]


def test_hidden_files_and_the_products_own_do_not_count(tmp_path: Path) -> None:
    laid(tmp_path, "law.txt", ".hidden", ".git/config", "__MACOSX/x", "instruments.csv", "profile.yaml", "out/findings.jsonl")
    assert [source.name for source in walk(tmp_path, (tmp_path / "out",))] == ["law.txt"]


def test_in_a_sub_folder_the_same_names_are_documents(tmp_path: Path) -> None:
    laid(tmp_path, "annex/instruments.csv")
    assert [source.name for source in walk(tmp_path)] == ["annex/instruments.csv"]


def test_links_out_of_the_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    laid(tmp_path, "outside/secret.txt", "laws/law.txt")
    (tmp_path / "laws/link.txt").symlink_to(tmp_path / "outside/secret.txt")
    (tmp_path / "laws/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "laws/loop").symlink_to(tmp_path / "laws")
    told = {source.name: source.problem.code if source.problem else "" for source in walk(tmp_path / "laws")}
    assert told == {"folder": "link_leads_outside", "law.txt": "", "link.txt": "link_leads_outside"}


def test_links_that_lead_nowhere_cannot_be_read_and_pipes_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    assert [(source.name, source.problem and source.problem.code) for source in walk(tmp_path)] == [("gone.txt", "file_unreadable")]


def test_names_that_are_no_utf8_can_still_be_written(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/ley-n\xba3.txt")).write_text("x")
    (source,) = walk(tmp_path)
    assert source.name.encode() == b"ley-n\xef\xbf\xbd3.txt"
    assert source.path.read_text() == "x"


def test_a_folder_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        walk(tmp_path / "nowhere")
    assert raised.value.code == "folder_missing"


def test_members_of_an_archive_carry_its_name(tmp_path: Path) -> None:
    archive = Source(name="laws.ZIP", path=tmp_path / "laws.ZIP")
    assert archive.is_archive
    members = members_of(archive, (("b/law.pdf", 3), ("b/", 0), ("__MACOSX/._law.pdf", 1), (".DS_Store", 1), ("b/law.pdf", 3)))
    assert [(source.name, source.member, source.is_archive) for source in members] == [("laws.ZIP!/b/law.pdf", "b/law.pdf", False)]
