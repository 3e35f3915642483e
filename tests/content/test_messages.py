"""Whatever the product may have to say has words, in three languages."""

import re
from pathlib import Path

import pytest

from weft.cli.speech import Speech
from weft.content.loading import folder, read
from weft.errors import WeftError
from weft.records import Language, Text

SOURCES = sorted((Path(__file__).parents[2] / "src").rglob("*.py"))
RAISED = re.compile(r'(?:Problem\(code=|ReadingError\(|InputError\(|ContentError\(|MissingExtraError\(|WeftError\()\s*"([a-z_]+)"')
SAID = re.compile(r'\.(?:says|pair|heading)\(\s*"([a-z_]+)"')
# A page of the workbench may say a code in words of its own (`exchange.problem_<code>`), which tests/web/test_words.py looks after.
WORDS = sorted((Path(__file__).parents[2] / "src/weft_web/words").glob("*.yaml"))
SAID_BY_PAGES = {code for path in WORDS for code in re.findall(r"^\w+\.problem_([a-z_]+):", path.read_text(encoding="utf-8"), re.MULTILINE)}
CODES = sorted({code for path in SOURCES for code in RAISED.findall(path.read_text(encoding="utf-8"))} - SAID_BY_PAGES)
LABELS = sorted({code for path in SOURCES if path.parent.name == "cli" for code in SAID.findall(path.read_text(encoding="utf-8"))})
FRENCH = re.compile(r"[^\s\u00a0\u202f] ?[;?!»](?!\w)|«(?![\u00a0\u202f])|\w :")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", list(Language))
def test_every_error_and_problem_has_a_sentence(code: str, language: Language) -> None:
    said = Speech(language).error(WeftError(code, "A", "B", "C", "D"))
    assert not said.startswith(code), "add the code to content/messages"
    assert "{" not in said


@pytest.mark.parametrize("code", LABELS)
def test_every_label_of_the_command_line_has_words(code: str) -> None:
    assert Speech(Language.ES).says(code)


@pytest.mark.parametrize("file", ["cli.yaml", "problems.yaml", "forms.yaml"])
def test_french_signs_stand_off_with_a_no_break_space(file: str) -> None:
    told = read(folder() / "messages" / file, dict[str, Text])
    wrong = {code: found.group() for code, text in told.items() if (found := FRENCH.search(text.fr))}
    assert wrong == {}


@pytest.mark.parametrize("file", ["cli.yaml", "problems.yaml", "forms.yaml"])
def test_spanish_questions_and_exclamations_open_upside_down(file: str) -> None:
    told = read(folder() / "messages" / file, dict[str, Text])
    uneven = [code for code, text in told.items() for opens, closes in ("¿?", "¡!") if text.es.count(opens) != text.es.count(closes)]
    assert uneven == []
