"""A course as a Kolibri channel: a tree without gaps, files that are what the catalogue says, and Kolibri itself imports all of it."""

import os
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import md5
from io import BytesIO
from pathlib import Path

import pytest
from tests.courses.taught import COURSES
from tests.courses.test_documents import EVERY, setting, short

from weft.courses.course import Course
from weft.courses.packages import make
from weft.records import Language

KOLIBRI = Path(__file__).parents[2] / "build" / "kolibri" / "bin" / "kolibri"
SECONDS = 180


def nodes(catalogue: Path | bytes) -> Iterator[dict[str, object]]:
    """The nodes of a database, in the order of the tree."""
    with closing(sqlite3.connect(":memory:" if isinstance(catalogue, bytes) else catalogue)) as read:
        if isinstance(catalogue, bytes):
            read.deserialize(catalogue)
        read.row_factory = sqlite3.Row
        yield from (dict(row) for row in read.execute("SELECT * FROM content_contentnode ORDER BY lft"))


def catalogue_of(files: dict[str, bytes]) -> tuple[str, bytes]:
    name = next(one for one in files if one.startswith("content/databases/"))
    return Path(name).stem, files[name]


@pytest.mark.parametrize(("course", "language"), EVERY)
def test_the_tree_has_neither_gap_nor_overlap(course: Course, language: Language) -> None:
    package = make("kolibri", setting(course, language))
    assert package.sound, package.checks
    channel, catalogue = catalogue_of(package.files)
    held = list(nodes(catalogue))
    sides = sorted(int(str(one[side])) for one in held for side in ("lft", "rght"))
    assert sides == list(range(1, 2 * len(held) + 1))
    by_id = {one["id"]: one for one in held}
    for one in held:
        above = by_id.get(one["parent_id"])
        if one["parent_id"] is None:
            assert one["id"] == channel
        else:
            assert above is not None
            assert int(str(above["lft"])) < int(str(one["lft"])) < int(str(one["rght"])) < int(str(above["rght"]))
            assert int(str(one["level"])) == int(str(above["level"])) + 1
    apps = [one for one in held if one["kind"] == "html5"]
    assert [unit.sheet.title.said_in(language) in str(one["title"]) for unit, one in zip(course.units, apps, strict=True)]
    assert not any(re.search(r"\[(CPB|NKLSP|CBD|KMGBF|DEC) ", str(one["description"])) for one in held)


@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_an_app_is_named_by_its_sum_and_opens_alone(course: Course) -> None:
    files = make("kolibri", setting(course, Language.ES)).files
    apps = {name: data for name, data in files.items() if name.startswith("content/storage/")}
    assert len(apps) == len(course.units)
    for name, data in apps.items():
        known = md5(data, usedforsecurity=False).hexdigest()
        assert name == f"content/storage/{known[0]}/{known[1]}/{known}.zip"
        packed = zipfile.ZipFile(BytesIO(data))
        assert packed.namelist() == ["index.html", "course.css", "course.js"]
        page = packed.read("index.html").decode()
        linked = set(re.findall(r'href="#([^"]+)"', page))
        assert linked <= set(re.findall(r'id="([^"]+)"', page))
        assert page.count("<article") == 1


def test_a_language_is_a_channel_of_its_own_and_shares_what_a_learner_has_done() -> None:
    made = [catalogue_of(make("kolibri", short(COURSES[0], language)).files) for language in Language]
    assert len({channel for channel, _ in made}) == len(made)
    known = [{str(one["content_id"]) for one in nodes(catalogue) if one["kind"] == "html5"} for _, catalogue in made]
    assert known[0] == known[1] == known[2]


def test_the_same_course_gives_the_same_channel() -> None:
    held = short(COURSES[1], Language.EN)
    assert make("kolibri", held).files == make("kolibri", held).files


@pytest.mark.skipif(not KOLIBRI.exists(), reason="Kolibri is not installed: make build/kolibri/ready")
@pytest.mark.parametrize(("place", "language"), [(0, Language.FR), (1, Language.ES)])
def test_kolibri_imports_every_unit(place: int, language: Language, tmp_path: Path) -> None:
    package = make("kolibri", setting(COURSES[place], language))
    for name, data in package.files.items():
        (tmp_path / "stick" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "stick" / name).write_bytes(data)
    channel, _ = catalogue_of(package.files)
    inside = {"KOLIBRI_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    for verb in ("importchannel", "importcontent"):
        command = [str(KOLIBRI), "manage", verb, "disk", channel, str(tmp_path / "stick")]
        done = subprocess.run(command, env=inside, capture_output=True, text=True, check=False, timeout=SECONDS)
        assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    held = list(nodes(tmp_path / "home" / "db.sqlite3"))
    assert len(held) == len(COURSES[place].units) + 2
    assert all(one["available"] for one in held), [one["title"] for one in held if not one["available"]]
    assert {one["lang_id"] for one in held} == {language.value}
