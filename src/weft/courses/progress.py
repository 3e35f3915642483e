"""What a learner has reached: read strictly, laid together without loss, marked here and not where it was made.

The twin of `merged` in assets/course.js: the device and the server come to the same whichever of them lays two states together.
"""

from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from weft.courses.course import Course
from weft.errors import InputError
from weft.records import Record

MOST_BYTES = 400_000
Name = Annotated[str, Meta(pattern=r"^[a-z0-9_]{1,60}\Z")]
Key = Annotated[str, Meta(pattern=r"^[A-Za-z0-9.:_-]{1,64}\Z")]
Moment = Annotated[str, Meta(pattern=r"^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{3}Z\Z")]
Part = Annotated[str, Meta(max_length=120)]
Answer = Annotated[tuple[Part, ...], Meta(max_length=12)]
Answered = Annotated[dict[Name, Answer], Meta(max_length=60)]


class Try(Record):
    """One go at a quiz: what was answered, when, in which language; `right` and `of` are only what the device made of it."""

    id: Key
    at: Moment
    language: Annotated[str, Meta(pattern=r"^(en|fr|es)\Z")]
    answers: Answered
    right: Annotated[tuple[Name, ...], Meta(max_length=60)] = ()
    of: Annotated[int, Meta(ge=0, le=60)] = 0


class Reached(Record):
    """What was reached in a unit: sections seen, goes at its quiz in the order of time, answers not sent yet."""

    seen: Annotated[tuple[Name, ...], Meta(max_length=60)] = ()
    tries: Annotated[tuple[Try, ...], Meta(max_length=300)] = ()
    draft: Answered = {}


class Place(Record):
    """Where a learner was last."""

    unit: Name
    at: Moment


class State(Record):
    """A learner's state in a course."""

    v: Annotated[int, Meta(ge=1, le=1)]
    course: Name
    place: Place | None = None
    units: Annotated[dict[Name, Reached], Meta(max_length=40)] = {}


def read(data: bytes, course: str) -> State:
    """A state as a device sent it. Errors: InputError progress_too_large(bytes, most), progress_malformed(what), progress_other_course."""
    if len(data) > MOST_BYTES:
        raise InputError("progress_too_large", str(len(data)), str(MOST_BYTES))
    try:
        state = msgspec.json.decode(data, type=State)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("progress_malformed", str(error)) from error
    if state.course != course:
        raise InputError("progress_other_course", state.course)
    return state


def empty(course: str) -> State:
    """The state of who has not begun."""
    return State(v=1, course=course)


def merged(one: State, two: State) -> State:
    """Two states of one learner laid together: nothing that either knows is lost, in whichever order they meet."""
    units = {name: _laid(one.units.get(name), two.units.get(name)) for name in sorted({*one.units, *two.units})}
    places = [held.place for held in (one, two) if held.place]
    return State(v=1, course=one.course, place=max(places, key=lambda held: (held.at, held.unit), default=None), units=units)


def _laid(one: Reached | None, two: Reached | None) -> Reached:
    held = [each for each in (one, two) if each]
    return Reached(
        seen=tuple(sorted({part for each in held for part in each.seen})),
        tries=_tries(each for reached in held for each in reached.tries),
        draft=_draft([each.draft for each in held]),
    )


def _tries(held: Iterable[Try]) -> tuple[Try, ...]:
    """Each try once, in order of time; of two that bear one id, which no device makes, the same one always stays."""
    known: dict[str, Try] = {}
    for one in sorted(held, key=_written):
        known[one.id] = one
    return tuple(sorted(known.values(), key=lambda one: (one.at, one.id)))


def _draft(held: list[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """What is answered so far; of two answers to a question, the same one always stays."""
    names = sorted({name for draft in held for name in draft})
    return {name: max((draft[name] for draft in held if name in draft), key=_written) for name in names}


def _written(value: object) -> bytes:
    """A value as text in an order that scripts sort by: code units of UTF-16."""
    text = msgspec.json.encode(value, order="sorted").decode()
    return text.encode("utf-16-be", "surrogatepass")


class Standing(Record):
    """How a learner stands: in whole per cent the best of each unit, and of the course."""

    units: dict[str, int]
    score: int
    passed: bool

    @property
    def count(self) -> int:
        """The units with a result."""
        return len(self.units)


def standing(course: Course, best: dict[str, int]) -> Standing:
    """What the most questions right in one go come to, by unit; every unit has to be passed, and the score is of all questions."""
    mark = course.sheet.pass_mark
    percents = {unit.id: best[unit.id] * 100 // len(unit.quiz.questions) for unit in course.units if unit.id in best}
    total = sum(len(unit.quiz.questions) for unit in course.units)
    score = sum(min(best.get(unit.id, 0), len(unit.quiz.questions)) for unit in course.units) * 100 // total
    return Standing(units=percents, score=score, passed=all(percents.get(unit.id, 0) >= mark for unit in course.units))
