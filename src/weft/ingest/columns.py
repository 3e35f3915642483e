"""Reading order on one page: single flow, columns side by side, rows of table cells, or a scrambled stream put right.

The order of the file is right for nearly all producers and is kept unless the lines themselves say otherwise.
"""

from collections.abc import Iterator, Sequence

import msgspec

from weft.ingest.pdf_lines import BASELINE, Line

# A group of cells with this many lines in its tallest cell is running text in columns, not a table row.
COLUMN_LINES = 12
# Cells shorter than this many characters beside a text are its label ("1.", "(a)"), not a column.
LABEL_CHARACTERS = 7
# How far, in sizes, boxes of neighbouring columns may overlap.
OVERLAP = 0.6
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
    """A stretch of the page in reading order: one run of text, or the cells of one table row."""

    cells: tuple[Run, ...]


def strips(lines: Sequence[Line]) -> list[Strip]:
    """The page's lines as strips in reading order."""
    lines = _spread_lines_joined(lines)
    if not _jumps(lines):
        return [Strip((Run(tuple(lines)),))] if lines else []
    groups = _groups(_runs(lines))
    if groups is None:
        return strips_sorted(lines)
    return [strip for group in groups for strip in _as_strips(group)]


def _jumps(lines: Sequence[Line]) -> bool:
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
    """Runs gathered into groups that stand side by side; None when the stream goes back up without going right."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _beside(groups[-1], run):
            groups[-1] = _cut_above(groups, run)
            groups[-1].append(run)
        elif not groups or run.top < min(cell.foot for cell in groups[-1]) + BASELINE * run.lines[0].size:
            groups.append([run])
        else:
            return None
    return groups


def _beside(group: Sequence[Run], run: Run) -> bool:
    """Whether `run` starts level with, and right of, what the group holds from that height down."""
    size = run.lines[0].size
    level = [line for cell in group for line in cell.lines if line.y <= run.top + size]
    return bool(level) and all(line.x1 <= run.x0 + OVERLAP * size for line in level)


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


def _as_strips(group: Sequence[Run]) -> Iterator[Strip]:
    if len(group) == 1:
        yield Strip((group[0],))
    elif max(len(cell.lines) for cell in group) >= COLUMN_LINES:
        yield from (Strip((cell,)) for cell in group)
    elif len(group) == 2 and len(group[0].lines) == 1 and len(group[0].lines[0].text) <= LABEL_CHARACTERS:
        yield Strip((Run(_labelled(group[0].lines[0], group[1].lines)),))
    else:
        yield Strip(tuple(group))


def _labelled(label: Line, lines: Sequence[Line]) -> tuple[Line, ...]:
    first = lines[0]
    joined = Line(f"{label.text} {first.text}", label.x0, first.x1, first.y, first.size, first.bold)
    return (joined, *lines[1:])


def strips_sorted(lines: Sequence[Line]) -> list[Strip]:
    """The lines put in order from top to bottom, pieces of one baseline joined from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if rows and rows[-1][0].y - line.y < BASELINE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [Strip((Run(tuple(_joined(row) for row in rows)),))]


def _joined(row: Sequence[Line]) -> Line:
    row = sorted(row, key=lambda line: line.x0)
    last = row[-1]
    text = " ".join(line.text for line in row)
    return Line(text, row[0].x0, last.x1, max(row, key=lambda line: len(line.text)).y, last.size, all(line.bold for line in row))
