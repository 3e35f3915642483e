"""The coverage heat map: articles of one treaty down, instruments across, and the emblem of the cover."""

import re

from weft.content.framework import Obligation
from weft.records import Coverage, Extent, Record
from weft.report import svg
from weft.report.evidence import LADDER, Evidence, article, name, rung
from weft.report.paper import Cell, Column, Table
from weft.report.svg import Drawing
from weft.report.voice import Voice

WIDTH, LABEL, HEAD, ROW, FOOT = 760, 260, 150, 26, 34
LABEL_SIZE, LABEL_LINES = 10.5, 2
MOST_COLUMNS = 20
WIDEST_CELL = 62
TURN_LINES = 3
WITH_ARTICLES = ("CPB", "NKLSP", "CBD")
"""Texts made of articles; the others are made of targets or decisions."""


class Group(Record):
    """One article of a treaty with the obligations it holds."""

    treaty: str
    article: str
    theme: str
    obligations: tuple[str, ...]


def article_of(article: str) -> str:
    """The article without its paragraph: "10.3" gives "10", "8(g)" gives "8(g)", "Target 14" stays."""
    numbered = re.match(r"\d+(?:\([a-z]\))?", article)
    return numbered.group() if numbered else article.split(" (")[0]


def groups(evidence: Evidence, treaty: str) -> tuple[Group, ...]:
    """The articles of a treaty that apply to the country, in order."""
    gathered: dict[str, list[Obligation]] = {}
    for obligation in evidence.content.obligations:
        row = evidence.rows.get(obligation.id)
        if obligation.treaty == treaty and row and row.coverage is not Coverage.NOT_APPLICABLE:
            gathered.setdefault(article_of(obligation.article), []).append(obligation)
    return tuple(
        Group(treaty=treaty, article=number, theme=found[0].theme, obligations=tuple(one.id for one in found))
        for number, found in gathered.items()
    )


def best(evidence: Evidence, group: Group, document: str) -> int:
    """The highest rung that any obligation of the article reaches in an instrument."""
    cells = (evidence.cells.get((obligation, document)) for obligation in group.obligations)
    return max((rung(cell.extent) for cell in cells if cell), default=0)


def columns(evidence: Evidence) -> tuple[str, ...]:
    """The instruments with the most passages, in the order of the register."""
    ranked = sorted(evidence.by_document, key=lambda one: -len(evidence.by_document[one]))[:MOST_COLUMNS]
    return tuple(sorted(ranked, key=lambda one: evidence.instrument_numbers[one]))


def heatmap(evidence: Evidence, voice: Voice, treaty: str) -> Drawing | None:
    """The heat map of one treaty; None when no instrument has a passage or no article applies."""
    rows, documents = groups(evidence, treaty), columns(evidence)
    if len(rows) < 2 or not documents:
        return None
    grid = [[best(evidence, group, document) for document in documents] for group in rows]
    reached = [max(line) for line in grid]
    spoken = voice.label("treaties", treaty)
    counts = {word: sum(1 for top in reached if top == step) for step, word in enumerate(("silent", "implicit", "mentioned", "ruled"))}
    labels = _labels(evidence, voice, rows)
    alternative = voice.say("heatmap.alternative", treaty=spoken, articles=len(rows), instruments=len(documents), **counts)
    height = HEAD + ROW * len(rows) + FOOT
    left_out = len(evidence.by_document) - len(documents)
    return Drawing(
        name=f"coverage_{treaty.lower()}",
        svg=svg.picture(WIDTH, height, _parts(evidence, voice, labels, documents, grid), alternative),
        title=voice.say(
            "heatmap.title" if treaty in WITH_ARTICLES else "heatmap.title_points", counts["ruled"], treaty=spoken, articles=len(rows)
        ),
        caption=voice.say("heatmap.caption") + (" " + voice.say("heatmap.left_out", left_out) if left_out else ""),
        alternative=alternative,
        width=WIDTH,
        height=height,
        table=_table(evidence, voice, labels, documents, grid),
    )


def _labels(evidence: Evidence, voice: Voice, rows: tuple[Group, ...]) -> list[str]:
    """Each article with its theme; where all are of one theme, with its first obligation and the number of the others."""
    if len({group.theme for group in rows}) > 1:
        return [f"{article(voice, group.treaty, group.article)} {voice.label('themes', group.theme)}" for group in rows]
    labels = []
    for group in rows:
        first = evidence.obligations[group.obligations[0]].label.said_in(voice.language)
        others = f" (+{len(group.obligations) - 1})" if len(group.obligations) > 1 else ""
        labels.append(f"{article(voice, group.treaty, group.article)} {first}{others}")
    return labels


def _parts(evidence: Evidence, voice: Voice, labels: list[str], documents: tuple[str, ...], grid: list[list[int]]) -> list[str]:
    pitch = min(WIDEST_CELL, (WIDTH - LABEL) / len(documents))
    parts = []
    for place, document in enumerate(documents):
        parts += _column_head(evidence, document, LABEL + pitch * place, pitch)
    for place, (label, line) in enumerate(zip(labels, grid, strict=True)):
        middle = HEAD + ROW * place + ROW / 2
        parts.append(svg.lines(0, middle, svg.wrapped(label, LABEL_SIZE, LABEL - 10, LABEL_LINES), svg.Look(size=LABEL_SIZE)))
        for across, step in enumerate(line):
            x = LABEL + pitch * across
            parts += [svg.box(x + 1, middle - ROW / 2 + 1, pitch - 2, ROW - 2, step), svg.sign(x + pitch / 2, middle, step)]
    words = [
        (step, voice.say(f"mark.{extent.value}"))
        for step, extent in ((3, Extent.OPERATIVE), (2, Extent.MENTION), (1, Extent.IMPLICIT), (0, Extent.NONE))
    ]
    return [*parts, svg.legend(0, HEAD + ROW * len(labels) + 14, words)]


def _column_head(evidence: Evidence, document: str, x: float, pitch: float) -> list[str]:
    number = f"I{evidence.instrument_numbers[document]}"
    turned = svg.wrapped(name(evidence, document), 11, HEAD - 30, max(1, min(TURN_LINES, int(pitch // 13))))
    first = x + pitch / 2 - 6.5 * (len(turned) - 1) + 4
    turned_look = svg.Look(size=11, fill=svg.SOFT, turn=-90)
    heads = [svg.text(first + 13 * place, HEAD - 22, line, turned_look) for place, line in enumerate(turned)]
    return [*heads, svg.text(x + pitch / 2, HEAD - 6, number, svg.Look(size=11.5, anchor="middle", bold=True, fill=svg.ACCENT))]


def _table(evidence: Evidence, voice: Voice, labels: list[str], documents: tuple[str, ...], grid: list[list[int]]) -> Table:
    words = [voice.say(f"mark.{extent.value}") for extent in LADDER]
    heads = [Column(head=f"I{evidence.instrument_numbers[one]}", width=10) for one in documents]
    rows = tuple((Cell(text=label), *(Cell(text=words[step]) for step in line)) for label, line in zip(labels, grid, strict=True))
    return Table(
        label="", caption=voice.say("picture.figures"), columns=(Column(head=voice.say("column.article"), width=40), *heads), rows=rows
    )


def emblem(evidence: Evidence, most: int = 26, fewest: int = 14) -> str:
    """The cover's picture: one square for each article and instrument, darker where the rule goes further; decorative."""
    found = [group for treaty in dict.fromkeys(one.treaty for one in evidence.content.obligations) for group in groups(evidence, treaty)]
    documents = columns(evidence)[:12]
    shown = [group for group in found if any(best(evidence, group, one) for one in documents)][:most]
    pitch, parts = 22, []
    for across, group in enumerate(shown):
        parts += [svg.box(across * pitch, down * pitch, 18, 18, best(evidence, group, one)) for down, one in enumerate(documents)]
    return svg.picture(pitch * max(fewest, len(shown)), pitch * len(documents), parts, "") if parts else ""
