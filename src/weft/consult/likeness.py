"""Comments that may say the same: proposals for groups, with what they rest on. A person decides.

Within a language comments are alike by the stems of their words; across languages only on the same paragraph, by words that mean one
thing, by numbers, and by words that begin alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from weft.consult.hearing import Ear, Heard
from weft.consult.places import Draft
from weft.content.consulting import CommentWords
from weft.records import Record
from weft.records.consulting import Comment
from weft.report.cleaning import clean, shortened

HERE, ELSEWHERE, ACROSS, WORDING = 0.3, 0.5, 0.25, 0.7
"""What two comments have to have in common: on one paragraph, on different ones, in different languages, in the words they propose."""

LONGEST_TITLE = 120
FEWEST_TITLE_WORDS = 4
MOST_SHARING = 60
"""A word that more comments share than these brings no two of them together."""


class Group(Record):
    """Comments that may say the same, in the order they came; `joins`: the group a person has made to which the others would come.

    `title`: the words of the shortest that says something; `score`: 1.0 is just enough; `reasons`: place, words, proposal, languages, each
    with how much.
    """

    comments: tuple[str, ...]
    title: str
    place: str
    score: float
    reasons: tuple[tuple[str, str], ...]
    joins: str = ""


class Link(Record):
    """Two comments that may say the same: how far beyond enough, and why."""

    score: float
    reasons: tuple[tuple[str, str], ...]


def alike(comments: Sequence[Comment], draft: Draft, words: CommentWords) -> tuple[Group, ...]:
    """Groups proposed among comments on a draft, largest first; those that a person has grouped stay together."""
    ear = Ear(comments, draft, words)
    heard = [ear.heard(one) for one in comments]
    links = {(a, b): link for a, b in _candidates(heard) if (link := _link(ear, heard[a], heard[b])) is not None}
    groups = [_group(comments, tuple(sorted(group)), links) for group in _gathered(comments, links)]
    new = [one for one in groups if len(one.comments) > 1 and not _is_known(one, comments)]
    return tuple(sorted(new, key=lambda one: (-len(one.comments), -one.score)))


def _is_known(group: Group, comments: Iterable[Comment]) -> bool:
    """Whether a person has put these together already."""
    inside = [one.alike for one in comments if one.key in group.comments]
    return bool(inside[0]) and len(set(inside)) == 1


def _candidates(heard: Sequence[Heard]) -> Iterator[tuple[int, int]]:
    """Pairs on one place, and pairs that share a word which few share."""
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(heard):
        if one.place:
            shared["place", one.place].append(at)
        for word in one.stems:
            shared[one.language, word].append(at)
    few = (places for (kind, _), places in shared.items() if kind == "place" or len(places) <= MOST_SHARING)
    yield from sorted({pair for places in few for pair in combinations(places, 2)})


def _link(ear: Ear, one: Heard, other: Heard) -> Link | None:
    """How two comments are alike; nothing where they are not, or want different things."""
    if one.apart_from(other, ear.apart):
        return None
    here = bool(one.place) and one.place == other.place
    found = [("place", one.place)] if here else []
    if one.language != other.language:
        share = ear.across(one, other)
        if not here or share < ACROSS:
            return None
        return Link(score=share / ACROSS, reasons=(*found, ("languages", f"{share:.2f}")))
    said, wanted = ear.within(one, other), ear.wording(one, other)
    if one.against != other.against and said >= ELSEWHERE:
        # The same words with and without "not".
        return None
    score = max(said / (HERE if here else ELSEWHERE), wanted / WORDING)
    reasons = (*found, ("words", f"{said:.2f}"), *((("proposal", f"{wanted:.2f}"),) if wanted >= WORDING else ()))
    return Link(score=score, reasons=reasons) if score >= 1 else None


def _gathered(comments: Sequence[Comment], links: Mapping[tuple[int, int], Link]) -> list[set[int]]:
    """Comments put together, the most alike first, as long as those of one group are alike on average."""
    group_of = {at: {at} for at in range(len(comments))}
    made = defaultdict(list)
    for at, one in enumerate(comments):
        if one.alike:
            made[one.alike].append(at)
    for known in made.values():
        _join(group_of, known)
    for (a, b), _ in sorted(links.items(), key=lambda hit: -hit[1].score):
        first, second = group_of[a], group_of[b]
        if first is second or (_known(comments, first) and _known(comments, second)):
            continue
        across = [links[min(x, y), max(x, y)].score if (min(x, y), max(x, y)) in links else 0.0 for x in first for y in second]
        if sum(min(one, 2.0) for one in across) >= len(across):
            _join(group_of, (*first, *second))
    return [group for at, group in group_of.items() if at == min(group)]


def _known(comments: Sequence[Comment], group: Iterable[int]) -> bool:
    return any(comments[at].alike for at in group)


def _join(group_of: dict[int, set[int]], those: Iterable[int]) -> None:
    whole = {one for at in those for one in group_of[at]}
    for at in whole:
        group_of[at] = whole


def _group(comments: Sequence[Comment], inside: tuple[int, ...], links: Mapping[tuple[int, int], Link]) -> Group:
    these = [links[pair] for pair in combinations(inside, 2) if pair in links]
    there = [comments[at] for at in inside]
    places = Counter(one.place for one in there)
    return Group(
        comments=tuple(one.key for one in there),
        title=_title(there),
        place=there[0].place if len(places) == 1 else "",
        score=min((one.score for one in these), default=0.0),
        reasons=max(these, key=lambda one: one.score).reasons if these else (),
        joins=next((one.alike for one in there if one.alike), ""),
    )


def _title(comments: Sequence[Comment]) -> str:
    """The words of the shortest comment that says something."""
    told = sorted((clean(one.text or one.proposal) for one in comments), key=len)
    return shortened(next((one for one in told if len(one.split()) >= FEWEST_TITLE_WORDS), told[-1]), LONGEST_TITLE)
