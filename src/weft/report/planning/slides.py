"""The hand that makes slides: titles in their placeholders, words that fit, tables and charts with a text alternative."""

import io
from datetime import datetime

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_MARK
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Mm, Pt

from weft.records import Record
from weft.report import svg
from weft.report.packaging import settled
from weft.report.planning.said import Spoken

WIDTH, HEIGHT, MARGIN = 338.67, 190.5, 22.0
INNER = WIDTH - 2 * MARGIN
TOP, FLOOR = 49.0, 172.0
"""Millimetres; the content of a slide stands between `TOP` and `FLOOR`."""

MM_PER_POINT = 0.3528
FONT = "Calibri"
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
GROUPED = {
    "en": "#,##0",
    "fr": '[>=1000000]#"\u202f"###"\u202f"##0;[>=1000]#"\u202f"##0;0',
    "es": '[>=1000000]#"\u202f"###"\u202f"##0;[>=10000]#"\u202f"##0;0',
}
"""Whole numbers grouped as the language does it, whatever the machine is set to."""

TITLE_ONLY = "Title Only"
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without fill and grid."""

RUNNING = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
CELL_SIZES = (18, 16, 14)
LEAST_ROW = 9.0


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


INK, SOFT, ACCENT, PAPER, LINE = (_rgb(one) for one in (svg.INK, svg.SOFT, svg.ACCENT, svg.PAPER, svg.LINE))


class Face(Record):
    """How words look on a slide: size in points, weight, colour."""

    size: float
    bold: bool = False
    colour: RGBColor = INK


class Place(Record):
    """Where something stands on a slide, in millimetres."""

    x: float = MARGIN
    y: float = TOP
    width: float = INNER
    height: float = FLOOR - TOP


class Grid(Record):
    """A table: heads, rows of words, shares of the width, what it shows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Spoken, ...], ...]
    shares: tuple[int, ...]
    alternative: str


def needed(text: str, size: float, width: float) -> float:
    """How high a text stands, in millimetres, when it is set in a width."""
    room = width / MM_PER_POINT
    lines = svg.wrapped(text, size, room, 99)
    return max(len(lines), 1) * size * 1.2 * MM_PER_POINT


def fitting(text: str, sizes: tuple[int, ...], place: Place) -> tuple[str, int]:
    """A text with the largest size in which it fits its place; at the smallest it is shortened."""
    for size in sizes:
        if needed(text, size, place.width) <= place.height:
            return text, size
    smallest = sizes[-1]
    lines = int(place.height / (smallest * 1.2 * MM_PER_POINT))
    return " ".join(svg.wrapped(text, smallest, place.width / MM_PER_POINT, max(lines, 1))), smallest


class Deck:
    """A presentation in the house's look, in one language."""

    def __init__(self, language: str, foot: str) -> None:
        self.language, self.foot = language, foot
        self.file = Presentation()
        self.file.slide_width, self.file.slide_height = Mm(WIDTH), Mm(HEIGHT)
        self._layout = next(one for one in self.file.slide_layouts if one.name == TITLE_ONLY)
        self._look()

    def _look(self) -> None:
        """Paper, place and type of the title in the master, so that a slide added later has them too; nothing else of the template."""
        for layout in list(self.file.slide_layouts):
            if layout is not self._layout and layout.name != TITLE_ONLY:
                self.file.slide_layouts.remove(layout)
        master = self.file.slide_master
        master.background.fill.solid()
        master.background.fill.fore_color.rgb = PAPER
        for holder in (master, self._layout):
            for shape in list(holder.placeholders):
                if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE:
                    shape.left, shape.top, shape.width, shape.height = Mm(MARGIN), Mm(15), Mm(INNER), Mm(32)
                elif shape.placeholder_format.type in RUNNING:
                    shape._element.getparent().remove(shape._element)
        level = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
        level.set("algn", "l")
        level.find(qn("a:defRPr")).set("sz", "3200")
        package = self.file.part.package
        for known in [known for known, one in package._rels.items() if one.reltype.endswith("/thumbnail")]:
            package._rels.pop(known)

    def slide(self, title: str, notes: str) -> Slide:
        """A slide with its title in the placeholder, its foot and the speaker's notes."""
        return self._titled(Spoken(text=title), notes, (32, 28, 24), Place(y=15, height=30))

    def cover(self, title: Spoken, above: str, below: str, notes: str) -> Slide:
        """The first slide: a title large in the middle, a line above it and one below."""
        made = self._titled(title, notes, (44, 40, 36, 32, 28, 24), Place(y=66, height=60))
        box = made.shapes.title
        box.left, box.top, box.width, box.height = Mm(MARGIN), Mm(66), Mm(INNER), Mm(60)
        _bar(made, MARGIN, TOP, INNER)
        shown, size = fitting(above, (20, 18, 16), Place(height=9))
        self.words(made, Spoken(text=shown), Place(y=TOP + 5, height=9), Face(size=size, bold=True, colour=ACCENT))
        self.statement(made, Spoken(text=below), Place(y=132, height=FLOOR - 132), (22, 20, 18, 16))
        return made

    def _titled(self, title: Spoken, notes: str, sizes: tuple[int, ...], place: Place) -> Slide:
        made = self.file.slides.add_slide(self._layout)
        frame = made.shapes.title.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        _bare(frame)
        shown, size = fitting(title.text, sizes, place)
        self._run(frame.paragraphs[0], Spoken(text=shown, language=title.language), Face(size=size, bold=True))
        self._foot(made)
        text = made.notes_slide.notes_text_frame
        text.text = notes
        for paragraph in text.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", LOCALES[self.language])
        return made

    def _foot(self, slide: Slide) -> None:
        rule = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Mm(MARGIN), Mm(177), Mm(WIDTH - MARGIN), Mm(177))
        rule.line.color.rgb, rule.line.width, rule.name = LINE, Pt(0.75), "Rule"
        _flat(rule)
        shown, _ = fitting(self.foot, (12,), Place(width=230, height=5))
        self.words(slide, Spoken(text=shown), Place(y=179, width=240, height=7), Face(size=12, colour=SOFT))
        frame = self._frame(slide, Place(x=WIDTH - MARGIN - 40, y=179, width=40, height=7), "Slide number")
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        self._run(frame.paragraphs[0], Spoken(text=str(len(self.file.slides))), Face(size=12, colour=SOFT))

    def _frame(self, slide: Slide, place: Place, name: str) -> TextFrame:
        box = slide.shapes.add_textbox(Mm(place.x), Mm(place.y), Mm(place.width), Mm(place.height))
        box.name = name
        frame = box.text_frame
        frame.word_wrap = True
        _bare(frame)
        return frame

    def _run(self, paragraph: _Paragraph, told: Spoken, face: Face) -> None:
        run = paragraph.add_run()
        run.text = told.text
        run.font.size, run.font.bold, run.font.name, run.font.color.rgb = Pt(face.size), face.bold, FONT, face.colour
        run._r.get_or_add_rPr().set("lang", LOCALES.get(told.language or self.language, told.language or self.language))

    def words(self, slide: Slide, told: Spoken, place: Place, face: Face) -> None:
        """Words in a place; the caller has seen to it that they fit."""
        self._run(self._frame(slide, place, "Text").paragraphs[0], told, face)

    def statement(self, slide: Slide, told: Spoken, place: Place, sizes: tuple[int, ...] = (26, 22, 20, 18, 16)) -> float:
        """Words as large as they fit; comes back with the height they take in millimetres."""
        shown, size = fitting(told.text, sizes, place)
        self.words(slide, Spoken(text=shown, language=told.language), place, Face(size=size))
        return needed(shown, size, place.width)

    def figures(self, slide: Slide, facts: tuple[tuple[str, Spoken], ...], top: float = 66) -> None:
        """Figures side by side, each under a bar with what it counts."""
        share = (INNER - 9 * (len(facts) - 1)) / max(len(facts), 1)
        size = min((fitting(figure, (48, 40, 34, 28, 24), Place(width=share, height=21))[1] for figure, _ in facts), default=24)
        for number, (figure, said) in enumerate(facts):
            x = MARGIN + (share + 9) * number
            _bar(slide, x, top, share)
            shown, _ = fitting(figure, (size,), Place(width=share, height=21))
            self.words(slide, Spoken(text=shown), Place(x=x, y=top + 5, width=share, height=22), Face(size=size, bold=True, colour=ACCENT))
            below = Place(x=x, y=top + 29, width=share, height=34)
            shown, small = fitting(said.text, (20, 18, 16, 14), below)
            self.words(slide, Spoken(text=shown, language=said.language), below, Face(size=small))

    def table(self, slide: Slide, grid: Grid, place: Place) -> None:
        """A table that fits its place: smaller type first, then shorter words, then fewer rows."""
        widths = [share / sum(grid.shares) * place.width for share in grid.shares]
        size, rows, heights = _fitted(grid, widths, place.height)
        frame = slide.shapes.add_table(len(rows) + 1, len(widths), Mm(place.x), Mm(place.y), Mm(place.width), Mm(sum(heights)))
        described(frame, grid.alternative)
        table = frame.table
        frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
        table.horz_banding = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        heads = tuple(Spoken(text=head) for head in grid.heads)
        for down, (row, height) in enumerate(zip((heads, *rows), heights, strict=True)):
            table.rows[down].height = Mm(height)
            for across, told in enumerate(row):
                cell = table.cell(down, across)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.margin_left, cell.margin_right = Mm(0 if across == 0 else 2.5), Mm(2.5)
                cell.margin_top = cell.margin_bottom = Mm(1)
                face = Face(size=13, bold=True, colour=SOFT) if down == 0 else Face(size=size, bold=across == 0)
                self._run(cell.text_frame.paragraphs[0], told, face)
                _ruled(cell._tc.get_or_add_tcPr(), strong=down in (0, len(rows)))

    def bars(self, slide: Slide, bars: tuple[tuple[str, float], ...], place: Place, spoken: tuple[str, str]) -> None:
        """A chart of bars with their figures; `spoken`: name of the series, text alternative."""
        told = CategoryChartData()
        told.categories = [name for name, _ in bars]
        told.add_series(spoken[0], [value for _, value in bars])
        frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Mm(place.x), Mm(place.y), Mm(place.width), Mm(place.height), told)
        described(frame, spoken[1])
        chart = frame.chart
        chart.has_legend = chart.has_title = False
        chart.font.size, chart.font.name, chart.font.color.rgb = Pt(15), FONT, INK
        chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
        chart.value_axis.minimum_scale = 0
        chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
        chart.category_axis.format.line.color.rgb = LINE
        plot = chart.plots[0]
        plot.gap_width, plot.has_data_labels = 45, True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = GROUPED[self.language], False
        plot.data_labels.font.size, plot.data_labels.font.bold = Pt(15), True
        fill = plot.series[0].format.fill
        fill.solid()
        fill.fore_color.rgb = ACCENT
        book = chart.part.chart_workbook.xlsx_part
        book._blob = settled(book.blob, day="1980-01-01")

    def saved(self, title: str, author: str, day: str) -> bytes:
        """The presentation as a file, with its own names and day."""
        core = self.file.core_properties
        core.title, core.author, core.last_modified_by, core.comments, core.keywords = title, author, "", "", ""
        core.language, core.subject, core.category = LOCALES[self.language], "", ""
        core.created = core.modified = datetime.fromisoformat(day)
        core.revision = 1
        raw = io.BytesIO()
        self.file.save(raw)
        return settled(raw.getvalue())


def _bar(slide: Slide, x: float, top: float, width: float) -> None:
    """The bar in the accent under which something stands."""
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(x), Mm(top), Mm(width), Mm(1.2))
    bar.fill.solid()
    bar.fill.fore_color.rgb, bar.name = ACCENT, "Bar"
    bar.line.fill.background()
    _flat(bar)


def _flat(shape: BaseShape) -> None:
    """Takes the shadow of the theme from a shape; not every program heeds that it is not inherited."""
    for one in shape._element.iter(qn("a:effectRef")):
        one.set("idx", "0")


def described(shape: BaseShape | GraphicFrame, alternative: str) -> None:
    """Gives a shape its text alternative."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alternative)


def _bare(frame: TextFrame) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _ruled(properties: etree._Element, *, strong: bool) -> None:
    """A line below a cell."""
    line = etree.SubElement(properties, qn("a:lnB"))
    line.set("w", "12700" if strong else "6350")
    fill = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
    fill.set("val", str(INK if strong else LINE))


def _fitted(grid: Grid, widths: list[float], room: float) -> tuple[int, list[tuple[Spoken, ...]], list[float]]:
    """Size, rows and heights (head first) with which a table fits into a height."""
    head = max(needed(text, 13, width - 5) for text, width in zip(grid.heads, widths, strict=True)) + 3
    for size in CELL_SIZES:
        heights = [_row_height(row, size, widths) for row in grid.rows]
        if head + sum(heights) <= room:
            return size, list(grid.rows), [head, *heights]
    size = CELL_SIZES[-1]
    rows = [tuple(_short(told, size, width) for told, width in zip(row, widths, strict=True)) for row in grid.rows]
    heights = [_row_height(row, size, widths) for row in rows]
    while len(rows) > 1 and head + sum(heights) > room:
        rows, heights = rows[:-1], heights[:-1]
    return size, rows, [head, *heights]


def _short(told: Spoken, size: int, width: float) -> Spoken:
    """Words in two lines of a cell."""
    return Spoken(text=" ".join(svg.wrapped(told.text, size, (width - 5) / MM_PER_POINT, 2)), language=told.language)


def _row_height(row: tuple[Spoken, ...], size: int, widths: list[float]) -> float:
    return max(LEAST_ROW, *(needed(told.text, size, width - 5) + 3 for told, width in zip(row, widths, strict=True)))
