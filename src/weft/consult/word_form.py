"""The Word file on which people comment: the draft with its numbers, a bookmark around each place, a table for those who prefer rows."""

from functools import partial

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from msgspec.structs import replace

from weft.consult import deadline, form_marks
from weft.consult.calls import FIELDS, INPUT, Call, kinds_said
from weft.consult.draft import Draft, chapter_key
from weft.consult.form_tables import fields, rows
from weft.consult.form_xml import HEADING_POS, PARAGRAPH_POS, first_paragraph, numbered, put_first
from weft.report import word_xml as xml
from weft.report.paper import Block, Chapter, Heading, Listing, Paper, Paragraph, Picture, Table
from weft.report.voice import Voice
from weft.report.word import document
from weft.report.word_blocks import FOLLOWING, UNNUMBERED, Writer

FIRST, LAST = "form-first", "form-last"
TOLD, WHO, ROWS = "form/told", "form/who", "form/rows"
OWN = {"until": "form/until", "ways": "form/ways", "list": "form/listing", "notes": "form/notes"}
OWN |= {"first": f"{FIRST}/", "last": f"{LAST}/", "whom": "form/who-title", "rowed": "form/rows-how"}
"""What is the form's own and no part of the draft."""

FIRST_MARK = 50_000
"""The first id of our bookmarks, far from those that are written for links."""

BLANK_ROWS = 12
HEADS = (*(f"consult.field.{one}" for one in FIELDS), *(f"consult.column.{one}" for one in ("number", *INPUT)))


def word_form(draft: Draft, call: Call, voice: Voice, pictures: dict[str, bytes]) -> bytes:
    """The form as DOCX in the language of the voice; `pictures`: PNG by name, without which a picture stands as its title and caption."""
    language = voice.language.value
    return document(_paper(draft, call, voice), pictures, partial(FormWriter, marks=marks_of(draft, language)))


def marks_of(draft: Draft, language: str) -> dict[str, str]:
    """The bookmark of each place, by the key of its block or of its chapter."""
    told = {one.key: form_marks.place_mark(one.key) for one in draft.places}
    own = {key: f"{form_marks.FORM}{name}" for name, key in OWN.items()}
    return told | own | {TOLD: form_marks.form_mark(draft, language), WHO: form_marks.WHO, ROWS: form_marks.ROWS}


def _paper(draft: Draft, call: Call, voice: Voice) -> Paper:
    """The draft between a page that says how to comment and a page of rows, without its own front page."""
    paper = draft.papers[voice.language.value]
    cover = replace(paper.cover, kicker=voice.say("consult.form.kicker", label=draft.label))
    words = {**paper.words, "footer": voice.say("consult.form.kicker", label=draft.label), **{one: voice.say(one) for one in HEADS}}
    chapters = (_first(paper, call, voice), *paper.chapters, _last(voice))
    return replace(paper, compact=True, cover=cover, words=words, chapters=chapters, author="")


def _first(paper: Paper, call: Call, voice: Voice) -> Chapter:
    until = voice.say("consult.form.until", deadline=deadline.said(voice, call.closes_at, call.zone))
    send = voice.say("consult.form.send", address=call.send_to)
    ways = tuple(voice.say(f"consult.form.way_{one}") for one in ("beside", "inside", "rows"))
    notes = " ".join(voice.say(f"consult.form.{one}") for one in ("numbers", "several", "language", "answer"))
    blocks: tuple[Block, ...] = (
        Paragraph(text=paper.title, style="lead", key=TOLD),
        Paragraph(text="", opening=f"{until} {send}", key="form/until"),
        Paragraph(text=voice.say("consult.form.ways"), key="form/ways"),
        Listing(points=ways, ordered=True, key="form/listing"),
        Paragraph(text=notes, key="form/notes"),
        Heading(text=voice.say("consult.form.who"), level=2, anchor="form-who", key="form/who-title"),
        Table(label="", caption="", columns=(), rows=(), key=WHO),
    )
    return Chapter(title=voice.say("consult.form.title"), anchor=FIRST, number="", wide=False, blocks=blocks)


def _last(voice: Voice) -> Chapter:
    first, second, third = kinds_said(voice)
    how = " ".join((voice.say("consult.form.rows_how"), voice.say("consult.form.kinds", first=first, second=second, third=third)))
    blocks: tuple[Block, ...] = (Paragraph(text=how, key="form/rows-how"), Table(label="", caption="", columns=(), rows=(), key=ROWS))
    return Chapter(title=voice.say("consult.form.rows"), anchor=LAST, number="", wide=True, blocks=blocks)


class FormWriter(Writer):
    """Writes blocks with their numbers as plain words and a bookmark around each: what people add in between changes no number."""

    def __init__(self, word: Document, paper: Paper, pictures: dict[str, bytes], *, marks: dict[str, str]) -> None:
        super().__init__(word, paper, pictures)
        self._marks = marks
        self._ids = FIRST_MARK

    def chapter(self, chapter: Chapter, *, follows: bool = False) -> None:
        """Writes a chapter; its title is a place as well."""
        body = self.document.element.body
        before = len(body) - 1
        self._heading(
            1, self.titled(chapter), chapter.anchor, UNNUMBERED.replace("<w:ind", f"{FOLLOWING}<w:ind") if follows else UNNUMBERED
        )
        title = body[before]
        if chapter.number.isdigit():
            numbered(title, chapter.number, HEADING_POS)
        self._marked([title], chapter_key(chapter.anchor))
        for block in chapter.blocks:
            self.block(block)

    def block(self, shown: Block, *, leads: bool = False) -> None:
        """Writes one block between the two ends of its bookmark."""
        body = self.document.element.body
        before = len(body) - 1
        if shown.key in (WHO, ROWS):
            self.append(self._form_table(shown.key))
            self.add("TableText", "")
        elif isinstance(shown, Picture) and shown.name not in self.pictures:
            self.add("PictureTitle", xml.run(shown.title))
            self.add("Caption", xml.run(f"{shown.label} – {shown.caption}"))
        else:
            super().block(replace(shown, number="") if isinstance(shown, Heading) else shown, leads=leads)
        written = list(body)[before:-1]
        self._number(shown, written)
        self._marked(written, shown.key)

    def _number(self, shown: Block, written: list[BaseOxmlElement]) -> None:
        if isinstance(shown, Heading) and shown.number:
            numbered(written[0], shown.number, HEADING_POS)
        if isinstance(shown, Paragraph) and shown.number:
            numbered(written[0], str(shown.number), PARAGRAPH_POS)

    def _form_table(self, key: str) -> str:
        said = [self.paper.words[one] for one in HEADS]
        return fields(said[: len(FIELDS)], self.width) if key == WHO else rows(said[len(FIELDS) :], BLANK_ROWS, self.width)

    def _caption(self, word: str, label: str, caption: str, *, above: bool) -> None:
        """A caption whose number no program counts anew."""
        self.add("Caption", xml.run(f"{label} – {caption}"), "" if above else '<w:keepNext w:val="0"/>')

    def _marked(self, written: list[BaseOxmlElement], key: str) -> None:
        """A bookmark around the words of each paragraph, and in the first cell of each table.

        None reaches over the end of a paragraph: LibreOffice writes such ones anew, without their ends, where a table stands between.
        """
        name = self._marks.get(key) or form_marks.place_mark(key)
        found = (first_paragraph(one) for one in written)
        for place, one in enumerate((one for one in found if one is not None), 1):
            self._ids += 1
            start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{self._ids}" w:name="{form_marks.part_mark(name, place)}"/>')
            end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{self._ids}"/>')
            put_first(one, start)
            one.append(end)
