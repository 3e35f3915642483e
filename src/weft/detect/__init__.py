"""Law to evidence: what each provision says of biosafety, how far it goes, with which force, and about what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from weft.detect import details, force, places, scope, sense, themes
from weft.detect.details import Periods
from weft.detect.hearing import SILENCE, Heard, Listened, listen
from weft.detect.scope import Setting
from weft.detect.vocabulary import Vocabulary, build
from weft.matching import fold
from weft.records import Extent, MentionType, Modality, Phrase, Provision, Reading, Reason, ScopeEffect, Zone

__all__ = ["Ear", "Setting", "Vocabulary", "build", "find", "make_ear"]

SPEAKING = (Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE)
FALLBACK = "en"
FEWEST_WORDS_OF_A_SUBJECT = 4
FIXES_REACH = (Modality.STATEMENT, Modality.DEFINITION, Modality.DUTY)


@dataclass(frozen=True, slots=True)
class Ear:
    """What listening needs: the vocabulary and the compiled patterns of periods and places, per language."""

    vocabulary: Vocabulary
    periods: Mapping[str, Periods]
    signs: Mapping[str, places.Signs]


@dataclass(frozen=True, slots=True)
class Judged:
    """One provision after listening: its force, the kind of place it is, and its extent."""

    item: Listened
    force: force.Force
    mention_type: MentionType
    sense: sense.Sense


def make_ear(vocabulary: Vocabulary, signs: Mapping[str, places.Signs]) -> Ear:
    """The ear of a run, built once."""
    return Ear(vocabulary, {language: details.compile_periods(words) for language, words in vocabulary.forces.items()}, signs)


def find(setting: Setting, provisions: Sequence[Provision], ear: Ear) -> tuple[tuple[Reading, ...], bool]:
    """One reading per provision, in the same order, and whether the instrument as a whole is about living modified organisms."""
    language = provisions[0].language if provisions else FALLBACK
    title = listen(setting.title, language, ear.vocabulary)
    listened = _listen_all(provisions, ear, _titles(setting.title, provisions))
    parted = replace(setting, two_subjects=_two_subjects(setting.title, language, ear))
    reach = scope.survey(title, listened, parted)
    return tuple(_read(item, reach, ear) for item in listened), reach.specific


def _two_subjects(title: str, language: str, ear: Ear) -> bool:
    """True for a title of two parts only one of which names living modified organisms."""
    parts = ear.signs.get(language, ear.signs[FALLBACK]).title_join.split(title)
    named = [bool(listen(part, language, ear.vocabulary).anchors) for part in parts if len(part.split()) >= FEWEST_WORDS_OF_A_SUBJECT]
    return len(named) > 1 and any(named) and not all(named)


def _titles(title: str, provisions: Sequence[Provision]) -> frozenset[str]:
    """Headings that are the title of the instrument: they speak through the scope, not as headings of a provision."""
    first = next((provision.text for provision in provisions if provision.zone == Zone.FRONT), "")
    return frozenset(" ".join(text.split()) for text in (title, first) if text)


def _listen_all(provisions: Sequence[Provision], ear: Ear, titles: frozenset[str]) -> list[Listened]:
    @lru_cache(maxsize=4096)
    def heard(text: str, language: str) -> Heard:
        return listen(text, language, ear.vocabulary) if text else SILENCE

    @lru_cache(maxsize=4096)
    def above(headings: str, language: str) -> tuple[Heard, ...]:
        return tuple(heard(heading, language) for heading in headings.split(" > ") if heading and heading not in titles)

    own = [listen(provision.text, provision.language, ear.vocabulary) for provision in provisions]
    headings = [provision.heading for provision in provisions]
    return [
        Listened(
            provision=provision,
            own=words,
            lead=heard(provision.lead, provision.language),
            headings=above(provision.heading, provision.language),
            around=partial(themes.around, headings, lambda near: own[near].themes, place),
            entitles=provision.zone == Zone.FRONT and " ".join(provision.text.split()) in titles,
        )
        for place, (provision, words) in enumerate(zip(provisions, own, strict=True))
    ]


def _read(item: Listened, reach: scope.Scope, ear: Ear) -> Reading:
    weight = force.weigh(item.own, item.lead, item.provision.text, item.provision.language)
    signs = _signs(item, ear)
    only_cited = bool(item.own.anchored) and places.only_cited(item.provision.text, item.own.anchored, signs)
    place = sense.Place(places.kind_of(item.provision, weight, signs), only_cited)
    judged = Judged(item, weight, place.mention_type, sense.judge(item, reach, weight, place))
    return _spoken(judged, reach, ear) if judged.sense.extent in SPEAKING else _silent(judged)


def _signs(item: Listened, ear: Ear) -> places.Signs:
    return ear.signs.get(item.provision.language, ear.signs[FALLBACK])


def _silent(judged: Judged) -> Reading:
    """The reading of a provision that says nothing of biosafety, or means something else by its words."""
    return Reading(
        provision=judged.item.provision,
        extent=judged.sense.extent,
        themes=(),
        modality=judged.force.modality,
        scope_effect=judged.force.scope_effect,
        mention_type=judged.mention_type,
        actor=None,
        deadlines=(),
        penalty=None,
        fee=None,
        concepts=tuple(sorted(judged.item.own.weak | judged.item.own.anchors | judged.item.own.swallowed)),
        reasons=judged.sense.reasons,
    )


def _spoken(judged: Judged, reach: scope.Scope, ear: Ear) -> Reading:
    provision, own = judged.item.provision, judged.item.own
    about, why = _themes(judged, reach, ear)
    periods = ear.periods.get(provision.language, ear.periods[FALLBACK])
    folded = fold(provision.text)
    return Reading(
        provision=provision,
        extent=judged.sense.extent,
        themes=about,
        modality=judged.force.modality,
        scope_effect=judged.force.scope_effect,
        mention_type=judged.mention_type,
        actor=details.actor(provision.text, folded, periods),
        deadlines=details.deadlines(provision.text, folded, periods),
        penalty=_phrase(judged.item, "penalty", details.PENALTY_SIGN),
        fee=_phrase(judged.item, "fee", None),
        concepts=tuple(sorted(own.anchors | own.weak | own.hooks)),
        reasons=(*judged.sense.reasons, *why),
    )


def _themes(judged: Judged, reach: scope.Scope, ear: Ear) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """What it is about; titles, formal clauses and citations in a preamble are about nothing."""
    item = judged.item
    formal = any(reason.code == "formal" for reason in judged.sense.reasons)
    if formal or item.entitles or places.is_citation(item.provision, _signs(item, ear)):
        return (), ()
    hooks = item.own.hooks | item.lead.hooks | reach.hooked if judged.sense.extent == Extent.IMPLICIT else frozenset()
    hook_themes = tuple(ear.vocabulary.hook_themes[hook] for hook in sorted(hooks))
    fixes_reach = judged.force.scope_effect != ScopeEffect.NONE and judged.force.modality in FIXES_REACH
    return themes.rank(item, hook_themes, judged.mention_type, fixes_reach=fixes_reach)


def _phrase(item: Listened, kind: str, needs: re.Pattern[str] | None) -> Phrase | None:
    return details.phrase(item.provision.text, item.own.phrases(kind), needs)
