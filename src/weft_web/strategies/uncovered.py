"""Gaps of the study that no activity answers."""

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.coverage.models import Kind, Statement
from weft_web.coverage.selectors import gaps_of
from weft_web.coverage.weighed import Weighed, weighed
from weft_web.engine import planning
from weft_web.strategies.desk import Desk
from weft_web.strategies.offering import matter_said
from weft_web.studies.models import Study

SHOWN = 4


class Uncovered(Record):
    """How many gaps there are, and those without an activity; the first of them in words."""

    of: int
    obligations: tuple[str, ...]
    said: tuple[str, ...]
    address: str


def uncovered(desk: Desk) -> Uncovered:
    """The gaps of the country that no activity of its strategy answers, as its study reads them.

    What somebody stated to lie elsewhere, or not to apply, is no gap here.
    """
    statements = Statement.objects.filter(country=desk.country, withdrawn_at=None).order_by("at", "id")
    stated = dict(statements.values_list("obligation", "kind"))
    gaps = [row.obligation for row in gaps_of(_held(desk.country)) if _is_open(stated.get(row.obligation))]
    answered = planning.answered_by_activities(desk.record.activities)
    left = tuple(one for one in gaps if f"gap:{one}" not in answered)
    address = desk.address("strategies:actions") or f"{desk.address('coverage:matrix')}?state=gap"
    return Uncovered(
        of=len(gaps), obligations=left, said=tuple(matter_said(desk.voice, f"gap:{one}") for one in left[:SHOWN]), address=address
    )


def _held(country: Country) -> Weighed:
    """What was weighed of a country: all findings, or those that people judged, as in its study."""
    return weighed(country, reviewed_only=Study.objects.filter(country=country, reviewed_only=True).exists())


def _is_open(stated: str | None) -> bool:
    return stated in (None, Kind.GAP_CONFIRMED)
