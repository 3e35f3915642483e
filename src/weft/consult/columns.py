"""What the columns, fields and choices of comment forms are called, by others too: the longest name that fits decides."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from weft.content import loading
from weft.records import Record
from weft.records.consulting import About

SIGNS = re.compile(r"[^\w°]+")
SHORT = 4
"""Names of up to so many letters must be the whole of a head: "no" begins too many words."""

MOST_WORDS = 12
"""A cell of more words is no head."""


class Names(Record):
    """The names of one column, field or choice."""

    id: str
    en: tuple[str, ...]
    fr: tuple[str, ...]
    es: tuple[str, ...]

    def folded(self) -> tuple[str, ...]:
        """All names, as they are compared."""
        return tuple(folded(one) for one in (*self.en, *self.fr, *self.es))


class Whole(Record):
    """What stands where others have the number of a paragraph when the whole text is meant."""

    en: tuple[str, ...]
    fr: tuple[str, ...]
    es: tuple[str, ...]


class Columns(Record):
    """Shape of content/report/comment_columns.yaml."""

    columns: tuple[Names, ...]
    fields: tuple[Names, ...]
    abouts: tuple[Names, ...]
    whole: Whole


def load(folder: Path) -> Columns:
    """The names, from the content folder. Errors: ContentError."""
    return loading.read(folder / "report/comment_columns.yaml", Columns)


def folded(text: str) -> str:
    """A text without accents, signs and capitals."""
    plain = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return SIGNS.sub(" ", plain).strip()


def column_of(head: str, known: tuple[Names, ...]) -> str:
    """The column, field or choice that a head names, "" where it names none."""
    said = folded(head)
    if not said or len(said.split()) > MOST_WORDS:
        return ""
    fitting = ((len(name), known_as) for name, known_as in _all_names(known) if _fits(name, said))
    return max(fitting, default=(0, ""), key=lambda one: one[0])[1]


@cache
def _all_names(known: tuple[Names, ...]) -> tuple[tuple[str, str], ...]:
    """Each name as it is compared, and what it names."""
    return tuple((name, names.id) for names in known for name in names.folded())


def is_named(said: str, known: tuple[Names, ...]) -> bool:
    """Whether a text is one of the names and no more."""
    return folded(said) in {name for name, _ in _all_names(known)}


def _fits(name: str, said: str) -> bool:
    return name == said or (len(name) > SHORT and f" {name} " in f" {said} ")


def about_of(said: str, columns: Columns) -> About | None:
    """The kind of comment that was chosen or written; None where it is none of them."""
    found = column_of(said, columns.abouts)
    return About(found) if found else None


def means_whole(said: str, columns: Columns) -> bool:
    """Whether a number stands for the whole text."""
    whole = columns.whole
    return folded(said) in {folded(one) for one in (*whole.en, *whole.fr, *whole.es)}
