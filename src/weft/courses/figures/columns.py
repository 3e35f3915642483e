"""Figures that read across: a comparison in columns, rows of marks."""

from weft.content.teaching import Figure, FigureColumn
from weft.courses.figures.laying import PAD, SMALL, WIDTH, copy, panel, written
from weft.courses.figures.rows import Drawn, said
from weft.courses.saying import worded
from weft.report import svg
from weft.report.voice import Voice

HEADS, BETWEEN, CELL = 13.0, 8.0, 30.0
RUNGS = {"yes": 3, "part": 2, "no": 0}
SIGNS = {"elsewhere": "↗", "not_used": "○", "not_applicable": "–"}
"""Marks that are words more than steps of a ladder; each has its sign."""


def compare(figure: Figure, voice: Voice) -> Drawn:
    """Things side by side, point against point."""
    width = (WIDTH - BETWEEN * (len(figure.columns) - 1)) / len(figure.columns)
    heads = [copy(_head(one, voice), "", width - 2 * PAD, HEADS) for one in figure.columns]
    tall = max(one.height for one in heads) + 2 * PAD
    parts = []
    for place, head in enumerate(heads):
        x = place * (width + BETWEEN)
        parts += [panel(x, 0, width, tall, 2), written(x + PAD, PAD, head, rung=2)]
    y = tall
    for row in range(max(len(one.points) for one in figure.columns)):
        cells = [copy("", worded(one.points[row], voice) if row < len(one.points) else "", width - 2 * PAD) for one in figure.columns]
        height = max(one.height for one in cells) + 2 * PAD
        for place, cell in enumerate(cells):
            x = place * (width + BETWEEN)
            parts += [panel(x, y, width, height, 0), written(x + PAD, y + PAD - 1, cell)]
        y += height
    return parts, y


def _head(column: FigureColumn, voice: Voice) -> str:
    text = column.head or column.label
    return worded(text, voice) if text else ""


def matrix(figure: Figure, voice: Voice) -> Drawn:
    """Rows against columns, each crossing with its sign; the signs are explained below."""
    left = 190.0
    width = (WIDTH - left) / len(figure.columns)
    heads = [copy("", _head(one, voice), width - 6) for one in figure.columns]
    y = max(one.height for one in heads) + PAD
    parts = [written(left + width * (place + 0.5), 0, head, anchor="middle") for place, head in enumerate(heads)]
    for item in figure.items:
        told = copy(*said(item, voice), left - PAD, HEADS)
        height = max(told.height + 8, CELL)
        parts += [svg.rule(0, y, WIDTH, y), written(0, y + (height - told.height) / 2, told)]
        parts += [_mark(left + width * (place + 0.5), y + height / 2, mark) for place, mark in enumerate(item.marks)]
        y += height
    key, tall = _key(figure, voice, y + PAD)
    return [*parts, svg.rule(0, y, WIDTH, y), *key], tall


def _mark(x: float, y: float, mark: str) -> str:
    if mark in RUNGS:
        return svg.box(x - 13, y - 9, 26, 18, RUNGS[mark]) + svg.sign(x, y, RUNGS[mark])
    return svg.text(x, y + 5, SIGNS[mark], svg.Look(size=14, anchor="middle"))


def _key(figure: Figure, voice: Voice, top: float) -> Drawn:
    """What the signs in use mean, two in a row."""
    used = [one for one in (*RUNGS, *SIGNS) if any(one in item.marks for item in figure.items)]
    parts, y = [], top
    for place, mark in enumerate(used):
        x = WIDTH / 2 * (place % 2)
        rows = svg.wrapped(voice.say(f"course.mark.{mark}"), SMALL, WIDTH / 2 - 40, 3)
        parts += [_mark(x + 13, y + 10, mark), svg.lines(x + 34, y + 10, rows, svg.Look(size=SMALL))]
        y += 30 if place % 2 or place + 1 == len(used) else 0
    return parts, y
