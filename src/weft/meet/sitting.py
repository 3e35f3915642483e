"""A document of a meeting: its head with symbol, day and languages, numbered paragraphs in sections, annexes with Roman numbers."""

from msgspec.structs import replace

from weft.ids import of as id_of
from weft.meet.scene import Scene
from weft.records import Record
from weft.records.meeting import Said
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean, shortened
from weft.report.finishing import finished
from weft.report.paper import Blank, Chapter, Cover, Listing, Masthead, Paper

WORDS = ("annex", "contents", "figure", "page_of", "paragraph", "refresh", "scroll", "show_figures", "table")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LONGEST_RUNNING = 90

SYMBOLS = {
    "agenda": "1",
    "annotated": "1/Add.1",
    "note": "INF/1",
    "participants": "INF/2",
    "evaluation": "INF/3",
    "commitments": "INF/4",
    "report": "2",
}
"""What the symbol of the meeting is followed by, where the record names no other: official documents by number, others as information."""


class Head(Record):
    """What tells a document: its `key` (of SYMBOLS, or of a document of the meeting), title, day, languages it is there in, item."""

    key: str
    title: str
    on: str
    languages: tuple[str, ...]
    original: str
    symbol: str = ""
    item: str = ""


class SittingWriter(BlockWriter):
    """Writes the sections of one document; paragraphs are counted through all of it, whatever the language."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene.voice)
        self.scene = scene
        self.chapters: list[Chapter] = []
        self._annexes = 0

    def section(self, title: str, anchor: str) -> None:
        """Begins a section that goes on below the one before; without a title it goes on under the head."""
        self._close()
        self._title, self._wide, self._follows = title, False, True
        self.open("", anchor)

    def page(self, title: str, anchor: str) -> None:
        """Begins a section on a page of its own."""
        self.section(title, anchor)
        self._follows = False

    def annex(self, title: str, anchor: str, *, wide: bool = False) -> None:
        """Begins an annex on a page of its own."""
        self._close()
        self._title, self._wide, self._follows = title, wide, False
        self._annexes += 1
        self.open(ROMAN[min(self._annexes, len(ROMAN)) - 1], anchor)

    def _close(self) -> None:
        if self.anchor:
            self.chapters.append(
                Chapter(
                    title=self._title,
                    anchor=self.anchor,
                    number=self.chapter,
                    wide=self._wide,
                    blocks=tuple(self.blocks),
                    follows=self._follows and bool(self.chapters),
                )
            )

    def closed(self) -> tuple[Chapter, ...]:
        """All that was written."""
        self._close()
        self.anchor = ""
        return tuple(self.chapters)

    def points(self, points: tuple[str, ...], name: str) -> None:
        """Writes points with dashes; nothing where there are none."""
        if points:
            self.add(Listing(points=tuple(clean(one) for one in points)), name)

    def lettered(self, points: tuple[str, ...], name: str) -> None:
        """Writes objectives and the like: (a), (b), (c)."""
        if points:
            self.add(Listing(points=tuple(clean(one) for one in points), lettered=True), name)

    def to_write(self, name: str) -> None:
        """Writes a dashed field for what only the one who reports can say."""
        say = self.scene.say
        prompts = (say("meet.report.write_prompt_said"), say("meet.report.write_prompt_agreed"))
        self.add(Blank(prompts=prompts, field=say("meet.report.write_field"), lines=3), name)

    def heading(self, text: str, subject: str, level: int = 2) -> None:
        """Writes a heading without a number: paragraphs are numbered here, headings are not."""
        super().heading(text, subject, level)
        last = self.blocks[-1]
        self.blocks[-1] = replace(last, number="")


def head(scene: Scene, key: str, title: str, item: str = "") -> Head:
    """The head of one of the documents that the product writes: original in the first language of the meeting, there in all of them."""
    meeting = scene.meeting
    own = next((one.symbol for one in meeting.papers if one.key == key and one.symbol), "")
    made = "/".join(one for one in (meeting.symbol, SYMBOLS.get(key, "")) if one) if meeting.symbol else ""
    original = meeting.languages[0] if meeting.languages else scene.language.value
    return Head(
        key=key,
        title=title,
        on=scene.made_on,
        languages=meeting.languages or (scene.language.value,),
        original=original,
        symbol=own or made,
        item=item,
    )


def paper(scene: Scene, told: Head, chapters: tuple[Chapter, ...]) -> Paper:
    """A document of the meeting, ready to be set."""
    voice, title = scene.voice, clean(told.title)
    running = shortened(clean(scene.title), LONGEST_RUNNING)
    return finished(
        Paper(
            language=scene.language.value,
            title=title,
            running_title=running,
            subject=voice.say("meet.paper.subject"),
            keywords=", ".join(one for one in (clean(scene.title), told.symbol) if one),
            made_on=told.on[:10],
            version=id_of(scene.meeting.key, str(scene.meeting.sequence), scene.meeting.stamp),
            cover=EMPTY,
            chapters=chapters,
            words={word: voice.say(f"word.{word}", page="{page}", pages="{pages}") for word in WORDS}
            | {"footer": title, "skip": voice.say("meet.skip"), "cite": ""},
            author=clean(scene.convener),
            compact=True,
            masthead=_masthead(scene, told),
        )
    )


EMPTY = Cover(kicker="", country="", title="", subtitle="", emblem="", emblem_caption="", facts=(), notices=())


def _masthead(scene: Scene, told: Head) -> Masthead:
    meeting = scene.meeting
    venue = clean(", ".join(one for one in (meeting.venue, scene.place) if one))
    return Masthead(
        convener=clean(scene.convener),
        symbol=clean(told.symbol),
        lines=(scene.voice.day(told.on[:10]), *_tongues(scene, told)),
        meeting=tuple(one for one in (clean(scene.title), venue) if one),
        item=told.item,
    )


def _tongues(scene: Scene, told: Head) -> tuple[str, ...]:
    """The line on the original, and in which languages the document is there: one language says that there is no other."""
    name = scene.voice.tongue(told.original).upper()
    if set(told.languages) == {told.original}:
        return (scene.say("meet.only", language=name),)
    every = ", ".join(scene.voice.tongue(one) for one in told.languages)
    return scene.say("meet.original", language=name), scene.say("meet.available", languages=every)


def item_line(scene: Scene, number: str) -> str:
    """The line that says under which item a document is dealt with."""
    return scene.say("meet.item_of", number=number) if number else ""


def title_of(scene: Scene, said: Said) -> str:
    """A title of the record, fit for paper."""
    return clean(scene.said(said))
