"""The place that somebody means who writes "para 41", "Tableau 3", "2.1" or "párr. 41-43"."""

import re
import unicodedata

from weft.consult.places import Draft, Place

KINDS = {
    "paragraph": r"para(?:graph|grafo|graphe)?s?|parr(?:afo)?s?|pars?|pgphs?|alineas?|§+|¶+",
    "table": r"tables?|tableaux?|tabs?|tabl|cuadros?|tablas?",
    "figure": r"figures?|figuras?|figs?|graphiques?|graficos?",
    "heading": r"sections?|sect?|seccion(?:es)?|headings?|titres?|titulos?|sub-?sections?",
    "chapter": r"chapters?|chapitres?|capitulos?|chap|caps?|ch",
    "annex": r"annex(?:es)?|annexes?|anexos?|appendix|appendices|apendices?",
}
"""Words before a number, without accents and case, in the three languages."""

COUNT = r"(?:n\.?(?:[o°º]s?|um(?:ero)?|r)?\.? ?)?"
SAID = re.compile(
    "(?:" + "|".join(rf"(?P<{kind}>{words})" for kind, words in KINDS.items()) + rf")?\.? ?{COUNT}[#(\[]? ?"
    r"(?P<number>\d+(?:[.,]\d+)*|(?<![a-z])[a-z](?![a-z]))"
)
PAGE = re.compile(r"^(?:p|pp|pg|pages?|paginas?|lines?|lignes?|lineas?|l)\.? ?\d")
"""A page or a line is no place of the text: it is another one in each print and language."""


def place_named(draft: Draft, said: str) -> Place | None:
    """The place that is meant, the first of several; nothing where none can be told."""
    by_key = draft.place(said.strip())
    if by_key is not None:
        return by_key
    asked = plain(said)
    found = SAID.match(asked)
    if PAGE.match(asked) or found is None:
        return _titled(draft, asked)
    kind = next((name for name in KINDS if found[name]), "")
    if not kind and found["number"].isalpha() and found.end() < len(asked):
        # A word of one letter, not an annex.
        return _titled(draft, asked)
    return _numbered(draft, kind, found["number"].replace(",", "."))


def plain(text: str) -> str:
    """Words without case, accents, and more than one blank between them."""
    apart = unicodedata.normalize("NFKD", text.replace("º", "o").replace("№", "no "))
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return " ".join(bare.casefold().split()).strip(" :;,.-–—")


def _numbered(draft: Draft, kind: str, number: str) -> Place | None:
    """The place with a number: of the kind named, else what such a number stands for."""
    steps = number.split(".")
    while len(steps) > 1 and steps[-1] == "0":
        # A spreadsheet makes 41.0 of 41.
        steps.pop()
    number = ".".join(str(int(one)) if one.isdecimal() else one.upper() for one in steps)
    match kind:
        case "table" | "figure":
            return _first(draft, (kind, "picture" if kind == "figure" else kind), f"{kind.capitalize()} {number}")
        case "chapter" | "annex":
            return _first(draft, ("chapter",), number)
        case "heading":
            return _first(draft, ("heading", "chapter"), number)
    if kind == "" and number.isalpha():
        return _first(draft, ("chapter",), number)
    return _first(draft, ("heading",) if "." in number else ("paragraph", "listing", "blank"), number)


def _first(draft: Draft, kinds: tuple[str, ...], number: str) -> Place | None:
    return next((one for one in draft.places if one.number == number and one.kind in kinds), None)


def _titled(draft: Draft, asked: str) -> Place | None:
    """The chapter or section with this title in any language."""
    named = (one for one in draft.places if one.kind in ("chapter", "heading"))
    return next((one for one in named if asked and asked in map(plain, one.texts.values())), None)
