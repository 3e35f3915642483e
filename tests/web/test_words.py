"""The words of the interface: whole in three languages, asking for the same arguments, set as each language sets its signs."""

import re
from pathlib import Path
from string import Formatter

import pytest

from weft.content.loading import read
from weft.records import Language
from weft.report.content import Forms, Phrase
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.engine.knowing import WORDS, spoken
from weft_web.instruments.models import Provision

FILES = sorted(path.name for path in WORDS.glob("*.yaml"))
LANGUAGES = ("en", "fr", "es")
FRENCH = re.compile(r"(?<![\u00a0\u202f0-9])[;?!](?!\S)| [:;?!»%]|« |(?<=\w):(?= )")
TEMPLATES = Path(__file__).parents[2] / "src/weft_web/templates"
SAID = re.compile(r"""\{%\s*say\s+"([\w.]+)"(?!\|)""")


def phrases(file: str) -> dict[str, Phrase]:
    return read(WORDS / file, dict[str, Phrase])


def sentences(said: str | Forms) -> tuple[str, ...]:
    return (said.one, said.many, *([said.none] if said.none else [])) if isinstance(said, Forms) else (said,)


def places(said: str | Forms) -> set[str]:
    return {name for sentence in sentences(said) for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("file", FILES)
def test_each_phrase_asks_for_the_same_in_three_languages(file: str) -> None:
    differing = {key for key, one in phrases(file).items() if len({frozenset(places(getattr(one, code))) for code in LANGUAGES}) > 1}
    assert differing == set()


@pytest.mark.parametrize("file", FILES)
def test_no_phrase_is_empty(file: str) -> None:
    empty = {key for key, one in phrases(file).items() for code in LANGUAGES for text in sentences(getattr(one, code)) if not text.strip()}
    assert empty == set()


@pytest.mark.parametrize("file", FILES)
def test_french_signs_stand_off_with_a_no_break_space(file: str) -> None:
    wrong = {key: found.group() for key, one in phrases(file).items() for text in sentences(one.fr) if (found := FRENCH.search(text))}
    assert wrong == {}


@pytest.mark.parametrize("file", FILES)
def test_spanish_questions_and_exclamations_open_upside_down(file: str) -> None:
    wrong = {
        key for key, one in phrases(file).items() for text in sentences(one.es) for a, z in ("¿?", "¡!") if text.count(a) != text.count(z)
    }
    assert wrong == set()


def test_what_the_templates_say_has_words_and_what_has_words_is_named_after_its_file() -> None:
    known = set(spoken().phrases)
    asked = {key for path in TEMPLATES.rglob("*.html") for key in SAID.findall(path.read_text(encoding="utf-8"))}
    assert asked - known == set()


def test_every_step_to_a_provision_has_its_words(country: Country) -> None:
    paths = Provision.objects.filter(document__instrument__country=country).values_list("path", flat=True)
    kinds = {step.partition("_")[0] for path in paths for step in path.split("/")}
    assert {"art", "heading", "annex"} <= kinds
    assert {kind for kind in kinds if f"path.{kind}" not in engine.voice(Language.FR).content.phrases} == set()
