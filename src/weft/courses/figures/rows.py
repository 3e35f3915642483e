"""Figures that read from the top down: layers, steps, ladder, links, a line of time, a tree of questions."""

from collections.abc import Sequence

from weft.content.teaching import Branch, Figure, FigureItem
from weft.courses.figures.laying import GAP, PAD, SMALL, WIDTH, card, copy, path, written
from weft.courses.saying import worded
from weft.report import svg
from weft.report.svg import INK, SOFT
from weft.report.voice import Voice

Drawn = tuple[list[str], float]
"""Parts of a picture, and how tall they are."""

INDENT, SHADES = 30.0, 3
FIRST_YEAR = 1900
"""From here on a number on a line of time is a year, and has no sign between its thousands."""


def said(item: FigureItem, voice: Voice) -> tuple[str, str]:
    """Label and note of an item."""
    return worded(item.label, voice), worded(item.note, voice) if item.note else ""


def layers(figure: Figure, voice: Voice) -> Drawn:
    """Boxes one below the other, each wider than the one before."""
    parts, y = [], 0.0
    for place, item in enumerate(figure.items):
        width = WIDTH * (0.55 + 0.45 * (place + 1) / len(figure.items))
        told = copy(*said(item, voice), width - 2 * PAD)
        parts.append(card((WIDTH - width) / 2, y, width, told, rung=min(place, 2)))
        y += told.height + 2 * PAD + 4
    return parts, y


def steps(figure: Figure, voice: Voice) -> Drawn:
    """Numbered boxes with arrows between them."""
    parts, y, left = [], 0.0, 40.0
    for place, item in enumerate(figure.items):
        told = copy(*said(item, voice), WIDTH - left - 2 * PAD)
        height = told.height + 2 * PAD
        parts += [card(left, y, WIDTH - left, told, rung=1), _number(16, y + height / 2, str(place + 1))]
        y += height
        if place + 1 < len(figure.items):
            parts.append(path((16, y - height / 2 + 16), (16, y + GAP + _half(figure.items[place + 1], voice, left) - 16), head=True))
            y += GAP
    return parts, y


def _half(item: FigureItem, voice: Voice, left: float) -> float:
    return copy(*said(item, voice), WIDTH - left - 2 * PAD).height / 2 + PAD


def _number(x: float, y: float, number: str) -> str:
    disc = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="14" class="accent" fill="{svg.ACCENT}"/>'
    return disc + svg.text(x, y + 5, number, svg.Look(size=14, bold=True, anchor="middle", fill=svg.ON_TINTS[3]))


def ladder(figure: Figure, voice: Voice) -> Drawn:
    """Rungs, each reaching further than the one before and in a deeper tint."""
    parts, y = [], 0.0
    last = max(len(figure.items) - 1, 1)
    for place, item in enumerate(figure.items):
        width = WIDTH * (0.52 + 0.48 * place / last)
        told = copy(*said(item, voice), width - 2 * PAD)
        parts.append(card(0, y, width, told, rung=round(SHADES * place / last)))
        y += told.height + 2 * PAD + 6
    return parts, y


def links(figure: Figure, voice: Voice) -> Drawn:
    """What hangs together with the one thing in the middle."""
    left, spine = 176.0, 156.0
    centre = copy(worded(figure.centre, voice) if figure.centre else "", "", spine - 2 * PAD - 16)
    rows = [copy(*said(item, voice), WIDTH - left - 2 * PAD) for item in figure.items]
    heights = [told.height + 2 * PAD for told in rows]
    whole = max(sum(heights) + GAP * (len(rows) - 1), centre.height + 2 * PAD)
    middle = whole / 2
    parts = [card(0, middle - centre.height / 2 - PAD, spine - 16, centre, rung=2)]
    y = 0.0
    for told, height in zip(rows, heights, strict=True):
        parts += [
            card(left, y, WIDTH - left, told),
            path((spine - 16, middle), (spine + 4, middle), (spine + 4, y + height / 2), (left, y + height / 2)),
        ]
        y += height + GAP
    return parts, whole


def timeline(figure: Figure, voice: Voice) -> Drawn:
    """Days on a line, further apart where more time passes."""
    left = 96.0
    unit = copy("", worded(figure.unit, voice) if figure.unit else "", WIDTH)
    marks = [copy(voice.number(item.at) if item.at < FIRST_YEAR else str(item.at), "", 60) for item in figure.items]
    parts, y, tops = [written(0, 0, unit)], unit.height + GAP / 2, []
    span = max(max(item.at for item in figure.items) - min(item.at for item in figure.items), 1)
    before = figure.items[0].at
    for item, mark in zip(figure.items, marks, strict=True):
        y += min(60.0, 120.0 * (item.at - before) / span)
        before = item.at
        told = copy(*said(item, voice), WIDTH - left - 2 * PAD)
        height = max(told.height, mark.height)
        parts += [written(70, y + (height - mark.height) / 2, mark, anchor="end"), written(left, y + (height - told.height) / 2, told)]
        tops.append(y + height / 2)
        y += height + GAP
    dots = [f'<circle cx="82" cy="{top:.1f}" r="5" class="accent" fill="{svg.ACCENT}"/>' for top in tops]
    return [path((82, tops[0]), (82, tops[-1])), *parts, *dots], y - GAP


def branches(figure: Figure, voice: Voice) -> Drawn:
    """Questions with their answers; what they lead to stands below and further in."""
    known = {item.id: item for item in figure.items}
    return _node(figure.items[0], known, voice, (0.0, 0.0))


def _node(item: FigureItem, known: dict[str, FigureItem], voice: Voice, place: tuple[float, float]) -> Drawn:
    x, y = place
    told = copy(*said(item, voice), WIDTH - x - 2 * PAD)
    parts = [card(x, y, WIDTH - x, told, rung=0 if item.to else 2)]
    bottom = y + told.height + 2 * PAD
    below = bottom + GAP
    for branch in item.to:
        answer = svg.wrapped(_answer(branch, voice), SMALL, WIDTH - x - INDENT, 9)
        rows, top = _answers(answer, x + INDENT, below)
        child, end = _node(known[branch.node], known, voice, (x + INDENT, top))
        parts += [*rows, path((x + 12, bottom), (x + 12, top + 16), (x + INDENT, top + 16), head=True), *child]
        below = end + GAP
    return parts, below - GAP


def _answer(branch: Branch, voice: Voice) -> str:
    return worded(branch.answer, voice)


def _answers(rows: Sequence[str], x: float, top: float) -> tuple[list[str], float]:
    """The words of an answer above the box it leads to."""
    look = svg.Look(size=SMALL, fill=INK if len(rows) == 1 else SOFT, bold=True)
    return [svg.text(x, top + 12 + 15 * place, row, look) for place, row in enumerate(rows)], top + 15 * len(rows) + 4
