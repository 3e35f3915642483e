"""The shape of the code: short functions, short files, few parameters, telling names, one place that catches everything."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PROJECT = Path(__file__).parents[1]
SOURCES = sorted(path for path in (PROJECT / "src").rglob("*.py") if "migrations" not in path.parts)
FILE_LINES = 400
FUNCTION_LINES = 60
SHORT_FUNCTION_LINES = 20
SHORT_SHARE = 0.9
MEDIAN_LINES = 6
PARAMETERS = 5
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "lib", "store", "misc", "base"}
# The per-document boundary: what a child raises becomes the problem of its document.
BROAD_EXCEPT_ALLOWED = {("src/weft/runs/jail.py", "_outcome")}
IMPURE_MODULES = {"time", "random", "secrets", "socket", "uuid"}
IMPURE_NAMES = {"environ", "getenv"}
IMPURE_CALLS = {"now", "today", "utcnow"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def body_lines(function: Function) -> int:
    """Lines of the body without its docstring and without the bodies of functions defined within, which count for themselves."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    if not statements:
        return 0
    lines = set(range(statements[0].lineno, (statements[-1].end_lineno or 0) + 1))
    for statement in statements:
        for inner in ast.walk(statement):
            if isinstance(inner, Function):
                lines -= set(range(inner.lineno, (inner.end_lineno or 0) + 1))
    return len(lines)


ALL_FUNCTIONS = [(path, function) for path in SOURCES for function in functions(path)]


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    long = {named(path): count for path in SOURCES if (count := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES}
    assert long == {}


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = {f"{named(path)} {one.name}": body_lines(one) for path, one in ALL_FUNCTIONS if body_lines(one) > FUNCTION_LINES}
    assert long == {}


def test_nine_functions_in_ten_are_under_twenty_lines_and_half_of_them_under_seven() -> None:
    lengths = [body_lines(function) for _, function in ALL_FUNCTIONS]
    assert sum(length < SHORT_FUNCTION_LINES for length in lengths) >= SHORT_SHARE * len(lengths)
    assert median(lengths) <= MEDIAN_LINES


def test_no_function_takes_more_than_five_parameters() -> None:
    many = {}
    for path, function in ALL_FUNCTIONS:
        given = function.args
        names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs) if one.arg not in ("self", "cls")]
        if len(names) > PARAMETERS:
            many[f"{named(path)} {function.name}"] = names
    assert many == {}


def test_every_parameter_and_result_is_annotated() -> None:
    bare = [
        f"{named(path)}:{function.lineno} {function.name}"
        for path, function in ALL_FUNCTIONS
        if function.returns is None
        or any(one.annotation is None for one in (*function.args.args, *function.args.kwonlyargs) if one.arg not in ("self", "cls"))
    ]
    assert bare == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [named(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_modules_are_named_for_their_job(path: Path) -> None:
    assert FORBIDDEN_NAMES.isdisjoint(path.relative_to(PROJECT / "src").with_suffix("").parts)


def test_everything_is_caught_in_one_place_only() -> None:
    broad = []
    for path, function in ALL_FUNCTIONS:
        for node in ast.walk(function):
            allowed = (named(path), function.name) in BROAD_EXCEPT_ALLOWED
            if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not allowed:
                broad.append(f"{named(path)}:{node.lineno} {function.name}")
    assert broad == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or (isinstance(one, ast.Name) and one.id in ("Exception", "BaseException")) for one in caught)


def test_the_engine_asks_no_clock_no_environment_and_no_chance() -> None:
    """Only runs and cli know time, environment and network; the stages are functions of what they are given."""
    asked = []
    engine = PROJECT / "src/weft"
    for path in SOURCES:
        if not path.is_relative_to(engine) or path.relative_to(engine).parts[0] in ("runs", "cli"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            asked += [f"{named(path)}: {module}" for module in modules if module.split(".")[0] in IMPURE_MODULES]
            if isinstance(node, ast.Attribute) and node.attr in IMPURE_NAMES:
                asked.append(f"{named(path)}:{node.lineno} {node.attr}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_CALLS:
                asked.append(f"{named(path)}:{node.lineno} {node.func.attr}")
    assert asked == []
