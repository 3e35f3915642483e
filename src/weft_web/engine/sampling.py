"""The sample country as it lies in the installation: an invented country's profile, its documents, and what is known of them."""

from pathlib import Path

import weft
from weft.content import loading
from weft.records import Profile, Record, Text
from weft.runs.folder import INSTRUMENTS_FILE, PROFILE_FILE, Source, walk
from weft.runs.register import profile_in

CODE = "XS"
"""ISO 3166-1 leaves it to its users: no country bears it."""

NAME = "solandra"
ASKED_FOR = "asked_for.yaml"


class Asked(Record):
    """A text that the sample's documents name and that is not among them: whom it was asked of, on which day, and why it matters."""

    title: str
    type: str
    date: str
    sector: str
    asked_of: Text
    asked_on: str
    note: Text


class _AskedFor(Record):
    asked_for: tuple[Asked, ...]


def folder() -> Path:
    """Where the sample lies: inside the installed package, or beside `src` in a checkout."""
    package = Path(weft.__file__).resolve().parent
    packaged = package / "_sample"
    return packaged if packaged.is_dir() else package.parents[1] / "sample"


def is_there() -> bool:
    """Whether this installation came with the sample."""
    return (folder() / NAME / PROFILE_FILE).is_file()


def profile() -> Profile:
    """What the country says of itself."""
    return profile_in(folder() / NAME / PROFILE_FILE, CODE)


def documents() -> tuple[Source, ...]:
    """Its documents, in order of name."""
    return walk(folder() / NAME)


def register() -> Path:
    """The file of what is known of its instruments."""
    return folder() / NAME / INSTRUMENTS_FILE


def asked_for() -> tuple[Asked, ...]:
    """The texts that were asked for and not obtained."""
    return loading.read(folder() / ASKED_FOR, _AskedFor).asked_for
