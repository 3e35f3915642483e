"""Comments in a Word file: beside the text, as changes in it, in rows of a table, or as a letter."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from weft import ids
from weft.consult import form_marks
from weft.consult.arrivals import Arrival, CameIn, Desk, Said, comments_of
from weft.consult.coming_changes import original, proposals, untracked
from weft.consult.coming_letter import letter
from weft.consult.coming_places import Places
from weft.consult.coming_tables import read_tables
from weft.consult.draft import Draft, Place
from weft.consult.form_text import words_of_form
from weft.consult.seen_words import ADDED, SeenRun, SeenWord
from weft.consult.strands import Strand, form_of, strands
from weft.records import Problem
from weft.records.consulting import Way

LEAST_LEFT = 0.5
"""With less than this share of the places left, what is gone tells nothing: somebody sends her chapter only."""

MOST_NUMBERS = 12
AROUND = 60
"""Letters kept of what stands before and behind a quote."""


class Spot(NamedTuple):
    """A run that a comment marks, and where in its strand it stands."""

    strand: Strand
    at: int

    @property
    def run(self) -> SeenRun:
        """The run itself."""
        return self.strand.runs[self.at]


class Told(NamedTuple):
    """Comments found and what a person has to look at."""

    found: list[Said]
    problems: list[Problem]


def docx_in(word: SeenWord, arrival: Arrival, desk: Desk) -> CameIn:
    """The comments of a Word file, each at its place; what has none comes in on the whole."""
    told, language = form_of(word.paragraphs)
    draft = _draft(word, told, desk)
    places = Places(draft, desk.columns)
    tables = read_tables(word, places, desk.columns)
    text = tuple(one for at, one in enumerate(word.paragraphs) if at not in tables.taken)
    parted = strands(text, places)
    ours = bool(told) or any(one.place for one in parted if _has_mark(one))
    beside = _beside(word, parted)
    standing = words_of_form(draft, language, places) if language in draft.papers else {}
    inside = _inside(parted, standing, places)
    found = (*tables.found, *beside.found, *inside.found)
    if not found and not ours:
        found = tuple(letter(text, places))
    way = Way.DOCX
    problems = (*_about_form(told, draft, desk, ours=ours), *tables.problems, *beside.problems, *inside.problems, *_last(word, found))
    comments = comments_of(_replies_moved(found, len(tables.found)), way, arrival, desk, language or arrival.language)
    return CameIn(comments=comments, problems=problems, draft=draft.key, ours=ours, submitter=tables.submitter)


def _has_mark(one: Strand) -> bool:
    return any(mark.startswith(form_marks.PLACE) for run in one.runs for mark in run.marks)


def _draft(word: SeenWord, told: str, desk: Desk) -> Draft:
    """The draft that the file was made from: as it says itself, else the one that has most of its bookmarks."""
    named = next((one for one in desk.drafts if ids.of(one.key) == told), None)
    if named is not None:
        return named
    marks = {form_marks.whole_mark(mark) for one in word.paragraphs for run in one.runs for mark in run.marks}
    # The first of equals is the one that is out for comments.
    return max(desk.drafts, key=lambda one: len(marks & {form_marks.place_mark(place.key) for place in one.places}))


def _about_form(told: str, draft: Draft, desk: Desk, *, ours: bool) -> Iterator[Problem]:
    if not ours:
        yield Problem(code="form_not_ours")
    elif told and told not in {ids.of(one.key) for one in desk.drafts}:
        yield Problem(code="form_other_draft")
    elif draft.key != desk.drafts[0].key:
        yield Problem(code="form_earlier_draft", arguments=(draft.label,))


def _last(word: SeenWord, found: Sequence[Said]) -> Iterator[Problem]:
    if word.restyled:
        yield Problem(code="form_restyled", arguments=(str(word.restyled),))
    if not found:
        yield Problem(code="form_nothing_said")


def _replies_moved(found: Sequence[Said], before: int) -> tuple[Said, ...]:
    """Replies name the place of their comment among those beside the text; rows stand before these."""
    return tuple(replace(one, parent=one.parent + before) if one.parent >= 0 else one for one in found)


def _beside(word: SeenWord, parted: Sequence[Strand]) -> Told:
    """The comments beside the text, in the order in which the file lists them; replies stand where what they reply to stands."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    for strand in parted:
        for place, run in enumerate(strand.runs):
            for known in run.comments:
                spots[known].append(Spot(strand, place))
    at = {one.id: place for place, one in enumerate(word.comments)}
    ordered = [one for one in word.comments if one.text]
    position = {one.id: place for place, one in enumerate(ordered)}
    told = Told([], [])
    loose = 0
    for one in ordered:
        where = spots.get(one.id) or spots.get(one.parent) or []
        loose += not where
        parent = position.get(one.parent, -1) if at.get(one.parent, -1) < at[one.id] else -1
        first, last = _ends(where)
        before, after = _around(where) if one.id in spots else ("", "")
        told.found.append(
            Said(
                text=one.text,
                place=first.key if first else "",
                number=first.number if first else "",
                quote=_quoted([spot.run for spot in where]) if one.id in spots else "",
                before=before,
                after=after,
                until=last.key if first and last and last.key != first.key else "",
                author=one.author,
                dated=one.dated,
                parent=parent,
            )
        )
    empty = len(word.comments) - len(ordered)
    if empty:
        told.problems.append(Problem(code="form_comment_empty", arguments=(str(empty),)))
    if loose:
        told.problems.append(Problem(code="form_comment_unanchored", arguments=(str(loose),)))
    return told


def _ends(where: Sequence[Spot]) -> tuple[Place | None, Place | None]:
    """The first and the last place of a comment; words between two paragraphs belong to the one before them."""
    there = [spot.strand.place or spot.strand.near for spot in where]
    known = [one for one in there if one is not None]
    return (known[0], known[-1]) if known else (None, None)


def _around(where: Sequence[Spot]) -> tuple[str, str]:
    """A few words before and behind those that a comment marks, as they stood before any change."""
    first, last = where[0], where[-1]
    before = _some(reversed(first.strand.runs[: first.at]), opening=True)
    return before.lstrip(), _some(last.strand.runs[last.at + 1 :], opening=False).rstrip()


def _some(runs: Iterable[SeenRun], *, opening: bool) -> str:
    """So many letters of runs that they tell a place, taken from the end where they are `opening`."""
    told = ""
    for one in runs:
        if one.change != ADDED:
            told = one.text + told if opening else told + one.text
        if len(told) >= AROUND:
            break
    return told[-AROUND:] if opening else told[:AROUND]


def _quoted(runs: Sequence[SeenRun]) -> str:
    """The words that a comment marks, as they stood before any change; where they are all new, as they stand now."""
    return original(runs).strip() or "".join(one.text for one in runs if one.change == ADDED).strip()


def _inside(parted: Sequence[Strand], standing: dict[str, str], places: Places) -> Told:
    """The changes made in the text, tracked or not; `standing`: the words of the form that went out, by place."""
    told = Told([], [])
    for one in parted:
        if not one.own:
            told.found.extend(_tracked(one))
    if standing:
        _without_trace(parted, standing, told)
        _gone(parted, standing, places, told.problems)
    return told


def _tracked(one: Strand) -> Iterator[Said]:
    place = one.place or one.near
    for proposed in proposals(one.runs):
        yield Said(
            text="",
            proposal=proposed.proposal,
            place=place.key if place else "",
            number=place.number if place else "",
            quote=proposed.quote,
            author=proposed.author,
            dated=proposed.dated,
            tracked=True,
        )


def _without_trace(parted: Sequence[Strand], standing: dict[str, str], told: Told) -> None:
    """What was changed without tracking: known by the words of the form that went out."""
    there = {one.place.key for one in parted if one.place}
    if len(there & set(standing)) < LEAST_LEFT * len(standing):
        told.problems.append(Problem(code="form_in_part"))
        return
    once = Counter(one.place.key for one in parted if one.place)
    found: list[Said] = []
    for one in parted:
        if one.place and one.place.key in standing and once[one.place.key] == 1:
            found += _changed(one, one.place, standing[one.place.key])
        elif one.place is None and not (one.own or one.aside) and one.near and original(one.runs).strip():
            text = original(one.runs).strip()
            found.append(Said(text="", proposal=text, place=one.near.key, number=one.near.number, tracked=True))
    told.found.extend(found)
    if found:
        told.problems.append(Problem(code="form_untracked", arguments=(str(len(found)),)))


def _changed(one: Strand, place: Place, was: str) -> Iterator[Said]:
    made = untracked(was, original(one.runs))
    if made is not None:
        yield Said(text="", proposal=made.proposal, place=place.key, number=place.number, quote=made.quote, tracked=True)


def _gone(parted: Sequence[Strand], standing: dict[str, str], places: Places, problems: list[Problem]) -> None:
    """Paragraphs that are missing without a trace: whether somebody wants them deleted, nobody can tell."""
    there = {one.place.key for one in parted if one.place}
    missing = [place for key in standing if key not in there and (place := places.keyed(key)) is not None]
    if missing and len(missing) <= LEAST_LEFT * len(standing):
        numbers = [one.number for one in missing if one.number]
        problems.append(Problem(code="form_paragraphs_gone", arguments=(str(len(missing)), ", ".join(numbers[:MOST_NUMBERS]))))
