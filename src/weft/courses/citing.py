"""Citations inside texts: `[CPB 10.3]`; found, told apart from words, held against the articles there are, and said."""

import re
from collections.abc import Iterator

from weft.content.teaching import Citable, Treaty
from weft.courses.lesson import Citation, Line, Words
from weft.records import Language, Text

CITATION = re.compile(r"\[(CPB|NKLSP|CBD|KMGBF|DEC) ([^\[\]]+)\]")
PLACE = re.compile(r"(?P<article>\d+)(?:\.(?P<first>\d+)(?:-(?P<last>\d+))?)?(?:\([a-z]{1,4}\)(?:-\([a-z]{1,4}\))?)*")
ANNEX = re.compile(r"Annex (?P<annex>[IVX]+)(?:\.\d+)?(?:\([a-z]\))?")
DECISIONS, TARGETS = "DEC", "KMGBF"


def cut(text: str) -> Line:
    """A text in runs of words and citations; the space before a citation stays with the words."""
    out: list[Words | Citation] = []
    end = 0
    for found in CITATION.finditer(text):
        if found.start() > end:
            out.append(Words(text=text[end : found.start()]))
        out.append(Citation(treaty=found[1], place=found[2]))
        end = found.end()
    if text[end:]:
        out.append(Words(text=text[end:]))
    return tuple(out)


def cited(text: str) -> tuple[str, ...]:
    """The codes cited in a text, in order."""
    return tuple(f"{treaty} {place}" for treaty, place in CITATION.findall(text))


def parsed(code: str) -> Citation:
    """A code of `cites` as a citation."""
    treaty, _, place = code.partition(" ")
    return Citation(treaty=treaty, place=place)


def known(citation: Citation, law: Citable) -> bool:
    """Whether the treaty has that article, paragraph, annex, target or decision."""
    treaty = law.treaties.get(citation.treaty)
    if treaty is None:
        return False
    annex = ANNEX.fullmatch(citation.place)
    if annex:
        return annex["annex"] in treaty.annexes
    return citation.place in treaty.others or _article_known(citation.place, treaty)


def _article_known(place: str, treaty: Treaty) -> bool:
    found = PLACE.fullmatch(place)
    if not found or int(found["article"]) not in treaty.articles:
        return False
    count = treaty.articles[int(found["article"])]
    return all(int(one) <= count for one in (found["first"], found["last"]) if one)


def texts(value: object, language: Language) -> Iterator[str]:
    """Every text of a record in one language, depth first."""
    if isinstance(value, Text):
        yield value.said_in(language)
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, language)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), language)
