"""Text to law: a document split into its provisions, each with its path, its headings and its quotes."""

from collections.abc import Callable, Mapping

from weft import ids
from weft.records import Document, Provision, Quote
from weft.segment.grammar import Grammar, compile_grammar
from weft.segment.state import Draft
from weft.segment.walk import walk

__all__ = ["Grammar", "compile_grammar", "split"]


def split(
    document: Document, grammars: Mapping[str, Grammar], language: str, language_of: Callable[[str, str], str]
) -> tuple[Provision, ...]:
    """The provisions of a document in reading order.

    `language` is the main language of the document and picks the drafting tradition; `language_of(text, default)` tells a passage's.
    """
    drafts = walk(document, grammars, language)
    seen: dict[str, int] = {}
    return tuple(_provision(document, draft, language, language_of, seen) for draft in drafts)


def _provision(document: Document, draft: Draft, language: str, language_of: Callable[[str, str], str], seen: dict[str, int]) -> Provision:
    quotes = tuple(_quote(document, *place) for place in draft.slices)
    text = " ".join([" ".join(quote.text.split()) for quote in quotes])
    path = _unique(draft.path, draft.language, seen)
    return Provision(
        id=ids.of(document.name, draft.language, path, text),
        document=document.name,
        path=path,
        heading=draft.heading,
        text=text,
        language=draft.language or language_of(text, language),
        zone=draft.zone,
        quotes=quotes,
        lead=draft.lead,
    )


def _unique(path: str, column: str, seen: dict[str, int]) -> str:
    """The path, with a count behind it where an instrument uses the same number again; the columns of a gazette share their paths."""
    key = f"{column}:{path}"
    seen[key] = seen.get(key, 0) + 1
    return path if seen[key] == 1 else f"{path}~{seen[key]}"


def _quote(document: Document, page_index: int, start: int, end: int) -> Quote:
    page = document.pages[page_index]
    held = page.text[start:end]
    words = held.strip()
    first = start + (len(held) - len(held.lstrip()) if len(words) < len(held) else 0)
    return Quote(page=page.number, start=first, end=first + len(words), text=words)
