"""What a provision is about: up to three themes, from its own words, its lead and the headings above."""

from weft.detect.hearing import Listened
from weft.records import Reason

OWN_WEIGHT = 1.0
LEAD_WEIGHT = 0.5
NEAREST_HEADING_WEIGHT = 1.25
HIGHER_HEADING_WEIGHT = 0.5
FLOOR = 1.0
SHARE_OF_BEST = 0.7
MOST_THEMES = 3


def rank(item: Listened, hook_themes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Themes, best first, and for each the reason with its weight."""
    weights: dict[str, float] = {}
    for theme, weight in item.own.themes.items():
        weights[theme] = weights.get(theme, 0.0) + OWN_WEIGHT * min(weight, 6)
    for theme, weight in item.lead.themes.items():
        weights[theme] = weights.get(theme, 0.0) + LEAD_WEIGHT * min(weight, 4)
    for depth, heading in enumerate(reversed(item.headings)):
        for theme, weight in heading.themes.items():
            weights[theme] = weights.get(theme, 0.0) + (HIGHER_HEADING_WEIGHT if depth else NEAREST_HEADING_WEIGHT) * min(weight, 4)
    for theme in hook_themes:
        weights[theme] = weights.get(theme, 0.0) + 2.0
    return _best(weights)


def _best(weights: dict[str, float]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    ordered = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ordered or ordered[0][1] < FLOOR:
        return (), ()
    kept = [(theme, weight) for theme, weight in ordered[:MOST_THEMES] if weight >= SHARE_OF_BEST * ordered[0][1]]
    return tuple(theme for theme, _ in kept), tuple(Reason(code="theme", arguments=(theme, f"{weight:.2f}")) for theme, weight in kept)
