"""Groups proposed for comments that say the same: several institutions, each in its own words, some in another language."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace
from tests.consult import texts
from tests.consult.opinions import HELD_OUT, POINTS, Said, opinions
from tests.prepared import CONTENT

from weft.consult.bridging import Bridge
from weft.consult.draft import Draft, drafted
from weft.consult.likeness import Group, alike
from weft.consult.stemming import stem
from weft.content import consulting

WORDS = consulting.load(CONTENT.root)


@cache
def whole() -> Draft:
    return drafted(texts.papers(), "en")


def pairs(groups: tuple[Group, ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for one in groups for pair in combinations(one.comments, 2)}


@pytest.mark.parametrize(("every", "found"), [(POINTS, 0.95), (HELD_OUT, 0.8)], ids=["points", "held out"])
def test_what_says_the_same_is_proposed_and_nothing_else(every: Mapping[str, tuple[str, tuple[Said, ...]]], found: float) -> None:
    comments, points = opinions(every)
    wanted = {frozenset(pair) for pair in combinations(points, 2) if points[pair[0]] == points[pair[1]]}
    got = pairs(alike(comments, whole(), WORDS))
    assert got - wanted == set()
    assert len(got & wanted) >= found * len(wanted)


def test_a_proposal_says_what_it_rests_on_and_each_comment_stands_in_one() -> None:
    comments, _ = opinions(POINTS)
    groups = alike(comments, whole(), WORDS)
    every = [key for one in groups for key in one.comments]
    assert len(every) == len(set(every))
    for one in groups:
        assert len(one.comments) > 1
        assert one.score >= 1.0 or len(one.comments) > 2
        assert {kind for kind, _ in one.reasons} <= {"place", "words", "proposal", "languages"}
        assert one.reasons
        assert one.title
    assert [len(one.comments) for one in groups] == sorted((len(one.comments) for one in groups), reverse=True)
    assert groups == alike(comments, whole(), WORDS)


def test_what_a_person_has_grouped_stays_together_and_others_are_offered_to_it() -> None:
    comments, _ = opinions({name: POINTS[name] for name in ("deadline", "customs", "training")})
    grouped = tuple(replace(one, alike="g1") if one.key in ("deadline 0", "deadline 2") else one for one in comments)
    groups = {one.joins: one for one in alike(grouped, whole(), WORDS)}
    assert groups["g1"].comments == ("deadline 0", "deadline 1", "deadline 2", "deadline 3")
    all_known = tuple(replace(one, alike=one.key.rpartition(" ")[0]) for one in comments)
    assert alike(all_known, whole(), WORDS) == ()
    unlike = tuple(replace(one, alike="g2") if one.key in ("customs 0", "training 0") else one for one in comments)
    assert not any({"customs 1", "training 0"} <= set(one.comments) and not one.joins for one in alike(unlike, whole(), WORDS))


def test_two_groups_that_people_made_are_never_made_one() -> None:
    comments, _ = opinions({"deadline": POINTS["deadline"]})
    apart = tuple(replace(one, alike=f"g{place // 2}") for place, one in enumerate(comments))
    assert alike(apart, whole(), WORDS) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Agency is to decide within 90 days.", "The Agency is to decide within 60 days."),
        ("Delete the sentence on the fees of the Agency.", "Keep the sentence on the fees of the Agency."),
        ("The Agency should be the registrar.", "The Agency should not be the registrar."),
    ],
)
def test_who_wants_something_else_is_not_said_to_want_the_same(one: str, other: str) -> None:
    comments, _ = opinions({"a": ("register/register.intro", (("en", one, ""), ("en", other, "")))})
    assert alike(comments, whole(), WORDS) == ()


def test_one_wording_proposed_by_two_is_one_point_whatever_they_say_of_it() -> None:
    said = (
        ("en", "We suggest this.", "the register is open to the public free of charge"),
        ("en", "Access matters!", "the register is open to the public, free of charge"),
    )
    comments, _ = opinions({"a": ("register/register.intro", said)})
    assert dict(alike(comments, whole(), WORDS)[0].reasons)["proposal"] == "1.00"


def test_empty_comments_and_odd_ones_do_no_harm() -> None:
    odd = ("", "   ", "?!", "a" * 20_000, "\u202e\u0000x", "12", "Ω≈ç√∫ 漢字")
    comments, _ = opinions({"a": ("register/register.intro", tuple((language, text, "") for text in odd for language in ("en", "ar")))})
    groups = alike(comments, whole(), WORDS)
    assert all(len(one.title) <= 120 for one in groups)
    assert alike((), whole(), WORDS) == ()


def test_the_draft_itself_teaches_what_words_are_called_in_other_languages() -> None:
    bridge = Bridge(whole())
    for word, language, english in (("registre", "fr", "register"), ("lacune", "fr", "gap"), ("registro", "es", "register")):
        assert stem(english, "en") in bridge.over(stem(word, language), language)
    assert bridge.over(stem("zzz", "fr"), "fr") == ()
    assert Bridge(drafted({"en": texts.papers()["en"]}, "en")).over("lacun", "fr") == ()


def test_words_are_known_by_their_stems_with_and_without_accents() -> None:
    assert stem("deadlines", "en") == stem("deadline", "en")
    assert stem("Obligaciones", "es") == stem("obligación", "es")
    assert stem("ÉVALUATIONS", "fr") == stem("évaluation", "fr")
