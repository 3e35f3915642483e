"""A lesson in one language as frozen blocks."""

from datetime import date

from weft.records import Record


class Words(Record, tag=True):
    """A run of words."""

    text: str
    bold: bool = False
    italic: bool = False


class Citation(Record, tag=True):
    """An article, annex, target or decision: treaty code and place ("10.3", "Annex III", "BS-V/16")."""

    treaty: str
    place: str

    @property
    def code(self) -> str:
        """As it is written in content."""
        return f"{self.treaty} {self.place}"


Line = tuple[Words | Citation, ...]


class Paragraph(Record, tag=True):
    """A paragraph."""

    line: Line


class Points(Record, tag=True):
    """A list; `ordered` where the order counts."""

    points: tuple[Line, ...]
    ordered: bool = False


class Grid(Record, tag=True):
    """A table with its head."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class Shown(Record, tag=True):
    """The place of a figure."""

    figure: str


class Box(Record, tag=True):
    """An example, a case or a note, set apart; it holds no other box."""

    kind: str
    id: str
    title: str
    blocks: tuple["Paragraph | Points | Grid | Shown", ...]


Block = Paragraph | Points | Grid | Shown | Box


class Section(Record):
    """A section of a lesson."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Lesson(Record):
    """A lesson in one language, with the day of its last change."""

    date: date
    sections: tuple[Section, ...]
