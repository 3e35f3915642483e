"""Courses for pages: the only place where the workbench touches what the engine can make of a course."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from weft.content import loading as content_loading
from weft.content.teaching import PLACES
from weft.courses import loading, progress, results
from weft.courses.course import Course, Unit
from weft.courses.marking import marked, right_answer
from weft.courses.pages import Setting
from weft.courses.pages.shell import Frame, home, unit_page
from weft.courses.progress import Reached, Standing, State
from weft.records import Language
from weft_web.engine.knowing import spoken, voice

__all__ = [
    "PLACES",
    "Course",
    "Frame",
    "Reached",
    "Setting",
    "Standing",
    "State",
    "Unit",
    "course",
    "courses",
    "page",
    "plain",
    "results_gathered",
    "results_read",
    "right_answer",
    "right_of",
    "setting",
    "slug_of",
    "standing",
    "state_made",
    "state_read",
]

results_read = results.read
results_gathered = results.gathered
state_read = progress.read
standing = progress.standing


@lru_cache
def courses() -> tuple[Course, ...]:
    """Every course there is, read once."""
    root = content_loading.folder()
    return tuple(loading.load(root, one) for one in loading.names(root))


def course(slug: str) -> Course | None:
    """The course that an address names; none where there is none."""
    return next((one for one in courses() if slug_of(one.id) == slug), None)


def slug_of(course_id: str) -> str:
    """A course's id as addresses and the command say it."""
    return course_id.replace("_", "-")


def setting(held: Course, language: Language, places: dict[str, str], *, pictures: bool) -> Setting:
    """A course in a language; `places`: the address at which an exercise is done in one's own country."""
    return Setting(course=held, voice=voice(language), obligations=spoken().obligations, pictures=pictures, places=places)


def page(made: Setting, unit: Unit | None, frame: Frame) -> str:
    """The page of a unit, or the front page where there is no unit."""
    return unit_page(unit, made, frame) if unit else home(made, frame)


def state_made(held: Mapping[str, Any]) -> State:
    """A state out of what rows hold."""
    return msgspec.convert(held, State)


def plain(state: State) -> Any:
    """A state as JSON knows it."""
    return msgspec.to_builtins(state)


def right_of(held: Course, unit: str, answers: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The questions of a unit that these answers answer right."""
    return marked(held.by_id[unit].quiz, answers).right
