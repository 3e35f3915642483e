"""Shapes of content/strategy: what helps people to write a strategy for mainstreaming biosafety."""

from pathlib import Path
from typing import TypeVar

from weft.content.loading import read, read_all
from weft.records import Coverage, Record, Text

Shape = TypeVar("Shape")
GAP, OVERLAP, CONTRADICTION, NEED = "gap", "overlap", "contradiction", "need"
ANSWERED = (GAP, OVERLAP, CONTRADICTION, NEED)
"""What a measure can answer."""

STEPS = ("vision", "entry_points", "stakeholders", "conditions", "tools", "opportunities", "plan")
"""The six building blocks of the Secretariat's method, then the plan."""

SORTS = ("mandatory", "voluntary", "economic")
CHANGES = ("law", "policy", "practice")


class Example(Record, forbid_unknown_fields=True):
    """A worked example, and why it is good or weak."""

    text: Text
    why: Text


class Guidance(Record, forbid_unknown_fields=True):
    """A step of the builder with its help."""

    id: str
    label: Text
    title: Text
    lead: Text
    help: tuple[Text, ...]
    questions: tuple[Text, ...]
    examples: tuple[Example, ...]
    weak: tuple[Example, ...] = ()


class Moment(Record, forbid_unknown_fields=True):
    """A moment of policy at which instruments of these types can be changed; `every`: years between two, 0 where irregular."""

    id: str
    label: Text
    gloss: Text
    types: tuple[str, ...]
    every: int


class Factor(Record, forbid_unknown_fields=True):
    """A condition of the enabling environment, with the areas of capacity-building it touches."""

    id: str
    label: Text
    gloss: Text
    ask: Text
    areas: tuple[str, ...]


class Approach(Record, forbid_unknown_fields=True, rename={"sort": "class"}):
    """A tool: mandatory, voluntary or economic (`sort`), with when it fits; `kinds`: kinds of measure it is made of."""

    id: str
    sort: str
    label: Text
    gloss: Text
    fits: Text
    limits: Text
    example: Text
    kinds: tuple[str, ...]


class MeasureKind(Record, forbid_unknown_fields=True):
    """A kind of measure. `changes`: law, policy or practice.

    `reaches`: what it makes of a row of each level when done, whole and in part; a level that is not named stays as it is.
    """

    id: str
    label: Text
    gloss: Text
    changes: str
    reaches: dict[str, tuple[Coverage, Coverage]]


class Measure(Record, forbid_unknown_fields=True):
    """A possible measure. `obligations` empty: all rows of its themes; `months`: usual length; `costs`: ids of cost items."""

    id: str
    kind: str
    themes: tuple[str, ...]
    obligations: tuple[str, ...]
    answers: tuple[str, ...]
    contradictions: tuple[str, ...]
    areas: tuple[str, ...]
    title: Text
    why: Text
    contains: tuple[Text, ...]
    output: Text
    indicator: Text
    unit: Text
    verification: Text
    costs: tuple[str, ...]
    months: int


class Former(Record, forbid_unknown_fields=True):
    """Words that the measure `id` no longer says; `now`: the measure that it is, or was folded into. Parts may still hold them."""

    id: str
    now: str
    words: tuple[Text, ...]


class Goal(Record, forbid_unknown_fields=True):
    """A goal of the Implementation Plan, a target of the KMGBF or a sustainable development goal."""

    id: str
    group: str
    code: str
    label: Text
    themes: tuple[str, ...]


class Group(Record, forbid_unknown_fields=True):
    """A group of goals."""

    id: str
    label: Text


class Goals(Record, forbid_unknown_fields=True):
    """All goals a strategy can be aligned with."""

    groups: tuple[Group, ...]
    entries: tuple[Goal, ...]


class WeakWord(Record, forbid_unknown_fields=True):
    """A word that says too little, in all forms a sentence has it in, and what to say instead."""

    word: str
    forms: tuple[str, ...]
    instead: str


class Checks(Record, forbid_unknown_fields=True):
    """Words that quality checks look for, by language."""

    weak: dict[str, tuple[WeakWord, ...]]
    measurable: dict[str, tuple[str, ...]]
    timed: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]


class Argument(Record, forbid_unknown_fields=True):
    """A fact and an argument, and what those it is for are asked to do.

    It is for bodies of these sectors, for holders of these roles, without either for every ministry; `governs`: of a sector only for who
    governs it.
    """

    id: str
    sectors: tuple[str, ...]
    title: Text
    text: Text
    asks: Text
    source: Text | None = None
    roles: tuple[str, ...] = ()
    governs: bool = False


class Governing(Record, forbid_unknown_fields=True):
    """By what a body is known to govern: roles that only such bodies hold, and the words that its name begins with, by language."""

    roles: tuple[str, ...]
    names: dict[str, tuple[str, ...]]


class Arguments(Record, forbid_unknown_fields=True):
    """The arguments of the briefs, and to whom those speak that are for who governs."""

    governing: Governing
    entries: tuple[Argument, ...]


class CostItem(Record, forbid_unknown_fields=True):
    """A usual item of cost with its unit; `initial`: paid once, not each year."""

    id: str
    label: Text
    unit: Text
    initial: bool


class Slide(Record, forbid_unknown_fields=True):
    """A slide of the seminar: its title and what the speaker says."""

    id: str
    title: Text
    says: Text


class Planning(Record):
    """All of content/strategy."""

    steps: tuple[Guidance, ...]
    moments: tuple[Moment, ...]
    conditions: tuple[Factor, ...]
    tools: tuple[Approach, ...]
    kinds: tuple[MeasureKind, ...]
    measures: tuple[Measure, ...]
    goals: Goals
    checks: Checks
    arguments: tuple[Argument, ...]
    governing: Governing
    cost_items: tuple[CostItem, ...]
    slides: tuple[Slide, ...]
    former: tuple[Former, ...] = ()

    def kind(self, known: str) -> MeasureKind | None:
        """The kind of measure with this id."""
        return next((one for one in self.kinds if one.id == known), None)

    def measure(self, known: str) -> Measure | None:
        """The measure with this id."""
        return next((one for one in self.measures if one.id == known), None)


def load(root: Path) -> Planning:
    """The strategy's content of a content folder; errors: ContentError with file and place."""
    folder = root / "strategy"
    arguments = read(folder / "arguments.yaml", Arguments)
    measures = tuple(one for held in read_all(folder / "measures", dict[str, tuple[Measure, ...]]) for one in held["entries"])
    return Planning(
        steps=_entries(folder / "steps.yaml", Guidance),
        moments=_entries(folder / "moments.yaml", Moment),
        conditions=_entries(folder / "conditions.yaml", Factor),
        tools=_entries(folder / "tools.yaml", Approach),
        kinds=_entries(folder / "measure_kinds.yaml", MeasureKind),
        measures=measures,
        goals=read(folder / "goals.yaml", Goals),
        checks=read(folder / "checks.yaml", Checks),
        arguments=arguments.entries,
        governing=arguments.governing,
        cost_items=_entries(folder / "cost_items.yaml", CostItem),
        slides=read(folder / "seminar.yaml", dict[str, tuple[Slide, ...]])["slides"],
        former=_entries(folder / "former.yaml", Former),
    )


def _entries(path: Path, shape: type[Shape]) -> tuple[Shape, ...]:
    held: dict[str, tuple[Shape, ...]] = read(path, dict[str, tuple[shape, ...]])  # type: ignore[valid-type]
    return held["entries"]
