"""Notes in the margin: in British-style acts the heading of a section stands beside its first line, in small letters."""

import re
from collections.abc import Iterator, Sequence

from weft.ingest.pdf_lines import Line

# A note is set smaller than this share of the text.
NOTE_SIZE = 0.8
# Text within this many sizes above or below a note is level with it.
NEAR = 1.5
# Lines of one note are nearer than this many times their size.
NOTE_STEP = 1.8
# A note stands beside a line no further than this, in sizes of the text, from its own first line.
BESIDE = 1.5

_NUMBERED = re.compile(r"\W{0,2}\d")


def parted(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """(notes, text): each note a list of lines from top to bottom; no notes when nothing stands beside the text."""
    usual = sorted(line.size for line in lines)[len(lines) // 2]
    text = [line for line in lines if line.size >= NOTE_SIZE * usual]
    if len(text) == len(lines):
        return [], list(lines)
    small = [line for line in lines if line.size < NOTE_SIZE * usual and _is_beside(line, text, usual)]
    if not small:
        return [], list(lines)
    beside = set(small)
    return _grouped(small), [line for line in lines if line not in beside]


def _is_beside(line: Line, text: Sequence[Line], usual: float) -> bool:
    """Whether text stands at the height of the line, none of it above or below the line itself."""
    level = [other for other in text if abs(other.y - line.y) < NEAR * usual]
    return bool(level) and all(other.x1 <= line.x0 + 1 or other.x0 >= line.x1 - 1 for other in level)


def _grouped(small: Sequence[Line]) -> list[list[Line]]:
    notes: list[list[Line]] = []
    for line in sorted(small, key=lambda line: -line.y):
        if notes and notes[-1][-1].y - line.y < NOTE_STEP * line.size:
            notes[-1].append(line)
        else:
            notes.append([line])
    return notes


def placed(lines: Sequence[Line], notes: list[list[Line]]) -> Iterator[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """The lines in parts, each with the note that comes after it; a note placed is taken out of `notes`."""
    start = 0
    for at, line in enumerate(lines):
        note = next((note for note in notes if _NUMBERED.match(line.text) and abs(note[0].y - line.y) <= BESIDE * line.size), None)
        if note is not None:
            notes.remove(note)
            yield tuple(lines[start:at]), tuple(note)
            start = at
    yield tuple(lines[start:]), ()
