"""What is asked of each kind of part: its fields in order, how each is answered, and where its choices come from.

The words stand in words/strategies.yaml: `strategies.field.<kind>.<name>`, or for all kinds `strategies.field.<name>`; hints alike.
"""

from enum import StrEnum

from weft.records import Record


class Sort(StrEnum):
    """How a field is answered."""

    LINE = "line"
    SOUGHT = "sought"
    TEXT = "text"
    DAY = "day"
    YEAR = "year"
    FIGURE = "figure"
    PICK = "pick"
    PICKS = "picks"
    SCALE = "scale"
    FLAG = "flag"
    GOALS = "goals"
    COUNTED = "counted"
    YEARS = "years"
    ROWS = "rows"


class Field(Record):
    """A field of a part. `options`: what can be chosen (or, for a line, what is offered); `half`: stands beside the next.

    `group`: the heading under which it and those after it stand; `rows`: the fields of each row of a list.
    """

    name: str
    sort: Sort
    options: str = ""
    half: bool = False
    group: str = ""
    rows: tuple["Field", ...] = ()


INDICATORS = Field(
    name="indicators",
    sort=Sort.ROWS,
    group="success",
    rows=(
        Field(name="name", sort=Sort.LINE),
        Field(name="unit", sort=Sort.LINE, half=True),
        Field(name="counted", sort=Sort.COUNTED, options="counted", half=True),
        Field(name="baseline", sort=Sort.LINE, half=True),
        Field(name="baseline_year", sort=Sort.YEAR, half=True),
        Field(name="target", sort=Sort.LINE, half=True),
        Field(name="target_year", sort=Sort.YEAR, half=True),
        Field(name="verification", sort=Sort.LINE),
    ),
)
MILESTONES = Field(
    name="milestones",
    sort=Sort.ROWS,
    rows=(Field(name="on", sort=Sort.DAY, half=True), Field(name="text", sort=Sort.LINE, half=True)),
)
COSTS = Field(
    name="costs",
    sort=Sort.ROWS,
    group="money",
    rows=(
        Field(name="item", sort=Sort.LINE, options="cost_items"),
        Field(name="unit", sort=Sort.LINE, half=True),
        Field(name="unit_cost", sort=Sort.FIGURE, half=True),
        Field(name="quantities", sort=Sort.YEARS),
        Field(name="source", sort=Sort.LINE, half=True),
        Field(name="secured", sort=Sort.FIGURE, half=True),
    ),
)
ALIGNMENT = Field(name="alignment", sort=Sort.GOALS, options="goals", group="alignment")
ASSUMPTIONS = Field(name="assumptions", sort=Sort.TEXT, group="risk")
LEAD = Field(name="lead", sort=Sort.PICK, options="bodies", half=True)

SHEETS: dict[str, tuple[Field, ...]] = {
    "objectives": (
        Field(name="text", sort=Sort.TEXT),
        Field(name="why", sort=Sort.TEXT),
        LEAD,
        Field(name="until", sort=Sort.DAY, half=True),
        Field(name="measured", sort=Sort.TEXT),
        ALIGNMENT,
    ),
    "entry_points": (
        Field(name="instrument", sort=Sort.SOUGHT, options="instruments"),
        Field(name="moment", sort=Sort.PICK, options="moments"),
        Field(name="text", sort=Sort.TEXT),
        Field(name="opens", sort=Sort.DAY, half=True),
        Field(name="closes", sort=Sort.DAY, half=True),
        Field(name="body", sort=Sort.PICK, options="bodies"),
    ),
    "stakeholders": (
        Field(name="name", sort=Sort.LINE),
        Field(name="acronym", sort=Sort.LINE, half=True),
        Field(name="sector", sort=Sort.PICK, options="sectors", half=True),
        Field(name="part", sort=Sort.PICK, options="parts"),
        Field(name="influence", sort=Sort.SCALE, half=True),
        Field(name="interest", sort=Sort.SCALE, half=True),
        Field(name="text", sort=Sort.TEXT),
        Field(name="roles", sort=Sort.PICKS, options="roles"),
    ),
    "conditions": (
        Field(name="factor", sort=Sort.PICK, options="factors"),
        Field(name="today", sort=Sort.TEXT),
        Field(name="text", sort=Sort.TEXT),
        Field(name="lead", sort=Sort.PICK, options="bodies"),
    ),
    "tools": (
        Field(name="tool", sort=Sort.PICK, options="tools"),
        Field(name="text", sort=Sort.TEXT),
        Field(name="entry", sort=Sort.PICK, options="entry_points"),
    ),
    "opportunities": (
        Field(name="event", sort=Sort.LINE),
        Field(name="text", sort=Sort.TEXT),
        Field(name="until", sort=Sort.DAY),
    ),
    "outcomes": (
        Field(name="objective", sort=Sort.PICK, options="objectives"),
        Field(name="text", sort=Sort.TEXT),
        INDICATORS,
        ALIGNMENT,
        ASSUMPTIONS,
    ),
    "outputs": (
        Field(name="outcome", sort=Sort.PICK, options="outcomes"),
        Field(name="text", sort=Sort.TEXT),
        INDICATORS,
        ASSUMPTIONS,
    ),
    "activities": (
        Field(name="text", sort=Sort.TEXT),
        LEAD,
        Field(name="output", sort=Sort.PICK, options="outputs", half=True),
        Field(name="partners", sort=Sort.PICKS, options="bodies"),
        Field(name="start", sort=Sort.DAY, half=True),
        Field(name="end", sort=Sort.DAY, half=True),
        INDICATORS,
        MILESTONES,
        COSTS,
        Field(name="kind", sort=Sort.PICK, options="measure_kinds", half=True, group="answers"),
        Field(name="whole", sort=Sort.FLAG, half=True),
        Field(name="answers", sort=Sort.PICKS, options="matters"),
        ALIGNMENT,
        Field(name="risks", sort=Sort.TEXT, group="risk"),
        Field(name="assumptions", sort=Sort.TEXT),
        Field(name="after", sort=Sort.PICKS, options="activities"),
    ),
}
"""Kind of part -> its fields."""

STEPS: dict[str, tuple[str, ...]] = {
    "vision": ("objectives",),
    "entry_points": ("entry_points",),
    "stakeholders": ("stakeholders",),
    "conditions": ("conditions",),
    "tools": ("tools",),
    "opportunities": ("opportunities",),
    "plan": ("outcomes", "outputs", "activities"),
}
"""The steps of the builder, by the ids of content/strategy/steps, with the kinds of parts that are written there."""

STEP_OF = {kind: step for step, kinds in STEPS.items() for kind in kinds}


def field_of(kind: str, name: str) -> Field:
    """The field of a kind of part."""
    return next(one for one in SHEETS[kind] if one.name == name)
