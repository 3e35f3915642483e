"""Meetings between the workbench and the engine: what they begin with, their seats, balance, questions, documents, calendars."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from weft.content import loading, meeting
from weft.meet.agenda import Planned, planned
from weft.meet.assessing import figure
from weft.meet.balance import FEWEST, Share, Spread, balance, named, shown
from weft.meet.calendar import cancelled, followed, published, requested
from weft.meet.certificates import Certified, attended, certified, entitled, tongue_of
from weft.meet.documents import DOCUMENTS, FORMATS, SHEETS, composed, letter, own, set_as
from weft.meet.folder import SAFE_ENDINGS, folder, safe_name, slug
from weft.meet.following import ENDED, Reminder, is_late, reminders, state
from weft.meet.programme import by_day
from weft.meet.questionnaire import Question, Questionnaire, questionnaire
from weft.meet.results import Measured, Results, fits, results
from weft.meet.scene import COMING, NATIONAL, Scene, collation, coming, is_break, worked
from weft.meet.seats import Held, Missing, held, missing, totals, unseated
from weft.meet.sheets import name_plates, sign_in
from weft.meet.workbook import workbook
from weft.records import Language
from weft.records.meeting import Level, Table
from weft.records.meeting import Meeting as Record

__all__ = [
    "COMING",
    "DOCUMENTS",
    "ENDED",
    "FEWEST",
    "FORMATS",
    "NATIONAL",
    "SAFE_ENDINGS",
    "SHEETS",
    "Certified",
    "Held",
    "Measured",
    "Missing",
    "Planned",
    "Question",
    "Questionnaire",
    "Record",
    "Reminder",
    "Results",
    "Scene",
    "Share",
    "Spread",
    "Table",
    "attended",
    "balance",
    "begun_as",
    "by_day",
    "cancelled",
    "certified",
    "collation",
    "coming",
    "composed",
    "entitled",
    "figure",
    "fits",
    "folder",
    "followed",
    "held",
    "is_break",
    "is_late",
    "letter",
    "missing",
    "name_plates",
    "named",
    "own",
    "published",
    "questions_of",
    "reminders",
    "requested",
    "results",
    "safe_name",
    "set_as",
    "shown",
    "sign_in",
    "slug",
    "state",
    "tongue_of",
    "totals",
    "unseated",
    "workbook",
    "worked",
]


@lru_cache
def _content() -> meeting.Meetings:
    """What the product knows of meetings, read once."""
    return meeting.load(loading.folder())


def begun_as(level: str, starts_on: str, language: str) -> Planned:
    """The agenda of a level from its first day on (ISO). Errors: KeyError for a level without one."""
    return planned(_content(), Level(level), starts_on, Language(language).value)


@lru_cache
def questions_of(level: str) -> Questionnaire:
    """The evaluation of a level. Errors: KeyError for a level without an agenda."""
    return questionnaire(_content(), level)


def zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
