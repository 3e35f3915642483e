"""A call for comments: what a form must say of where it goes, and what both forms hold."""

from weft.consult.draft import Draft, Place
from weft.records import Record
from weft.records.consulting import About
from weft.report.voice import Voice

FIELDS = ("name", "organisation", "country", "capacity", "email")
"""What whoever comments is asked of herself."""

CHAPTER = "chapter"
KINDS = (CHAPTER, "heading", "paragraph", "table", "picture")
"""The kinds of text that have a word of their own; all else that bears a number reads as a paragraph."""

INPUT = ("about", "comment", "proposal")
"""The columns to write in."""


class Call(Record):
    """A call for comments: the key of its round, until when (UTC, said in an IANA zone), and the address for what comes in."""

    round: str
    closes_at: str
    zone: str
    send_to: str


def kinds_said(voice: Voice) -> tuple[str, str, str]:
    """The kinds of comment, in words."""
    first, second, third = (voice.say(f"consult.about.{one.value}") for one in About)
    return first, second, third


def named(draft: Draft) -> tuple[Place, ...]:
    """The places that bear a number, in their order."""
    return tuple(one for one in draft.places if one.number)


def kind_said(place: Place, voice: Voice) -> str:
    """What kind of text a place is."""
    return voice.say(f"consult.kind.{place.kind if place.kind in KINDS else 'paragraph'}")


def number_said(place: Place, voice: Voice) -> str:
    """The number of a place as a reader of this language sees it: "41", "2.1", "Chapitre 3", "Tableau 2"."""
    if place.kind == CHAPTER and place.number:
        return voice.say("consult.place.annex" if place.number.isalpha() else "consult.place.chapter", number=place.number)
    return place.said.get(voice.language.value) or next(iter(place.said.values()), place.number)
