"""Whether a unit says the same things in the same places in its three languages: ids, structure, citations, dates."""

from collections.abc import Iterator, Sequence

from weft.courses.citing import cited, texts
from weft.courses.course import Unit
from weft.courses.lesson import Block, Box, Citation, Grid, Lesson, Line, Paragraph, Points, Shown
from weft.records import Language

Told = tuple[str, tuple[str, ...]]
"""A code of content/messages and its arguments, without the file."""


def differences(unit: Unit) -> Iterator[Told]:
    """Where languages differ: course_dates(language), course_differs(language, place, English, other), course_cites(place, language)."""
    english = unit.lessons[Language.EN]
    for language, lesson in unit.lessons.items():
        if lesson.date != unit.sheet.date:
            yield "course_dates", (language.value, lesson.date.isoformat(), unit.sheet.date.isoformat())
        yield from _lessons(english, lesson, language)
    for record in (unit.sheet, unit.figures, unit.exercise, unit.quiz, unit.slides):
        yield from texts_differ(record)


def _lessons(english: Lesson, other: Lesson, language: Language) -> Iterator[Told]:
    ours, theirs = _shape(english), _shape(other)
    for (place, first), (_, second) in zip(ours, theirs, strict=False):
        if first != second:
            yield "course_differs", (language.value, place, first, second)
            return
    if len(ours) != len(theirs):
        yield "course_differs", (language.value, "", str(len(ours)), str(len(theirs)))


def _shape(lesson: Lesson) -> list[tuple[str, str]]:
    """Every section and block of a lesson as place and signature."""
    return [(section.id, told) for section in lesson.sections for told in (f"## {section.id}", *_signatures(section.blocks))]


def _signatures(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(line=line):
                yield _signed("paragraph", [line])
            case Points(points=points, ordered=ordered):
                yield _signed(f"list {len(points)}{' ordered' * ordered}", points)
            case Grid(head=head, rows=rows):
                yield _signed(f"table {len(rows)}x{len(head)}", [cell for row in rows for cell in row])
            case Shown(figure=figure):
                yield f"figure {figure}"
            case Box(kind=kind, id=known, blocks=inside):
                yield f"{kind} {known}"
                yield from _signatures(inside)
                yield ":::"


def _signed(name: str, lines: Sequence[Line]) -> str:
    """The kind of a block with what it cites; languages may cite in another order within a line."""
    found = ["+".join(sorted(one.code for one in line if isinstance(one, Citation))) for line in lines]
    return " ".join((name, *(one for one in found if one)))


def texts_differ(record: object) -> Iterator[Told]:
    """Texts side by side that do not cite the same: course_cites(language, English)."""
    for english, *others in zip(*(tuple(texts(record, language)) for language in Language), strict=True):
        for language, other in zip(tuple(Language)[1:], others, strict=True):
            if sorted(cited(english)) != sorted(cited(other)):
                yield "course_cites", (language.value, english[:80])
