"""The pattern language of the content, as its authors read it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weft.errors import ContentError
from weft.matching import expand
from weft.matching.patterns import MAXIMUM_FORMS, parts

FORMS = [
    ("permit", ("permit",)),
    ("permit[s]", ("permits", "permit")),
    ("(loi|décret) nouveau", ("loi nouveau", "décret nouveau")),
    ("policy|policies", ("policy", "policies")),
    ("polic(y|ies)", ("policy", "policies")),
    ("organismo[s] vivo[s]", ("organismos vivos", "organismos vivo", "organismo vivos", "organismo vivo")),
    ("a [b [c]] d", ("a b c d", "a b d", "a d")),
    ("safe use of [modern ]biotechnology", ("safe use of modern biotechnology", "safe use of biotechnology")),
    ("(a|(b|c)) d", ("a d", "b d", "c d")),
]
BROKEN = ["permit(s", "permit[s", "permit)s", "permit]s", "(a|b]", "[a)", "a)"]
PARTS = [
    ("risk[s] ... biotechnology", ((b"risks", b"risk"), (b"biotechnology",))),
    ("évaluation ... risque ... OGM", ((b"evaluation",), (b"risque",), (b"ogm",))),
    ("food, feed", ((b"food  feed",),)),
    ("(é|e)tude", ((b"etude",),)),
]


@pytest.mark.parametrize(("pattern", "forms"), FORMS, ids=[pattern for pattern, _ in FORMS])
def test_a_pattern_says_these_forms(pattern: str, forms: tuple[str, ...]) -> None:
    assert expand(pattern) == forms


@pytest.mark.parametrize("pattern", BROKEN)
def test_a_broken_pattern_is_refused_by_name(pattern: str) -> None:
    with pytest.raises(ContentError) as refused:
        expand(pattern)
    assert (refused.value.code, refused.value.arguments) == ("content_pattern", (pattern,))


def test_a_pattern_with_too_many_forms_is_refused() -> None:
    assert len(expand("(a|b)" * 8)) == 256 <= MAXIMUM_FORMS
    with pytest.raises(ContentError, match="content_pattern"):
        expand("(a|b)" * 9)


@pytest.mark.parametrize(("pattern", "expected"), PARTS, ids=[pattern for pattern, _ in PARTS])
def test_parts_between_gaps_are_folded(pattern: str, expected: tuple[tuple[bytes, ...], ...]) -> None:
    assert parts(pattern) == expected


Written = tuple[str, frozenset[str]]


def _choice(options: list[Written]) -> Written:
    return f"({'|'.join(text for text, _ in options)})", frozenset().union(*(forms for _, forms in options))


def _row(pieces: list[Written]) -> Written:
    forms = frozenset({""})
    for _, said in pieces:
        forms = frozenset(before + after for before in forms for after in said)
    return "".join(text for text, _ in pieces), forms


WRITTEN: st.SearchStrategy[Written] = st.recursive(
    st.sampled_from(("gène", "plant", "s", " ", "vivo ")).map(lambda word: (word, frozenset({word}))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(_choice),
        inner.map(lambda part: (f"[{part[0]}]", part[1] | {""})),
        st.lists(inner, min_size=1, max_size=3).map(_row),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(WRITTEN)
def test_a_pattern_says_what_its_parts_say(written: Written) -> None:
    pattern, forms = written
    assert set(expand(pattern)) == {" ".join(form.split()) for form in forms}
