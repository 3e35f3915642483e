"""Slides for who leads a course in a room: what the units say in points, their figures, and notes on what to ask."""

import io
from collections.abc import Sequence

from lxml import etree
from pptx.oxml.ns import qn
from pptx.slide import Slide as Shown
from pptx.text.text import _Paragraph
from pptx.util import Mm, Pt

from weft.content.teaching import Slide
from weft.courses.citing import cut
from weft.courses.course import Unit
from weft.courses.figures import drawn
from weft.courses.packages.package import Check, Package
from weft.courses.pages.setting import Setting
from weft.courses.saying import plain
from weft.records import Text
from weft.report.planning.said import Spoken
from weft.report.planning.slides import ACCENT, FLOOR, INNER, MARGIN, MM_PER_POINT, SOFT, TOP, Deck, Face, Place, described, fitting, needed
from weft.report.svg import Drawing
from weft.report.typesetting import raster

NAME = "course.pptx"
SIZES = (32, 30, 28, 26, 24, 22, 20)
BETWEEN = 4.5
"""Millimetres between two points."""

HANG = 8.0
CUT = "…"
SIDE = 108.0
"""Width of a title that stands beside its figure."""

FIGURE = Place(x=MARGIN + SIDE + 8, y=15, width=INNER - SIDE - 8, height=FLOOR - 15)
LEAST_POINTS = 10.0
"""Figures whose labels would stand smaller than this are left to the lesson."""

LABEL = 14.0
FOOT = Place(width=230, height=5)


class Room(Deck):
    """The house's deck with points and pictures; `cut` counts texts that had to be shortened."""

    def __init__(self, language: str, foot: str) -> None:
        super().__init__(language, foot)
        self.cut = 0

    def titled(self, title: str, notes: str) -> Shown:
        """A slide with its title, which is whole."""
        made = self.slide(title, notes)
        self.cut += made.shapes.title.text.endswith(CUT) and not title.endswith(CUT)
        return made

    def points(self, slide: Shown, texts: Sequence[str], place: Place) -> None:
        """Points with a dash each, as large as they fit."""
        size = next((one for one in SIZES if self._tall(texts, one, place.width) <= place.height), SIZES[-1])
        self.cut += self._tall(texts, size, place.width) > place.height
        frame = self._frame(slide, place, "Points")
        for number, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Mm(BETWEEN)
            _dashed(paragraph)
            self._run(paragraph, Spoken(text=text), Face(size=size))

    def _tall(self, texts: Sequence[str], size: float, width: float) -> float:
        return sum(needed(text, size, width - HANG) + BETWEEN for text in texts)

    def divider(self, kind: str, title: str, lead: str, notes: str) -> None:
        """A slide that opens a unit: its kind above, its title large, what it is for."""
        made = self.titled(title, notes)
        holder = made.shapes.title
        holder.left, holder.top, holder.width, holder.height = Mm(MARGIN), Mm(58), Mm(INNER), Mm(40)
        shown, size = fitting(title, (44, 40, 36, 32, 28), Place(height=40))
        self.cut += shown != title
        holder.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        self.words(made, Spoken(text=kind), Place(y=44, height=9), Face(size=20, bold=True, colour=ACCENT))
        place = Place(y=62 + needed(title, size, INNER) + 4, width=230, height=FLOOR - 66 - needed(title, size, INNER))
        shown, size = fitting(lead, (22, 20, 18), place)
        self.cut += shown != lead
        self.words(made, Spoken(text=shown), place, Face(size=size, colour=SOFT))

    def picture(self, drawing: Drawing, png: bytes) -> None:
        """A figure with its finding beside it; its words are in the notes and in its text alternative."""
        made = self.titled(drawing.title, drawing.alternative)
        holder = made.shapes.title
        holder.width, holder.height = Mm(SIDE), Mm(FLOOR - 15)
        shown, size = fitting(drawing.title, (28, 26, 24, 22), Place(width=SIDE, height=FLOOR - 15))
        self.cut += shown != drawing.title
        holder.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        scale = _scale(drawing)
        width, height = drawing.width * scale, drawing.height * scale
        x, y = FIGURE.x + (FIGURE.width - width) / 2, FIGURE.y
        described(made.shapes.add_picture(io.BytesIO(png), Mm(x), Mm(y), Mm(width), Mm(height)), drawing.alternative)


def _scale(drawing: Drawing) -> float:
    """Millimetres for a pixel, so that a figure fills its place."""
    return min(FIGURE.width / drawing.width, FIGURE.height / drawing.height)


def legible(drawing: Drawing) -> bool:
    """Whether the labels of a figure can be read from the back of a room."""
    return LABEL * _scale(drawing) / MM_PER_POINT >= LEAST_POINTS


def _dashed(paragraph: _Paragraph) -> None:
    """A dash before a paragraph, as an item of a list."""
    properties = paragraph._p.get_or_add_pPr()
    indent = str(int(Mm(HANG)))
    properties.set("marL", indent)
    properties.set("indent", f"-{indent}")
    colour = etree.SubElement(etree.SubElement(properties, qn("a:buClr")), qn("a:srgbClr"))
    colour.set("val", str(ACCENT))
    etree.SubElement(properties, qn("a:buFont")).set("typeface", "Calibri")
    etree.SubElement(properties, qn("a:buChar")).set("char", "–")


def pptx(setting: Setting) -> Package:
    """One file: a slide that opens the course, for each unit one that opens it, its slides and its figures."""
    voice, sheet = setting.voice, setting.sheet
    title = sheet.title.said_in(voice.language)
    pictures = _pictures(setting)
    shown = raster({name: one.svg for name, one in pictures.items()})
    made = Room(voice.language.value, _foot(title, voice.say("course.edition", edition=sheet.edition)))
    outcomes = "\n".join((voice.say("course.outcomes.course"), *(f"– {one.said_in(voice.language)}" for one in sheet.outcomes)))
    made.divider(voice.say("course.course", sheet.hours), title, sheet.audience.said_in(voice.language), outcomes)
    for unit in setting.course.units:
        _unit(unit, setting, made)
        for name, drawing in pictures.items():
            if name.startswith(f"{unit.id}/"):
                made.picture(drawing, shown[name])
    wanted = 1 + sum(1 + len(unit.slides) for unit in setting.course.units) + len(pictures)
    checks = (
        Check(code="slides", good=len(made.file.slides) == wanted, found=str(wanted)),
        Check(code="words_whole", good=made.cut == 0, found=str(made.cut or "")),
    )
    return Package(files={NAME: made.saved(title, "Weft", setting.course.made_on)}, checks=checks, packed=False)


def _foot(title: str, edition: str) -> str:
    """What stands below every slide; the edition gives way to a long title."""
    both = f"{title} – {edition}"
    return both if fitting(both, (12,), FOOT)[0] == both else title


def _pictures(setting: Setting) -> dict[str, Drawing]:
    """The figures that can be read from afar, by unit and name."""
    every = ((f"{unit.id}/{one.id}", drawn(one, setting.voice)) for unit in setting.course.units for one in unit.figures)
    return {name: drawing for name, drawing in every if legible(drawing)}


def _unit(unit: Unit, setting: Setting, made: Room) -> None:
    voice, sheet = setting.voice, unit.sheet
    minutes = voice.say("course.minutes", sheet.minutes)
    outcomes = "\n".join((voice.say("course.outcomes"), *(f"– {_said(one.text, setting)}" for one in sheet.outcomes)))
    made.divider(f"{setting.name(unit)} · {minutes}", sheet.title.said_in(voice.language), _said(sheet.lead, setting), outcomes)
    for one in unit.slides:
        _slide(one, setting, made)


def _slide(slide: Slide, setting: Setting, made: Room) -> None:
    shown = made.titled(_said(slide.title, setting), _said(slide.notes, setting))
    made.points(shown, [_said(one, setting) for one in slide.points], Place(y=TOP + 5, height=FLOOR - TOP - 5))


def _said(text: Text, setting: Setting) -> str:
    """A text with its articles in brackets."""
    return plain(cut(text.said_in(setting.voice.language)), setting.voice)
