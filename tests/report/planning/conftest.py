"""Content for strategies, and strategies with what is worked out of them."""

from pathlib import Path

import pytest
from tests.report.planning import valley

from weft.content import planning
from weft.records.strategy import Strategy
from weft.report import ReportContent
from weft.report.planning import PlanContent, View, view_of

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="session")
def plan_content(content: ReportContent) -> PlanContent:
    """The content as shipped."""
    return PlanContent(report=content, planning=planning.load(CONTENT))


def viewed(strategy: Strategy, content: PlanContent) -> View:
    """A strategy of Valmeria with what is worked out of it."""
    return view_of(strategy, valley.matters(), valley.rows(content.report.obligations), content)
