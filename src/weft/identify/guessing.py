"""The guesses, each from the title first and from the opening of the text after."""

import re
from dataclasses import dataclass

from weft.content.lists import IdentificationWords, InstrumentTypes, Sectors
from weft.identify.casing import in_sentence_case
from weft.identify.dates import Months, compile_months, date_of
from weft.identify.titles import title_of
from weft.matching import Entry, Matcher, fold
from weft.records import Document, Provision, Record

OPENING_CHARACTERS = 3_000
SAMPLE_CHARACTERS = 60_000
TITLE_WEIGHT = 8
TEACHING_PHRASES = 2
TEACHING_PHRASES_AMONG_ARTICLES = 4
ARTICLES_OF_LAW = 10
LANGUAGES = ("en", "fr", "es")
NUMBER = re.compile(
    r"(?:\b(?:n[uú]m(?:ero|\.)?|nos?\.|no|number|act)\s*|\bn\s?\.?\s?[°º]\s*)(?P<marked>\d[\w./-]*\w|\d+)"
    r"|\b(?:act|ley|loi|law|decreto|décret|cap\.?)\s+(?P<plain>\d[\d./-]*\d(?:-[A-Z]{2,8})*)|\b(?P<coded>\d{1,4}[-/]\d{2,4}(?:[-/][A-Z]{2,8})+)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[89]|20)\d{2}")
YEARLY = re.compile(r"act|ley|loi|law|d[eé]cret", re.IGNORECASE)
PARTICLE = r"(?:de|del|la|las|los|les|du|des|of|the|for|para|pour)"
BODY_TAIL = re.compile(
    rf"(?:\s+(?:(?:{PARTICLE}|et|y|and)\s+)*(?:[ldLD]['’])?[A-ZÀ-Ý][\w’'-]*)*(?:\s+(?:{PARTICLE}\s+)+(?:[ld]['’])?\w+|\s+d['’]\w+)?"
)
"""The rest of a body's name: words with capitals, and a last one without where a particle leads to it ("du travail")."""


class Identity(Record):
    """What an instrument seems to be; `guessed` names the fields that rest on a guess, `teaches` tells a training text from a rule."""

    title: str
    type: str
    number: str
    date: str
    adopting_body: str
    sector: str
    legal_status: str
    guessed: tuple[str, ...]
    teaches: bool


@dataclass(frozen=True, slots=True)
class Guesser:
    """Title patterns, sector words, bodies and months, made ready once for a run."""

    matcher: Matcher[tuple[str, str]]
    months: Months
    ranks: dict[str, int]


def build(types: InstrumentTypes, sectors: Sectors, words: IdentificationWords) -> Guesser:
    """The guesser of a run."""
    groups = [
        *((("type", entry.id), entry.titles) for entry in types.entries),
        *((("sector", entry.id), entry.words) for entry in sectors.entries),
        (("adopting", ""), words.bodies),
        (("teaching", ""), words.teaching),
        (("draft", ""), words.drafts),
        (("cited", ""), words.cited),
        (("not_title", ""), words.not_titles),
        (("body", "opener"), words.body_openers),
    ]
    entries = [Entry(sign, language, pattern) for sign, cues in groups for language in LANGUAGES for pattern in getattr(cues, language)]
    return Guesser(Matcher(entries), compile_months(words.months), {entry.id: entry.rank for entry in types.entries})


def identify(document: Document, provisions: tuple[Provision, ...], language: str, guesser: Guesser) -> Identity:
    """The identity of one document; what the file declares of itself is no guess."""
    declared = document.declared
    title, title_is_declared = title_of(document, language, guesser.matcher)
    opening = " ".join(page.text[:OPENING_CHARACTERS] for page in document.pages[:2])[:OPENING_CHARACTERS]
    kind = _type(title, opening, language, guesser)
    found = {
        "title": title if title_is_declared else in_sentence_case(title, " ".join(page.text for page in document.pages)),
        "type": kind,
        "number": declared.get("number") or _number(title) or _number(opening[:600]),
        "date": declared.get("date") or _date(title, opening, guesser.months),
        "adopting_body": _body(opening, language, guesser),
        "sector": _sector(title, document, language, guesser),
        "legal_status": "draft" if kind == "draft" else "unknown",
    }
    known = {name for name in ("number", "date") if declared.get(name)} | ({"title"} if title_is_declared else set())
    guessed = tuple(name for name, value in found.items() if value and name not in known)
    return Identity(**found, guessed=guessed, teaches=_teaches(document, provisions, language, guesser))


def _date(title: str, opening: str, months: Months) -> str:
    """The full date in the title, else in the opening, else a year in either."""
    dates = [date_of(text, months) for text in (title, opening)]
    return next((date for date in dates if "-" in date), next((date for date in dates if date), ""))


def _type(title: str, opening: str, language: str, guesser: Guesser) -> str:
    """The type whose pattern opens the title soonest; a draft is a draft whatever it will become."""
    for text in (title, opening[:600]):
        hits = guesser.matcher.hits(fold(text), language)
        if any(hit.key[0] == "draft" for hit in hits):
            return "draft"
        types = [(hit.start, hit.start - hit.end, guesser.ranks[hit.key[1]], hit.key[1]) for hit in hits if hit.key[0] == "type"]
        if types:
            return min(types)[3]
    return ""


def _number(text: str) -> str:
    """The number of an act; the year behind "Act" or "Ley" is none."""
    for match in NUMBER.finditer(text):
        value = next(group for group in match.groups() if group)
        if not (YEAR.fullmatch(value) and YEARLY.match(match[0])):
            return value
    return ""


def _body(opening: str, language: str, guesser: Guesser) -> str:
    hits = [hit for hit in guesser.matcher.hits(fold(opening), language) if hit.key[0] == "adopting"]
    if not hits:
        return ""
    first = min(hits, key=lambda hit: (hit.start, -hit.end))
    named = BODY_TAIL.match(opening, first.end)
    return " ".join(opening[first.start : named.end() if named else first.end].split())[:120]


def _sector(title: str, document: Document, language: str, guesser: Guesser) -> str:
    """The sector with most words: those of the title count TITLE_WEIGHT times, those of the text once a different word."""
    weights: dict[str, int] = {}
    for hit in guesser.matcher.hits(fold(title), language):
        if hit.key[0] == "sector":
            weights[hit.key[1]] = weights.get(hit.key[1], 0) + TITLE_WEIGHT
    if not weights:
        sample = " ".join(page.text for page in document.pages[:20])[:SAMPLE_CHARACTERS]
        for hit in guesser.matcher.hits(fold(sample), language):
            if hit.key[0] == "sector":
                weights[hit.key[1]] = weights.get(hit.key[1], 0) + 1
    return min(weights, key=lambda sector: (-weights[sector], sector)) if weights else ""


def _teaches(document: Document, provisions: tuple[Provision, ...], language: str, guesser: Guesser) -> bool:
    """True for training material: many phrases of teaching, or some and hardly any articles."""
    articles = sum(1 for provision in provisions if provision.path.startswith("art_"))
    sample = " ".join(page.text for page in document.pages[:10])[:SAMPLE_CHARACTERS]
    heard = {sample[hit.start : hit.end].lower() for hit in guesser.matcher.hits(fold(sample), language) if hit.key[0] == "teaching"}
    return len(heard) >= (TEACHING_PHRASES if articles < ARTICLES_OF_LAW else TEACHING_PHRASES_AMONG_ARTICLES)
