"""Drafts out for comment between the workbench and the engine: made from frozen texts, kept, opened."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from weft.consult.anchoring import Anchored, anchored
from weft.consult.draft import Facts, drafted
from weft.consult.likeness import Group, alike
from weft.consult.matrix import Body as MapBody
from weft.consult.matrix import Sector as MapSector
from weft.consult.matrix import matrix
from weft.consult.naming import place_named
from weft.consult.places import Draft, Place
from weft.content import consulting, loading
from weft.records import Language, Row
from weft.records.consulting import Comment
from weft.records.strategy import Strategy
from weft.report.paper import Paper
from weft.report.planning import PlanContent, compose, view_of
from weft.strategy.matters import Matter
from weft_web.engine.knowing import voice
from weft_web.engine.planning import known

__all__ = [
    "Anchored",
    "Draft",
    "Facts",
    "MapBody",
    "MapSector",
    "Paper",
    "Place",
    "anchored",
    "drafted",
    "groups_proposed",
    "matrix",
    "packed",
    "place_named",
    "strategy_paper",
]

Found = tuple[Iterable[Matter], Iterable[Row]]


def packed(draft: Draft) -> bytes:
    """A draft as JSON, to be kept: the same bytes for the same draft."""
    return msgspec.json.encode(draft, order="sorted")


def strategy_paper(strategy: Strategy, found: Mapping[Language, Found], language: Language) -> Paper:
    """A strategy set in a language; `found`: matters and rows of the study by language."""
    content = PlanContent(report=voice(Language.EN).content, planning=known())
    return compose(strategy, view_of(strategy, *found[language], content), content, language)


def groups_proposed(comments: Sequence[Comment], draft: Draft) -> tuple[Group, ...]:
    """Comments that may say the same, in groups."""
    return alike(comments, draft, _words())


@lru_cache
def _words() -> consulting.CommentWords:
    return consulting.load(loading.folder())
