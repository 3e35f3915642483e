"""What many countries have in common and what few have, by declared thresholds (content/synthesis/rules.yaml), each with its evidence.

Rules are counted among all countries that have the obligation and of which texts were analysed, so that a rule that few have is never
said to be everywhere; that is no reproach to the others, for silence may be an option not used, or the evidence lie elsewhere. Gaps are
counted among the countries of which texts can tell: those with evidence, and those whose silence is a gap.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from weft.content.synthesising import Thresholds
from weft.records import Record
from weft.records.synthesis import Dimension, Kind
from weft.report.evidence import WAITING
from weft.synthesis.cube import Cube, fitting, ordered
from weft.synthesis.entries import Entry

RULE, GAP = "operative", "gap"
SHOWN = (RULE, "mention", "implicit", GAP)
"""States of which texts can tell."""

OUTSIDE = ("not_applicable", "not_analysed")
"""States that count neither way, as what waits for the profile of the country does."""


class Sort(StrEnum):
    """What a pattern says."""

    COMMON_RULE = "common_rule"
    RARE_RULE = "rare_rule"
    COMMON_GAP = "common_gap"
    COMMON_OBSERVATION = "common_observation"


class Pattern(Record):
    """A finding across countries. `dimension`, `code`: what it is about; `group`: class of the observations, "" for a rule or a gap.

    `countries`: where it holds; `counted`: of how many one can tell; `entries`: keys of what it rests on, in the order of countries.
    """

    sort: Sort
    dimension: Dimension
    code: str
    countries: tuple[str, ...]
    counted: tuple[str, ...]
    entries: tuple[str, ...]
    group: str = ""

    @property
    def share(self) -> Fraction:
        """The share of the countries of which one can tell."""
        return Fraction(len(self.countries), len(self.counted))


class Spread(Record):
    """How one obligation stands over the countries that have it and were analysed; entries by state, in the order of countries."""

    obligation: str
    held: dict[str, tuple[Entry, ...]]

    @property
    def having(self) -> tuple[str, ...]:
        """The countries that have the obligation."""
        return tuple(sorted(one.country for entries in self.held.values() for one in entries))

    @property
    def telling(self) -> tuple[str, ...]:
        """Those of which texts can tell."""
        return tuple(sorted(one.country for state in SHOWN for one in self.held.get(state, ())))

    def countries(self, state: str) -> tuple[str, ...]:
        """The countries in a state."""
        return tuple(one.country for one in self.held.get(state, ()))


def spreads(cube: Cube) -> tuple[Spread, ...]:
    """Every obligation that at least one country has, in the order of the framework."""
    held: dict[str, dict[str, list[Entry]]] = {}
    for entry in fitting(cube, Kind.STATE):
        state, obligation = entry.values[Dimension.STATE][0], entry.values[Dimension.OBLIGATION][0]
        if state not in OUTSIDE and entry.rule != WAITING:
            held.setdefault(obligation, {}).setdefault(state, []).append(entry)
    order = ordered(cube, Dimension.OBLIGATION, held)
    return tuple(Spread(obligation=one, held={state: tuple(found) for state, found in held[one].items()}) for one in order)


def patterns(cube: Cube, thresholds: Thresholds) -> tuple[Pattern, ...]:
    """All patterns: common rules, rare rules, common gaps, common observations; the most widespread first, rare ones the rarest first."""
    found = [*_stated(spreads(cube), thresholds), *_observed(cube, thresholds)]
    places = {sort: place for place, sort in enumerate(Sort)}
    return tuple(sorted(found, key=lambda one: (places[one.sort], one.share * (1 if one.sort is Sort.RARE_RULE else -1))))


def _stated(held: Iterable[Spread], thresholds: Thresholds) -> Iterator[Pattern]:
    for one in held:
        ruled, gaps = one.countries(RULE), one.countries(GAP)
        if len(one.having) >= thresholds.least:
            share = 100 * len(ruled) / len(one.having)
            if share >= thresholds.common:
                yield _pattern(Sort.COMMON_RULE, one, RULE, one.having)
            elif 0 < share <= thresholds.rare:
                yield _pattern(Sort.RARE_RULE, one, RULE, one.having)
        if len(one.telling) >= thresholds.least and 100 * len(gaps) >= thresholds.common * len(one.telling):
            yield _pattern(Sort.COMMON_GAP, one, GAP, one.telling)


def _pattern(sort: Sort, one: Spread, state: str, counted: tuple[str, ...]) -> Pattern:
    return Pattern(
        sort=sort,
        dimension=Dimension.OBLIGATION,
        code=one.obligation,
        countries=one.countries(state),
        counted=counted,
        entries=tuple(entry.key for entry in one.held[state]),
    )


def _observed(cube: Cube, thresholds: Thresholds) -> Iterator[Pattern]:
    """What countries say in one class of one theme or area; counted among those that said anything in that class."""
    entries = fitting(cube, Kind.OBSERVATION)
    said: dict[str, set[str]] = {}
    groups: dict[tuple[str, Dimension, str], list[Entry]] = {}
    for entry in entries:
        for kind in entry.values[Dimension.CLASS]:
            said.setdefault(kind, set()).add(entry.country)
            for dimension, code in _subjects(entry):
                groups.setdefault((kind, dimension, code), []).append(entry)
    for (kind, dimension, code), found in groups.items():
        where = tuple(sorted({one.country for one in found}))
        if len(where) >= thresholds.least and 100 * len(where) >= thresholds.observed * len(said[kind]):
            yield Pattern(
                sort=Sort.COMMON_OBSERVATION,
                dimension=dimension,
                code=code,
                group=kind,
                countries=where,
                counted=tuple(sorted(said[kind])),
                entries=tuple(one.key for one in found),
            )


def _subjects(entry: Entry) -> Iterator[tuple[Dimension, str]]:
    """The theme of an observation; of a capacity need its area, which says more."""
    dimension = Dimension.AREA if entry.values[Dimension.CLASS] == ("capacity",) else Dimension.THEME
    yield from ((dimension, code) for code in entry.values.get(dimension, ()))
