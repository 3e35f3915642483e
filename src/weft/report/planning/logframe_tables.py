"""All sheets of the strategy's workbook after the first, as tables."""

from weft.report.planning.logframe_costs import costing, costs_by
from weft.report.planning.logframe_gantt import gantt
from weft.report.planning.logframe_plan import action_plan, logframe
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Table
from weft.report.planning.logframe_told import alignment, before_after, evidence, lists
from weft.report.planning.logframe_ways import steps


def tables_of(scene: Scene) -> tuple[Table, ...]:
    """The sheets in their order; the lists come last."""
    made = (logframe, action_plan, costing, costs_by, gantt)
    told = (alignment, before_after, evidence, lists)
    return (*(one(scene) for one in made), *steps(scene), *(one(scene) for one in told))
