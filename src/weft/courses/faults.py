"""What is wrong with a course beyond its shape: languages that differ, citations of nothing, legal statements without an article."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from weft.content.loading import read
from weft.content.teaching import FIGURES, MARKS, PLACES, QUESTIONS, Citable, CourseSheet, Figure, Question
from weft.courses import citing, legal, loading, parity
from weft.courses.course import Unit
from weft.courses.lesson import Block, Box, Citation, Shown
from weft.courses.parity import Told
from weft.errors import ContentError, WeftError
from weft.records import Language

LEAST_QUESTIONS, LEAST_KINDS, LEAST_BOXES = 9, 5, ("case", "example")
LEAST_OPTIONS = 3
TOOLKIT = "toolkit"
CHOSEN = {"single": "options", "multiple": "options", "matching": "pairs", "ordering": "items"}


def course_faults(root: Path) -> Iterator[Told]:
    """Every fault of every course of a content folder."""
    try:
        law = loading.law(root)
    except WeftError as error:
        yield error.code, error.arguments
        return
    for folder in sorted(path for path in (root / loading.FOLDER).iterdir() if path.is_dir() and path.name != TOOLKIT):
        yield from _course(folder, law)


def _course(folder: Path, law: Citable) -> Iterator[Told]:
    """The faults of a course's own file and of its units, those that the file forgets too."""
    there = {path.parent.name for path in folder.glob("*/unit.yaml")}
    named: tuple[str, ...] = ()
    final = ""
    try:
        sheet = read(folder / loading.SHEET, CourseSheet)
        named, final = (*sheet.units, sheet.final), sheet.final
        yield from (("course_unused", (folder.name, one)) for one in sorted(there.difference(named)))
    except FileNotFoundError as error:
        yield "content_missing", (str(error.filename),)
    except ContentError as error:
        yield error.code, error.arguments
    for one in dict.fromkeys((*named, *sorted(there))):
        yield from unit_folder(folder / one, law, final=one == final)


def unit_folder(folder: Path, law: Citable, *, final: bool = False) -> Iterator[Told]:
    """Every fault of one unit's folder, each beginning with its name."""
    name = f"{folder.parent.name}/{folder.name}"
    try:
        unit = loading.unit(folder)
    except FileNotFoundError as error:
        yield "content_missing", (str(error.filename),)
        return
    except ContentError as error:
        yield error.code, (f"{name}: {error.arguments[0]}", *error.arguments[1:])
        return
    for code, arguments in unit_faults(unit, law, final=final):
        yield code, (name, *arguments)


def unit_faults(unit: Unit, law: Citable, *, final: bool) -> Iterator[Told]:
    """The faults of a unit that was read."""
    yield from parity.differences(unit)
    yield from _twice(unit)
    yield from _figures(unit)
    yield from _boxes(unit, final=final)
    for question in unit.questions:
        yield from _question(question, unit)
    for code in dict.fromkeys(cited_codes(unit)):
        if not citing.known(citing.parsed(code), law):
            yield "course_no_article", (code,)
    yield from _quiz(unit)
    yield from _exercise(unit, final=final)
    yield from legal.bare_statements(unit, law)


def blocks(unit: Unit, language: Language = Language.EN) -> Iterator[Block]:
    """Every block of a lesson, those inside boxes too."""
    for section in unit.lessons[language].sections:
        for block in section.blocks:
            yield block
            if isinstance(block, Box):
                yield from block.blocks


def cited_codes(unit: Unit) -> Iterator[str]:
    """Every code a unit cites, in the order of its files."""
    for section in unit.lessons[Language.EN].sections:
        for line in legal.lines(section.blocks):
            yield from (one.code for one in line if isinstance(one, Citation))
    for record in (unit.sheet, unit.figures, unit.exercise, unit.quiz, unit.slides):
        for text in citing.texts(record, Language.EN):
            yield from citing.cited(text)
    for question in unit.questions:
        yield from question.cites


def _twice(unit: Unit) -> Iterator[Told]:
    known = {
        "sections": [one.id for one in unit.lessons[Language.EN].sections] + [one.id for one in blocks(unit) if isinstance(one, Box)],
        "figures": [one.id for one in unit.figures],
        "questions": [one.id for one in unit.questions],
        "outcomes": [one.id for one in unit.sheet.outcomes],
        "slides": [one.id for one in unit.slides],
    }
    for ids in known.values():
        yield from (("course_twice", (one,)) for one, count in Counter(ids).items() if count > 1)


def _figures(unit: Unit) -> Iterator[Told]:
    shown = [one.figure for one in blocks(unit) if isinstance(one, Shown)]
    drawn = [one.id for one in unit.figures]
    yield from (("course_unknown", (one,)) for one in shown if one not in drawn)
    yield from (("course_unused", (one,)) for one in drawn if one not in shown)
    for figure in unit.figures:
        yield from _figure(figure)


def _figure(figure: Figure) -> Iterator[Told]:
    if figure.kind not in FIGURES:
        yield "course_unknown", (figure.kind,)
    ids = [one.id for one in figure.items]
    yield from _unknown((branch.node for one in figure.items for branch in one.to), ids)
    yield from _unknown((mark for one in figure.items for mark in one.marks), MARKS)
    uneven = figure.kind == "matrix" and any(len(one.marks) != len(figure.columns) for one in figure.items)
    if uneven or not (figure.items or figure.columns):
        yield "course_unknown", (figure.id,)


def _unknown(codes: Iterator[str], known: Collection[str]) -> Iterator[Told]:
    yield from (("course_unknown", (code,)) for code in codes if code not in known)


def _boxes(unit: Unit, *, final: bool) -> Iterator[Told]:
    kinds = {one.kind for one in blocks(unit) if isinstance(one, Box)}
    if not final:
        yield from (("course_lacks", (kind,)) for kind in LEAST_BOXES if kind not in kinds)


def _question(question: Question, unit: Unit) -> Iterator[Told]:
    sections = [one.id for one in unit.lessons[Language.EN].sections]
    if question.kind not in QUESTIONS:
        yield "course_unknown", (f"{question.id}: {question.kind}",)
    if not question.cites and not question.section and not question.passage:
        yield "course_no_source", (question.id,)
    if question.section and question.section not in sections:
        yield "course_unknown", (f"{question.id}: {question.section}",)
    if question.outcome and question.outcome not in {one.id for one in unit.sheet.outcomes}:
        yield "course_unknown", (f"{question.id}: {question.outcome}",)
    if question.cites and not any(citing.cited(text) for text in citing.texts(question, Language.EN)):
        yield "course_no_article_said", (question.id,)
    if not _answerable(question):
        yield "course_no_answer", (question.id,)


def _answerable(question: Question) -> bool:
    """Whether a question has what its kind asks for."""
    right = sum(one.right for one in question.options)
    match question.kind:
        case "true_false":
            return question.answer is not None
        case "short":
            return question.accept is not None and all(getattr(question.accept, language.value) for language in Language)
        case "single":
            return right == 1 and len(question.options) >= LEAST_OPTIONS
        case "multiple":
            return right > 0 and len(question.options) >= LEAST_OPTIONS
    return len(getattr(question, CHOSEN.get(question.kind, "items"))) >= LEAST_OPTIONS


def _quiz(unit: Unit) -> Iterator[Told]:
    held = unit.quiz.questions
    if len(held) < LEAST_QUESTIONS:
        yield "course_lacks", (f"{LEAST_QUESTIONS} questions",)
    if len({one.kind for one in held}) < LEAST_KINDS:
        yield "course_lacks", (f"{LEAST_KINDS} kinds of question",)
    asked = {one.outcome for one in held}
    yield from (("course_lacks", (f"question: {one.id}",)) for one in unit.sheet.outcomes if one.id not in asked)


def _exercise(unit: Unit, *, final: bool) -> Iterator[Told]:
    if unit.exercise is None:
        if not final:
            yield "course_lacks", ("exercise.yaml",)
    elif unit.exercise.place not in PLACES:
        yield "course_unknown", (unit.exercise.place,)
