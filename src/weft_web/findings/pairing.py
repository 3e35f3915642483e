"""Which row of an earlier reading is which finding of a new one."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from difflib import SequenceMatcher

from weft.records import Finding as Read
from weft_web.findings.models import Finding, Standing

SAME_PROVISION = 0.6
"""How like an old text a new one under the same path must be to be the same provision, changed."""

TELLING_LETTERS = 30
"""Shorter texts may stand anywhere."""

OWN_NUMBER = re.compile(r"^\W*(?:[^\W\d]+\.?\s+)?\(?\d+(?:\.\d+)*(?:bis|ter|[a-z])?[ºª°.):–—-]+\s*[.:–—-]*\s*")

Key = Callable[[Read | Finding], Hashable]


class Pool:
    """Rows not yet paired, and what has been paired: finding id -> row."""

    def __init__(self, rows: Iterable[Finding]) -> None:
        self.free = {row.pk: row for row in rows}
        self.paired: dict[str, Finding] = {}

    def pair(self, read: Read, row: Finding) -> None:
        """This finding is that row."""
        self.paired[read.id] = row
        del self.free[row.pk]


def paired(
    rows: list[Finding], reported: tuple[Read, ...], every: tuple[Read, ...]
) -> tuple[list[tuple[Read, Finding | None]], list[Finding]]:
    """Each finding to be shown with its row, and the rows that have none.

    CASE 1 same path, same words. CASE 2 same words elsewhere, but for their own number: moved, or numbered anew after another was struck.
    CASE 3 same path, like words: the text changed.
    A row that people judged is looked for among all provisions, so that it stays where the machine no longer reports it.
    """
    pool = Pool(rows)
    judged = {row.pk for row in rows if row.judgements.all()}
    # What is judged never leaves words that still stand, reported or not, for others that are only like them.
    for key in (_place_and_words, _words, _words_without_number):
        _pair_by(key, reported, pool, None)
        _pair_by(key, every, pool, judged)
    _pair_changed(reported, pool, None)
    _pair_changed(every, pool, judged)
    shown = {one.id for one in reported} | set(pool.paired)
    return [(one, pool.paired.get(one.id)) for one in every if one.id in shown], list(pool.free.values())


def _place_and_words(one: Read | Finding) -> Hashable:
    return one.path, one.text


def _words(one: Read | Finding) -> Hashable:
    return one.text


def _words_without_number(one: Read | Finding) -> Hashable:
    """Too few words say nothing without their place: those are told apart by it."""
    bare = unnumbered(one.text)
    return bare if len(bare) >= TELLING_LETTERS else (one.path, one.text)


def unnumbered(text: str) -> str:
    """A provision without the number it begins with ("Article 4.", "12)", "Art. 3º -")."""
    return OWN_NUMBER.sub("", text, count=1)


def _pair_by(key: Key, reads: Iterable[Read], pool: Pool, among: set[int] | None) -> None:
    """Pairs findings and rows with the same key, rows that are here before those that had gone."""
    waiting: dict[Hashable, list[Finding]] = defaultdict(list)
    for row in sorted(pool.free.values(), key=lambda one: (one.standing != Standing.HERE, one.position)):
        if among is None or row.pk in among:
            waiting[key(row)].append(row)
    for read in reads:
        if read.id not in pool.paired and waiting.get(key(read)):
            pool.pair(read, waiting[key(read)].pop(0))


def _pair_changed(reads: Iterable[Read], pool: Pool, among: set[int] | None) -> None:
    """Pairs findings and rows under one path whose words are alike enough."""
    waiting: dict[str, list[Finding]] = defaultdict(list)
    for row in pool.free.values():
        if (among is None or row.pk in among) and row.standing == Standing.HERE:
            waiting[row.path].append(row)
    for read in reads:
        near = waiting.get(read.path)
        if read.id in pool.paired or not near:
            continue
        likeness, place = max((SequenceMatcher(None, one.text, read.text).ratio(), -place) for place, one in enumerate(near))
        if likeness >= SAME_PROVISION:
            pool.pair(read, near.pop(-place))
