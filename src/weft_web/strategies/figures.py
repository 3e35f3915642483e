"""Numbers and days as people write them, and as they are kept: exact figures, days as far as they are known (2027, 2027-06, 2027-06-30)."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_skeleton

from weft.records import Language
from weft_web.asking import Voice

GROUPS = {Language.EN: ",", Language.FR: "", Language.ES: "."}
"""The sign that may stand between thousands, besides blanks."""

BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
FIGURE = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
CENT = Decimal("0.01")
YEARS = range(1990, 2101)

ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
SLASHED = re.compile(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})")
SPOKEN = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th|º)?\s+(?:de\s+)?)?([^\W\d]+\.?)\s+(?:del?\s+)?(\d{4})")


def figure_read(said: str, language: Language) -> Decimal | None:
    """The figure that somebody wrote; nothing where it is none. "1,250" is a thousand and more in English, one and more in French."""
    bare, group = BLANKS.sub("", said), GROUPS[language]
    if group and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:[.,]\d+)?", bare):
        bare = bare.replace(group, "")
    bare = bare.replace(",", ".")
    return Decimal(bare) if FIGURE.fullmatch(bare) else None


def figure_said(figure: Decimal | str, language: Language) -> str:
    """A figure as it stands in a field: without groups, with the language's own sign before its decimals."""
    said = plain(Decimal(figure))
    return said if language is Language.EN else said.replace(".", ",")


def plain(figure: Decimal) -> str:
    """A figure as it is kept: without groups, without noughts at its end."""
    return f"{figure.normalize():f}"


def money_said(voice: Voice, figure: Decimal, currency: str) -> str:
    """An amount with its currency: "46,000 USD", "46,000.50 USD"."""
    exact = figure.quantize(CENT)
    cents = "" if exact == exact.to_integral_value() else f"{exact % 1:.2f}".replace("0.", "." if voice.language is Language.EN else ",")
    return f"{voice.number(int(exact))}{cents}\u00a0{currency}"


def day_read(said: str) -> str | None:
    """A year, month or day in ISO form, as far as it is said; nothing where it is none."""
    for year, month, day in _readings(said.strip()):
        if year in YEARS and (not month or 1 <= month <= 12):
            try:
                date(year, month or 1, day or 1)
            except ValueError:
                continue
            return "-".join((str(year), *(f"{one:02}" for one in (month, day) if one)))
    return None


def _readings(said: str) -> Iterator[tuple[int, int, int]]:
    if found := ISO.fullmatch(said):
        year, month, day = (int(one or 0) for one in found.groups())
        yield year, month, day
    if found := SLASHED.fullmatch(said):
        day, month, year = (int(one or 0) for one in found.groups())
        yield year, month, day
    found = SPOKEN.fullmatch(said)
    if found and (month := _months().get(found[2].casefold().rstrip("."), 0)):
        yield int(found[3]), month, int(found[1] or 0)


@lru_cache
def _months() -> dict[str, int]:
    """Names of months in the three languages, whole and short."""
    named: dict[str, int] = {"sept": 9, "set": 9, "setiembre": 9}
    for language in Language:
        months = Locale.parse(language.value).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                named |= {name.casefold().rstrip("."): number for number, name in months[context][width].items()}
    return named


def day_said(voice: Voice, iso: str) -> str:
    """A year, month or day in words, as far as it is known: "June 2028"."""
    parts = iso.split("-")
    if len(parts) == 2:
        try:
            month = date(int(parts[0]), int(parts[1]), 1)
        except ValueError:
            return iso
        return str(format_skeleton("yMMMM", month, locale=voice.language.value))
    return voice.day(iso)
