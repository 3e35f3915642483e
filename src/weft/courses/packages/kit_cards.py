"""The reference cards to print: one to a page of A5, or two to a sheet of A4 to be cut."""

from importlib.resources import files

import msgspec

from weft.content.toolkit import Card
from weft.courses.kit import Kit
from weft.courses.packages.pieces import LessonWriter
from weft.records import Record
from weft.report.paper import Piece
from weft.report.typesetting import sheet

LEAST, WRITTEN, MOST = 14, 30, 60
"""Characters: the width of a column, of one to write in, and the most that counts."""

EMPTY = "…"


class Printed(Record):
    """A card as it is set."""

    kicker: str
    title: str
    lead: tuple[Piece, ...]
    points: tuple[tuple[Piece, ...], ...]
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


class Deck(Record):
    """All cards; `sheets`: two to a sheet."""

    language: str
    title: str
    subject: str
    made_on: str
    foot: str
    sheets: bool
    cards: tuple[Printed, ...]


def cards(kit: Kit, *, sheets: bool) -> bytes:
    """The cards as a tagged PDF."""
    say, held = kit.voice.say, kit.toolkit.cards
    deck = Deck(
        language=kit.voice.language.value,
        title=kit.name("cards"),
        subject=say("course.toolkit.cards.text"),
        made_on=kit.made_on,
        foot=say("course.edition", edition=kit.edition),
        sheets=sheets,
        cards=tuple(_printed(one, say("course.toolkit.card", number=place, of=len(held)), kit) for place, one in enumerate(held, 1)),
    )
    template = (files("weft.courses.packages") / "cards.typ").read_text(encoding="utf-8")
    return sheet(template, msgspec.json.encode(deck).decode(), kit.made_on)


def _printed(one: Card, kicker: str, kit: Kit) -> Printed:
    writer = LessonWriter(kit.voice)
    head = tuple(writer.plain(each) for each in one.table.head) if one.table else ()
    rows = tuple(tuple(writer.plain(cell) for cell in row) for row in one.table.rows) if one.table else ()
    return Printed(
        kicker=kicker,
        title=kit.said(one.title),
        lead=writer.words(one.lead),
        points=tuple(writer.words(each) for each in one.points),
        head=head,
        widths=tuple(_width(name, [row[place] for row in rows]) for place, name in enumerate(head)),
        rows=rows,
    )


def _width(head: str, cells: list[str]) -> int:
    """Room of a column: its longest text, at least two and a half times its longest word; fixed where someone is to write in it."""
    to_write = sum(cell == EMPTY for cell in cells) * 2 > len(cells)
    word = max(len(word) for text in (head, *cells) for word in text.split())
    return WRITTEN if to_write else max(LEAST, 5 * word // 2, min(MOST, max(map(len, (head, *cells)))))
