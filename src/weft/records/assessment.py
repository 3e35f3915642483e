"""What can be said of a country, each part reaching back to findings."""

from enum import StrEnum

from weft.records.law import Extent, Finding, Instrument
from weft.records.people import Said
from weft.records.record import Language, Record, Text


class Profile(Record):
    """What the country says of itself; None means "not stated", which never turns a row into a gap."""

    country: str
    name: Text
    party_cbd: bool | None = None
    party_cpb: bool | None = None
    party_sp: bool | None = None
    exports_lmos: bool | None = None
    transit_state: bool | None = None
    developing: bool | None = None
    regional_organisation: bool | None = None
    invented: bool = False


class Coverage(StrEnum):
    """Where an obligation stands in the texts read.

    NOT_FOUND is a gap only where `Row.gap` says so; ELSEWHERE means that statutes alone cannot show it (levels R, C, I, P, A);
    NOT_USED is an optional provision on which the law is silent; NOT_ANALYSED means that no text could be analysed.
    """

    OPERATIVE = "operative"
    MENTION = "mention"
    IMPLICIT = "implicit"
    NOT_FOUND = "not_found"
    NOT_USED = "not_used"
    ELSEWHERE = "elsewhere"
    NOT_APPLICABLE = "not_applicable"
    NOT_ANALYSED = "not_analysed"


class Cell(Record):
    """One obligation in one instrument: the best extent and the findings behind it (ids, strongest first)."""

    obligation: str
    document: str
    extent: Extent
    findings: tuple[str, ...]


class Row(Record):
    """One obligation over all instruments, with the rule that decided (`rule` is a code of content/messages/rules)."""

    obligation: str
    coverage: Coverage
    gap: bool
    rule: str
    findings: tuple[str, ...]


class Overlap(Record):
    """Several bodies hold the same mandate in law: `function` is an institution role or an obligation theme."""

    function: str
    holders: tuple[str, ...]
    findings: tuple[str, ...]


class Contradiction(Record):
    """Two texts, or a text and an obligation, that do not fit: `code` of content/messages/contradictions."""

    code: str
    arguments: tuple[str, ...]
    obligation: str | None
    findings: tuple[str, ...]


class Institution(Record):
    """A body named in the texts, the roles it has there (role, finding id) and the findings that mention it.

    `variants`: the other names that it goes by, in any language.
    """

    name: str
    language: str
    roles: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]
    variants: tuple[str, ...] = ()


class Integration(Record):
    """Degree of integration of one instrument or one sector, 0..4, with the declared rule that made it.

    0 silent; 1 only implicit hooks or mentions without rule; 2 at least one operative provision;
    3 operative provisions under several themes; 4 dedicated regime.
    """

    subject: str
    degree: int
    rule: str
    counts: dict[str, int]


class Answer(Record):
    """A proposed answer on an official scale: question key, option value, rule code and the findings behind it."""

    key: str
    value: str
    rule: str
    findings: tuple[str, ...]


class Assessment(Record):
    """All that can be said of a country's texts, each part reaching back to findings by id."""

    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    overlaps: tuple[Overlap, ...]
    contradictions: tuple[Contradiction, ...]
    institutions: tuple[Institution, ...]
    instruments: tuple[Integration, ...]
    sectors: tuple[Integration, ...]
    answers: tuple[Answer, ...]


class Study(Record):
    """Everything a report is written from. `made_on` (ISO date) and `version` are passed in, never read from a clock."""

    profile: Profile
    language: Language
    order: str
    instruments: tuple[Instrument, ...]
    findings: tuple[Finding, ...]
    assessment: Assessment
    made_on: str
    version: str
    content_version: str
    said: Said = Said()
