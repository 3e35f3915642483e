"""Chapters of the toolkit bound as a paper."""

from collections.abc import Iterable

import pypdfium2

from weft.courses.kit import PARTS, Kit
from weft.courses.packages.document import words
from weft.courses.packages.pdf import CONFORMING
from weft.records import Record
from weft.report.finishing import finished
from weft.report.paper import Chapter, Cover, Fact, Paper
from weft.report.typesetting import typeset


class Named(Record):
    """What a paper is called, and what stands below its title."""

    title: str
    subtitle: str
    kicker: str = ""
    facts: tuple[Fact, ...] = ()
    notices: tuple[Fact, ...] = ()


def paper_of(kit: Kit, named: Named, chapters: Iterable[Chapter], *, compact: bool = True) -> Paper:
    """Chapters as a paper; a `compact` one has neither cover nor contents."""
    voice = kit.voice
    made = Paper(
        language=voice.language.value,
        title=named.title,
        running_title=named.title,
        subject=named.subtitle or voice.say("course.paper.subject"),
        keywords=voice.say("course.toolkit"),
        made_on=kit.made_on,
        version=kit.edition,
        cover=Cover(
            kicker=named.kicker or voice.say("course.toolkit"),
            country=named.title,
            title="",
            subtitle=named.subtitle,
            emblem="",
            emblem_caption="",
            facts=named.facts,
            notices=named.notices,
        ),
        chapters=tuple(chapters),
        words=words(voice, kit.edition),
        compact=compact,
    )
    return finished(made)


def bound(kit: Kit, named: Named, chapters: Iterable[Chapter]) -> bytes:
    """Chapters as a tagged PDF without a cover."""
    return typeset(paper_of(kit, named, chapters), png=False).pdf


def whole_kit(kit: Kit) -> Named:
    """The cover of the whole toolkit: how much of what there is."""
    say = kit.voice.say
    facts = tuple(Fact(figure="", text=say(f"course.toolkit.{part}.count", len(kit.listed(part)))) for part in PARTS)
    words = Fact(figure=say("course.paper.words"), text=say("course.paper.words.text"))
    return Named(title=say("course.toolkit"), subtitle=say("course.toolkit.lead"), facts=facts, notices=(words,))


def tagged(pdf: bytes) -> bool:
    """Whether a PDF says of itself that it is PDF/UA and has its tags."""
    return CONFORMING in pdf and bool(pypdfium2.PdfDocument(pdf).is_tagged())


def text_of(pdf: bytes) -> str:
    """All text of a PDF in one line; a hyphen at the end of a line is told as what is no character."""
    told = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(told.replace("\ufffe", "-").split())
