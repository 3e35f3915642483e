"""What the project says of itself is true: commands, decisions and dependencies are documented, pins agree, nothing is left over."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from click import Command

from weft.cli.program import program
from weft.cli.speech import Speech
from weft.records import Language

PROJECT = Path(__file__).parents[1]
DECISIONS = PROJECT / "docs" / "decisions"
COMMAND_PAGE = (PROJECT / "docs" / "reference" / "command.md").read_text(encoding="utf-8")
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
COMMANDS = dict(sorted(program(Speech(Language.EN)).commands.items()))
# Folders of one machine; a path of the project's own is written from its top.
WORKPLACE = re.compile(r"(?<![\w.])/(?:work|home|root|Users|tmp)/")
# Marks of work put off. A bare word in capitals may be Spanish ("TODO ENVÍO"); in a comment or before a colon it is a mark.
PUT_OFF = re.compile(
    r"(?<!\w)(?:FIX" r"ME|XX" r"X|TB" r"D)(?!\w)|(?:#|//|<!--|\*)\s*TO" r"DO(?!\w)|(?<!\w)TO" r"DO[:(]|\blorem ip" r"sum\b"
)
# What a test asserts that no document holds.
ASSERTED = {"tests/journeys/test_j1_desk_study.py"}
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def listed() -> list[Path]:
    """The files of the repository."""
    if not (PROJECT / ".git").exists():
        pytest.skip("only a checkout knows which files are the project's")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    return [path for name in names.split("\0") if name and (path := PROJECT / name).is_file()]


def places(pattern: re.Pattern[str]) -> list[str]:
    """Where in the repository a pattern is met: file and line."""
    found = []
    for path in listed():
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(PROJECT).as_posix()}:{number}")
    return found


def normal(name: str) -> str:
    """A package name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    """Package -> exact version; a line that pins none is an error."""
    found = {}
    for line in lines:
        pin = PIN.fullmatch(line.strip())
        assert pin, f"no exact version: {line}"
        found[normal(pin["name"])] = pin["version"]
    return found


def required() -> dict[str, str]:
    """What the project itself asks for, extras included."""
    project = DECLARED["project"]
    return pins([*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)])


def locked() -> dict[str, str]:
    lines = (PROJECT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return pins([line for line in lines if line.strip() and not line.startswith("#")])


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert places(WORKPLACE) == []


def test_nothing_is_put_off() -> None:
    assert [place for place in places(PUT_OFF) if place.split(":")[0] not in ASSERTED] == []


@pytest.mark.parametrize("mark", ["# TODO later", "FIXME", "TODO: this", "<!-- TODO -->"])
def test_marks_of_work_put_off_are_known(mark: str) -> None:
    assert PUT_OFF.search(mark)
    assert not PUT_OFF.search("TODO ENVÍO LLEVARÁ UNA ETIQUETA")


def test_folders_of_one_machine_are_known() -> None:
    assert WORKPLACE.search("see /work/main") and WORKPLACE.search("open('/tmp/x')")  # noqa: PT018 - two readings of one rule
    assert not WORKPLACE.search("frame/work/ and ./tmp/x")


def test_every_decision_is_listed_with_its_title() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    pages = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in DECISIONS.glob("[0-9]*.md")}
    assert pages
    for name, title in pages.items():
        number, _, words = title.removeprefix("# ").partition(". ")
        assert int(name[:4]) == int(number), name
        assert f"[{words}]({name})" in index, f"docs/decisions/README.md lacks: {int(number)}. [{words}]({name})"
    assert len(LINK.findall(index)) == len(pages)


def test_every_command_has_its_page_and_no_other() -> None:
    assert re.findall(r"^## weft ([\w-]+)$", COMMAND_PAGE, re.MULTILINE) == list(program(Speech(Language.EN)).commands)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_option_of_a_command_is_documented(command: Command) -> None:
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    assert {name for name in options if not re.search(rf"{name}(?![\w-])", COMMAND_PAGE)} == set()


def test_every_dependency_has_its_reason() -> None:
    said = (DECISIONS / "0002-few-dependencies.md").read_text(encoding="utf-8").lower()
    table = " ".join(line.split("|")[1] for line in said.splitlines() if line.startswith("|"))
    known = {normal(word) for word in re.findall(r"[a-z0-9][a-z0-9._-]*", table)}
    assert sorted({*required(), *pins(DECLARED["build-system"]["requires"])} - known) == []


def test_the_lock_holds_every_dependency_at_its_version() -> None:
    lock = locked()
    assert {name: lock.get(name) for name in required()} == required()


def test_links_of_the_pages_lead_somewhere() -> None:
    pages = [path for path in listed() if path.suffix == ".md" and not {"tests", "sample"} & set(path.relative_to(PROJECT).parts)]
    broken = [
        f"{page.name}: {link}"
        for page in pages
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []
