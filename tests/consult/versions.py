"""A next version of a study made by dice: paragraphs inserted, deleted, moved, reworded, split and merged, some with their keys lost.

What was done is kept, so that it can be asked whether it is found again.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from weft.report.paper import Block, Paper, Paragraph

DONE = {"deleted": 12, "moved": 10, "reworded": 16, "rewritten": 10, "split": 8, "merged": 5, "untouched": 16}
INSERTED = 10
LIGHT, HEAVY = 0.15, 0.35
FEWEST_WORDS = 14
LOST = "lost/"


@dataclass
class Truth:
    """What happened to the paragraphs, by their keys in the earlier version.

    `done`: what; `lost`: whether the key went; `goal`: where its text stands now, "" where it went; `second`: where the second half of
    one that was split stands; `after`: behind which paragraph a moved one stands; `hosts`: into which one is merged.
    """

    done: dict[str, str] = field(default_factory=dict)
    lost: dict[str, bool] = field(default_factory=dict)
    goal: dict[str, str] = field(default_factory=dict)
    second: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)


def prose(paper: Paper) -> list[str]:
    """The keys of paragraphs that are long enough to be changed."""
    return [
        block.key
        for chapter in paper.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph) and not block.pieces and len(block.text.split()) >= FEWEST_WORDS
    ]


def next_version(papers: Mapping[str, Paper], seed: int) -> tuple[dict[str, Paper], Truth]:
    """The papers of the next version, and what was done."""
    truth = planned([one for one in prose(papers["en"]) if all(one in prose(paper) for paper in papers.values())], random.Random(seed))
    return {language: changed(paper, truth, seed) for language, paper in papers.items()}, truth


def planned(keys: list[str], dice: random.Random) -> Truth:
    """What is to be done to which paragraph."""
    truth = Truth()
    chosen = dice.sample(keys, sum(DONE.values()))
    left = [one for one in keys if one not in chosen]
    for done, count in DONE.items():
        for key in (chosen.pop() for _ in range(count)):
            truth.done[key] = done
            truth.lost[key] = done == "merged" or (done != "deleted" and dice.random() < 0.5)
            truth.goal[key] = "" if done == "deleted" else f"{LOST}{key}" if truth.lost[key] else key
            if done == "moved":
                truth.after[key] = dice.choice(left)
            elif done == "merged":
                truth.goal[key] = truth.hosts[key] = left.pop(dice.randrange(len(left)))
            elif done == "split":
                truth.second[key] = f"{LOST}second/{key}"
    truth.after |= {f"new/{place}": dice.choice(left) for place in range(INSERTED)}
    return truth


def changed(paper: Paper, truth: Truth, seed: int) -> Paper:
    """The paper with all that done to it."""
    there = {block.key: block for chapter in paper.chapters for block in chapter.blocks if isinstance(block, Paragraph)}
    words = re.findall(r"\w+", " ".join(block.text for block in there.values()))
    merged = {host: there[key].text for key, host in truth.hosts.items()}
    late: dict[str, list[Block]] = {}
    for key, after in truth.after.items():
        dice = random.Random(f"{seed} {paper.language} {key}")
        new = Paragraph(text=" ".join(dice.choices(words, k=30)), number=1, key=key)
        late.setdefault(after, []).append(replace(there[key], key=truth.goal[key]) if key in there else new)

    def blocks(all_of: tuple[Block, ...]) -> list[Block]:
        made: list[Block] = []
        for block in all_of:
            dice = random.Random(f"{seed} {paper.language} {block.key}")
            if isinstance(block, Paragraph) and block.key in merged:
                made.append(replace(block, text=f"{block.text} {merged[block.key]}"))
            else:
                made += one_of(block, truth, dice, words)
            made += late.get(block.key, [])
        return made

    return replace(paper, chapters=tuple(replace(one, blocks=tuple(blocks(one.blocks))) for one in paper.chapters))


def one_of(block: Block, truth: Truth, dice: random.Random, words: list[str]) -> list[Block]:
    """What a block has become, where it stood."""
    done = truth.done.get(block.key, "")
    if not done or not isinstance(block, Paragraph):
        return [block]
    kept = replace(block, key=truth.goal[block.key])
    match done:
        case "deleted" | "merged" | "moved":
            return []
        case "reworded" | "rewritten":
            return [replace(kept, text=reworded(block.text, LIGHT if done == "reworded" else HEAVY, dice, words))]
        case "split":
            told = block.text.split(" ")
            half = len(told) // 2
            second = Paragraph(text=" ".join(told[half:]), number=1, key=truth.second[block.key])
            return [replace(kept, text=" ".join(told[:half])), second]
    return [kept]


def reworded(text: str, share: float, dice: random.Random, words: list[str]) -> str:
    """A text in which so many words are left out, replaced or joined by another."""
    made: list[str] = []
    for word in text.split(" "):
        if dice.random() >= share:
            made.append(word)
        else:
            made += dice.choice(([], [dice.choice(words)], [word, dice.choice(words)]))
    return " ".join(made)
