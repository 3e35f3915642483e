"""Which kind of place speaks: provision, definition, preamble, title, contents, reference, transitory text, amendment, note."""

import re
from dataclasses import dataclass

from weft.content.drafting import Drafting
from weft.detect.force import Force
from weft.matching import any_of
from weft.records import MentionType, Modality, Provision, Zone

__all__ = ["MentionType", "Signs", "compile_signs", "kind_of"]

ZONE_TYPES = {
    Zone.FRONT: MentionType.TITLE,
    Zone.PREAMBLE: MentionType.PREAMBLE,
    Zone.CONTENTS: MentionType.CONTENTS,
    Zone.NOTE: MentionType.NOTE,
    Zone.END: MentionType.REFERENCE,
}


@dataclass(frozen=True, slots=True)
class Signs:
    """Openings and phrases of one language that tell a place."""

    reference: re.Pattern[str]
    amendment: re.Pattern[str]
    note: re.Pattern[str]
    citation: re.Pattern[str]
    contents: re.Pattern[str]
    cited_title: re.Pattern[str]
    title_join: re.Pattern[str]
    transitory: re.Pattern[str]


def compile_signs(drafting: Drafting) -> Signs:
    """The signs of one language."""
    return Signs(
        reference=re.compile(rf"[\W_]*{any_of(drafting.reference_headings)}(?!\w)", re.IGNORECASE),
        amendment=re.compile(rf"(?<!\w){any_of(drafting.amendment_openers)}(?!\w)", re.IGNORECASE),
        note=re.compile(rf"[\W_]*{any_of(drafting.note_openers)}\s?\d?[:.]", re.IGNORECASE),
        transitory=re.compile(rf"(?<!\w){any_of(drafting.transitory_headings)}", re.IGNORECASE),
        cited_title=_cited_title(drafting),
        title_join=re.compile(rf"(?<!\w){any_of(drafting.title_joins)}(?!\w)", re.IGNORECASE),
        contents=re.compile(rf"[\W_]*{any_of(drafting.contents_headings)}\W*$", re.IGNORECASE),
        citation=re.compile(rf"[\W_]*{any_of(drafting.citation_openers)}(?!\w)", re.IGNORECASE),
    )


def _cited_title(drafting: Drafting) -> re.Pattern[str]:
    """The title of another act: "loi du 18 mars 2008 portant ...", "Ley N.º 29811, Ley que ...", "Gene Technology Act 2000"."""
    acts = any_of(drafting.cited_acts)
    if not drafting.citing_links:
        return re.compile(rf"(?:(?:[A-Z][\w’'()-]*|of|and|for|on|in|the)\s+){{1,10}}{acts}\b,?\s*(?:No\.|\(|\d)")
    # The link stands right behind the number or date: "... de 2008 sur ...", never "... de 2008 qui ... mise sur le marché".
    return re.compile(rf"(?<!\w){acts}\b[^;]{{0,110}}?\d[^;,.\d]{{0,25}}?\b{any_of(drafting.citing_links)}\b[^;,]*", re.IGNORECASE)


def kind_of(provision: Provision, force: Force, signs: Signs) -> MentionType:
    """The kind of place: first by zone, then by how the text opens."""
    by_zone = ZONE_TYPES.get(provision.zone)
    if by_zone:
        return by_zone
    opening, heading = provision.text[:60], provision.heading.rsplit(" > ", 1)[-1]
    if signs.contents.match(heading):
        return MentionType.CONTENTS
    if signs.reference.match(opening) or signs.reference.match(heading):
        return MentionType.REFERENCE
    if signs.note.match(opening):
        return MentionType.NOTE
    if force.modality == Modality.DEFINITION:
        return MentionType.DEFINITION
    if signs.amendment.search(provision.text[:200]):
        return MentionType.AMENDMENT
    transitory = provision.zone == Zone.TRANSITORY or signs.transitory.search(heading)
    return MentionType.TRANSITORY if transitory else MentionType.PROVISION


def is_citation(provision: Provision, signs: Signs) -> bool:
    """True for the part of a preamble that only cites powers, opinions and other texts ("Vu l'avis ...", "Visto ...")."""
    return provision.zone == Zone.PREAMBLE and bool(signs.citation.match(provision.text[:60]))


def only_cited(text: str, places: tuple[tuple[int, int], ...], signs: Signs) -> bool:
    """True where every place lies in the title of another act that the text cites."""
    titles = [match.span() for match in signs.cited_title.finditer(text)]
    return bool(places) and all(any(start <= at and end <= stop for start, stop in titles) for at, end in places)
