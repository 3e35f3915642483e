"""Each concept of the lexicon finds its own examples and leaves alone those that it must not find."""

import pytest
from tests.prepared import CONTENT, LANGUAGES

from weft.content.lexicon import Concept, Part
from weft.detect.vocabulary import FORCE_PARTS
from weft.matching import Entry, Matcher, expand, fold

CONCEPTS = [(lexicon.role, concept) for lexicon in CONTENT.lexicons for concept in lexicon.concepts]
EXAMPLES = [(role, concept, language) for role, concept in CONCEPTS for language in LANGUAGES]
NAMES = [f"{concept.id}-{language}" for _, concept, language in EXAMPLES]


def found(role: Part, concept: Concept, text: str, language: str) -> list[str]:
    """The words of a text that a concept finds; anchors are heard in every language."""
    spoken = {code: "" if role == Part.ANCHOR else code for code in LANGUAGES}
    matcher = Matcher([Entry(concept.id, spoken[code], pattern) for code in LANGUAGES for pattern in getattr(concept, code)])
    return [text[hit.start : hit.end] for hit in matcher.hits(fold(text), language)]


@pytest.mark.parametrize(("role", "concept", "language"), EXAMPLES, ids=NAMES)
def test_a_concept_finds_its_examples(role: Part, concept: Concept, language: str) -> None:
    examples = getattr(concept.matches, language)
    assert examples
    for text in examples:
        assert found(role, concept, text, language), text


@pytest.mark.parametrize(("role", "concept", "language"), EXAMPLES, ids=NAMES)
def test_a_concept_leaves_its_counter_examples_alone(role: Part, concept: Concept, language: str) -> None:
    examples = getattr(concept.misses, language)
    assert examples
    for text in examples:
        assert not found(role, concept, text, language), text


def test_every_part_is_played_and_ids_are_used_once() -> None:
    assert {lexicon.role for lexicon in CONTENT.lexicons} == set(Part)
    ids = [concept.id for _, concept in CONCEPTS if _ != Part.HOOK]
    assert len(ids) == len(set(ids))


def test_hooks_and_only_hooks_bear_a_theme_of_the_list() -> None:
    themes = {theme.id for theme in CONTENT.themes.themes}
    for role, concept in CONCEPTS:
        assert (concept.theme in themes) if role == Part.HOOK else not concept.theme, concept.id


def test_sectors_with_another_biosafety_are_sectors() -> None:
    assert {sector for lexicon in CONTENT.lexicons for sector in lexicon.sectors} <= {sector.id for sector in CONTENT.sectors.entries}


@pytest.mark.parametrize("force", CONTENT.forces, ids=lambda force: force.language)
def test_every_form_of_force_expands(force: object) -> None:
    forms = [form for part in FORCE_PARTS for form in getattr(force, part)]
    assert forms
    for form in forms:
        assert all(all(expand(part)) for part in form.split(" ... ")), form


def test_the_three_languages_count_alike() -> None:
    numbers = {force.language: set(force.numbers.values()) for force in CONTENT.forces}
    units = {force.language: set(force.units) for force in CONTENT.forces}
    for needed in (1, 15, 30, 60, 90, 120, 180, 270):
        assert all(needed in known for known in numbers.values()), needed
    assert units["en"] == units["fr"] == units["es"] == {"hour", "day", "working_day", "week", "month", "year"}
