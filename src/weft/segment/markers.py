"""The number a block opens with: group heading, article, paragraph or point."""

import re
from dataclasses import dataclass

from weft.segment.grammar import Grammar

GROUP, ANNEX, ARTICLE, UNIT = "group", "annex", "article", "unit"
ARTICLE_RANK, ANNEX_RANK = 7, 1
MAXIMUM_ARTICLE_JUMP = 12
MAXIMUM_GROUP_WORDS = 30
# The series of "b.1)" and "(b.1)", which divides the point b.
LETTERED = "lettered"
ROMAN = frozenset("ivxlcdm")

_UNIT = re.compile(
    r"[\s*_\"“«>-]*(?:"
    r"\((?P<paren>\d{1,3}|[a-z]{1,2}|[ivxl]{1,5}|[A-Z]{1,2}|[IVX]{1,4}|[a-z]\.\d)\)"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,4})\.?[)\s]"
    r"|(?P<number>\d{1,3})(?:[.)]|[°º])[\s.\-–—)°º]"
    r"|(?P<letter>[a-zA-ZñÑ](?:\.\d{1,2})?)(?:\)|\.\)|°\))"
    r"|(?P<dot>[a-h]|[A-H])\.\s"
    r"|(?P<roman>[ivx]{1,5}|[IVX]{1,5})(?:\)|\.[\s-])"
    r"|§\s?(?P<sign>\d{1,3})"
    r")"
)
_BARE = re.compile(r"[\s*_]*(?P<number>\d{1,4}(?:\.\d{1,2})?[A-Z]{0,2})(?:\.|\s|\u2003)\s*(?=[\"“(A-Z*_])(?P<title>.*)", re.DOTALL)
_NO_SLUG = re.compile(r"[^0-9a-zà-ÿ.]+")
_BULLET = re.compile(r"\s*[-–—•*·▪●◦]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What a block opens with; `title` is what follows the number, `start` where it begins in the block."""

    sort: str
    kind: str
    number: str
    rank: int = 0
    title: str = ""
    start: int = 0
    word: str = ""


def slug(number: str) -> str:
    """A number as it stands in a path: lower case, signs gone."""
    return _NO_SLUG.sub("_", number.strip().lower()).strip("_.") or "x"


def group_marker(text: str, grammar: Grammar) -> Marker | None:
    """A heading such as "CHAPTER II Risk assessment", "Titre Ier", "ANEXO 3"; None for running text."""
    match = grammar.group.match(text)
    if match:
        kind, rank = grammar.group_of[match["word"].lower()]
        return Marker(
            sort=GROUP,
            kind=kind,
            number=slug(match["number"]),
            rank=rank,
            title=match["title"],
            start=match.start("title"),
            word=match["word"].lower(),
        )
    match = grammar.annex.match(text)
    if match and _is_annex_heading(match["word"], match["number"], match["title"]):
        return Marker(sort=ANNEX, kind="annex", number=slug(match["number"] or "1"), rank=ANNEX_RANK, title=match["title"])
    return None


def _is_annex_heading(word: str, number: str | None, title: str) -> bool:
    return word[0].isupper() and (bool(number) or word.isupper() or not title or title[0] in "(:[") and not title[:1].islower()


def article_marker(text: str, grammar: Grammar) -> Marker | None:
    """A block that opens an article: "Art. 12. ...", "ARTÍCULO 3°.- ...", "Section 5"; None for "Article 5 of the Protocol"."""
    match = grammar.article.match(text)
    if not match or not _stands_as_opening(match):
        return None
    return Marker(
        sort=ARTICLE, kind="article", number=slug(match["number"]), rank=ARTICLE_RANK, title=match["title"], start=match.start("title")
    )


def _stands_as_opening(match: re.Match[str]) -> bool:
    title, gap = match["title"], match["gap"].strip()
    if not match["word"][0].isupper() or match["number"] in {"A", "a"}:
        return False
    return not title or (bool(gap) and gap not in {";", ")"}) or title[0].isupper() or title[0] in '"“«([-–—*_0123456789'


def bare_article(text: str, last: int) -> Marker | None:
    """A common-law section that opens with its bare number, if it follows on the last section's number."""
    match = _BARE.match(text)
    if not match:
        return None
    value = int(re.match(r"\d+", match["number"])[0])  # type: ignore[index]
    if not 0 <= value - last <= MAXIMUM_ARTICLE_JUMP or ("." in match["number"] and value == last == 0):
        return None
    return Marker(
        sort=ARTICLE, kind="section", number=slug(match["number"]), rank=ARTICLE_RANK, title=match["title"], start=match.start("title")
    )


def unit_marker(text: str) -> Marker | None:
    """A numbered paragraph or point: "(1)", "a)", "2°", "3.1", "§ 4", "iv)"."""
    match = _UNIT.match(text)
    if not match:
        return None
    kind = match.lastgroup or ""
    value = match[kind]
    return Marker(sort=UNIT, kind=_family(kind, value), number=slug(value), start=match.end())


def _family(kind: str, value: str) -> str:
    """The series a number belongs to, so that "(a)" under "(1)" is told from "(2)" after "(1)"."""
    if kind == "dotted":
        return f"dotted{value.count('.')}"
    if "." in value:
        return LETTERED
    shape = "digit" if value.isdigit() else "upper" if value.isupper() else "lower"
    style = "paren" if kind == "paren" else "sign" if kind == "sign" else "dot" if kind in {"number", "dot"} else "bracket"
    return f"{style}_{shape}"


def is_bullet(text: str) -> bool:
    """True when the block opens with a dash or bullet."""
    return bool(_BULLET.match(text))


def follows(previous: str, current: str) -> bool:
    """True when `current` is the number after `previous` in the same series ("b" after "a", "iv" after "iii", "3" after "2")."""
    if previous.isdigit() and current.isdigit():
        return 0 < int(current) - int(previous) <= 2
    if len(previous) == len(current) == 1:
        return 0 < ord(current) - ord(previous) <= 2
    return bool(set(previous) <= ROMAN and set(current) <= ROMAN and 0 < roman_value(current) - roman_value(previous) <= 2)


def roman_value(text: str) -> int:
    """The value of a roman numeral; 0 for letters that make none."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}.get(letter, 0) for letter in text]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=False))


def opens_series(number: str) -> bool:
    """True for the first number of a series."""
    return number in {"1", "a", "i"}
