"""Which field of a part stands in which column of the workbook, and in what way it is said."""

from weft.records import Record

NAMED_WAYS = ("kind", "moment", "factor", "tool", "sector", "share", "level", "whole", "degree")
"""Ways in which a code is said by a name to be chosen from a list."""


class Field(Record):
    """A field in a column.

    `way`: text, short, start, end, lead (one body), bodies, output, entry, after, milestones, roles, or one of NAMED_WAYS.
    """

    column: str
    field: str
    way: str
    width: int


ACTIVITIES = (
    Field(column="text", field="text", way="text", width=42),
    Field(column="output", field="output", way="output", width=9),
    Field(column="lead", field="lead", way="lead", width=20),
    Field(column="partners", field="partners", way="bodies", width=22),
    Field(column="start", field="start", way="start", width=12),
    Field(column="end", field="end", way="end", width=12),
    Field(column="milestones", field="milestones", way="milestones", width=28),
    Field(column="kind", field="kind", way="kind", width=18),
    Field(column="whole", field="whole", way="whole", width=11),
    Field(column="after", field="after", way="after", width=9),
    Field(column="assumptions", field="assumptions", way="text", width=22),
    Field(column="risks", field="risks", way="text", width=22),
)
STAKEHOLDERS = (
    Field(column="name", field="name", way="text", width=34),
    Field(column="acronym", field="acronym", way="short", width=12),
    Field(column="sector", field="sector", way="sector", width=18),
    Field(column="roles", field="roles", way="roles", width=30),
    Field(column="influence", field="influence", way="level", width=12),
    Field(column="interest", field="interest", way="level", width=12),
    Field(column="part", field="part", way="share", width=16),
    Field(column="text", field="text", way="text", width=52),
)
ENTRY_POINTS = (
    Field(column="text", field="text", way="text", width=48),
    Field(column="instrument", field="instrument", way="text", width=36),
    Field(column="moment", field="moment", way="moment", width=26),
    Field(column="opens", field="opens", way="start", width=12),
    Field(column="closes", field="closes", way="end", width=12),
    Field(column="body", field="body", way="lead", width=26),
)
CONDITIONS = (
    Field(column="factor", field="factor", way="factor", width=28),
    Field(column="today", field="today", way="text", width=48),
    Field(column="text", field="text", way="text", width=48),
    Field(column="lead", field="lead", way="lead", width=26),
)
TOOLS = (
    Field(column="tool", field="tool", way="tool", width=32),
    Field(column="text", field="text", way="text", width=60),
    Field(column="entry", field="entry", way="entry", width=12),
)
OPPORTUNITIES = (
    Field(column="event", field="event", way="text", width=44),
    Field(column="text", field="text", way="text", width=56),
    Field(column="until", field="until", way="end", width=12),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    "activities": ACTIVITIES,
    "stakeholders": STAKEHOLDERS,
    "entry_points": ENTRY_POINTS,
    "conditions": CONDITIONS,
    "tools": TOOLS,
    "opportunities": OPPORTUNITIES,
}
"""By the field of the strategy that holds the parts; one sheet each."""

INDICATOR = ("indicator", "unit", "baseline", "baseline_year", "target", "target_year", "verification")
"""Columns of the logical framework that hold an indicator; "indicator" is its name, the others are named as its fields."""

YEARS = ("baseline_year", "target_year")
COST = ("item", "unit", "unit_cost", "source", "secured")
"""Columns of the costing beside the activity and the quantities, named as the fields of a cost line."""
