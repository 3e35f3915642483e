"""What the project says of itself is true: commands, decisions and dependencies are documented, pins agree, nothing is left over."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from click import Command

from weft.cli.program import program
from weft.cli.speech import Speech
from weft.content import loading
from weft.records import Language
from weft_web.engine import sampling

PROJECT = Path(__file__).parents[1]
DECISIONS = PROJECT / "docs" / "decisions"
COMMAND_PAGE = (PROJECT / "docs" / "reference" / "command.md").read_text(encoding="utf-8")
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
COMMANDS = dict(sorted(program(Speech(Language.EN)).commands.items()))
# Folders of one machine; a path of the project's own is written from its top.
WORKPLACE = re.compile(r"(?<![\w.])/(?:work|home|root|Users|tmp)/")
# Marks of work put off, written in halves here so that this file holds none of them. "TO-DO" in capitals is also a Spanish word:
# it is a mark in a comment or before a colon or bracket.
LATER, MEND = "TO" + "DO", "FIX" + "ME"
MARKS = "|".join((MEND, "X" * 3, "TB" + "D"))
PUT_OFF = re.compile(rf"(?<!\w)(?:{MARKS})(?!\w)|(?:#|//|<!--|\*)\s*{LATER}(?!\w)|(?<!\w){LATER}[:(]|\blorem\sipsum\b")
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


def does_nothing(function: ast.FunctionDef) -> bool:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return bool(body) and ast.unparse(body[0]) in {"...", "pass", "raise NotImplementedError", "raise NotImplementedError()"}


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
    assert places(PUT_OFF) == []


def test_no_function_is_left_empty() -> None:
    """A body of nothing but `...`, `pass` or "not implemented" is work put off; a protocol has nothing else."""
    empty = []
    for path in sorted((PROJECT / "src").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        protocols = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and "Protocol" in map(ast.unparse, node.bases)]
        promised = {id(inner) for protocol in protocols for inner in ast.walk(protocol)}
        empty += [
            f"{path.name}:{node.lineno} {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and id(node) not in promised and does_nothing(node)
        ]
    assert empty == []


@pytest.mark.parametrize("mark", [f"# {LATER} later", MEND, f"{LATER}: this", f"<!-- {LATER} -->"])
def test_marks_of_work_put_off_are_known(mark: str) -> None:
    assert PUT_OFF.search(mark)
    assert not PUT_OFF.search(f"{LATER} ENVÍO LLEVARÁ UNA ETIQUETA")


@pytest.mark.parametrize("folder", ["work", "home", "root", "Users", "tmp"])
def test_folders_of_one_machine_are_known(folder: str) -> None:
    assert WORKPLACE.search(f"open('/{folder}/laws')")
    assert not WORKPLACE.search(f"see frame/{folder}/ and ./{folder}/laws")


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


def test_what_the_product_reads_beside_its_code_goes_into_the_wheel() -> None:
    """Whoever installs a wheel has no checkout: what is missing there nobody would miss here."""
    hook = ast.parse((PROJECT / "hatch_build.py").read_text(encoding="utf-8"))
    named = {node.targets[0].id: node.value for node in hook.body if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)}
    inside = {PROJECT / place for place in ast.literal_eval(named["INSIDE"])}
    read = [loading.folder(), sampling.register(), *(one.path for one in sampling.documents()), sampling.folder() / sampling.ASKED_FOR]
    assert [path for path in inside if not path.exists()] == []
    assert [path for path in read if not inside & {path, *path.parents}] == []
