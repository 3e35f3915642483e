"""Comments find their place in the next draft, or are told that their text has changed or gone."""

import random
from collections.abc import Mapping
from functools import cache

import pytest
from msgspec.structs import replace
from tests.consult import texts
from tests.consult.versions import INSERTED, Truth, next_version

from weft.consult.anchoring import Anchored, State, anchored
from weft.consult.draft import Draft, drafted
from weft.consult.quoting import quote_in, stands_in
from weft.records.consulting import About, Comment, Way
from weft.report.paper import Block, Paper, Paragraph

SEEDS = (11, 12)
PLACED = 0.97
"""Share of comments that have to stand where their text stands; twelve versions gave 98.6 per cent."""

EXPECTED = {
    "deleted": {State.GONE},
    "moved": {State.MOVED},
    "reworded": {State.CHANGED},
    "rewritten": {State.CHANGED},
    "split": {State.CHANGED},
    "merged": {State.CHANGED},
    "untouched": {State.SAME},
}


def comment(key: str, place: str, quote: str = "", proposal: str = "", number: str = "") -> Comment:
    return Comment(
        key=key,
        place=place,
        number=number,
        about=About.SUBSTANCE,
        text="To be looked at.",
        proposal=proposal,
        language="en",
        by="a",
        at="2026-12-01T10:00:00Z",
        way=Way.BROWSER,
        quote=quote,
    )


def marked(draft: Draft, key: str, dice: random.Random) -> Comment:
    """A comment on some words in a row of a paragraph, in any language."""
    place = draft.place(key)
    assert place is not None
    words = place.texts[dice.choice(sorted(place.texts))].split(" ")
    length = min(len(words), dice.randint(5, 12))
    start = dice.randrange(len(words) - length + 1)
    return comment(f"{key}|quote", key, " ".join(words[start : start + length]))


@cache
def found_again(seed: int) -> tuple[dict[str, Anchored], Truth]:
    papers = texts.papers()
    later, truth = next_version(papers, seed)
    before, after = drafted(papers, "en"), drafted(later, "en")
    dice = random.Random(seed)
    said = [one for key in truth.done for one in (comment(key, key), marked(before, key, dice))]
    return {one.comment: one for one in anchored(said, before, after)}, truth


@pytest.mark.parametrize("seed", SEEDS)
def test_comments_stand_where_their_text_stands_whether_keys_were_kept_or_lost(seed: int) -> None:
    came, truth = found_again(seed)
    right = [came[key].place in {goal, truth.second.get(key, goal)} for key, goal in truth.goal.items()]
    assert sum(right) >= PLACED * len(right)
    told = [came[key].state in EXPECTED[done] for key, done in truth.done.items()]
    assert sum(told) >= PLACED * len(told)
    assert all(bool(one.place) != (one.state is State.GONE) for one in came.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_marked_words_that_are_still_there_are_found(seed: int) -> None:
    came, truth = found_again(seed)
    for key, done in truth.done.items():
        if done in ("moved", "untouched"):
            assert came[f"{key}|quote"].quote_found, (done, key)
    light = [came[f"{key}|quote"].quote_found for key, done in truth.done.items() if done == "reworded"]
    assert sum(light) >= 0.9 * len(light)


def test_what_is_new_shifts_numbers_and_nothing_else(draft: Draft, papers: dict[str, Paper]) -> None:
    after = drafted({**papers, "en": texts.edited(papers["en"], texts.own("method", "z", "method/read/method.corpus", "New here."))}, "en")
    came = anchored([comment(one.key, one.key) for one in draft.places], draft, after)
    assert {one.state for one in came} == {State.SAME}
    numbers = {one.key: one.number for one in draft.places}
    now = {one.place: one.number for one in came}
    shifted = [key for key in numbers if numbers[key].isdecimal() and int(now[key]) == int(numbers[key]) + 1 and "." not in numbers[key]]
    assert len(shifted) > 100
    assert all(now[key] == numbers[key] for key in numbers if not numbers[key].isdecimal())


def with_texts(papers: Mapping[str, Paper], said: Mapping[str, str]) -> dict[str, Paper]:
    """The papers with other words in some paragraphs, "" where one goes."""

    def blocks(every: tuple[Block, ...]) -> tuple[Block, ...]:
        kept = (one for one in every if said.get(one.key) != "")
        return tuple(replace(one, text=said[one.key]) if isinstance(one, Paragraph) and one.key in said else one for one in kept)

    return {
        language: replace(paper, chapters=tuple(replace(one, blocks=blocks(one.blocks)) for one in paper.chapters))
        for language, paper in papers.items()
    }


CORPUS = "method/read/method.corpus"


def test_what_was_proposed_and_stands_there_now_was_taken_up(papers: dict[str, Paper], draft: Draft) -> None:
    after = drafted(
        with_texts(papers, {CORPUS: "The study rests on the documents that the national committee handed over in May 2026."}), "en"
    )
    proposal = "documents which the national committee handed over in May 2026"
    taken, other, unchanged = anchored(
        [
            comment("a", CORPUS, proposal=proposal),
            comment("b", CORPUS, proposal="delete the whole of this paragraph"),
            comment("c", "register/register.intro", proposal=proposal),
        ],
        draft,
        after,
    )
    assert (taken.state, taken.place) == (State.TAKEN_UP, CORPUS)
    assert other.state is State.CHANGED
    assert unchanged.state is State.SAME


def test_a_text_that_went_says_what_stood_before_it(papers: dict[str, Paper], draft: Draft) -> None:
    after = drafted(with_texts(papers, {"register/register.guessed": ""}), "en")
    gone = anchored([comment("a", "register/register.guessed", quote="A star marks what was guessed")], draft, after)[0]
    assert (gone.state, gone.place, gone.number, gone.near) == (State.GONE, "", "", "register/register.intro")
    assert not gone.quote_found


def test_a_change_in_one_language_is_a_change(papers: dict[str, Paper], draft: Draft) -> None:
    french = with_texts({"fr": papers["fr"]}, {CORPUS: "L’étude repose sur dix-huit documents, dont un sous embargo."})["fr"]
    after = drafted({**papers, "fr": french}, "en")
    came = anchored([comment("a", CORPUS, quote="The study rests on 18 documents")], draft, after)[0]
    assert (came.state, came.quote_found, came.language) == (State.CHANGED, True, "en")


def test_passages_with_other_numbers_are_no_change(papers: dict[str, Paper], draft: Draft) -> None:
    key = "framework/instrument:biosafety-act-2014.pdf/about"
    place = draft.place(key)
    assert place is not None
    shifted = with_texts({"en": papers["en"]}, {})["en"]
    chapters = tuple(
        replace(
            one,
            blocks=tuple(
                replace(block, references=tuple(replace(ref, text="P999") for ref in block.references))
                if isinstance(block, Paragraph)
                else block
                for block in one.blocks
            ),
        )
        for one in shifted.chapters
    )
    after = drafted({**papers, "en": replace(shifted, chapters=chapters)}, "en")
    assert anchored([comment("a", key)], draft, after)[0].state is State.SAME


def test_comments_on_the_whole_and_on_what_never_was_stay_on_the_whole(draft: Draft) -> None:
    whole, unknown, by_number = anchored([comment("a", ""), comment("b", "no/such"), comment("c", "", number="para 41")], draft, draft)
    assert {(one.place, one.state) for one in (whole, unknown)} == {("", State.SAME)}
    assert by_number.number == "41"


def test_moved_and_inserted_paragraphs_of_the_dice_are_there(papers: dict[str, Paper]) -> None:
    """The dice do what they say: else the shares above would say nothing."""
    later, truth = next_version(texts.papers(), SEEDS[0])
    keys = {block.key for chapter in later["es"].chapters for block in chapter.blocks}
    assert sum(key.startswith("new/") for key in keys) == INSERTED
    assert {goal for goal in truth.goal.values() if goal} <= keys
    assert sum(truth.lost.values()) >= 25
    assert papers


TEXT = "The authority decides within 270 days. The applicant pays the fee before the authority decides within the time set by regulation."

WIDER = TEXT.replace("pays the fee", "shall pay the whole fee")


@pytest.mark.parametrize(
    ("text", "quote", "around", "words"),
    [
        (TEXT, "The applicant pays the fee", ("", ""), "The applicant pays the fee"),
        (TEXT, "authority decides within", ("", "270 days"), "authority decides within"),
        ("L’autorité « compétente » décide.", 'l\'autorité "compétente"', ("", ""), "L’autorité « compétente »"),
        ("Article 4\u00a0: le\u202fdélai court", "Article 4 : le délai", ("", ""), "Article 4\u00a0: le\u202fdélai"),
        (
            TEXT.replace("pays the fee", "shall pay the whole fee"),
            "The applicant pays the fee before the authority decides",
            ("", ""),
            None,
        ),
        (TEXT, "the fee before the office decides within the time", ("", ""), "the fee before the authority decides within the time"),
    ],
)
def test_a_quote_is_found_whatever_signs_and_surroundings(text: str, quote: str, around: tuple[str, str], words: str | None) -> None:
    found = quote_in(text, quote, *around)
    assert found is not None
    assert words is None or text[found.start : found.end] == words
    assert found.whole == (words is not None and "office" not in quote)


def test_of_equal_words_those_are_meant_that_stand_between_the_same_words() -> None:
    second = TEXT.rindex("authority decides within")
    found = quote_in(TEXT, "authority decides within", "pays the fee before the", "the time set")
    assert found is not None
    assert found.start == second
    moved = f"Costs are borne by the applicant. {TEXT[39:]} {TEXT[:38]}"
    again = quote_in(moved, "authority decides within", "pays the fee before the", "the time set")
    assert again is not None
    assert moved[: again.start].endswith("fee before the ")


@pytest.mark.parametrize("quote", ["", "  ", "biodiversity", "the committee of experts meets twice a year", "decides the authority"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert quote_in(TEXT, quote) is None
    assert not stands_in(TEXT, quote)
