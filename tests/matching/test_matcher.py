"""Phrases found in a text: examples a lawyer can read, and a slow plain matcher that must agree with the fast one."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weft.matching import MAXIMUM_GAP_WORDS, Entry, Hit, Matcher, fold

EXAMPLES = [
    # pattern, language of the pattern, text, language of the text, words found (None: nothing)
    ("living modified organism[s]", "en", "Import of Living Modified Organisms.", "en", "Living Modified Organisms"),
    ("living modified organism[s]", "en", "organismos vivos: living modified organism", "es", None),
    ("Protocolo de Cartagena", "", "Vu le PROTOCOLO DE CARTAGENA", "fr", "PROTOCOLO DE CARTAGENA"),
    ("génétiquement modifié[e][s]", "fr", "PLANTES GENETIQUEMENT MODIFIEES", "fr", "GENETIQUEMENT MODIFIEES"),
    ("genéticamente modificad(o|a)[s]", "es", "maíz genéticamente modificado,", "es", "genéticamente modificado"),
    ("GM product", "en", "a GM-product", "en", "GM-product"),
    ("OGM", "fr", "l’OGM.", "fr", "OGM"),
    ("LMO", "en", "the DLMOX list", "en", None),
    ("transgenic", "en", "transgenics", "en", None),
    ("risk ... biotechnology", "en", "risk of the use of modern biotechnology", "en", "risk of the use of modern biotechnology"),
    ("risk ... biotechnology", "en", "biotechnology brings risk", "en", None),
    ("risk ... seed", "en", f"risk {'of ' * MAXIMUM_GAP_WORDS}seed", "en", f"risk {'of ' * MAXIMUM_GAP_WORDS}seed"),
    ("risk ... seed", "en", f"risk {'of ' * (MAXIMUM_GAP_WORDS + 1)}seed", "en", None),
    ("évaluation ... risques ... OGM", "fr", "évaluation des risques liés aux OGM", "fr", "évaluation des risques liés aux OGM"),
    ("évaluation ... risques ... OGM", "fr", "évaluation des OGM et des risques", "fr", None),
    ("mise en œuvre", "fr", "la MISE EN ŒUVRE du plan", "fr", "MISE EN ŒUVRE"),
]


@pytest.mark.parametrize(("pattern", "spoken", "text", "language", "words"), EXAMPLES)
def test_what_a_pattern_finds(pattern: str, spoken: str, text: str, language: str, words: str | None) -> None:
    hits = Matcher([Entry("key", spoken, pattern)]).hits(fold(text), language)
    assert [text[hit.start : hit.end] for hit in hits] == ([] if words is None else [words])


def test_a_phrase_of_several_entries_is_found_for_each() -> None:
    matcher = Matcher([Entry("theme", "en", "permit[s]"), Entry("force", "en", "permit"), Entry("other", "fr", "permit")])
    assert sorted(hit.key for hit in matcher.hits(fold("a permit"), "en")) == ["force", "theme"]
    assert len(matcher) == 2


def test_every_place_is_found() -> None:
    hits = Matcher([Entry("key", "", "seed")]).hits(fold("Seed, seed; SEED"), "en")
    assert [(hit.start, hit.end) for hit in hits] == [(0, 4), (6, 10), (12, 16)]


# --- the slow twin: words compared one after another, without folding tables and without an automaton

LETTERS = dict(zip("áàâéèêëíîïóôúùûüñçºª", "aaaeeeeiiioouuuuncoa", strict=True)) | {"œ": "o"}
WORDS = ("gène", "GÈNE", "gene", "modifié", "OGM", "ogm", "vivo", "Vivo", "riesgo", "de", "la", "œuf", "1")
SIGNS = (" ", " ", " ", ", ", "-", "’", "; ", "\n")


def plain(text: str) -> str:
    """Text without case, accents and signs, letter by letter."""
    lowered = "".join(LETTERS.get(letter, letter) for letter in text.lower())
    return "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in lowered)


def places_of(form: str, text: str) -> list[tuple[int, int]]:
    """Every place where a form stands as whole words."""
    padded = f" {text} "
    return [(at, at + len(form)) for at in range(len(text)) if padded.startswith(f" {form} ", at)]


def chains_of(forms: list[list[str]], text: str) -> set[tuple[int, int]]:
    """The whole range of every chain of parts that stand in order, near enough to each other."""
    found = set()
    for chosen in product(*(sorted({place for form in part for place in places_of(form, text)}) for part in forms)):
        steps = list(pairwise(chosen))
        if all(after[0] >= before[1] and len(text[before[1] : after[0]].split()) <= MAXIMUM_GAP_WORDS for before, after in steps):
            found.add((chosen[0][0], chosen[-1][1]))
    return found


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
alternatives = st.lists(phrases, min_size=1, max_size=3)
patterns = st.lists(alternatives, min_size=1, max_size=3)
entries = st.lists(st.tuples(st.sampled_from(("", "en", "fr", "es")), patterns), min_size=1, max_size=6)
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=30).map(lambda pairs: "".join(map("".join, pairs)))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(entries, texts, st.sampled_from(("en", "fr", "es")))
def test_the_slow_matcher_agrees(written: list[tuple[str, list[list[str]]]], text: str, language: str) -> None:
    said = [" ... ".join(f"({'|'.join(part)})" for part in pattern) for _, pattern in written]
    asked = [Entry(number, spoken, said[number]) for number, (spoken, _) in enumerate(written)]
    hits: list[Hit[int]] = Matcher(asked).hits(fold(text), language)
    found = {number: {(hit.start, hit.end) for hit in hits if hit.key == number} for number in range(len(written))}
    for number, (spoken, pattern) in enumerate(written):
        expected = chains_of([[plain(form) for form in part] for part in pattern], plain(text)) if spoken in ("", language) else set()
        if len(pattern) == 1:
            assert found[number] == expected
        else:
            # One chain stands for all: where a pattern with gaps matches, it is told once.
            assert len(found[number]) == min(len(expected), 1)
            assert found[number] <= expected
