"""The courses of the product and a small unit to change, read once for all tests of courses."""

import io
from datetime import date

import msgspec
import pikepdf
from tests.prepared import CONTENT

from weft.content.teaching import Accepted, Aim, Exercise, Figure, FigureItem, Item, Option, Pair, Question, Quiz, Slide, UnitSheet
from weft.courses import load, loading, names, prose
from weft.courses.course import Course, Unit
from weft.records import Language, Text
from weft.report import content as report_content
from weft.report.voice import Voice

LAW = loading.law(CONTENT.root)
REPORT = report_content.load(CONTENT.root, CONTENT.obligations)
VOICES = {language: Voice(REPORT, language) for language in Language}
COURSES: tuple[Course, ...] = tuple(load(CONTENT.root, name) for name in names(CONTENT.root))
UNITS = [(course, unit) for course in COURSES for unit in course.units]
IDS = [f"{course.id}-{unit.id}" for course, unit in UNITS]
DAY = date(2026, 1, 2)

LESSON = """---
date: 2026-01-02
---
## First {#first}

A **word** and a duty of each Party [CPB 2.1].

- one [CPB 1]
- two

::: figure drawing
:::

::: case A story {#story}
| Head | Head |
|---|---|
| cell | cell |

1. step
:::
"""


def same(text: str) -> Text:
    """A text that is alike in all three languages."""
    return Text(en=text, fr=text, es=text)


def option(known: str, *, right: bool = False) -> Option:
    """An option whose texts are its id."""
    return Option(id=known, text=same(known), feedback=same(known), right=right)


def asked(known: str, kind: str, **held: object) -> Question:
    """A question on the first section; what is right is given by its kind."""
    return msgspec.convert(
        {"id": known, "kind": kind, "ask": same("?"), "feedback": same("."), "section": "first", **held}, Question, from_attributes=True
    )


THREE, FOUR = "abc", "abcd"
QUESTIONS = {
    "true_false": asked("t", "true_false", answer=False),
    "single": asked("s", "single", options=(option("a"), option("b", right=True), option("c"))),
    "multiple": asked("m", "multiple", options=(option("a", right=True), option("b"), option("c", right=True))),
    "matching": asked("p", "matching", pairs=tuple(Pair(id=one, left=same(one), right=same(one)) for one in THREE)),
    "ordering": asked("o", "ordering", items=tuple(Item(id=one, text=same(one)) for one in FOUR)),
    "short": asked("w", "short", accept=Accepted(en=("270 days",), fr=("270 jours", "Réparation"), es=("270 días",))),
}
PART = FigureItem(id="a", label=same("A"))
DRAWING = Figure(id="drawing", kind="steps", title=same("Drawn"), alternative=same("Drawn"), items=(PART,))


def unit(**lessons: str) -> Unit:
    """A unit without faults of parity; a lesson can be given in other words by its language."""
    return Unit(
        sheet=UnitSheet(
            id="u",
            minutes=25,
            date=DAY,
            title=same("Unit"),
            lead=same("Lead"),
            outcomes=(Aim(id="o1", text=same("say")),),
            remember=(same("Keep"),),
        ),
        lessons={one: prose.parsed(lessons.get(one.value, LESSON), f"u/{one}.md") for one in Language},
        figures=(DRAWING,),
        quiz=Quiz(questions=tuple(QUESTIONS.values())),
        slides=(Slide(id="s1", title=same("Slide"), points=(same("Point"),), notes=same("Notes")),),
        exercise=Exercise(title=same("Do"), lead=same("Lead"), place="findings", questions=(), steps=(same("Step"),)),
    )


def language_of(paper: bytes) -> str:
    """The language that a PDF says it is in."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return str(document.Root.Lang)
