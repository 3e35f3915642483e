"""What came in: from whom and when, and the comments found in it, with everything that a person has to look at."""

from collections import Counter

from weft import ids
from weft.consult.columns import Columns
from weft.consult.draft import Draft
from weft.languages.guessing import guess
from weft.languages.tables import Tables
from weft.records import Problem, Record
from weft.records.consulting import About, Comment, Way

LEAST_WORDS, LEAST_SHARE = 4, 0.6
"""Of fewer words, or with less of them known, no language is told."""


class Desk(Record):
    """What files are read with: the drafts of a text, the one that is out for comments first; names of columns; words of languages."""

    drafts: tuple[Draft, ...]
    columns: Columns
    tables: Tables


class Arrival(Record):
    """A file that came in: for which round, from whom (key and name of who was invited, her language), when (UTC)."""

    round: str
    by: str
    at: str
    name: str = ""
    language: str = "en"
    late: bool = False


class Said(Record):
    """A comment as it was found. `place`: key; `parent`: where in the list the one stands that it replies to, -1 for none."""

    text: str
    proposal: str = ""
    place: str = ""
    number: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    until: str = ""
    about: About | None = None
    author: str = ""
    dated: str = ""
    parent: int = -1
    tracked: bool = False


class CameIn(Record):
    """What was found in a file. `draft`: key of the draft it was written on; `ours`: it is one of our forms.

    `submitter`: what whoever comments says of herself, by field; `problems`: what a person has to look at, nothing that was lost.
    """

    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    draft: str
    ours: bool
    submitter: dict[str, str]


def comments_of(found: tuple[Said, ...], way: Way, arrival: Arrival, desk: Desk, language: str) -> tuple[Comment, ...]:
    """The comments with their keys, the same each time the same file is read; `language` of those too short to tell."""
    seen: Counter[str] = Counter()
    made: list[Comment] = []
    for one in found:
        parent = made[one.parent].key if 0 <= one.parent < len(made) else ""
        words = (one.text, one.proposal) if one.text or one.proposal else (one.quote, "deleted")
        # Not by what it replies to: LibreOffice forgets that, and the same file may come twice.
        told = ids.of(arrival.round, arrival.by, one.author, one.place, *words)
        seen[told] += 1
        made.append(
            Comment(
                key=told if seen[told] == 1 else ids.of(told, str(seen[told])),
                place=one.place,
                number=one.number,
                about=one.about or _about(one),
                text=one.text,
                proposal=one.proposal,
                language=language_of(one.text or one.proposal, desk, language),
                by=arrival.by,
                at=arrival.at,
                way=way,
                quote=one.quote,
                before=one.before,
                after=one.after,
                name=one.author if one.author.casefold() != arrival.name.casefold() else "",
                late=arrival.late,
                dated=one.dated,
                answers=parent,
                until=one.until,
                tracked=one.tracked,
            )
        )
    return tuple(made)


def _about(one: Said) -> About:
    """What a comment is about where nobody says: a change of the text is one of wording."""
    if one.tracked:
        return About.WORDING
    return About.SUBSTANCE if one.place else About.GENERAL


def language_of(text: str, desk: Desk, otherwise: str) -> str:
    """The language in which a comment is written."""
    if len(text.split()) < LEAST_WORDS:
        return otherwise
    told = guess(text, desk.tables)
    return told.code if told.code and told.share >= LEAST_SHARE else otherwise
