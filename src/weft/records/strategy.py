"""A national strategy for mainstreaming biosafety: its parts as people wrote them, each with what it rests on and what it answers.

Years are calendar years; days and months are ISO ("2027-06-30", "2027-06"); money is in the strategy's currency, exact to the cent.
Parts name one another by `key`, the same in every installation. "" and empty tuples mean that nothing was said yet: nothing is mandatory.
"""

from decimal import Decimal
from enum import StrEnum

from weft.records.record import Language, Record, Text


class State(StrEnum):
    """How far a strategy has come."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    WORKSHOP = "workshop"
    FINAL = "final"
    SEMINAR = "seminar"
    MONITORED = "monitored"


class Degree(StrEnum):
    """How far a part serves a goal: all of its elements, most, at least one (scale of the national targets of the KMGBF)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Course(StrEnum):
    """How far an activity has come in a year."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    LATE = "late"
    GIVEN_UP = "given_up"


class Ground(Record):
    """What a part rests on: words of a source (`quote` in `language`), where they stand, and what they serve.

    `kind`: finding, observation or obligation; `ref`: its id, the same in every installation; `source`: "Customs Code, art. 57, p. 23";
    `lost`: no longer there.
    """

    kind: str
    ref: str
    source: str = ""
    quote: str = ""
    language: str = ""
    extent: str = ""
    obligation: str = ""
    lost: bool = False


class Alignment(Record):
    """A goal that a part serves: an id of content/strategy/goals, the degree, and which of its aspects."""

    goal: str
    degree: Degree
    aspect: str = ""


class Indicator(Record):
    """How success is seen. `baseline` and `target` stand as people write them.

    `counted`: obligations of which the share that has a rule is the baseline, taken from the study.
    """

    name: str
    unit: str = ""
    baseline: str = ""
    baseline_year: int | None = None
    target: str = ""
    target_year: int | None = None
    verification: str = ""
    counted: tuple[str, ...] = ()


class CostLine(Record):
    """One line of cost: unit cost times the quantity of each year; `secured`: money at hand for it in all years; `source`: who pays."""

    item: str
    unit: str = ""
    unit_cost: Decimal = Decimal(0)
    quantities: dict[int, Decimal] = {}
    source: str = ""
    secured: Decimal = Decimal(0)


class Milestone(Record):
    """What has to be there by a day or month."""

    on: str
    text: str


class Part(Record):
    """What every part has; `number` is said in documents ("2.1.3"), `answers` are matters of the study (see `weft.strategy.matters`)."""

    key: str
    number: str = ""
    text: str = ""
    grounds: tuple[Ground, ...] = ()
    answers: tuple[str, ...] = ()


class Objective(Part):
    """What the strategy is to reach; `measured`: how it is known that it was reached."""

    why: str = ""
    lead: str = ""
    until: str = ""
    measured: str = ""
    alignment: tuple[Alignment, ...] = ()


class EntryPoint(Part):
    """An instrument at a moment at which it can be changed: `text` says what is to be brought in.

    `instrument`: its title; `moment`: an id of content/strategy/moments; `opens`, `closes`: the window; `body`: key of the stakeholder
    who decides.
    """

    instrument: str = ""
    moment: str = ""
    opens: str = ""
    closes: str = ""
    body: str = ""


class Stakeholder(Part):
    """A body or group; `text`: what it is to do and how it is won. `influence`, `interest`: 1 little, 2 some, 3 much, 0 not said.

    `roles`: ids of institution roles; `part`: decides, leads, supports, is_consulted, is_informed or "".
    """

    name: str = ""
    acronym: str = ""
    sector: str = ""
    roles: tuple[str, ...] = ()
    influence: int = 0
    interest: int = 0
    part: str = ""


class Condition(Part):
    """A condition that has to be there for the rest to work: `text` is what has to change, `today` how it stands."""

    factor: str = ""
    today: str = ""
    lead: str = ""


class Tool(Part):
    """A tool or approach chosen (id of content/strategy/tools): `text` says where and why; `entry`: key of an entry point."""

    tool: str = ""
    entry: str = ""


class Opportunity(Part):
    """Something that helps now: `text` is what to make of it, `event` what it is, `until` when it passes."""

    event: str = ""
    until: str = ""


class Outcome(Part):
    """A change in what institutions do, under an objective."""

    objective: str = ""
    indicators: tuple[Indicator, ...] = ()
    assumptions: str = ""
    alignment: tuple[Alignment, ...] = ()


class Output(Part):
    """Something that will be there, under an outcome."""

    outcome: str = ""
    indicators: tuple[Indicator, ...] = ()
    assumptions: str = ""


class Activity(Part):
    """Something one institution does between two months, under an output.

    `measure`: id of content/strategy/measures it was made from, "" where none; `kind`: id of content/strategy/measure_kinds;
    `whole`: the measure would answer all that the obligations ask, not a part; `lead`, `partners`: keys of stakeholders; `after`: keys
    of activities.
    """

    output: str = ""
    measure: str = ""
    kind: str = ""
    whole: bool = True
    lead: str = ""
    partners: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    costs: tuple[CostLine, ...] = ()
    assumptions: str = ""
    risks: str = ""
    after: tuple[str, ...] = ()
    alignment: tuple[Alignment, ...] = ()


class Progress(Record):
    """How an activity stood in a year, as a named person reported it; `value`: of its first indicator."""

    activity: str
    year: int
    course: Course
    note: str = ""
    value: str = ""
    spent: Decimal | None = None
    by: str = ""
    on: str = ""


class Step(Record):
    """Something that happened to the strategy: `kind` is a State; `note`: what came of it, in the words of people."""

    kind: State
    on: str
    place: str = ""
    note: str = ""
    by: str = ""


class Remark(Record):
    """A comment or a conclusion of a working group on one part ("" for the whole); `outcome`: accepted, partly, declined or "" (open)."""

    part: str
    text: str
    by: str
    on: str
    group: str = ""
    outcome: str = ""
    answer: str = ""


class Strategy(Record):
    """The whole. Its people's words are in `language`; `country` is said in three."""

    key: str
    code: str
    country: Text
    title: str
    language: Language
    first_year: int
    last_year: int
    currency: str
    state: State = State.DRAFT
    label: str = ""
    adopted_by: str = ""
    adopted_on: str = ""
    vision: str = ""
    situation: str = ""
    invented: bool = False
    objectives: tuple[Objective, ...] = ()
    entry_points: tuple[EntryPoint, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    conditions: tuple[Condition, ...] = ()
    tools: tuple[Tool, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    outputs: tuple[Output, ...] = ()
    activities: tuple[Activity, ...] = ()
    progress: tuple[Progress, ...] = ()
    history: tuple[Step, ...] = ()
    remarks: tuple[Remark, ...] = ()
    made_on: str = ""
    version: str = ""
