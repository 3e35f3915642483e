"""A letter instead of a form: its paragraphs are comments, each on the paragraph of the draft that it names first."""

import re
from collections.abc import Iterable, Iterator

from weft.consult.arrivals import Said
from weft.consult.coming_changes import original
from weft.consult.coming_places import Places
from weft.consult.seen_words import STRUCK, SeenParagraph

OPENS = re.compile(
    r"^\W*(?:(?:para(?:graph|graphe|s)?s?|párr(?:afos?)?|§+|table|tableau|cuadro|figure|figura|section|chapter|chapitre|capítulo|annex|annexe|anexo)"
    r"[\s.\u00a0]*(?:n[o°º]\.?\s*)?(?:[0-9]+(?:\.[0-9]+)*|[A-Z])\b)",
    re.IGNORECASE,
)
"""How a paragraph of a letter says which paragraph of the draft it is about."""


def letter(paragraphs: Iterable[SeenParagraph], places: Places) -> Iterator[Said]:
    """The words of a letter, parted where it names a paragraph; what stands before the first comes in on the whole."""
    held: list[str] = []
    place, number = "", ""
    for one in paragraphs:
        text = "".join(run.text for run in one.runs if run.change != STRUCK).strip() or original(one.runs).strip()
        if one.part.startswith(("header", "footer")) or not text:
            continue
        opening = OPENS.match(text)
        named = places.numbered(opening.group().strip()) if opening else None
        if named is not None:
            yield from _said(held, place, number)
            held, place, number = [], named.key, named.number
        held.append(text)
    yield from _said(held, place, number)


def _said(held: list[str], place: str, number: str) -> Iterator[Said]:
    if held:
        yield Said(text="\n".join(held), place=place, number=number)
