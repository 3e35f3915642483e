"""Paragraphs that people wrote in several languages, each under a key of its own: which may be one another's translation.

The program proposes by where they stand and how long they are; a person says whether it is so. Twins bear one number in the draft.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from weft.report.comparing import block_kind
from weft.report.finishing import words_of
from weft.report.paper import Block, Paper

SHORTEST, LONGEST = 0.4, 2.5
"""How much shorter or longer a translation may be than the text, in characters."""


def twins_proposed(papers: Mapping[str, Paper], first: str) -> dict[str, str]:
    """Keys of other languages with the key of the first language that each may translate.

    Blocks that one language has alone behind the same block are matched in their order, where there are as many on both sides and they
    are of one kind and of like length.
    """
    runs = {language: _runs(paper, papers) for language, paper in papers.items()}
    made: dict[str, str] = {}
    for language in (one for one in papers if one != first):
        for after, blocks in runs[language].items():
            there = runs[first].get(after, [])
            if len(there) == len(blocks) and all(_may_be(one, other) for one, other in zip(there, blocks, strict=True)):
                made |= {other.key: one.key for one, other in zip(there, blocks, strict=True)}
    return made


def _runs(paper: Paper, papers: Mapping[str, Paper]) -> dict[str, list[Block]]:
    """The blocks that stand in this language only, by the common block they follow."""
    others = [
        {block.key for chapter in other.chapters for block in chapter.blocks}
        for other in papers.values()
        if other.language != paper.language
    ]
    made: dict[str, list[Block]] = defaultdict(list)
    for chapter in paper.chapters:
        last = chapter.anchor
        for block in chapter.blocks:
            if any(block.key in there for there in others):
                last = block.key
            elif block.key:
                made[last].append(block)
    return made


def _may_be(one: Block, other: Block) -> bool:
    share = len(words_of(other)) / max(1, len(words_of(one)))
    return block_kind(one) == block_kind(other) and SHORTEST <= share <= LONGEST


def twinned(paper: Paper, twins: Mapping[str, str]) -> Paper:
    """The paper with its twins under the keys of the first language; further paragraphs of one text ("key+2") go with it."""
    return replace(paper, chapters=tuple(replace(one, blocks=tuple(_named(one.blocks, twins))) for one in paper.chapters))


def _named(blocks: Sequence[Block], twins: Mapping[str, str]) -> list[Block]:
    made = []
    for block in blocks:
        base, plus, part = block.key.partition("+")
        key = twins.get(block.key) or (f"{twins[base]}{plus}{part}" if base in twins else block.key)
        made.append(replace(block, key=key))
    return made
