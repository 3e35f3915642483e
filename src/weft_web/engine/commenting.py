"""A draft as those who comment on it meet it: opened, its blocks by language, places found by what people call them."""

import msgspec

from weft.consult import deadline
from weft.consult.naming import place_named
from weft.consult.places import Draft, Place
from weft.records import Language, Record
from weft.report.cleaning import shortened
from weft.report.paper import Block, Chapter, Listing, Paragraph, Picture, Table
from weft.report.voice import Voice
from weft_web.engine.reporting import fit, words_of

__all__ = ["Block", "Chapter", "Draft", "Language", "Picture", "Place", "Table", "fit", "opened", "place_named", "shortened", "words_of"]

CHAPTER = "chapter"


class Shown(Record):
    """A place and its blocks in the languages asked for, each with its language; a chapter has no block."""

    place: Place
    blocks: tuple[tuple[str, Block], ...]


def opened(body: bytes) -> Draft:
    """The draft as it was kept. Errors: msgspec.MsgspecError."""
    return msgspec.json.decode(body, type=Draft)


def chapters(draft: Draft) -> tuple[Place, ...]:
    """The chapters, in order."""
    return tuple(one for one in draft.places if one.kind == CHAPTER)


def shown(draft: Draft, chapter: str, languages: tuple[str, ...]) -> tuple[Shown, ...]:
    """The places of a chapter with their blocks in these languages; one language only where another has no words of its own."""
    there = {one: _blocks(draft, one) for one in languages}
    made = []
    for place in draft.places:
        if place.chapter == chapter and place.kind != CHAPTER:
            own = [one for one in languages if one in place.texts] or list(languages[:1])
            made.append(Shown(place=place, blocks=tuple((one, there[one][place.key]) for one in own if place.key in there[one])))
    return tuple(one for one in made if one.blocks)


def alone(draft: Draft, place: Place, languages: tuple[str, ...]) -> Shown:
    """One place with its blocks in these languages."""
    found = next((one for one in shown(draft, place.chapter, languages) if one.place.key == place.key), None)
    return found or Shown(place=place, blocks=())


def picture(draft: Draft, language: str, key: str) -> Picture | None:
    """A picture by its key."""
    found = _blocks(draft, language).get(key)
    return found if isinstance(found, Picture) else None


def _blocks(draft: Draft, language: str) -> dict[str, Block]:
    paper = draft.papers[language]
    return {block.key: block for chapter in paper.chapters for block in chapter.blocks}


def words_by(draft: Draft, place: Place, language: str) -> str:
    """The words of a place in a language: what somebody changes who proposes other words."""
    block = _blocks(draft, language).get(place.key)
    return _plain(block) if block is not None else place.text_in(language)


def wordings(draft: Draft, place: Place) -> tuple[str, ...]:
    """A place as it stands in each language, with and without what it refers to."""
    return (*place.texts.values(), *(words_by(draft, place, one) for one in draft.papers))


def _plain(block: Block) -> str:
    """The words of a paragraph without what it refers to, the points of a list in lines; of all else its words."""
    if isinstance(block, Listing):
        return "\n".join(block.points) or words_of(block)
    if not isinstance(block, Paragraph):
        return words_of(block)
    if block.pieces:
        return "".join(one.text for one in block.pieces)
    return f"{block.opening} {block.text}".strip()


def deadline_said(voice: Voice, closes_at: str, zone: str) -> str:
    """Until when comments are taken, in words, with the zone."""
    return deadline.said(voice, closes_at, zone)
