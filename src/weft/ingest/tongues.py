"""Columns of one language each, as gazettes of countries with several official languages print their laws."""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence

import msgspec

from weft.ingest.columns import gutters, jumps
from weft.ingest.pdf_lines import Line
from weft.languages import Tables, guess

MOST_COLUMNS = 4
# Text shorter than this, or a guess less sure, does not tell the language of a column.
ENOUGH_CHARACTERS = 120
SURE = 0.5
# A table may happen to look like two languages once; a gazette does on page after page.
FEWEST_PAGES = 2
SHORT = 3
# How many pages' cuts are tried on a page whose own are not clear, and the share of its lines that may cross them.
MOST_CANDIDATES = 6
CROSSING = 0.3


class Plan(msgspec.Struct, frozen=True):
    """How one page is divided: cuts between columns in points, and the language of each column ("" when not told)."""

    cuts: tuple[float, ...] = ()
    languages: tuple[str, ...] = ()


WHOLE = Plan()


def plans(bodies: Sequence[Sequence[Line]], tables: Tables) -> list[Plan]:
    """One plan for each page; all are WHOLE unless columns of different languages stand side by side somewhere."""
    own = [_own_plan(lines, tables) for lines in bodies]
    telling = [plan for plan in own if len(set(plan.languages) - {""}) > 1]
    alike = max(Counter(plan.languages for plan in telling).values(), default=0)
    if alike < (FEWEST_PAGES if len(bodies) > SHORT else 1):
        return [WHOLE] * len(bodies)
    usual, common = _usual_languages(telling), _common_cuts(telling)
    return [_completed(_best_cuts(plan.cuts, common, lines), usual) for plan, lines in zip(own, bodies, strict=True)]


def _best_cuts(own: tuple[float, ...], common: Sequence[tuple[float, ...]], lines: Sequence[Line]) -> tuple[float, ...]:
    """The cuts that the fewest lines run across, the page's own before those of other pages; none where all are crossed by many."""
    if not jumps(lines):
        return ()
    candidates = [own, *common] if len(own) in {len(cuts) for cuts in common} else common
    crossed = {cuts: _crossing(lines, cuts) for cuts in candidates if len({bisect(cuts, line.x0) for line in lines}) > 1}
    best = min(crossed, key=crossed.__getitem__, default=())
    return best if crossed.get(best, 1.0) <= CROSSING else ()


def _common_cuts(telling: Sequence[Plan]) -> list[tuple[float, ...]]:
    """The cuts of the pages where languages could be told, commonest first."""
    seen = Counter(plan.cuts for plan in telling)
    return sorted(seen, key=lambda cuts: (-seen[cuts], cuts))[:MOST_CANDIDATES]


def _own_plan(lines: Sequence[Line], tables: Tables) -> Plan:
    """The columns that the page itself shows, with what languages can be told."""
    if not jumps(lines):
        return WHOLE
    cuts = gutters(lines)
    if not 0 < len(cuts) < MOST_COLUMNS:
        return WHOLE
    return Plan(cuts, tuple(_told(text, tables) for text in _band_texts(lines, cuts)))


def _band_texts(lines: Sequence[Line], cuts: Sequence[float]) -> list[str]:
    """The text of each column, without the lines that run across a cut."""
    bands: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines:
        band = bisect(cuts, line.x0)
        if band == bisect(cuts, line.x1):
            bands[band].append(line.text)
    return [" ".join(band) for band in bands]


def _told(text: str, tables: Tables) -> str:
    if len(text) < ENOUGH_CHARACTERS:
        return ""
    found = guess(text, tables)
    return found.code if found.share >= SURE else ""


def _usual_languages(telling: Sequence[Plan]) -> dict[tuple[int, int], str]:
    """For (columns, number of column) the language it has on most pages."""
    seen: dict[tuple[int, int], Counter[str]] = {}
    for plan in telling:
        for number, code in enumerate(plan.languages):
            if code:
                seen.setdefault((len(plan.cuts), number), Counter())[code] += 1
    return {place: max(sorted(codes), key=codes.__getitem__) for place, codes in seen.items()}


def _completed(cuts: tuple[float, ...], usual: dict[tuple[int, int], str]) -> Plan:
    return Plan(cuts, tuple(usual.get((len(cuts), at), "") for at in range(len(cuts) + 1))) if cuts else WHOLE


def _crossing(lines: Sequence[Line], cuts: Sequence[float]) -> float:
    """The share of the lines that run across a cut."""
    return sum(bisect(cuts, line.x0) != bisect(cuts, line.x1) for line in lines) / len(lines)
