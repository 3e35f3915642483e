"""Countries like mine: by criteria that whoever asks declares, each met, not met or unknown. No score stands without them."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from weft.records import Coverage, Degree, Record
from weft.report.evidence import scored
from weft.synthesis.entries import Country

Compared = Callable[[Country, Country, int], bool | None]
"""Whether two countries are alike; None where one of them does not say. The number: percentage points within which shares are alike."""


class Kinship(Record):
    """How far a country is like another, criterion by criterion."""

    country: str
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """The share of the criteria met, of those known; 0 where none is known."""
        known = len(self.met) + len(self.unmet)
        return Fraction(len(self.met), known) if known else Fraction(0)


def _said_alike(field: str) -> Compared:
    def compared(mine: Country, other: Country, _: int) -> bool | None:
        one, two = (getattr(country.contribution.study.profile, field) for country in (mine, other))
        return None if one is None or two is None else one == two

    return compared


def _region(mine: Country, other: Country, _: int) -> bool | None:
    one, two = mine.contribution.region, other.contribution.region
    return one == two if one and two else None


def tongues(country: Country) -> frozenset[str]:
    """The languages of the texts that were read."""
    return frozenset(one.language for one in country.evidence.read if one.language)


def _language(mine: Country, other: Country, _: int) -> bool | None:
    one, two = tongues(mine), tongues(other)
    return not one.isdisjoint(two) if one and two else None


def has_dedicated_law(country: Country) -> bool:
    """Whether a text that was read is about biosafety as a whole."""
    return any(one.degree is Degree.SPECIFIC for one in country.evidence.read)


def _dedicated(mine: Country, other: Country, _: int) -> bool | None:
    if not (mine.evidence.read and other.evidence.read):
        return None
    return has_dedicated_law(mine) == has_dedicated_law(other)


def ruled(country: Country) -> tuple[int, int]:
    """The obligations that have a rule, and those of which texts can tell."""
    rows = [row for row in country.evidence.study.assessment.rows if scored(row)]
    return sum(1 for row in rows if row.coverage is Coverage.OPERATIVE), len(rows)


def _share(mine: Country, other: Country, within: int) -> bool | None:
    (part, whole), (other_part, other_whole) = ruled(mine), ruled(other)
    if not (whole and other_whole):
        return None
    return abs(Fraction(part, whole) - Fraction(other_part, other_whole)) * 100 <= within


COMPARED: Mapping[str, Compared] = {
    "region": _region,
    "language": _language,
    "party_sp": _said_alike("party_sp"),
    "developing": _said_alike("developing"),
    "exports_lmos": _said_alike("exports_lmos"),
    "transit_state": _said_alike("transit_state"),
    "regional_organisation": _said_alike("regional_organisation"),
    "dedicated_law": _dedicated,
    "rules_share": _share,
}
"""What compares two countries by each criterion of content/synthesis/rules.yaml."""


def kinship(mine: Country, other: Country, criteria: Iterable[str], within: int) -> Kinship:
    """How far a country is like mine. Errors: KeyError for a criterion that nothing compares by."""
    held: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for one in criteria:
        held[COMPARED[one](mine, other, within)].append(one)
    return Kinship(country=other.code, met=tuple(held[True]), unmet=tuple(held[False]), unknown=tuple(held[None]))


def kin(mine: Country, others: Iterable[Country], criteria: Iterable[str], within: int) -> tuple[Kinship, ...]:
    """The other countries, the most alike first; among equals in order of code."""
    asked = tuple(criteria)
    found = (kinship(mine, one, asked, within) for one in others if one.code != mine.code)
    return tuple(sorted(found, key=lambda one: (-one.share, -len(one.met), one.country)))
