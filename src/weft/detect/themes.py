"""What a provision is about: its main themes, from its own words, its lead, the headings above and the article around it."""

from collections.abc import Callable, Mapping, Sequence

from weft.detect.hearing import Listened
from weft.records import MentionType, Reason

OWN_WEIGHT = 1.0
LEAD_WEIGHT = 0.75
# Of the headings above, the nearest that says anything counts most ("Article 9" in a chapter on labelling is about labelling);
# over a list of functions or offences it speaks of the whole list, less of one item in it.
OWN_HEADING_WEIGHT = 1.25
NEAREST_HEADING_WEIGHT = 1.0
HIGHER_HEADING_WEIGHT = 0.4
# An article has one subject: its other paragraphs and items say what a short one among them is about.
AROUND_WEIGHT = 0.5
NEIGHBOURS = 8
MOST_FROM_NEIGHBOUR = 4
HOOK_WEIGHT = 2.0
REACH_WEIGHT = 2.5
FLOOR = 1.5
SHARE_OF_BEST = 0.7
MOST_THEMES = 2
# Words of permits, aims and biotechnology stand in provisions on everything else too: these themes yield to any that is as strong.
YIELDING = ("aia", "general", "biotech_benefits")
YIELDS_BELOW = 1.2
MOST_OF_ONE_THEME = 6
THEMELESS = (MentionType.CONTENTS, MentionType.REFERENCE, MentionType.NOTE)
DEFINITIONS = "definitions_scope"
# A list of functions is about the body that has them, and each item about its own matter first.
BODIES = "cna_nfp"
CLEAR_MATTER = 2
BEHIND = 0.9


Ranked = tuple[tuple[str, ...], tuple[Reason, ...]]


def rank(item: Listened, hook_themes: tuple[str, ...], mention_type: MentionType, *, fixes_reach: bool) -> Ranked:
    """Themes, best first, at most MOST_THEMES, and for each the reason with its weight; a definition is about definitions only."""
    if mention_type in THEMELESS:
        return (), ()
    weights: dict[str, float] = dict.fromkeys(hook_themes, HOOK_WEIGHT)
    _add(weights, item.own.themes, OWN_WEIGHT)
    _add(weights, item.lead.themes, LEAD_WEIGHT)
    _add_headings(weights, item)
    _add(weights, item.around(), AROUND_WEIGHT)
    if fixes_reach:
        weights[DEFINITIONS] = weights.get(DEFINITIONS, 0.0) + REACH_WEIGHT
    if _defines(item, mention_type) and weights.get(DEFINITIONS, 0.0) >= FLOOR:
        weights = {DEFINITIONS: weights[DEFINITIONS]}
    if item.provision.lead:
        _put_behind(weights, item.own.themes)
    return _best(_without_yielding(weights))


def _add_headings(weights: dict[str, float], item: Listened) -> None:
    nearest_first = [heading.themes for heading in reversed(item.headings)]
    speaking = next((depth for depth, heard in enumerate(nearest_first) if heard), 0)
    own = OWN_HEADING_WEIGHT if not speaking and not item.provision.lead else NEAREST_HEADING_WEIGHT
    for depth, heard in enumerate(nearest_first):
        _add(weights, heard, own if depth == speaking else HIGHER_HEADING_WEIGHT)


def around(headings: Sequence[str], heard: Callable[[int], Mapping[str, int]], place: int) -> dict[str, float]:
    """The mean theme weights of the other provisions under the heading of one, at most NEIGHBOURS places away; empty without heading."""
    return _mean([heard(near) for near in _near(headings, place)])


def _near(headings: Sequence[str], place: int) -> list[int]:
    if not headings[place]:
        return []
    span = range(max(0, place - NEIGHBOURS), min(len(headings), place + NEIGHBOURS + 1))
    return [near for near in span if near != place and headings[near] == headings[place]]


def _mean(heard: Sequence[Mapping[str, int]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for themes in heard:
        for theme, weight in themes.items():
            total[theme] = total.get(theme, 0.0) + min(weight, MOST_FROM_NEIGHBOUR)
    return {theme: weight / len(heard) for theme, weight in total.items()}


def _defines(item: Listened, mention_type: MentionType) -> bool:
    """True for a definition, and for an item of a list that is introduced by nothing but "definitions", in its lead or its heading."""
    above = (item.lead, *item.headings[-1:]) if item.provision.lead else ()
    return mention_type == MentionType.DEFINITION or any(set(heard.themes) == {DEFINITIONS} for heard in above)


def _put_behind(weights: dict[str, float], own: Mapping[str, int]) -> None:
    """An item with a clear matter of its own has that first, and the body whose function it is at most second."""
    matter = max((weight for theme, weight in own.items() if theme != BODIES), default=0)
    if matter >= CLEAR_MATTER and own.get(BODIES, 0) < matter and BODIES in weights:
        weights[BODIES] = min(weights[BODIES], BEHIND * max(weights[theme] for theme, weight in own.items() if theme != BODIES))


def _without_yielding(weights: dict[str, float]) -> dict[str, float]:
    others = max((weight for theme, weight in weights.items() if theme not in YIELDING), default=0.0)
    if others < FLOOR:
        return weights
    return {theme: weight for theme, weight in weights.items() if theme not in YIELDING or weight >= YIELDS_BELOW * others}


def _add(weights: dict[str, float], heard: Mapping[str, float], factor: float) -> None:
    for theme, weight in heard.items():
        weights[theme] = weights.get(theme, 0.0) + factor * min(weight, MOST_OF_ONE_THEME)


def _best(weights: dict[str, float]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    ordered = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ordered or ordered[0][1] < FLOOR:
        return (), ()
    kept = [(theme, weight) for theme, weight in ordered[:MOST_THEMES] if weight >= SHARE_OF_BEST * ordered[0][1]]
    return tuple(theme for theme, _ in kept), tuple(Reason(code="theme", arguments=(theme, f"{weight:.2f}")) for theme, weight in kept)
