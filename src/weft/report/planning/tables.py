"""The strategy's activities and costs as CSV, and the whole strategy as JSON, for other programs."""

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec

from weft.records import Language
from weft.records.strategy import Strategy
from weft.report.planning.logframe_costs import costing
from weft.report.planning.logframe_plan import action_plan
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Formula, Row, Table, Value, canonical, written
from weft.report.planning.said import PlanContent
from weft.report.planning.view import View

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheet programs take a file for UTF-8 only when it begins with it."""


def activities_csv(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    """One row for each activity, as in the action plan."""
    return _file(action_plan(Scene(strategy, view, content, language)))


def costs_csv(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    """One row for each line of cost, as in the costing."""
    return _file(costing(Scene(strategy, view, content, language)))


def strategy_json(strategy: Strategy) -> bytes:
    """The strategy as its record says it, amounts as strings; its shape is schemas/strategy.schema.json."""
    return msgspec.json.format(msgspec.json.encode(strategy), indent=2) + b"\n"


def _file(table: Table) -> bytes:
    """The filled rows of a table with their heads, in UTF-8 with its mark."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    rows = csv.writer(out)
    rows.writerow([written(one.head) for one in table.columns])
    rows.writerows(_line(row, [one.key for one in table.columns]) for row in _filled(table.rows))
    return out.getvalue().encode("utf-8")


def _filled(rows: Iterable[Row]) -> Iterable[Row]:
    return (row for row in rows if row.key)


def _line(row: Row, keys: Sequence[str]) -> list[str]:
    return [_said(row.cells.get(key)) for key in keys]


def _said(value: Value) -> str:
    """A cell as text: what a formula comes to, numbers with a point and without grouping."""
    if isinstance(value, Formula):
        return _said(value.value) if isinstance(value.value, str) else canonical(value.value)
    return written(value) if isinstance(value, str) else canonical(value)
