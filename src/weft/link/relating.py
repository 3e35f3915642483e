"""Links of one reading: cues, theme, clock and citation added up to a score between 0 and 1."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from weft.content.framework import Obligation, Strength
from weft.link.citations import cited_articles
from weft.matching import Entry, Hit, Matcher, fold
from weft.records import Deadline, Extent, Finding, Link, MentionType, Reading, Reason

# Weights of the score; the sum is cut at 1.
FIRST_CUE = 0.45
MORE_CUES = 0.15
MOST_MORE_CUES = 2
HEADING_CUE = 0.25
FIRST_THEME = 0.25
OTHER_THEME = 0.15
SAME_CLOCK = 0.20
CITED = 0.45
# Below LINK_SCORE of the assessment a link is shown to the reviewer and covers nothing.
FLOOR = 0.40
MOST_LINKS = 6
# What creates no rule serves an obligation less: a recital or a title points at it, a hook only reaches it.
EXTENT_FACTOR = {Extent.OPERATIVE: 1.0, Extent.MENTION: 0.85, Extent.IMPLICIT: 0.9}
SERVES_NOTHING = (MentionType.TITLE, MentionType.CONTENTS, MentionType.REFERENCE, MentionType.NOTE)
DAYS = {"day": 1, "working_day": 1, "week": 7, "month": 30, "year": 365}
DEFINITIONS = "definitions_scope"
LANGUAGES = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Linker:
    """The cues of all obligations in one matcher, and the obligations by id and by theme."""

    matcher: Matcher[tuple[str, str]]
    obligations: dict[str, Obligation]
    by_theme: dict[str, tuple[str, ...]]
    by_citation: dict[tuple[str, str], tuple[str, ...]]


def build(obligations: Iterable[Obligation]) -> Linker:
    """The linker of a framework, built once for a run."""
    rows = {row.id: row for row in obligations}
    entries = [
        Entry((row.id, pattern), language, pattern)
        for row in rows.values()
        for language in LANGUAGES
        for pattern in getattr(row.cues, language)
    ]
    by_theme: dict[str, list[str]] = {}
    by_citation: dict[tuple[str, str], list[str]] = {}
    for row in rows.values():
        by_theme.setdefault(row.theme, []).append(row.id)
        by_citation.setdefault((row.treaty, re.split(r"[.(]", row.article)[0]), []).append(row.id)
    return Linker(Matcher(entries), rows, {k: tuple(v) for k, v in by_theme.items()}, {k: tuple(v) for k, v in by_citation.items()})


def relate(reading: Reading, linker: Linker) -> Finding:
    """The finding of one reading, its links best first."""
    provision = reading.provision
    first = provision.quotes[0] if provision.quotes else None
    return Finding(
        id=provision.id,
        document=provision.document,
        page=first.page if first else None,
        quotes=provision.quotes,
        path=provision.path,
        heading=provision.heading,
        text=provision.text,
        language=provision.language,
        extent=reading.extent,
        themes=reading.themes,
        obligations=links(reading, linker),
        modality=reading.modality,
        scope_effect=reading.scope_effect,
        actor=reading.actor,
        deadlines=reading.deadlines,
        penalty=reading.penalty,
        fee=reading.fee,
        mention_type=reading.mention_type,
        concepts=reading.concepts,
        reasons=reading.reasons,
    )


def links(reading: Reading, linker: Linker) -> tuple[Link, ...]:
    """Obligations the reading serves, score at least FLOOR, at most MOST_LINKS; titles, contents, lists and notes serve none."""
    if reading.extent not in EXTENT_FACTOR or reading.mention_type in SERVES_NOTHING:
        return ()
    weights = _Weights()
    _add_cues(weights, reading, linker)
    _add_citations(weights, reading, linker)
    for obligation in list(weights.score):
        _add_theme_and_clock(weights, linker.obligations[obligation], reading)
    factor = EXTENT_FACTOR[reading.extent]
    scored = [(obligation, min(score, 1.0) * factor) for obligation, score in weights.score.items()]
    kept = sorted((pair for pair in scored if pair[1] >= FLOOR), key=lambda pair: (-pair[1], pair[0]))[:MOST_LINKS]
    return tuple(Link(id=obligation, score=round(score, 2), reasons=tuple(weights.reasons[obligation])) for obligation, score in kept)


class _Weights:
    """Scores and reasons while they are added up."""

    def __init__(self) -> None:
        self.score: dict[str, float] = {}
        self.reasons: dict[str, list[Reason]] = {}

    def add(self, obligation: str, weight: float, reason: Reason) -> None:
        """More weight for an obligation, with its reason."""
        self.score[obligation] = self.score.get(obligation, 0.0) + weight
        self.reasons.setdefault(obligation, []).append(reason)


def _add_cues(weights: _Weights, reading: Reading, linker: Linker) -> None:
    provision = reading.provision
    own = _by_obligation(linker.matcher.hits(fold(provision.text), provision.language))
    for obligation, phrases in own.items():
        for rank, (start, end) in enumerate(phrases[: 1 + MOST_MORE_CUES]):
            weights.add(obligation, MORE_CUES if rank else FIRST_CUE, Reason(code="cue", arguments=(provision.text[start:end],)))
    heading = f"{provision.heading.rsplit(' > ', 1)[-1]} . {provision.lead}"
    for obligation, phrases in _by_obligation(linker.matcher.hits(fold(heading), provision.language)).items():
        start, end = phrases[0]
        weights.add(obligation, HEADING_CUE, Reason(code="heading_cue", arguments=(heading[start:end],)))


def _by_obligation(hits: list[Hit[tuple[str, str]]]) -> dict[str, list[tuple[int, int]]]:
    """Places per obligation, one for each different cue, in order."""
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for hit in hits:
        place = (hit.start, hit.end)
        first[hit.key] = min(first.get(hit.key, place), place)
    out: dict[str, list[tuple[int, int]]] = {}
    for (obligation, _), place in sorted(first.items(), key=lambda entry: entry[1]):
        if place not in out.setdefault(obligation, []):
            out[obligation].append(place)
    return out


def _add_citations(weights: _Weights, reading: Reading, linker: Linker) -> None:
    for treaty, article, words in cited_articles(reading.provision.text):
        for obligation in linker.by_citation.get((treaty, article), ()):
            weights.add(obligation, CITED, Reason(code="cites", arguments=(words,)))


def _add_theme_and_clock(weights: _Weights, obligation: Obligation, reading: Reading) -> None:
    # A row that fixes words or reach is served by definitions and clauses of scope, whatever its own theme is.
    served = {obligation.theme} | ({DEFINITIONS} if obligation.strength == Strength.INTERPRETIVE else set())
    shared = [theme for theme in reading.themes if theme in served]
    if shared:
        weight = FIRST_THEME if reading.themes[0] in served else OTHER_THEME
        weights.add(obligation.id, weight, Reason(code="same_theme", arguments=(shared[0],)))
    clock = obligation.clock
    if clock and any(_same_clock(deadline, clock.number, clock.unit) for deadline in reading.deadlines):
        weights.add(obligation.id, SAME_CLOCK, Reason(code="same_clock", arguments=(str(clock.number), clock.unit)))


def _same_clock(deadline: Deadline, number: int | None, unit: str) -> bool:
    """True for a period of the same length, or for "at once" where the treaty says so; errors: none."""
    if number is None or deadline.number is None:
        return number is None and deadline.number is None and unit == deadline.unit
    return deadline.number * DAYS.get(deadline.unit, 0) == number * DAYS.get(unit, 0)
