"""Records of laws drafted from a study, instrument by instrument; what texts do not show stays open."""

from collections import Counter
from collections.abc import Iterable

from weft.clearing.revising import reference
from weft.clearing.sheet import Place, Sheet, government, term
from weft.content import clearing as known
from weft.content.clearing import Subject, Term
from weft.matching import Entry, Matcher, fold
from weft.records import Extent, Finding, Instrument, Language, Study
from weft.records.clearing import ClearingRecord
from weft.records.record import Json
from weft.report.cleaning import clean
from weft.report.voice import Voice

MOST_THEMES = 6
"""Themes named in a description."""


def laws(study: Study, place: Place, authorities: tuple[ClearingRecord, ...] = ()) -> tuple[ClearingRecord, ...]:
    """A draft for each instrument that makes a rule on LMOs, in the order of the register; copies and unread texts have none.

    `authorities`: records of competent authorities; a law names those that it gives their mandate itself.
    """
    held: dict[str, list[Finding]] = {}
    for one in study.findings:
        held.setdefault(one.document, []).append(one)
    wanted = [one for one in study.instruments if one.duplicate_of is None and _rules(held.get(one.document, []))]
    return tuple(law(one, tuple(held[one.document]), place, authorities) for one in wanted)


def _rules(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.extent is Extent.OPERATIVE)


def law(instrument: Instrument, findings: tuple[Finding, ...], place: Place, authorities: tuple[ClearingRecord, ...]) -> ClearingRecord:
    """One instrument: title, type, subject areas by its themes; dates of entry into force, links and amendments are left to a person."""
    sheet, rules = Sheet(place, "LAW", instrument.document, (instrument.language,)), _rules(findings)
    sheet.put("government", government(place))
    jurisdiction = {"subnational_law": known.SUB_NATIONAL, "treaty": known.REGIONAL, "regional": known.REGIONAL}.get(instrument.type, "")
    sheet.put("jurisdiction", term(jurisdiction) if jurisdiction else None)
    sheet.put("title", {instrument.language: clean(instrument.title or instrument.document)})
    sheet.put("description", _description(Counter(theme for one in rules for theme in one.themes), place), tuple(one.id for one in rules))
    _type(sheet, instrument, place)
    own = {one.id for one in findings}
    sheet.put("authorities", [reference(one) for one in authorities if own & set(one.quotes.get("name", ()))])
    _subjects(sheet, rules, place)
    if instrument.guessed:
        sheet.leave("clearing_left_guessed", ", ".join(instrument.guessed))
    return sheet.done()


def _description(themes: Counter[str], place: Place) -> dict[str, Json]:
    """By language: what the rules are about, the most frequent theme first."""
    most = [theme for theme, _ in sorted(themes.items(), key=lambda one: (-one[1], one[0]))][:MOST_THEMES]
    if not most:
        return {}
    voices = [Voice(place.report, language) for language in Language]
    return {
        one.language.value: one.say("clearing.law.about", themes=one.listed(*(one.label("themes", theme) for theme in most)))
        for one in voices
    }


def _type(sheet: Sheet, instrument: Instrument, place: Place) -> None:
    """The type by the term that says it; left open where the thesaurus at hand has none."""
    subject = next((one for one in place.clearing.subjects.types if instrument.type in one.types), None)
    found = _said(place.clearing.thesaurus.terms(known.TYPES), subject) if subject else None
    if found:
        sheet.put("type", term(found.identifier))
    elif instrument.type:
        sheet.leave("clearing_left_term", "type", instrument.type)


def _subjects(sheet: Sheet, findings: tuple[Finding, ...], place: Place) -> None:
    """Subject areas by the themes of the rules; those without a term at hand are left to a person, with the passages."""
    terms = place.clearing.thesaurus.terms(known.SUBJECTS)
    found: list[Json] = []
    quotes: list[str] = []
    for subject in place.clearing.subjects.subjects:
        behind = [one.id for one in findings if set(subject.themes) & set(one.themes)]
        said = _said(terms, subject) if behind else None
        if said:
            found.append(term(said.identifier))
            quotes += behind
        elif behind:
            sheet.leave("clearing_left_subject", subject.themes[0], str(len(behind)))
    sheet.put("cpbSubjectAreas", found, tuple(dict.fromkeys(quotes)))


def _said(terms: tuple[Term, ...], subject: Subject) -> Term | None:
    """The first term whose name or title holds the words of a subject."""
    matcher = Matcher(Entry("", language.value, cue) for language in Language for cue in getattr(subject.says, language.value))
    return next((one for one in terms if any(matcher.hits(fold(text), language) for language, text in _names(one))), None)


def _names(one: Term) -> list[tuple[str, str]]:
    titles = [(language.value, one.title.said_in(language)) for language in Language] if one.title else []
    return [(Language.EN.value, one.name), *titles]
