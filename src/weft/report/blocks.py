"""The hand that writes blocks: it counts paragraphs, sections, tables and figures as they are written."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from weft.report.paper import Block, Cell, Column, Heading, Paragraph, Picture, Reference, Table
from weft.report.svg import Drawing
from weft.report.voice import Voice


class BlockWriter:
    """Blocks of one chapter at a time, numbered through the whole paper; `stable`: what subjects are called in keys."""

    def __init__(self, voice: Voice, stable: Mapping[str, str] | None = None) -> None:
        self.voice = voice
        self._stable = stable or {}
        self._section = self._paragraph = ""
        self._keys: Counter[str] = Counter()
        self.chapter = ""
        self.anchor = ""
        self.blocks: list[Block] = []
        self._counts = {"paragraph": 0, "table": 0, "figure": 0, "section": 0, "subsection": 0}

    def open(self, number: str, anchor: str) -> None:
        """Begins a chapter."""
        self.chapter, self.anchor, self.blocks = number, anchor, []
        self._section = self._paragraph = anchor
        self._counts["section"] = self._counts["subsection"] = 0

    def add(self, block: Block, name: str) -> None:
        """Writes a block that needs no number; `name` tells it from the others of its section."""
        self.blocks.append(replace(block, key=self._key(self._section, name)))

    def subject(self, kind: str, known: str) -> str:
        """What a section is about, for its key: an instrument, an obligation, a theme."""
        return f"{kind}:{self._stable.get(known, known)}"

    def beside(self, name: str) -> str:
        """The key of a block that belongs to the paragraph before it."""
        return self._key(self._paragraph, name)

    def _key(self, scope: str, name: str) -> str:
        key = f"{scope}/{name}"
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}~{self._keys[key]}"

    def heading(self, text: str, subject: str, level: int = 2) -> None:
        """Writes a heading, numbered in numbered chapters; what follows belongs to its subject, alone in the chapter."""
        if level == 2:
            self._next("section")
            self._counts["subsection"] = 0
        else:
            self._next("subsection")
        steps = [self.chapter, str(self._counts["section"]), str(self._counts["subsection"])][:level]
        anchor = "-".join((self.anchor, *steps[1:]))
        self._section = self._paragraph = self._key(self.anchor, subject)
        number = ".".join(steps) if self.chapter else ""
        self.blocks.append(Heading(text=text, level=level, anchor=anchor, number=number, key=self._section))

    def text(self, text: str, name: str, *, opening: str = "", references: tuple[Reference, ...] = (), language: str = "") -> None:
        """Writes a numbered paragraph; the quotes after it belong to it; `language` of the text where it is another one."""
        self._paragraph = self._key(self._section, name)
        number = self._next("paragraph")
        key = self._paragraph
        self.blocks.append(Paragraph(text=text, number=number, opening=opening, references=references, language=language, key=key))

    def say(self, key: str, count: int | None = None, **arguments: str | int) -> None:
        """Writes a numbered paragraph from a phrase."""
        self.text(self.voice.say(key, count, **arguments), key)

    def aside(self, text: str, name: str, style: str = "small", opening: str = "", language: str = "") -> None:
        """Writes a paragraph outside the count: a lead, a note or a notice."""
        self.add(Paragraph(text=text, style=style, opening=opening, language=language), name)

    def table(self, key: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]], **arguments: str) -> None:
        """Writes a table with the caption `key`; nothing when it has no rows."""
        if rows:
            label = self.voice.say("label.table", number=str(self._next("table")))
            self.add(Table(label=label, caption=self.voice.say(key, None, **arguments), columns=columns, rows=tuple(rows)), key)

    def columns(self, *columns: tuple[str, int]) -> tuple[Column, ...]:
        """Columns by phrase key and width; a negative width makes a column of numbers."""
        return tuple(Column(head=self.voice.say(key), width=abs(width), numeric=width < 0) for key, width in columns)

    def picture(self, drawing: Drawing | None) -> None:
        """Writes a picture, when there is something to show."""
        if drawing is None:
            return
        label = self.voice.say("label.figure", number=str(self._next("figure")))
        self.add(
            Picture(
                name=drawing.name,
                svg=drawing.svg,
                label=label,
                title=drawing.title,
                caption=drawing.caption,
                alternative=drawing.alternative,
                width=drawing.width,
                height=drawing.height,
                table=drawing.table,
            ),
            drawing.name,
        )

    def _next(self, kind: str) -> int:
        self._counts[kind] += 1
        return self._counts[kind]
