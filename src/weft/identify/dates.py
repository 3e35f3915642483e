"""Dates as written in law, made ISO 8601."""

import re
from dataclasses import dataclass

from weft.content.framework import Cues
from weft.matching import fold, longest_first

FIRST_YEAR, LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class Months:
    """Month words of all languages, folded, and the pattern of a written date."""

    number: dict[bytes, int]
    written: re.Pattern[bytes]
    american: re.Pattern[bytes]


_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_YEAR = re.compile(r"\b(?:of|de|du|,)\s*(\d{4})\b(?!\s?[-–/])|(?<![-–/\d])\b(\d{4})\s*$")


def compile_months(cues: Cues) -> Months:
    """The patterns of written dates in three languages."""
    number: dict[bytes, int] = {fold(word): place for words in (cues.en, cues.fr, cues.es) for place, word in enumerate(words, start=1)}
    names = b"|".join(longest_first(number))
    written = rb"\b(\d{1,2})(?:st|nd|rd|th|er|o)?\s+(?:day\s+of\s+|de\s+)?(" + names + rb"),?\s+(?:de\s+|del\s+)?(\d{4})\b"
    american = rb"\b(" + names + rb")\s+(\d{1,2})\s{1,3}(?:de\s+)?(\d{4})\b"
    return Months(number, re.compile(written), re.compile(american))


def date_of(text: str, months: Months) -> str:
    """The first date of a text as YYYY-MM-DD, or as YYYY where only a year stands, or ""."""
    found = [*_written(text, months), *_figures(text)]
    if found:
        return min(found)[1]
    match = _YEAR.search(text[:300])
    year = next((int(value) for value in match.groups() if value), 0) if match else 0
    return str(year) if FIRST_YEAR <= year <= LAST_YEAR else ""


def _written(text: str, months: Months) -> list[tuple[int, str]]:
    folded = fold(text)
    dates = [(m.start(), int(m[3]), months.number[m[2]], int(m[1])) for m in months.written.finditer(folded)]
    dates += [(m.start(), int(m[3]), months.number[m[1]], int(m[2])) for m in months.american.finditer(folded)]
    return [(start, _iso(year, month, day)) for start, year, month, day in dates if _possible(year, month, day)]


def _figures(text: str) -> list[tuple[int, str]]:
    dates = [(m.start(), int(m[1]), int(m[2]), int(m[3])) for m in _ISO.finditer(text)]
    dates += [(m.start(), int(m[3]), int(m[2]), int(m[1])) for m in _SLASHED.finditer(text)]
    return [(start, _iso(year, month, day)) for start, year, month, day in dates if _possible(year, month, day)]


def _possible(year: int, month: int, day: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"
