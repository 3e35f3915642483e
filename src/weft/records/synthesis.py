"""What a synthesis is made from: the studies of many countries, what was observed in each, and how two rounds may be compared."""

from enum import StrEnum

from weft.records.assessment import Study
from weft.records.record import Language, Record, Text


class Kind(StrEnum):
    """What a cross table counts: passages of the law, entries of what no text shows, or states of obligations in a country."""

    PASSAGE = "passage"
    OBSERVATION = "observation"
    STATE = "state"


class Dimension(StrEnum):
    """What a cross table can be laid out by."""

    OBLIGATION = "obligation"
    TREATY = "treaty"
    THEME = "theme"
    SECTOR = "sector"
    INSTRUMENT_TYPE = "instrument_type"
    EXTENT = "extent"
    STATE = "state"
    CLASS = "class"
    AREA = "area"
    REGION = "region"
    COUNTRY = "country"
    LANGUAGE = "language"
    YEAR = "year"


class Observed(Record):
    """An entry of a country's study that no text shows. `kind`: a place of the outline (challenges ...); `area`, `priority`: of a need.

    `findings`: ids of the passages that it rests on; `source`: what else it rests on, in words; `by`, `on`: who entered it, and when.
    """

    key: str
    kind: str
    title: str
    text: str
    language: str
    sectors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    area: str = ""
    priority: str = ""
    findings: tuple[str, ...] = ()
    source: str = ""
    by: str = ""
    on: str = ""


class Published(Record):
    """A study as a country published it, in one language."""

    language: str
    title: str
    label: str
    on: str
    address: str = ""


class Contribution(Record):
    """What one country brings: its study with findings and assessment, what was observed, where it was published.

    `region`: of the United Nations groups; `round`: which round of studies it belongs to; `draft`: not published, so not for everybody.
    """

    study: Study
    region: str
    round: str = ""
    observations: tuple[Observed, ...] = ()
    published: tuple[Published, ...] = ()
    draft: bool = False

    @property
    def code(self) -> str:
        """The country's code of ISO 3166-1."""
        return self.study.profile.country


class Fit(StrEnum):
    """How a row of one round answers to the other: the same question, or one whose answers are not comparable."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    BREAK = "break"


class Bridge(Record):
    """One line of a mapping: row ids of the earlier and of the later round ("" where there is none), how they fit, and why."""

    before: str
    after: str
    fit: Fit
    reason: Text


class Rounds(Record):
    """The mapping between two rounds. What it does not name and both rounds have under one id is the same; everything else is a break."""

    before: str
    after: str
    bridges: tuple[Bridge, ...] = ()


class Synthesis(Record):
    """The contributions of a round, and the earlier ones to compare with. `made_on` (ISO) and `version` are passed in."""

    key: str
    title: Text
    language: Language
    round: str
    contributions: tuple[Contribution, ...]
    made_on: str
    version: str
    programme: str = ""
    label: str = ""
    authors: str = ""
    earlier: tuple[Contribution, ...] = ()
    rounds: Rounds | None = None
