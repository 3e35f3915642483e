"""Shapes of content/drafting: how law is written in each language."""

from weft.records import Record


class Group(Record):
    """A heading that gathers articles; `rank` 1 is the highest."""

    kind: str
    rank: int
    words: tuple[str, ...]


class Drafting(Record):
    """The drafting tradition of one language."""

    language: str
    groups: tuple[Group, ...]
    annexes: tuple[str, ...]
    articles: tuple[str, ...]
    bare_number_is_article: bool
    ordinals: tuple[str, ...]
    preamble_openers: tuple[str, ...]
    citation_openers: tuple[str, ...]
    title_joins: tuple[str, ...]
    cited_acts: tuple[str, ...]
    citing_links: tuple[str, ...]
    enacting: tuple[str, ...]
    transitory_headings: tuple[str, ...]
    transitory_words: tuple[str, ...]
    end_openers: tuple[str, ...]
    contents_headings: tuple[str, ...]
    reference_headings: tuple[str, ...]
    note_openers: tuple[str, ...]
    definition_verbs: tuple[str, ...]
    amendment_openers: tuple[str, ...]
