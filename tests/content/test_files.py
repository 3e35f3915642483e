"""Every content file: sound YAML, its declared shape, three languages that differ, patterns that expand, ids used once."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from tests.content.walking import FILES, SPOKEN, mappings_of, name_of, patterns_of, spoken_in, value_of
from tests.prepared import CONTENT

from weft.content import loading
from weft.content.asking import Guide
from weft.content.consulting import CommentWords
from weft.content.drafting import Drafting
from weft.content.framework import Obligation
from weft.content.lexicon import Force, Lexicon, Themes
from weft.content.lists import IdentificationWords, InstrumentTypes, Sectors
from weft.matching import expand
from weft.matching.patterns import MAXIMUM_FORMS
from weft.records import Record

SHAPES: list[tuple[str, type[Record]]] = [
    ("drafting/*.yaml", Drafting),
    ("lexicon/*.yaml", Lexicon),
    ("force/*.yaml", Force),
    ("themes/cues.yaml", Themes),
    ("lists/instrument_types.yaml", InstrumentTypes),
    ("lists/sectors.yaml", Sectors),
    ("identification/words.yaml", IdentificationWords),
    ("questionnaires/*.yaml", Guide),
    ("consultation/*.yaml", CommentWords),
]
SHAPED = [(path, shape) for glob, shape in SHAPES for path in sorted(CONTENT.root.glob(glob))]
FRAMEWORK = sorted((CONTENT.root / "framework").glob("*.yaml"))
# Words that English, French and Spanish write alike; anything else that is the same in all three was not translated.
WRITTEN_ALIKE = 2
# Words of the names of bodies: some offices exist in one language only.
NAMES_OF_BODIES = "assess/institution_names.yaml"
LONGER_THAN_A_NAME = 4
# What a text of a course cites is written alike in every language: `[CPB 10.3]`.
CITED = re.compile(r"\[[A-Z]+ [^\]]+\]")


class OnceOnly(yaml.SafeLoader):
    """A reader that refuses a key written twice."""


def _mapping(loader: OnceOnly, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]  # type: ignore[no-untyped-call]
    twice = [key for key, count in Counter(keys).items() if count > 1]
    assert not twice, f"written twice: {twice}{node.start_mark}"
    return loader.construct_mapping(node, deep=True)


OnceOnly.add_constructor("tag:yaml.org,2002:map", _mapping)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_key_is_written_twice(path: Path) -> None:
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=OnceOnly)  # noqa: S506 - a safe loader itself


@pytest.mark.parametrize(("path", "shape"), SHAPED, ids=[name_of(path) for path, _ in SHAPED])
def test_a_file_has_its_shape_and_nothing_is_passed_over(path: Path, shape: type[Record]) -> None:
    assert_nothing_lost(value_of(path), msgspec.to_builtins(loading.read(path, shape)), name_of(path))


@pytest.mark.parametrize("path", FRAMEWORK, ids=name_of)
def test_a_file_of_the_framework_has_its_shape_and_nothing_is_passed_over(path: Path) -> None:
    file = value_of(path)
    for row in file["obligations"]:
        written = {"treaty": file["treaty"], **row}
        assert_nothing_lost(written, msgspec.to_builtins(loading.convert(written, Obligation, path.name)), row["id"])


def assert_nothing_lost(written: Any, read: Any, place: str) -> None:
    """Whatever is written is read: a misspelt key would be passed over in silence."""
    if isinstance(written, dict):
        for key, value in written.items():
            assert key in read, f"{place}: unknown key {key}"
            assert_nothing_lost(value, read[key], f"{place}.{key}")
    elif isinstance(written, list):
        assert len(written) == len(read), place
        for number, (value, kept) in enumerate(zip(written, read, strict=True)):
            assert_nothing_lost(value, kept, f"{place}[{number}]")
    else:
        assert written == read, place


@pytest.mark.parametrize("path", [path for path in FILES if name_of(path) != NAMES_OF_BODIES], ids=name_of)
def test_the_three_languages_are_present(path: Path) -> None:
    for place, said in spoken_in(value_of(path)):
        assert said.keys() == SPOKEN, place
        assert all(said.values()), f"{place}: empty"


def names_an_instrument(text: str) -> bool:
    """Whether a text is no more than the name of a law with its number or year, which stays as it is in every language."""
    return len(text.split()) <= LONGER_THAN_A_NAME and any(sign.isdigit() for sign in text)


@pytest.mark.parametrize("path", sorted((CONTENT.root / "strategy").rglob("*.yaml")), ids=name_of)
def test_no_words_are_lost_to_a_comma(path: Path) -> None:
    """`{fr: Oui, bien sûr}` says "Oui" and asks for an unknown language."""
    beyond = {place: set(held) - SPOKEN for place, held in mappings_of(value_of(path)) if set(held) >= SPOKEN}
    assert {place: more for place, more in beyond.items() if more} == {}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_the_three_languages_differ(path: Path) -> None:
    for place, said in spoken_in(value_of(path)):
        texts = [CITED.sub("", value) for value in said.values() if isinstance(value, str)]
        if texts and max(len(text.split()) for text in texts) > WRITTEN_ALIKE and not names_an_instrument(texts[0]):
            assert len(set(texts)) > 1, f"{place}: {texts[0]}"
        if texts and min(len(text.split()) for text in texts) > LONGER_THAN_A_NAME:
            assert len(set(texts)) == len(texts), f"{place}: {texts}"


@pytest.mark.parametrize("path", [path for path in FILES if not {"report", "strategy", "courses"} & set(path.parts)], ids=name_of)
def test_every_pattern_expands(path: Path) -> None:
    for place, language, pattern in patterns_of(path):
        forms = [expand(part) for part in pattern.split(" ... ")]
        assert sum(map(len, forms)) <= MAXIMUM_FORMS, f"{place} {language}: {pattern}"
        assert all(form for part in forms for form in part), f"{place} {language}: {pattern} may say nothing"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_pattern_stands_twice(path: Path) -> None:
    for place, said in spoken_in(value_of(path)):
        for language, forms in said.items():
            words = [form["word"] if isinstance(form, dict) else form for form in forms] if isinstance(forms, list) else []
            twice = [word for word, count in Counter(words).items() if count > 1]
            assert not twice, f"{place} {language}: {twice}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_ids_are_used_once(path: Path) -> None:
    value = value_of(path)
    for part in value.values() if isinstance(value, dict) else [value]:
        if isinstance(part, list) and all(isinstance(entry, dict) for entry in part):
            ids = [entry.get("id", entry.get("key")) for entry in part]
            assert len(set(ids) - {None}) == len([one for one in ids if one is not None])
