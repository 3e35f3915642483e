"""How the report names things, for pages: the article of an obligation, the place of a passage, a matter in one sentence."""

import re
from typing import cast

from weft.content.framework import Obligation
from weft.records import Contradiction, Finding, Overlap, Record
from weft.report import evidence as looked_up
from weft.report import matters
from weft.report.cleaning import shortened
from weft.report.voice import Voice

__all__ = [
    "Obligation",
    "Voice",
    "article_of",
    "article_said",
    "contradiction_said",
    "function_said",
    "overlap_said",
    "place_of",
    "shortened",
]


BRACKETS_IN_BRACKETS = re.compile(r"\(\((\d+)\)")
"""A period cut out of its sentence, "((300) days)", where the number stood in words before it."""


class _Placed(Record):
    path: str


def article_of(voice: Voice, obligation: Obligation) -> str:
    """The article an obligation comes from, in short: "CPB 10.3"."""
    return looked_up.article_of(voice, obligation)


def article_said(voice: Voice, treaty: str, article: str) -> str:
    """An article of a treaty in short, as the reader's language names both."""
    return looked_up.article(voice, treaty, article)


def place_of(voice: Voice, path: str) -> str:
    """Where a passage stands in its instrument: "art. 12, para. 3"."""
    return looked_up.place(voice, cast(Finding, _Placed(path=path)))


def function_said(voice: Voice, code: str) -> str:
    """The name of a mandate: an institution's role or a theme."""
    return matters.function(voice, code)


def overlap_said(voice: Voice, overlap: Overlap) -> str:
    """An overlap in one sentence."""
    return matters.overlap_text(voice, overlap)


def contradiction_said(voice: Voice, contradiction: Contradiction) -> str:
    """A possible contradiction in one sentence; codes among its arguments are said by name."""
    return matters.TWICE.sub(r"\1", voice.message(contradiction.code, tuple(_argument(voice, one) for one in contradiction.arguments)))


def _argument(voice: Voice, argument: str) -> str:
    for kind in ("institution_roles", "themes", "sectors"):
        if argument in voice.content.lists[kind]:
            return voice.label(kind, argument)
    return BRACKETS_IN_BRACKETS.sub(r"(\1", matters.NUMBER_IN_BRACKETS.sub(r"\1", argument))
