"""The facilitator pack: what to hand out, what to keep, and a first page that says what each file is for."""

import io
from collections.abc import Iterable, Iterator
from html import escape

import pypdfium2
from docx import Document
from msgspec.structs import replace

from weft.courses.course import Course
from weft.courses.kit import Kit
from weft.courses.packages import kit_paper as papers
from weft.courses.packages.facilitating import NAME as SLIDES
from weft.courses.packages.facilitating import pptx
from weft.courses.packages.folder import STYLE, assets
from weft.courses.packages.kit_binding import Named, bound, tagged, text_of
from weft.courses.packages.kit_cards import cards
from weft.courses.packages.kit_course import answers, handout, setting_of
from weft.courses.packages.kit_forms import file_name, form
from weft.courses.packages.package import Check, Package, plain_names
from weft.courses.pages.shell import Edges, Frame, whole
from weft.records import Record
from weft.report.paper import Chapter

LOOK = "look"
KEY_LENGTH, LEAST_LENGTH = 60, 30
"""So many characters of an answer tell it from everything else, and so few do not."""


class Item(Record):
    """A file of the pack: the folder it lies in, what it is called and for."""

    folder: str
    name: str
    title: str
    told: str
    data: bytes

    @property
    def path(self) -> str:
        """Its name inside the pack."""
        return f"{self.folder}/{self.name}"


class Packer:
    """Makes the files of a pack in one language."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.say = kit, kit.voice.say
        self.out, self.own = (file_name(self.say(f"course.pack.{one}")) for one in ("out", "own"))
        self.checks: list[Check] = []

    def items(self) -> Iterator[Item]:
        """Every file, those to hand out first."""
        yield from self._cards()
        yield self._paper("checklists", papers.checklists(self.kit))
        yield self._paper("glossary", papers.terms(self.kit))
        yield self._paper("groups", papers.groups(self.kit, leading=False))
        yield from self._handouts()
        yield from self._forms()
        guide = self._named(self.say("course.pack.guide"))
        yield self._item(self.own, guide.title, "course.pack.guide.text", bound(self.kit, guide, papers.leading(self.kit)))
        yield from self._courses()

    def _cards(self) -> Iterator[Item]:
        count = len(self.kit.toolkit.cards)
        for key, sheets in (("cards_a5", False), ("cards_a4", True)):
            made = cards(self.kit, sheets=sheets)
            pages = len(pypdfium2.PdfDocument(made))
            self.checks.append(Check(code=key, good=pages == (-(-count // 2) if sheets else count), found=str(pages)))
            yield self._item(self.out, self.say(f"course.pack.{key}"), f"course.pack.{key}.text", made)

    def _paper(self, key: str, chapter: Chapter) -> Item:
        title = self.say(f"course.pack.{key}")
        return self._item(self.out, title, f"course.pack.{key}.text", bound(self.kit, self._named(title), [chapter]))

    def _handouts(self) -> Iterator[Item]:
        for course in self.kit.courses:
            yield self._of_course(self.out, "handout", course, handout(self.kit, course))

    def _forms(self) -> Iterator[Item]:
        folder = f"{self.out}/{file_name(self.say('course.pack.forms'))}"
        for one in self.kit.toolkit.templates:
            title = self.kit.said(one.title)
            yield Item(
                folder=folder, name=f"{file_name(title)}.docx", title=title, told=self.kit.said(one.lead), data=form(self.kit, one.id)
            )

    def _courses(self) -> Iterator[Item]:
        for course in self.kit.courses:
            name = self.kit.said(course.sheet.title)
            slides = pptx(setting_of(self.kit, course))
            self.checks += [one for one in slides.checks if one.good is False]
            made = self._item(self.own, self.say("course.pack.slides", title=name), "course.pack.slides.text", slides.files[SLIDES])
            yield replace(made, name=self._name("slides", course, "pptx"))
            yield self._of_course(self.own, "answers", course, answers(self.kit, course))

    def _of_course(self, folder: str, key: str, course: Course, chapters: Iterable[Chapter]) -> Item:
        """A paper of a course; its file is called by the course's id, which is short."""
        title = self.say(f"course.pack.{key}", title=self.kit.said(course.sheet.title))
        made = bound(self.kit, self._named(title, self.kit.said(course.sheet.title)), chapters)
        return replace(self._item(folder, title, f"course.pack.{key}.text", made), name=self._name(key, course, "pdf"))

    def _name(self, key: str, course: Course, suffix: str) -> str:
        return f"{file_name(self.say(f'course.pack.{key}', title=''))}-{file_name(course.id)}.{suffix}"

    def _named(self, title: str, kicker: str = "") -> Named:
        return Named(title=title, subtitle="", kicker=kicker)

    def _item(self, folder: str, title: str, key: str, data: bytes) -> Item:
        return Item(folder=folder, name=f"{file_name(title)}.pdf", title=title, told=self.say(key), data=data)

    def first_page(self, items: list[Item]) -> bytes:
        """What each file is for, with the way to it."""
        folders = ((self.say("course.pack.out"), self.out), (self.say("course.pack.own"), self.own))
        lists = "".join(_listed(name, [one for one in items if one.folder.split("/")[0] == folder]) for name, folder in folders)
        title, lead = self.say("course.pack"), self.say("course.pack.lead")
        head = f'<header class="unit-head"><h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p></header>'
        foot = self.say("course.edition", edition=self.kit.edition)
        edges = Edges(title=title, name=self.say("course.toolkit"), listed="", foot=foot, facts={})
        frame = Frame(pages={}, home="#main", files={STYLE: f"{LOOK}/{STYLE}"}, scripts=())
        return whole(self.kit.voice, frame, edges, f'<div class="home">{head}{lists}</div>').encode()


def _listed(name: str, items: list[Item]) -> str:
    return f"<section><h2>{escape(name)}</h2><ul>{''.join(map(_line, items))}</ul></section>"


def _line(one: Item) -> str:
    kind = one.name.rsplit(".", 1)[1].upper()
    told = f'<span class="small">{kind}</span><br><span class="small">{escape(one.told)}</span>'
    return f'<li><a href="{escape(one.path)}">{escape(one.title)}</a> {told}</li>'


def pack(kit: Kit) -> Package:
    """One ZIP of everything to lead a course with."""
    packer = Packer(kit)
    items = list(packer.items())
    start = f"{file_name(kit.voice.say('course.pack.start'))}.html"
    files = {start: packer.first_page(items), **{one.path: one.data for one in items}}
    files |= {f"{LOOK}/{name}": data for name, data in assets((STYLE,)).items()}
    checks = (plain_names(files), Check(code="files", good=len(files) == len(items) + 2, found=str(len(files))), *packer.checks)
    return Package(files=files, checks=(*checks, *_of_documents(items), keys_apart(kit, items, packer.out)))


def _of_documents(items: list[Item]) -> Iterator[Check]:
    untagged = [one.name for one in items if one.name.endswith(".pdf") and not tagged(one.data)]
    yield Check(code="tagged", good=not untagged, found=", ".join(untagged))
    forms = [Document(io.BytesIO(one.data)) for one in items if one.name.endswith(".docx")]
    yield Check(code="forms", good=all(one.paragraphs for one in forms), found=str(len(forms)))


def keys_apart(kit: Kit, items: list[Item], out: str) -> Check:
    """Whether no answer stands in what is handed out."""
    keys = [_bare(one.key.said_in(kit.voice.language)) for one in kit.toolkit.facilitation.groups]
    keys += [_bare(q.feedback.said_in(kit.voice.language)) for course in kit.courses for unit in course.units for q in unit.questions]
    keys = [one for one in keys if len(one) >= LEAST_LENGTH]
    handed = [one for one in items if one.folder == out and one.name.endswith(".pdf")]
    told = [one.name for one in handed if (text := _joined(text_of(one.data))) and any(key in text for key in keys)]
    return Check(code="keys_apart", good=not told, found=", ".join(told))


def _bare(text: str) -> str:
    """The beginning of an answer up to what it cites, without blanks."""
    return _joined(text.split("[")[0])[:KEY_LENGTH]


def _joined(text: str) -> str:
    return "".join(text.split())
