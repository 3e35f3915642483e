"""Changes made in the text itself: what one person would have instead of what stands there, in whole sentences."""

import re
from collections.abc import Iterable, Sequence

from weft.consult.seen_words import ADDED, STRUCK, SeenRun
from weft.records import Record

SENTENCE_END = re.compile(r"(?<=[.;:!?…»”])\s+|\n+")


class Proposed(Record):
    """What became of words: `quote` was, `proposal` is, one of them "" where words were only added or deleted."""

    quote: str
    proposal: str
    author: str = ""
    dated: str = ""


def original(runs: Iterable[SeenRun]) -> str:
    """The words as they were before anybody changed them."""
    return "".join(one.text for one in runs if one.change != ADDED)


def proposals(runs: Sequence[SeenRun]) -> tuple[Proposed, ...]:
    """What each person proposes for one place, in the order in which they first changed it."""
    authors = dict.fromkeys(one.author for one in runs if one.change and one.text.strip())
    made = (_proposal(runs, author) for author in authors)
    return tuple(one for one in made if one is not None)


def _proposal(runs: Sequence[SeenRun], author: str) -> Proposed | None:
    """The sentences that one person touched, before and after; None where only blanks were."""
    mine = [place for place, one in enumerate(runs) if one.change and one.author == author]
    before, after = runs[: mine[0]], runs[mine[-1] + 1 :]
    within = runs[mine[0] : mine[-1] + 1]
    was = "".join(one.text for one in within if one.change != ADDED)
    will = "".join(one.text for one in within if _stays(one, author))
    if was.split() == will.split():
        return None
    head, tail = original(before), original(after)
    opening, closing = head[_last_end(head) :], tail[: _first_end(tail, was, will)]
    dated = max(one.dated for one in (runs[place] for place in mine))
    return Proposed(
        quote=(opening + was + closing).strip() if _is_kept(opening, closing, was) else "",
        proposal=(opening + will + closing).strip() if _is_kept(opening, closing, will) else "",
        author=author,
        dated=dated,
    )


def _is_kept(opening: str, closing: str, changed: str) -> bool:
    return bool((opening + changed + closing).strip())


def _stays(one: SeenRun, author: str) -> bool:
    """Whether words stand in the text of one person: what others added is theirs, what others deleted is still there."""
    if one.change == ADDED:
        return one.author == author
    return not (one.change == STRUCK and one.author == author)


def _last_end(text: str) -> int:
    """Where the last sentence of a text begins."""
    ends = [one.end() for one in SENTENCE_END.finditer(text)]
    return ends[-1] if ends else 0


def _first_end(text: str, was: str, will: str) -> int:
    """Where the sentence that was changed ends; nothing is added to what ended with the change itself."""
    if all(_ends_sentence(one) for one in (was, will)) and text[:1].isspace():
        return 0
    found = SENTENCE_END.search(text)
    return found.start() if found else len(text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in (".", "!", "?", "…")


def untracked(was: str, now: str) -> Proposed | None:
    """What was changed without a trace, in whole sentences; None where the words are the same."""
    if was.split() == now.split():
        return None
    first = 0
    while first < min(len(was), len(now)) and was[first] == now[first]:
        first += 1
    last = 0
    while last < min(len(was), len(now)) - first and was[-1 - last] == now[-1 - last]:
        last += 1
    begins = _last_end(was[:first])
    rest = was[len(was) - last :]
    ends = _first_end(rest, was[first : len(was) - last], now[first : len(now) - last])
    return Proposed(quote=was[begins : len(was) - last + ends].strip(), proposal=now[begins : len(now) - last + ends].strip())
