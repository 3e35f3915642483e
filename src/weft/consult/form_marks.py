"""What a form bears so that its comments find their places again: names of bookmarks in a Word file, a hidden sheet in a workbook.

A name is made from the key of the place alone: the same in every language and in every version of the text.
"""

import re

from weft import ids
from weft.consult.draft import Draft
from weft.records import Record

PLACE, FORM = "wp_", "wf_"
PREFIXES = (PLACE, FORM)
"""What the names begin with that are ours: Word takes letters, figures and underscores, forty of them at most."""

WHO, ROWS = "wf_who", "wf_rows"
NAMED = re.compile(r"^wf_([0-9a-f]{16})_([a-z]{2,3})$")
SHEET = "weft"
EDITION = "comments-1"
DRAFT, LANGUAGE, ROUND = "draft", "language", "round"


class Bears(Record):
    """What a form says it is: the key of its draft, or the id made of it, and its language; "" where it does not say."""

    draft: str = ""
    language: str = ""


def place_mark(key: str) -> str:
    """The bookmark of a place."""
    return f"{PLACE}{ids.of(key)}"


def part_mark(mark: str, part: int) -> str:
    """The bookmark of a further paragraph of a place, from 1: names stand once in a file."""
    return mark if part == 1 else f"{mark}_{part}"


def whole_mark(mark: str) -> str:
    """The bookmark of the place to which that of one of its paragraphs belongs."""
    return mark[: len(PLACE) + ids.ID_LENGTH]


def form_mark(draft: Draft, language: str) -> str:
    """The bookmark by which a form tells its draft and its language."""
    return f"{FORM}{ids.of(draft.key)}_{language}"


def told(mark: str) -> Bears | None:
    """What the bookmark of a form says; None for any other."""
    found = NAMED.match(mark)
    return Bears(draft=found[1], language=found[2]) if found else None
