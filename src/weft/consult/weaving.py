"""The blocks of one text in several languages as one sequence: the order of the first language, and in their places what the others add."""

from collections.abc import Container, Mapping, Sequence

from weft.records import Record
from weft.report.finishing import counted_as
from weft.report.paper import Block, Chapter, Heading, Paper


class Woven(Record):
    """All chapters in order, the keys of their blocks, and every block in the languages in which it stands, the first language first."""

    chapters: tuple[Chapter, ...]
    titles: dict[str, dict[str, Chapter]]
    keys: dict[str, tuple[str, ...]]
    blocks: dict[str, dict[str, Block]]

    def block(self, key: str) -> Block:
        """The block in the first language in which it stands."""
        return next(iter(self.blocks[key].values()))

    def language(self, key: str) -> str:
        """The first language in which a block stands."""
        return next(iter(self.blocks[key]))

    def counted(self, key: str) -> str:
        """What a block is counted as in any language: paragraph, table or figure; "" where it has no number of its own."""
        return next(filter(None, map(counted_as, self.blocks[key].values())), "")


def woven(papers: Mapping[str, Paper]) -> Woven:
    """The papers, the first language first, as one sequence; a block belongs to the chapter in which the first of them has it."""
    order: list[str] = []
    titles: dict[str, dict[str, Chapter]] = {}
    keys: dict[str, list[str]] = {}
    blocks: dict[str, dict[str, Block]] = {}
    for language, paper in papers.items():
        placed(order, [one.anchor for one in paper.chapters], ())
        for chapter in paper.chapters:
            titles.setdefault(chapter.anchor, {})[language] = chapter
            here = keys.setdefault(chapter.anchor, [])
            placed(here, [one.key for one in chapter.blocks if one.key in here or one.key not in blocks], _headings(here, blocks))
            for block in chapter.blocks:
                blocks.setdefault(block.key, {})[language] = block
    return Woven(
        chapters=tuple(next(iter(titles[anchor].values())) for anchor in order),
        titles=titles,
        keys={anchor: tuple(here) for anchor, here in keys.items()},
        blocks=blocks,
    )


def _headings(keys: Sequence[str], blocks: Mapping[str, Mapping[str, Block]]) -> frozenset[str]:
    return frozenset(key for key in keys if any(isinstance(one, Heading) for one in blocks[key].values()))


def placed(order: list[str], more: Sequence[str], stops: Container[str]) -> None:
    """Puts what is new in `more` into `order`, each after what it follows.

    What other languages have at the same place comes before it; but it stays in its section: `stops` are the keys of headings.
    """
    there, mine = set(order), set(more)
    at = 0
    for key in more:
        if key in there:
            at = order.index(key) + 1
            continue
        while at < len(order) and order[at] not in mine and order[at] not in stops:
            at += 1
        order.insert(at, key)
        at += 1
