"""Records of what a country publishes: its study and strategy in the library, lessons of its work, and its national target on biosafety."""

from collections.abc import Iterable

from weft.clearing.revising import reference
from weft.clearing.sheet import Place, Sheet, government, term
from weft.content import clearing as known
from weft.records.clearing import ClearingRecord, Lessons, Publication, WebLink
from weft.records.record import Json
from weft.records.strategy import Strategy
from weft.report.cleaning import clean, shortened
from weft.report.voice import Voice

TARGETS = {"study": ("GBF-TARGET-17",), "strategy": ("GBF-TARGET-14", "GBF-TARGET-17")}
"""Targets of the KMGBF that a publication is about."""

MOST_WORDS, LONGEST = 300, 4_000
"""Words of a summary, and letters of an answer about measures."""


def library(publication: Publication, place: Place, organizations: tuple[ClearingRecord, ...] = ()) -> ClearingRecord:
    """The record of a study or a strategy for the library (VLR)."""
    languages = tuple(publication.titles)
    sheet = Sheet(place, "VLR", f"{publication.kind}/{publication.key}", languages)
    sheet.put("title", _texts(publication.titles))
    sheet.put("resourceTypes", [term(known.LIBRARY_RESOURCE)])
    sheet.put("authors", _alike(publication.authors, languages))
    sheet.put("organizations", [reference(one) for one in organizations])
    sheet.put("publisher", _alike(publication.publisher, languages))
    sheet.put("publicationDate", _alike(publication.on, languages))
    sheet.put("rights", _alike(publication.rights, languages))
    sheet.put("resourceLinks", _links(publication.links))
    sheet.put("summary", {language: _within(text) for language, text in publication.summaries.items() if text})
    sheet.put("countryRegions", [government(place)])
    sheet.put("gbfTargets", [term(one) for one in TARGETS.get(publication.kind, ())])
    sheet.put("biosafety", {"subjects": [term(known.POLICY_AND_REGULATION)]})
    return sheet.done()


def lessons(told: Lessons, place: Place) -> ClearingRecord:
    """Good practices and lessons as a capacity-building initiative (CDI)."""
    sheet = Sheet(place, "CDI", told.key, tuple(told.titles))
    sheet.put("title", _texts(told.titles))
    sheet.put("countryRegions", [government(place)])
    sheet.put("startDate", told.starts_on)
    sheet.put("endDate", told.ends_on)
    sheet.put("description", _texts(told.descriptions))
    sheet.put("gbfTargets", [term("GBF-TARGET-17")])
    sheet.put("cpbThematicAreas", [term(known.POLICY_AND_REGULATION)])
    sheet.put("bestPractices", _texts(told.lessons))
    return sheet.done()


def target(strategy: Strategy, place: Place, voice: Voice) -> ClearingRecord:
    """A national target on biosafety (NT7) out of a strategy, in its language; whether it is a target, the country decides."""
    language = strategy.language.value
    sheet = Sheet(place, "NT7", strategy.key, (language,))
    sheet.put("government", government(place))
    sheet.put(
        "title",
        {language: voice.say("clearing.target.title", country=strategy.country.said_in(strategy.language), year=str(strategy.last_year))},
    )
    sheet.put("description", _in(language, _lines([strategy.vision, *(one.text for one in strategy.objectives)])))
    sheet.put("globalTargetAlignment", [term("GBF-TARGET-17")])
    sheet.put("degreeOfAlignmentInfo", {language: voice.say("clearing.target.aligned")})
    outcomes = [one.text for one in (*strategy.outcomes, *strategy.activities)]
    sheet.put("mainPolicyOfMeasureOrActionInfo", _in(language, shortened(_lines(outcomes), LONGEST) if outcomes else ""))
    sheet.put("binaryIndicators", [term("KMGBF-INDICATOR-BIN-17")])
    sheet.leave("clearing_left_target")
    return sheet.done()


def _texts(texts: dict[str, str]) -> dict[str, Json]:
    return {language: clean(text) for language, text in texts.items() if text}


def _alike(text: str, languages: tuple[str, ...]) -> dict[str, Json]:
    """A text that is the same in every language."""
    return dict.fromkeys(languages, text) if text else {}


def _in(language: str, text: str) -> dict[str, Json]:
    return {language: text} if text else {}


def _links(links: tuple[WebLink, ...]) -> list[Json]:
    return [{"url": one.url, "name": one.name, "language": one.language} for one in links]


def _within(text: str) -> str:
    """A summary within the words that the form takes."""
    words = text.split()
    return text if len(words) <= MOST_WORDS else f"{' '.join(words[: MOST_WORDS - 1])} …"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(clean(text) for text in texts if text.strip())
