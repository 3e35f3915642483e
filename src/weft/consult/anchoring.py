"""Where each comment stands in the next draft: by the key of its paragraph, by the likeness of its text, by the words it quotes."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from weft.consult.following import Followed, Follower
from weft.consult.naming import place_named
from weft.consult.places import Draft, Place
from weft.consult.quoting import Found, quote_in, stands_in
from weft.records import Record
from weft.records.consulting import Comment

TAKEN_SHARE = 0.85
"""Share of the words of a proposal that have to stand in the next text for it to have been taken up."""

FEWEST_TAKEN_WORDS = 3


class State(StrEnum):
    """What became of the text a comment is about; a comment on the whole stays `same`."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    TAKEN_UP = "taken_up"


class Anchored(Record):
    """Where a comment stands in the next draft: the key and number of its place, "" where its text went.

    `taken_up`: the words that the comment proposed stand there now, and did not before. `quote_found`: the words marked stand there still;
    they are the half-open range `found` of the place's text in `language`. `near`: where the text went, the key of the last place before
    it that still stands.
    """

    comment: str
    place: str
    number: str
    state: State
    quote_found: bool = False
    language: str = ""
    found: tuple[int, int] | None = None
    near: str = ""


def anchored(comments: Iterable[Comment], before: Draft, after: Draft) -> tuple[Anchored, ...]:
    """Each comment on the draft `before` in the draft `after`, in the order of the comments."""
    follower = Follower(before, after)
    return tuple(_anchored(one, before, follower) for one in comments)


def _anchored(comment: Comment, before: Draft, follower: Follower) -> Anchored:
    was = before.place(comment.place) or (place_named(before, comment.number) if comment.number else None)
    if was is None:
        return Anchored(comment=comment.key, place="", number="", state=State.SAME)
    followed = follower.followed(was)
    taken = _taken_up(comment, was, followed, follower)
    quoted = _quoted(comment, followed.place, follower)
    if taken is not None:
        return _at(comment, taken, State.TAKEN_UP, quoted if quoted and quoted[0].key == taken.key else None)
    if quoted is not None:
        state = State(followed.state) if followed.place and quoted[0].key == followed.place.key else State.CHANGED
        return _at(comment, quoted[0], state, quoted)
    if followed.place is None:
        return Anchored(comment=comment.key, place="", number="", state=State.GONE, near=followed.near)
    return _at(comment, followed.place, State(followed.state), None)


Quoted = tuple[Place, str, Found]
"""The place where words stand, the language of its text, and where in it."""


def _at(comment: Comment, place: Place, state: State, quoted: Quoted | None) -> Anchored:
    return Anchored(
        comment=comment.key,
        place=place.key,
        number=place.number,
        state=state,
        quote_found=quoted is not None,
        language=quoted[1] if quoted else "",
        found=(quoted[2].start, quoted[2].end) if quoted else None,
    )


def _quoted(comment: Comment, place: Place | None, follower: Follower) -> Quoted | None:
    """The quote in the place that followed; where it does not stand there, whole, in one that is new."""
    if not comment.quote:
        return None
    here = next(_quotes((place,) if place else (), comment), None)
    if here is not None and here[2].whole:
        return here
    halves = _holding(follower.halves(place) if place else (), comment.quote)
    if halves:
        return next(_quotes(halves, comment))
    if len(_holding(follower.earlier, comment.quote)) != 1:
        # The same words stood in other paragraphs: where they stand now says nothing of this one.
        return here
    elsewhere = _holding(follower.new, comment.quote)
    return next(_quotes(elsewhere, comment), here) if len(elsewhere) == 1 else here


def _holding(places: Iterable[Place], words: str) -> list[Place]:
    return [one for one in places if any(stands_in(text, words) for text in one.texts.values())]


def _quotes(places: Iterable[Place], comment: Comment) -> Iterator[Quoted]:
    """The quote in each place, in the language in which most of it is found."""
    for place in places:
        there = [
            (place, language, found)
            for language, text in place.texts.items()
            if (found := quote_in(text, comment.quote, comment.before, comment.after)) is not None
        ]
        if there:
            yield max(there, key=lambda one: one[2].share)


def _taken_up(comment: Comment, was: Place, followed: Followed, follower: Follower) -> Place | None:
    """The place in which the words stand that a comment proposed; nothing where they do not, or stood there before."""
    if len(comment.proposal.split()) < FEWEST_TAKEN_WORDS or followed.state == State.SAME or _holds(was, comment.proposal):
        return None
    places = (*((followed.place,) if followed.place else ()), *follower.new)
    return next((one for one in places if _holds(one, comment.proposal)), None)


def _holds(place: Place, words: str) -> bool:
    return any((found := quote_in(text, words)) is not None and found.share >= TAKEN_SHARE for text in place.texts.values())
