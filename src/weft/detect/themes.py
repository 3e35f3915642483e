"""What a provision is about: its main themes, from its own words, its lead and the headings above."""

from weft.detect.hearing import Listened
from weft.records import MentionType, Reason

OWN_WEIGHT = 1.0
LEAD_WEIGHT = 0.5
NEAREST_HEADING_WEIGHT = 1.25
HIGHER_HEADING_WEIGHT = 0.25
HOOK_WEIGHT = 2.0
REACH_WEIGHT = 1.5
ITEM_HEADING_WEIGHT = 1.0
FLOOR = 1.5
SHARE_OF_BEST = 0.7
MOST_THEMES = 2
# Words of permits, aims and biotechnology stand in provisions on everything else too: these themes yield to any that is as strong.
YIELDING = ("aia", "general", "biotech_benefits")
YIELDS_BELOW = 1.2
MOST_OF_ONE_THEME = 6
THEMELESS = (MentionType.CONTENTS, MentionType.REFERENCE, MentionType.NOTE)
DEFINITIONS = "definitions_scope"


def rank(item: Listened, hook_themes: tuple[str, ...], mention_type: MentionType, *, fixes_reach: bool) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Themes, best first, at most MOST_THEMES, and for each the reason with its weight; a definition is about definitions only."""
    if mention_type in THEMELESS:
        return (), ()
    weights: dict[str, float] = dict.fromkeys(hook_themes, HOOK_WEIGHT)
    _add(weights, item.own.themes, OWN_WEIGHT)
    _add(weights, item.lead.themes, LEAD_WEIGHT)
    # The heading over a list of functions or offences speaks of the whole list, less of one item in it.
    nearest = ITEM_HEADING_WEIGHT if item.provision.lead else NEAREST_HEADING_WEIGHT
    for depth, heading in enumerate(reversed(item.headings)):
        _add(weights, heading.themes, HIGHER_HEADING_WEIGHT if depth else nearest)
    if fixes_reach:
        weights[DEFINITIONS] = weights.get(DEFINITIONS, 0.0) + REACH_WEIGHT
    if mention_type == MentionType.DEFINITION and DEFINITIONS in weights:
        weights = {DEFINITIONS: weights[DEFINITIONS]}
    return _best(_without_yielding(weights))


def _without_yielding(weights: dict[str, float]) -> dict[str, float]:
    others = max((weight for theme, weight in weights.items() if theme not in YIELDING), default=0.0)
    if others < FLOOR:
        return weights
    return {theme: weight for theme, weight in weights.items() if theme not in YIELDING or weight >= YIELDS_BELOW * others}


def _add(weights: dict[str, float], heard: dict[str, int], factor: float) -> None:
    for theme, weight in heard.items():
        weights[theme] = weights.get(theme, 0.0) + factor * min(weight, MOST_OF_ONE_THEME)


def _best(weights: dict[str, float]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    ordered = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ordered or ordered[0][1] < FLOOR:
        return (), ()
    kept = [(theme, weight) for theme, weight in ordered[:MOST_THEMES] if weight >= SHARE_OF_BEST * ordered[0][1]]
    return tuple(theme for theme, _ in kept), tuple(Reason(code="theme", arguments=(theme, f"{weight:.2f}")) for theme, weight in kept)
