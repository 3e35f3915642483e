"""A programme of several countries as its secretariat runs it: years, levels, Parties, donors, decisions, milestones, what is handed in.

Days are ISO ("2016-10-31"), or a month ("2016-10") or a year where no more is known; "" means that nothing was said. Parts name one another
by `key`, the same in every installation.
"""

from enum import StrEnum

from weft.records.record import Record, Text

NOTHING = Text(en="", fr="", es="")


class Phase(StrEnum):
    """On which level something is done; the pilot came before the levels."""

    PILOT = "pilot"
    NATIONAL = "national"
    REGIONAL = "regional"
    GLOBAL = "global"


class Course(StrEnum):
    """How far something has come, as somebody reported it. That it is late is worked out, not reported."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Decision(Record):
    """A decision that a programme answers to: its symbol ("BS-VII/5") and whose it is (cop, cop_mop)."""

    symbol: str
    body: str
    meaning: Text = NOTHING


class Donor(Record):
    """Who pays, and through which fund."""

    key: str
    name: Text
    fund: Text = NOTHING


class Deliverable(Record):
    """Something that a country hands in. `kind`: of content/synthesis/rules; `languages` in which it is there, `addresses` by language."""

    key: str
    kind: str
    course: Course = Course.PLANNED
    due: str = ""
    done_on: str = ""
    title: Text = NOTHING
    languages: tuple[str, ...] = ()
    addresses: dict[str, str] = {}
    pages: int | None = None


class Party(Record):
    """A country that takes part: ISO 3166-1 code, name, region of the United Nations groups, since when."""

    code: str
    name: Text
    region: str
    phase: Phase
    since: str = ""
    deliverables: tuple[Deliverable, ...] = ()


class Milestone(Record):
    """What has to be there by a day."""

    key: str
    phase: Phase
    title: Text
    due: str = ""
    done_on: str = ""
    course: Course = Course.PLANNED


class Gathering(Record):
    """A workshop of the programme. `region`: whom it is for, "" for all; `countries`: how many were asked; `meeting`: key of its record."""

    key: str
    phase: Phase
    title: Text
    place: Text
    starts_on: str
    ends_on: str
    region: str = ""
    countries: int | None = None
    participants: int | None = None
    report: str = ""
    meeting: str = ""


class Resource(Record):
    """Something made for all: `kind` synthesis, course, toolkit, tool; `languages` in which it is there."""

    key: str
    kind: str
    phase: Phase
    title: Text
    languages: tuple[str, ...] = ()
    course: Course = Course.PLANNED
    made_on: str = ""
    addresses: dict[str, str] = {}


class Programme(Record):
    """The whole. `unnamed`: Parties that take part and are not named here; `example`: it is loaded to show how one looks."""

    key: str
    title: Text
    summary: Text
    first_year: int
    last_year: int
    phases: tuple[Phase, ...]
    donors: tuple[Donor, ...] = ()
    decisions: tuple[Decision, ...] = ()
    parties: tuple[Party, ...] = ()
    unnamed: int = 0
    milestones: tuple[Milestone, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    resources: tuple[Resource, ...] = ()
    source: Text = NOTHING
    example: bool = False
