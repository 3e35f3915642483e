"""Help, errors and exit codes, in three languages."""

import resource
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import WEFT, weft

from weft.cli.exits import Exit

VERBS = ("read", "analyse", "study", "report", "check-content", "doctor", "schema", "completion")
START_SECONDS = 0.3


@pytest.mark.parametrize(("language", "usage"), [("en", "Usage:"), ("fr", "Emploi"), ("es", "Uso:")])
@pytest.mark.parametrize("verb", VERBS)
def test_every_command_explains_itself_with_examples(language: str, usage: str, verb: str) -> None:
    said = weft(verb, "--help", language=language)
    assert said.returncode == Exit.DONE
    assert said.stdout.startswith(usage)
    assert f"\n  weft {verb}" in said.stdout


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_help_names_every_command_and_every_exit_code(language: str) -> None:
    said = weft("--help", language=language).stdout
    assert all(f"\n  {verb} " in said for verb in VERBS)
    assert all(f"{code.value}" in said for code in Exit)


def test_the_interface_language_is_chosen_by_option_before_environment() -> None:
    assert weft("--interface", "es", "read", "--help", language="fr").stdout.startswith("Uso:")
    assert weft("read", "--help", "--interface=fr", language="es").stdout.startswith("Emploi")
    assert weft("read", "--help", language="de").stdout.startswith("Usage:")
    assert weft("--help", LC_ALL="", LANG="es_PE.UTF-8").stdout.startswith("Uso:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stduy",), "Error: No existe la orden «stduy»"),
        (("read", "laws", "--otu", "x"), "Error: No existe la opción --otu."),
        (("read", "laws"), "Error: Falta --out."),
        (("study", "laws", "--country", "PE", "--language", "pt", "--out", "x"), "Error: --language no admite este valor."),
        (("read", "laws", "--out", "x/p.jsonl", "--workers", "0"), "Error: --workers no admite este valor."),
        (("read", "nowhere", "--out", "x/p.jsonl"), "Error: No existe la carpeta nowhere."),
    ],
)
def test_wrong_use_is_said_in_the_persons_language(arguments: tuple[str, ...], said: str) -> None:
    told = weft(*arguments, language="es")
    assert told.returncode == Exit.WRONG_USE
    assert told.stderr.startswith(said)
    assert "Traceback" not in told.stderr


def test_without_a_command_the_help_is_shown() -> None:
    told = weft()
    assert told.returncode == Exit.WRONG_USE
    assert told.stderr.startswith("Usage:")


def test_the_help_is_there_in_a_third_of_a_second() -> None:
    """In time of the processor: what the person waits on a machine that has nothing else to do."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([WEFT, "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(3)) < START_SECONDS


@pytest.mark.parametrize(("shell", "word"), [("bash", "complete -o nosort -F"), ("zsh", "#compdef weft"), ("fish", "complete --no-files")])
def test_shells_can_complete(shell: str, word: str) -> None:
    assert word in weft("completion", shell).stdout


def test_completion_knows_commands_and_options() -> None:
    said = weft(_WEFT_COMPLETE="bash_complete", COMP_WORDS="weft st", COMP_CWORD="1").stdout
    assert said.split() == ["plain,study"]


def test_the_exit_codes_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/command.md").read_text(encoding="utf-8")
    assert all(f"| {code.value} |" in page for code in Exit)
    assert all(f"## weft {verb}" in page for verb in VERBS)
