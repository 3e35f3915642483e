"""Legal statements without an article: what says a duty or a right under a treaty has to name where it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from weft.content.teaching import Citable
from weft.courses import citing
from weft.courses.course import Unit
from weft.courses.lesson import Block, Box, Citation, Grid, Line, Paragraph, Points, Words
from weft.courses.parity import Told
from weft.records import Language


def bare_statements(unit: Unit, law: Citable) -> Iterator[Told]:
    """course_bare(language, the statement) for each paragraph, point, row or text that states law and cites nothing."""
    for language in Language:
        for section in unit.lessons[language].sections:
            for line in lines(section.blocks):
                cites = any(isinstance(one, Citation) for one in line)
                yield from _told(said(line), law, language, cites=cites)
        for held in (unit.sheet.remember, unit.sheet.further, unit.sheet.lead):
            for text in citing.texts(held, language):
                yield from _told(text, law, language, cites=bool(citing.cited(text)))
        yield from _questions(unit, law, language)


def _questions(unit: Unit, law: Citable, language: Language) -> Iterator[Told]:
    """A question as a whole cites what it rests on; its feedback says it."""
    for question in unit.questions:
        text = question.feedback.said_in(language)
        cites = bool(citing.cited(text)) or any(citing.cited(one.feedback.said_in(language)) for one in question.options)
        yield from _told(text, law, language, cites=cites)


def _told(text: str, law: Citable, language: Language, *, cites: bool) -> Iterator[Told]:
    if not cites and states_law(text, law, language):
        yield "course_bare", (language.value, text[:120])


def states_law(text: str, law: Citable, language: Language) -> bool:
    """Whether a text says a duty or a right and speaks of a treaty, within one sentence."""
    words = law.words[language.value]
    duty, about = _any(words.duty), _any(words.about)
    return any(duty.search(sentence) and about.search(sentence) for sentence in re.split(r"(?<=[.;:!?])\s+", text))


def lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Paragraphs, points and rows, in order."""
    for block in blocks:
        match block:
            case Paragraph(line=line):
                yield line
            case Points(points=points):
                yield from points
            case Grid(rows=rows):
                yield from (tuple(run for cell in row for run in cell) for row in rows)
            case Box(blocks=inside):
                yield from lines(inside)


def said(line: Line) -> str:
    """The words of a line without its citations."""
    return "".join(one.text for one in line if isinstance(one, Words))


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)
