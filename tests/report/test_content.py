"""The report's content says the same in three languages, with their typography."""

import re
from string import Formatter

import pytest

from weft.records import Language, Text
from weft.report import ReportContent
from weft.report.content import Forms, Phrase

NO_BREAK = "\u00a0\u202f"
LANGUAGES = [language.value for language in Language]


def said(phrase: Phrase | Text, language: str) -> list[str]:
    """Every form of a phrase in one language."""
    form = getattr(phrase, language)
    return [one for one in (form.one, form.many, form.none) if one] if isinstance(form, Forms) else [form]


def places(texts: list[str]) -> set[str]:
    """The arguments that the forms of a phrase ask for together."""
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def sentences(content: ReportContent) -> list[tuple[str, Phrase | Text]]:
    """All phrases, messages and outline texts by key."""
    outline = [(plan.id, plan.title) for plan in content.outline.chapters]
    outline += [(f"{place.id}.why", place.why) for place in content.outline.places]
    outline += [(f"{strand.id}.opening", strand.opening) for strand in content.outline.strands]
    return [*content.phrases.items(), *content.messages.items(), *outline]


def test_every_sentence_asks_for_the_same_arguments_in_all_languages(content: ReportContent) -> None:
    differing = [key for key, one in sentences(content) if len({frozenset(places(said(one, language))) for language in LANGUAGES}) > 1]
    assert differing == []


def test_no_sentence_is_empty(content: ReportContent) -> None:
    empty = [(key, language) for key, one in sentences(content) for language in LANGUAGES if not any(said(one, language))]
    assert empty == []


def test_french_has_its_no_break_spaces(content: ReportContent) -> None:
    wrong = re.compile(rf"(?<![{NO_BREAK}\d:])[;?!»]|«(?![{NO_BREAK}])|(?<=\w):(?!\w)| [:;?!»]")
    own = [(key, one) for key, one in sentences(content) if key in content.phrases or "." in key]
    assert [(key, text) for key, one in own for text in said(one, "fr") if wrong.search(text)] == []


def test_spanish_opens_its_questions(content: ReportContent) -> None:
    prompts = [prompt for place in content.outline.places for prompt in place.prompts.es]
    texts = [text for _, one in sentences(content) for text in said(one, "es")] + prompts
    assert [text for text in texts if text.count("?") != text.count("¿")] == []


def test_each_place_asks_as_many_questions_in_each_language(content: ReportContent) -> None:
    counts = {place.id: {len(place.prompts.en), len(place.prompts.fr), len(place.prompts.es)} for place in content.outline.places}
    assert [name for name, number in counts.items() if len(number) != 1] == []


def test_the_official_areas_of_capacity_each_have_themes(content: ReportContent) -> None:
    areas = {area for area in content.lists["capacity_areas"] if area != "other"}
    assert len(areas) == 16
    assert set(content.outline.capacity) == areas
    assert {theme for themes in content.outline.capacity.values() for theme in themes} <= set(content.lists["themes"])


def test_the_narrative_leaves_no_theme_out(content: ReportContent) -> None:
    told = {theme for strand in content.outline.strands for theme in strand.themes}
    assert told == set(content.lists["themes"])


@pytest.mark.parametrize("treaty", ["CPB", "NKLSP", "CBD", "KMGBF", "DEC"])
def test_every_treaty_has_a_short_form(content: ReportContent, treaty: str) -> None:
    assert f"treaty.{treaty}" in content.phrases
    assert treaty in content.lists["treaties"]
