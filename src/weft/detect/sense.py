"""How far a provision goes: none, false friend, implicit, mention or operative, with the reasons."""

from dataclasses import dataclass

from weft.detect.force import Force
from weft.detect.hearing import Listened
from weft.detect.scope import Scope
from weft.records import Extent, MentionType, Modality, Reason, ScopeEffect, Zone

RULES = (Modality.DUTY, Modality.PROHIBITION, Modality.PERMISSION, Modality.POWER)
SILENT_TYPES = (MentionType.PREAMBLE, MentionType.CONTENTS, MentionType.TITLE, MentionType.REFERENCE, MentionType.NOTE)
NUMBERED = ("art_", "annex_")
BARE = frozenset({"biosafety", "biosecurity"})
COMPANY = frozenset({"biotechnology", "contained_use"})


@dataclass(frozen=True, slots=True)
class Place:
    """The kind of place a provision is; `only_cited`: it names LMOs in nothing but the titles of other acts."""

    mention_type: MentionType
    only_cited: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """The extent and why."""

    extent: Extent
    reasons: tuple[Reason, ...]


def judge(item: Listened, scope: Scope, force: Force, place: Place) -> Sense:
    """The extent of one provision: first whether it names LMOs, then what it does."""
    naming = _naming(item, scope)
    if naming:
        return _of_named(item, scope, force, place, naming)
    if _means_otherwise(item, scope):
        return _false_friend(item)
    hooks = _hooks(item, scope)
    if hooks and item.provision.zone in (Zone.BODY, Zone.ANNEX, Zone.FRONT, Zone.PREAMBLE) and place.mention_type not in SILENT_TYPES:
        return Sense(Extent.IMPLICIT, (Reason(code="hook", arguments=tuple(sorted(hooks))),))
    return _false_friend(item) if item.own.swallowed else Sense(Extent.NONE, ())


def _false_friend(item: Listened) -> Sense:
    return Sense(Extent.FALSE_FRIEND, (Reason(code="other_sense", arguments=tuple(sorted(item.own.false_friends)) or ("no_company",)),))


def _means_otherwise(item: Listened, scope: Scope) -> bool:
    """Whether words of biosafety stand here without naming it: bare, beside a false friend, or in a text on another matter."""
    own = item.own
    return bool(own.weak & BARE or (own.weak and own.false_friends) or own.anchors & scope.void)


def _naming(item: Listened, scope: Scope) -> tuple[Reason, ...]:
    """Why a provision counts as naming LMOs, in order of strength; empty when it does not.

    CASE 1 its own words, 2 the lead it completes, 3 the instrument, 4 a heading above, 5 its article, 6 a weak word in good company.
    """
    own = item.own
    if own.anchors - scope.void:
        return (Reason(code="names", arguments=tuple(sorted(own.anchors))),)
    if item.lead.anchors - scope.void:
        return (Reason(code="lead_names", arguments=tuple(sorted(item.lead.anchors))),)
    if scope.whole:
        return (Reason(code="instrument_is_about"),)
    above = [heading for heading in item.headings if heading.anchors - scope.void]
    if above:
        return (Reason(code="heading_names", arguments=tuple(sorted(above[-1].anchors))),)
    if item.provision.heading in scope.named_articles and item.provision.path.startswith(NUMBERED):
        return (Reason(code="article_names"),)
    if "biosafety" in own.weak and (own.weak & COMPANY or (scope.sense and not own.false_friends)):
        return (Reason(code="weak_in_company", arguments=tuple(sorted(own.weak))),)
    return ()


def _of_named(item: Listened, scope: Scope, force: Force, place: Place, naming: tuple[Reason, ...]) -> Sense:
    """Operative when the passage does something in a place where law is made; a mention otherwise."""
    if scope.training or place.mention_type in SILENT_TYPES:
        return Sense(Extent.MENTION, (*naming, Reason(code="place_makes_no_rule", arguments=(place.mention_type.value,))))
    if place.only_cited and not scope.specific:
        return Sense(Extent.MENTION, (*naming, Reason(code="only_cited")))
    if force.formal:
        return Sense(Extent.MENTION, (*naming, Reason(code="formal")))
    if force.modality in RULES:
        return Sense(Extent.OPERATIVE, (*naming, Reason(code="does", arguments=(force.modality.value, *force.words))))
    if force.scope_effect != ScopeEffect.NONE and item.provision.zone in (Zone.BODY, Zone.ANNEX):
        return Sense(Extent.OPERATIVE, (*naming, Reason(code="fixes_reach", arguments=(force.scope_effect.value,))))
    if force.modality == Modality.DEFINITION and scope.specific:
        return Sense(Extent.OPERATIVE, (*naming, Reason(code="definition_fixes_scope")))
    if scope.specific and item.provision.zone in (Zone.BODY, Zone.ANNEX) and item.provision.path.startswith(NUMBERED):
        # Civil-law drafting rules in the plain present and in lists: what stands in the body of such an instrument is law.
        return Sense(Extent.OPERATIVE, (*naming, Reason(code="stands_in_body")))
    return Sense(Extent.MENTION, (*naming, Reason(code="no_rule")))


def _hooks(item: Listened, scope: Scope) -> frozenset[str]:
    """Hooks of the provision's own words, of its lead, its nearest heading, the parts it stands in, and the instrument."""
    own = item.own.hooks | item.lead.hooks
    nearest = item.headings[-1].hooks if item.headings else frozenset()
    parts = frozenset(hook for heading in item.headings[:-1] for hook in heading.hooks) & scope.whole_hooks
    return own | nearest | parts | (scope.hooked if item.provision.zone in (Zone.BODY, Zone.ANNEX) else frozenset())
