"""Courses read from content/courses; a unit whose languages differ does not load."""

from pathlib import Path

from weft.content.loading import read
from weft.content.teaching import Citable, CourseSheet, Exercise, Figure, Quiz, Slide, UnitSheet
from weft.courses import parity, prose
from weft.courses.course import Course, Unit
from weft.courses.lesson import Lesson
from weft.errors import ContentError
from weft.records import Language

FOLDER, SHEET, LAW = "courses", "course.yaml", "law.yaml"


def names(root: Path) -> tuple[str, ...]:
    """The ids of all courses of a content folder, in order of name."""
    return tuple(path.parent.name for path in sorted((root / FOLDER).glob(f"*/{SHEET}")))


def load(root: Path, course: str) -> Course:
    """A course; errors: ContentError of a file that does not read, and of the first unit whose languages differ."""
    folder = root / FOLDER / course
    if course not in names(root):
        raise ContentError("content_missing", str(folder / SHEET))
    sheet = read(folder / SHEET, CourseSheet)
    units = tuple(unit(folder / one) for one in (*sheet.units, sheet.final))
    for one in units:
        for code, arguments in parity.differences(one):
            raise ContentError(code, f"{course}/{one.id}", *arguments)
    return Course(sheet=sheet, units=units, law=law(root))


def law(root: Path) -> Citable:
    """What can be cited."""
    return read(root / FOLDER / LAW, Citable)


def unit(folder: Path) -> Unit:
    """A unit as its files say it; its languages are not compared yet."""
    exercise = folder / "exercise.yaml"
    return Unit(
        sheet=read(folder / "unit.yaml", UnitSheet),
        lessons={language: lesson(folder / f"{language}.md") for language in Language},
        figures=read(folder / "figures.yaml", tuple[Figure, ...]),
        quiz=read(folder / "quiz.yaml", Quiz),
        slides=read(folder / "slides.yaml", tuple[Slide, ...]),
        exercise=read(exercise, Exercise) if exercise.exists() else None,
    )


def lesson(path: Path) -> Lesson:
    """One lesson file."""
    return prose.parsed(path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.name}")
