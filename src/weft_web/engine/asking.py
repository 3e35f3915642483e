"""The questions put to people: guides for interviews and questionnaires, by groups of sectors; and what each kind of entry is for."""

from functools import lru_cache

from weft.content import asking, loading
from weft.content.asking import CHOICE, PLACES, Guide, Option, Question
from weft.report.content import Place
from weft_web.engine.knowing import spoken

__all__ = ["CHOICE", "KINDS", "Guide", "Option", "Question", "guides", "places"]
KINDS = PLACES
"""Each kind of entry fills the place of the study that bears its name."""


@lru_cache
def guides() -> dict[str, Guide]:
    """All guides, the one for any sector first. Errors: ContentError."""
    return {one.id: one for one in sorted(asking.load(loading.folder()), key=lambda one: (bool(one.sectors), one.id))}


@lru_cache
def places() -> dict[str, Place]:
    """Why each kind of entry is asked for, and the questions to answer in it."""
    outline = {one.id: one for one in spoken().outline.places}
    return {kind: outline[kind] for kind in KINDS}
