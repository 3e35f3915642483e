"""Quotes found among the words of a page: whatever hyphens, signs, blanks and order lie between."""

import pytest

from weft.records import Quote
from weft.runs.placing import FULL, Word, places

LINES = (
    "The competent authority shall carry out a risk assess-",
    "ment before a living modified organism is imported into",
    "the Republic. El órgano «competente» evaluará los riesgos.",
    "The competent authority shall carry out its own duties.",
)


def page(lines: tuple[str, ...] = LINES) -> tuple[Word, ...]:
    """Words of 100 by 100 parts, 20 apart, a line every 200 parts."""
    return tuple(
        Word(text=text, left=120 * across, top=200 * down, right=120 * across + 100, bottom=200 * down + 100)
        for down, line in enumerate(lines)
        for across, text in enumerate(line.split())
    )


def quote(text: str, start: int = 0) -> Quote:
    return Quote(page=1, start=start, end=start + len(text), text=text)


@pytest.mark.parametrize(
    ("text", "start", "lines"),
    [
        ("carry out a risk assessment before", 30, (0, 1)),
        ("el organo competente evaluara los riesgos", 120, (2,)),
        ("imported into the Republic", 90, (1, 2)),
        ("The competent authority shall carry out", 0, (0,)),
        ("The competent authority shall carry out", 180, (3,)),
        ("its own duties. evaluará los riesgos. living modified organism", 0, (1, 2, 3)),
        ("the Minister of Finance may borrow", 0, ()),
        ("", 0, ()),
    ],
)
def test_a_quote_lies_on_its_lines(text: str, start: int, lines: tuple[int, ...]) -> None:
    found = places(page(), [quote(text, start)])
    assert tuple(round(one.top * FULL / 200) for one in found) == lines


def test_a_rectangle_covers_the_words_of_the_quote_and_no_others() -> None:
    (found,) = places(page(), [quote("risk assess", 40)])
    assert (round(found.left * FULL), round((found.left + found.width) * FULL)) == (120 * 7, 120 * 8 + 100)


def test_columns_are_marked_apart() -> None:
    words = (*page(("The Minister shall",)), Word(text="appoint", left=5000, top=0, right=5100, bottom=100))
    assert len(places(words, [quote("The Minister shall appoint")])) == 2
