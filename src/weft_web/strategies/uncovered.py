"""Gaps of the study that no activity answers."""

from weft.records import Record
from weft_web.engine import planning
from weft_web.strategies.desk import Desk
from weft_web.strategies.gathering import gaps_open
from weft_web.strategies.offering import matter_said

SHOWN = 4


class Uncovered(Record):
    """How many gaps there are, and those without an activity; the first of them in words."""

    of: int
    obligations: tuple[str, ...]
    said: tuple[str, ...]
    address: str


def uncovered(desk: Desk) -> Uncovered:
    """The gaps of the country that no activity of its strategy answers."""
    gaps = [row.obligation for row in gaps_open(desk.country).rows]
    answered = planning.answered_by_activities(desk.record.activities)
    left = tuple(one for one in gaps if f"gap:{one}" not in answered)
    address = desk.address("strategies:actions") or f"{desk.address('coverage:matrix')}?state=gap"
    return Uncovered(
        of=len(gaps), obligations=left, said=tuple(matter_said(desk.voice, f"gap:{one}") for one in left[:SHOWN]), address=address
    )
