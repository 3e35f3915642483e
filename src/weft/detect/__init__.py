"""Law to evidence: what each provision says of biosafety, how far it goes, with which force, and about what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from weft.detect import details, force, places, scope, sense, themes
from weft.detect.details import Periods
from weft.detect.hearing import SILENCE, Heard, Listened, listen
from weft.detect.scope import Setting
from weft.detect.vocabulary import Vocabulary, build
from weft.matching import fold
from weft.records import Extent, Modality, Provision, Reading, ScopeEffect, Zone

__all__ = ["Ear", "Setting", "Vocabulary", "build", "find", "make_ear"]

SPEAKING = (Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE)


@dataclass(frozen=True, slots=True)
class Ear:
    """What listening needs: the vocabulary and the compiled patterns of periods and places, per language."""

    vocabulary: Vocabulary
    periods: Mapping[str, Periods]
    signs: Mapping[str, places.Signs]


def make_ear(vocabulary: Vocabulary, signs: Mapping[str, places.Signs]) -> Ear:
    """The ear of a run, built once."""
    return Ear(vocabulary, {language: details.compile_periods(words) for language, words in vocabulary.forces.items()}, signs)


def find(setting: Setting, provisions: Sequence[Provision], ear: Ear) -> tuple[tuple[Reading, ...], bool]:
    """One reading per provision, in the same order, and whether the instrument as a whole is about living modified organisms."""
    language = provisions[0].language if provisions else "en"
    title = setting.title
    heard_title = listen(title, language, ear.vocabulary)
    listened = _listen_all(provisions, ear, _titles(title, provisions))
    reach = scope.survey(heard_title, listened, setting)
    return tuple(_read(item, reach, ear) for item in listened), reach.specific


def _titles(title: str, provisions: Sequence[Provision]) -> frozenset[str]:
    """Headings that are the title of the instrument: they speak through the scope, not as headings of a provision."""
    first = next((provision.text for provision in provisions if provision.zone == Zone.FRONT), "")
    return frozenset(" ".join(text.split()) for text in (title, first) if text)


def _listen_all(provisions: Sequence[Provision], ear: Ear, titles: frozenset[str]) -> list[Listened]:
    @lru_cache(maxsize=4096)
    def heard(text: str, language: str) -> Heard:
        return listen(text, language, ear.vocabulary) if text else SILENCE

    return [
        Listened(
            provision=provision,
            own=listen(provision.text, provision.language, ear.vocabulary),
            lead=heard(provision.lead, provision.language),
            headings=tuple(heard(heading, provision.language) for heading in provision.heading.split(" > ") if heading and heading not in titles),
        )
        for provision in provisions
    ]


def _read(item: Listened, reach: scope.Scope, ear: Ear) -> Reading:
    provision = item.provision
    weight = force.weigh(item.own, item.lead, provision.text, provision.language)
    mention_type = places.kind_of(provision, weight, ear.signs[provision.language if provision.language in ear.signs else "en"])
    judged = sense.judge(item, reach, weight, mention_type)
    if judged.extent not in SPEAKING:
        return _plain(item, weight, mention_type, judged)
    return _full(item, weight, mention_type, judged, ear, reach.hooked)


def _plain(item: Listened, weight: force.Force, mention_type: places.MentionType, judged: sense.Sense) -> Reading:
    return Reading(
        provision=item.provision,
        extent=judged.extent,
        themes=(),
        modality=weight.modality,
        scope_effect=weight.scope_effect,
        mention_type=mention_type,
        actor=None,
        deadlines=(),
        penalty=None,
        fee=None,
        concepts=tuple(sorted(item.own.weak | item.own.anchors)),
        reasons=judged.reasons,
    )


def _full(item: Listened, weight: force.Force, mention_type: places.MentionType, judged: sense.Sense, ear: Ear, hooked: frozenset[str]) -> Reading:
    provision, vocabulary = item.provision, ear.vocabulary
    signs = ear.signs.get(provision.language, ear.signs["en"])
    themeless = any(reason.code == "formal" for reason in judged.reasons) or places.is_citation(provision, signs)
    hooks = sorted(item.own.hooks | item.lead.hooks | hooked) if judged.extent == Extent.IMPLICIT else []
    reach = weight.scope_effect != ScopeEffect.NONE and weight.modality in (Modality.STATEMENT, Modality.DEFINITION, Modality.DUTY)
    hook_themes = tuple(vocabulary.hook_themes[hook] for hook in hooks)
    about, why = ((), ()) if themeless else themes.rank(item, hook_themes, mention_type, fixes_reach=reach)
    periods = ear.periods.get(provision.language, ear.periods["en"])
    folded = fold(provision.text)
    counts = item.own.forces
    return Reading(
        provision=provision,
        extent=judged.extent,
        themes=about,
        modality=weight.modality,
        scope_effect=weight.scope_effect,
        mention_type=mention_type,
        actor=details.actor(provision.text, folded, periods),
        deadlines=details.deadlines(provision.text, folded, periods),
        penalty=_phrase(provision.text, "penalty", item, details.PENALTY_SIGN) if counts.get("penalty") else None,
        fee=_phrase(provision.text, "fee", item, None) if counts.get("fee") else None,
        concepts=tuple(sorted(item.own.anchors | item.own.weak | item.own.hooks)),
        reasons=(*judged.reasons, *why),
    )


def _phrase(text: str, kind: str, item: Listened, needs: details.re.Pattern[str] | None) -> details.Phrase | None:
    return details.phrase(text, item.own.phrases(kind), needs)

