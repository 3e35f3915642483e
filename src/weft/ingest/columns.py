"""Reading order on one page: single flow, columns side by side, rows of table cells, or a scrambled stream put right.

The order of the file is right for nearly all producers and is kept unless the lines themselves say otherwise.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import msgspec

from weft.ingest.marginal import parted, placed
from weft.ingest.pdf_lines import BASELINE, Line

# A group of cells with this many lines in its tallest cell is running text in columns, not a table row.
COLUMN_LINES = 12
# Cells shorter than this many characters beside a text are its label ("1.", "(a)"), not a column.
LABEL_CHARACTERS = 7
# How far, in sizes, boxes of neighbouring columns may overlap.
OVERLAP = 0.6
# A group that holds more than this share of the page's lines is most of the page.
MOST = 0.7
# Gutters are looked for in steps of this many points, are at least so wide, and may be crossed by this share of the lines.
BIN = 2
GUTTER_WIDTH = 6
CROSSING = 0.15
# A column of text begins where this share of the page's lines begin.
ALIGNED = 0.08
# The share of the runs that may begin above the one before without standing beside it.
STEPS_BACK = 0.12
# Edges nearer than this, in points, are flush.
FLUSH = 3.0


class Run(msgspec.Struct, frozen=True, gc=False):
    """Lines that follow each other down the page without a jump."""

    lines: tuple[Line, ...]

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        """Foot of the first line."""
        return self.lines[0].y

    @property
    def foot(self) -> float:
        """Foot of the last line."""
        return self.lines[-1].y


class Strip(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the page in reading order: one run of text, or the cells of one table row.

    `marginal`: a note in small letters beside the text, which in British-style acts is the heading of the section.
    """

    cells: tuple[Run, ...]
    marginal: bool = False


def strips(lines: Sequence[Line]) -> list[Strip]:
    """The page's lines as strips in reading order."""
    if not jumps(lines):
        return [Strip((Run(tuple(lines)),))] if lines else []
    lines = _spread_lines_joined(lines)
    notes, text = parted(lines)
    if notes:
        return with_notes(strips(text), notes)
    groups = _groups(_runs(lines))
    if groups is None:
        return [strip for _, strip in strips_by_band(lines, gutters(lines))]
    return [strip for group in groups for strip in _as_strips(group, len(lines))]


def with_notes(text: Sequence[Strip], notes: Sequence[list[Line]]) -> list[Strip]:
    """The strips of a page with each marginal note set before the line it stands beside."""
    made: list[Strip] = []
    waiting = list(notes)
    for strip in text:
        if len(strip.cells) > 1:
            made.append(strip)
            continue
        for part, note in placed(strip.cells[0].lines, waiting):
            made.extend([Strip((Run(part),))] if part else [])
            made.extend([Strip((Run(note),), marginal=True)] if note else [])
    return [*made, *(Strip((Run(tuple(note)),), marginal=True) for note in waiting)]


def strips_by_band(lines: Sequence[Line], cuts: Sequence[float]) -> list[tuple[int, Strip]]:
    """The lines column by column, each strip with the number of its column (-1: across columns).

    A line across a cut parts the page: all columns above it are read before those below.
    """
    made: list[tuple[int, Strip]] = []
    held: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda line: -line.y):
        band = bisect(cuts, line.x0)
        number = band if band == bisect(cuts, line.x1) else -1
        if held and (number == -1) != (-1 in held):
            made.extend(_closed(held))
            held = {}
        held.setdefault(number, []).append(line)
    return [*made, *_closed(held)]


def _closed(held: dict[int, list[Line]]) -> list[tuple[int, Strip]]:
    return [(number, Strip((Run(tuple(_baselines_joined(held[number]))),))) for number in sorted(held)]


def gutters(lines: Sequence[Line]) -> tuple[float, ...]:
    """Places, in points, in the empty upright bands between columns of text."""
    lines = _spread_lines_joined(lines)
    begun = [0] * (int(max(max(line.x0, line.x1) for line in lines) / BIN) + 2)
    for line in lines:
        begun[int(line.x0 / BIN)] += 1
        begun[int(line.x1 / BIN) + 1] -= 1
    few = CROSSING * len(lines)
    covered = list(accumulate(begun))
    full = [at for at, covering in enumerate(covered) if covering > few]
    wide = [(a, b) for a, b in pairwise(full) if (b - a - 1) * BIN >= GUTTER_WIDTH]
    cuts = [_emptiest(covered, a + 1, b) for a, b in wide if _flush_at(lines, b * BIN) > max(1.0, ALIGNED * len(lines))]
    return tuple(cut for before, cut in pairwise([0.0, *cuts]) if not _labels(lines, before, cut))


def _emptiest(covered: Sequence[int], start: int, end: int) -> float:
    """The middle, in points, of the places between two columns that the fewest lines run across."""
    fewest = min(covered[start:end])
    places = [at for at in range(start, end) if covered[at] == fewest]
    return (places[len(places) // 2] + 0.5) * BIN


def _flush_at(lines: Sequence[Line], x: float) -> int:
    """How many lines begin near `x`: a column begins with a straight left edge, ragged line ends leave none."""
    return sum(abs(line.x0 - x) <= 2 * FLUSH for line in lines)


def _labels(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether the band holds only numbers that belong to the lines right of it."""
    lengths = sorted(len(line.text) for line in lines if left <= line.x0 and line.x1 <= right)
    return bool(lengths) and lengths[len(lengths) // 2] <= LABEL_CHARACTERS


def jumps(lines: Sequence[Line]) -> bool:
    """Whether any line does not stand below the one before it."""
    before = 1e9
    for line in lines:
        if line.y > before - BASELINE * line.size:
            return True
        before = line.y
    return False


def _spread_lines_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, where pieces of one baseline that fill the same width as a neighbouring line are one line again.

    A justified line of two long words has one wide blank, as a row of two cells has; its neighbours tell them apart.
    """
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and abs(lines[end].y - lines[at].y) < 0.5 and lines[end].x0 > lines[end - 1].x1:
            end += 1
        if end - at == 1:
            joined.append(lines[at])
        else:
            neighbours = [*lines[at - 1 : at], *lines[end : end + 1]]
            fills = any(abs(n.x0 - lines[at].x0) < FLUSH and abs(n.x1 - lines[end - 1].x1) < FLUSH for n in neighbours)
            joined.extend([_joined(lines[at:end])] if fills else lines[at:end])
        at = end
    return joined


def _runs(lines: Sequence[Line]) -> list[Run]:
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last is None or line.y > last.y - BASELINE * line.size or line.x0 > last.x1 + line.size or line.x1 < last.x0 - line.size:
            runs.append([])
        runs[-1].append(line)
    return [Run(tuple(run)) for run in runs]


def _groups(runs: Sequence[Run]) -> list[list[Run]] | None:
    """Runs gathered into groups that stand side by side; None when the stream keeps going back up, so that it is scrambled."""
    groups: list[list[Run]] = []
    back = 0
    for run in runs:
        if groups and _beside(groups[-1], run):
            groups[-1] = _cut_above(groups, run)
            groups[-1].append(run)
            continue
        back += bool(groups) and run.top > min(cell.foot for cell in groups[-1]) + BASELINE * run.lines[0].size
        groups.append([run])
    few = max(1, STEPS_BACK * len(runs)) if any(len(group) > 1 for group in groups) else 0
    return groups if back <= few else None


def _beside(group: Sequence[Run], run: Run) -> bool:
    """Whether `run` stands right of what the group holds at its height: from its first line down, or around a cell set in the middle."""
    size = run.lines[0].size
    level = [line for cell in group for line in cell.lines if line.y <= run.top + size]
    if not level or any(line.x1 > run.x0 + OVERLAP * size for line in level):
        return False
    return max(line.y for line in level) >= run.foot - size


def _cut_above(groups: list[list[Run]], run: Run) -> list[Run]:
    """The last group without the lines of its only run that stand above `run`: those become a group before it."""
    group = groups[-1]
    if len(group) > 1:
        return group
    size = run.lines[0].size
    level = tuple(line for line in group[0].lines if line.y <= run.top + size)
    if len(level) == len(group[0].lines):
        return group
    groups[-1] = [Run(group[0].lines[: -len(level)])]
    groups.append([Run(level)])
    return groups[-1]


def _as_strips(group: Sequence[Run], page_lines: int) -> Iterator[Strip]:
    if len(group) == 1:
        yield Strip((group[0],))
    elif _is_columns(group, page_lines):
        yield from (Strip((cell,)) for cell in group)
    else:
        yield Strip(tuple(group))


def _is_columns(group: Sequence[Run], page_lines: int) -> bool:
    """Whether the cells are columns of running text: long, or most of the page."""
    longest = max(len(cell.lines) for cell in group)
    return longest >= COLUMN_LINES or (longest >= COLUMN_LINES // 2 and sum(len(cell.lines) for cell in group) > MOST * page_lines)


def _baselines_joined(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, pieces of one baseline joined from left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][0].y - line.y < BASELINE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(row) if len(row) > 1 else row[0] for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    row = sorted(row, key=lambda line: line.x0)
    last = row[-1]
    text = " ".join(line.text for line in row)
    return Line(text, row[0].x0, last.x1, max(row, key=lambda line: len(line.text)).y, last.size, all(line.bold for line in row))
