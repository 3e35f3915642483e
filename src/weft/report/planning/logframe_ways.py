"""Columns of the sheets that hold the fields of parts, with what may be chosen in them."""

from collections.abc import Sequence

from weft.report.planning.logframe_fields import FIELDS, NAMED_WAYS, Field
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Column, Row, Table, Value

CHOICES = {"lead": "{stakeholders.name}", "output": "{lists.output}", "entry": "{entry_points.number}"}
"""Ranges of other sheets that are chosen from: what is added there can be chosen here."""

KINDS = {"start": "date", "end": "date", "entry": "plain", "output": "short", "short": "short", "after": "short"}
STRONG = ("name", "instrument", "event", "factor", "tool")
NEW_PARTS = 10


def columns_of(scene: Scene, kind: str, fields: Sequence[Field]) -> tuple[Column, ...]:
    """The columns of some fields, all of them open."""
    return tuple(_column(scene, kind, field) for field in fields)


def _column(scene: Scene, kind: str, field: Field) -> Column:
    own = f"column.{kind}.{field.column}"
    head = scene.say(own if f"lf.{own}" in scene.content.report.phrases else f"column.{field.column}")
    choices = CHOICES.get(field.way, f"{{lists.{field.way}}}" if field.way in NAMED_WAYS else "")
    shown = KINDS.get(field.way, "strong" if field.column in STRONG else "text")
    return Column(key=field.column, head=head, width=field.width, kind=shown, choices=choices, open=True)


def steps(scene: Scene) -> tuple[Table, ...]:
    """The sheets of the building blocks: stakeholders, entry points, conditions, tools, opportunities."""
    return tuple(_step(scene, kind) for kind in FIELDS if kind != "activities")


def _step(scene: Scene, kind: str) -> Table:
    number = Column(key="number", head=scene.say("column.number"), width=7, kind="plain")
    parts = getattr(scene.strategy, kind)
    rows = [Row(key=one.key, cells={"number": int(one.number), **scene.cells(kind, one)}) for one in parts]
    fresh: list[dict[str, Value]] = [{"number": len(parts) + place} for place in range(1, NEW_PARTS + 1)]
    rows += [Row(key="", cells=cells) for cells in fresh]
    columns = (number, *columns_of(scene, kind, FIELDS[kind]))
    return Table(key=kind, title=scene.say(f"sheet.{kind}"), columns=columns, rows=tuple(rows))
