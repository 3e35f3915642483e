"""Shapes of content/framework: what a Party has to do, row by row, in three languages."""

from enum import StrEnum

from weft.records import Record, Text


class Kind(StrEnum):
    """How the treaty speaks."""

    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"


class Strength(StrEnum):
    """How hard the treaty binds; gaps are scored only on BINDING, BEST_EFFORTS and QUALIFIED."""

    BINDING = "binding"
    BEST_EFFORTS = "best_efforts"
    QUALIFIED = "qualified"
    BINDING_IF_OPTED = "binding_if_opted"
    DISCRETIONARY = "discretionary"
    INTERPRETIVE = "interpretive"
    ENCOURAGED = "encouraged"
    DERIVED = "derived"
    REPORTING_DERIVED = "reporting_derived"
    PROCESS = "process"


class Level(StrEnum):
    """Where evidence lies: only LEGAL can be proved or missed from legal texts alone."""

    LEGAL = "L"
    ADMINISTRATIVE = "A"
    REPORTING = "R"
    INSTITUTION = "I"
    POLICY = "P"
    COOPERATION = "C"


class Clock(Record):
    """A period set by the treaty. `number` None means at once or "in advance"; `unit` day, month, year, at_once, in_advance."""

    number: int | None
    unit: str
    starts: Text


class Cues(Record):
    """Phrases that point at the row, per language, in the pattern language of content/lexicon."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    es: tuple[str, ...] = ()


class Obligation(Record):
    """One national measure. `duty` says in our words what the treaty asks; `provision` what a good national text contains.

    `applies_if`: conditions of the country profile, all of which must hold (party_cpb, party_sp, party_cbd, exports_lmos,
    transit_state, developing, regional_organisation); `elements`: rows of content/framework/annexes that the provision must list.
    """

    id: str
    treaty: str
    article: str
    kind: Kind
    strength: Strength
    level: Level
    theme: str
    label: Text
    duty: Text
    provision: Text
    cues: Cues
    applies_if: tuple[str, ...] = ()
    clock: Clock | None = None
    addressee: str = "party"
    nr5: tuple[str, ...] = ()
    bch: tuple[str, ...] = ()
    elements: str = ""
