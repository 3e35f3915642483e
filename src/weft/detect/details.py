"""Who must act, by when, and what it costs: words of the source, with periods as numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from weft.content.lexicon import Force
from weft.matching import expand, fold, longest_first
from weft.records import Deadline, Phrase

MAXIMUM_PHRASE = 160
PENALTY_SIGN = re.compile(r"[\d$€£%]|penalty units|imprison|prison|UIT\b|UTM\b|emprison|amende|multa", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Periods:
    """Compiled patterns for one language: periods, words for "at once", and actors."""

    period: re.Pattern[bytes]
    numbers: dict[bytes, int]
    units: dict[bytes, str]
    at_once: re.Pattern[bytes]
    actor: re.Pattern[bytes]
    name_after: re.Pattern[str]
    articles: frozenset[str]


def _alternatives(words: tuple[str, ...]) -> bytes:
    forms = {fold(form).strip() for word in words for form in expand(word)}
    return b"(?:" + _any_of(forms) + b")"


def compile_periods(force: Force) -> Periods:
    """The patterns of one language."""
    numbers = {fold(word).strip(): value for word, value in force.numbers.items()}
    units = {fold(form).strip(): unit for unit, words in force.units.items() for word in words for form in expand(word)}
    period = (
        rb"\b(?:(?P<digits>\d{1,4})|(?P<word>" + _any_of(numbers) + rb"))\s{0,2}(?:\(?\s?(?P<again>\d{1,4})\s?\)?)?"
        rb"\s{1,2}(?P<unit>" + _any_of(units) + rb")\b"
    )
    links = "|".join(re.escape(word) for word in force.name_links)
    return Periods(
        period=re.compile(period),
        numbers=numbers,
        units=units,
        at_once=re.compile(rb"\b" + _alternatives(force.at_once) + rb"\b"),
        actor=re.compile(rb"(?<![a-z])(?P<actor>" + _alternatives(force.actors) + rb")(?![a-z])"),
        # A name goes on over its links: "Agence nationale de la biosécurité", "Ministry of Food and Agriculture", "l’Environnement".
        name_after=re.compile(rf"(?:\s+(?:{links}))*\s+(?:[ldLD]['’])?[A-ZÀ-Ý][\w’'-]*"),
        articles=frozenset(force.articles),
    )


def _any_of(words: Iterable[bytes]) -> bytes:
    return b"|".join(re.escape(word) for word in longest_first(words))


def deadlines(text: str, folded: bytes, periods: Periods) -> tuple[Deadline, ...]:
    """Periods of time in the order they stand, each once."""
    found = []
    for match in periods.period.finditer(folded):
        number = match["again"] or match["digits"]
        value = int(number) if number else periods.numbers[match["word"]]
        start = match.start() - (text[: match.start()].endswith("("))
        found.append((start, Deadline(number=value, unit=periods.units[match["unit"]], text=text[start : match.end()])))
    found += [
        (match.start(), Deadline(number=None, unit="at_once", text=text[match.start() : match.end()]))
        for match in periods.at_once.finditer(folded)
    ]
    return tuple(dict.fromkeys(deadline for _, deadline in sorted(found, key=lambda pair: pair[0])))


_NAME_BEFORE = re.compile(r"(?:^|\s)([A-ZÀ-Ý][\w’-]+\s)$")


def actor(text: str, folded: bytes, periods: Periods) -> str | None:
    """The first body or person named, as written, widened to the whole of a capitalised name."""
    match = periods.actor.search(folded)
    if match is None:
        return None
    start, end = match.span("actor")
    if text[start].isupper():
        while more := periods.name_after.match(text, end):
            end = more.end()
    while before := _NAME_BEFORE.search(text, 0, start):
        if before[1].strip().lower() in periods.articles:
            break
        start = before.start(1)
    return text[start:end].strip(" ,.;:") or None


def phrase(text: str, places: list[tuple[int, int]], needs: re.Pattern[str] | None = None) -> Phrase | None:
    """The clause round the first place, as written; None when it lacks what `needs` asks for."""
    for start, end in places:
        opening = max(text.rfind(sign, 0, start) for sign in ".;:") + 1
        closing = min((at for at in (text.find(sign, end) for sign in (". ", ";")) if at >= 0), default=len(text))
        clause = text[opening:closing].strip()
        if needs is None or needs.search(clause):
            return Phrase(text=clause[:MAXIMUM_PHRASE].rsplit(" ", 1)[0] if len(clause) > MAXIMUM_PHRASE else clause)
    return None
