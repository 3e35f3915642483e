"""Corrections in files as the engine's command line knows them: instruments.csv and profile.yaml."""

import csv
from functools import lru_cache
from pathlib import Path

from weft.errors import InputError
from weft.records import Profile
from weft.runs import register
from weft_web.engine.knowing import content

MOST_BYTES = 2_000_000
"""A register of some ten thousand lines; a profile is far smaller."""


@lru_cache
def _codes() -> register.Codes:
    return register.codes_in(content().root)


def corrections_in(path: Path) -> dict[str, dict[str, str]]:
    """Document -> field -> value, as a register in a file says. Errors: InputError (register_...)."""
    _check(path)
    try:
        return register.corrections_in(path, _codes())
    except csv.Error as error:
        raise InputError("register_column", "", "document") from error


def profile_in(path: Path, country: str) -> Profile:
    """What a file says of the country. Errors: InputError (profile_...)."""
    _check(path)
    return register.profile_in(path, country)


def _check(path: Path) -> None:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise InputError("too_large", str(size), str(MOST_BYTES))
