"""A text out for comment, for tests: a draft, its round, and somebody who was asked."""

import uuid
from datetime import timedelta
from functools import cache
from typing import Any

import msgspec
from django.utils import timezone
from msgspec.structs import replace

from weft.consult.draft import Draft, drafted
from weft.records import Language
from weft.records.consulting import Disposed
from weft.report.compose import WORDS
from weft.report.paper import Chapter, Cover, Paper, Paragraph
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.consultations.models import Consultation, Disposition, Invitee, Topic
from weft_web.consultations.models import Draft as DraftRow
from weft_web.consultations.taking_in import form_take_in
from weft_web.consultations.taking_part import Said, comment_receive, post_receive
from weft_web.countries.models import Country
from weft_web.instruments.holding import keep

SECRET = "the-link-of-ilse"  # noqa: S105 - of an invented person
NOTE = {"en": "Read chapter 3 first.", "fr": "Lisez d’abord le chapitre 3.", "es": "Lea primero el capítulo 3."}


@cache
def study() -> Draft:
    """The study of the sample country as a draft in three languages."""
    from tests.consult import texts

    return drafted(texts.papers(), "en", key="d1", country="XS", label="Draft for comments")


def small(paragraphs: int = 12) -> Draft:
    """A short text in three languages, made at once."""
    return drafted({one: _small(one, paragraphs) for one in NOTE}, "en", key="d2", country="XS", label="Draft for comments")


def rewritten(draft: Draft, changed: dict[str, str], label: str) -> Draft:
    """The draft with other words in some paragraphs."""
    papers = {}
    for language, paper in draft.papers.items():
        [chapter] = paper.chapters
        blocks = tuple(replace(one, text=changed.get(one.text, one.text)) for one in chapter.blocks if isinstance(one, Paragraph))
        papers[language] = replace(paper, chapters=(replace(chapter, blocks=blocks),))
    return drafted(papers, draft.first, key=label, kind=draft.kind, country=draft.country, label=label)


def _small(language: str, paragraphs: int) -> Paper:
    blocks = tuple(
        Paragraph(text=f"[{language}] What the law says of matter {one}.", number=one, key=f"law/p{one}")
        for one in range(1, paragraphs + 1)
    )
    chapter = Chapter(title=f"[{language}] The law", anchor="law", number="1", wide=False, blocks=blocks)
    cover = Cover(kicker="", country="", title="", subtitle="", emblem="", emblem_caption="", facts=(), notices=())
    told = dict.fromkeys(("running_title", "subject", "keywords", "version"), "")
    return Paper(language=language, title="Study", made_on="2026-11-22", cover=cover, chapters=(chapter,), words=_words(language), **told)


def _words(language: str) -> dict[str, str]:
    said = engine.voice(Language(language)).say
    return {one: said(f"word.{one}" if one != "cite" else "imprint.cite", page="{page}", pages="{pages}") for one in WORDS}


def draft_row(country: Country, by: Person, draft: Draft, **more: Any) -> DraftRow:
    """A draft kept."""
    body = keep([msgspec.json.encode(draft, order="sorted")])
    return DraftRow.objects.create(country=country, kind=draft.kind, label=draft.label, body=body, by=by, **more)


def round_of(country: Country, by: Person, draft: Draft, **more: Any) -> Consultation:
    """A round that is open for ten days yet."""
    told: dict[str, Any] = {"title": "Desk study on biosafety", "note": NOTE, "zone": "Africa/Nairobi"}
    told |= {"closes_at": timezone.now() + timedelta(days=10, hours=1), "opened_at": timezone.now() - timedelta(days=1)}
    return Consultation.objects.create(country=country, draft=draft_row(country, by, draft), by=by, **(told | more))


def asked(consultation: Consultation, name: str = "Ilse Marand", language: str = "en", **more: Any) -> Invitee:
    """Somebody who was asked for comments."""
    told = {"organisation": "Ministry of Agriculture", "role": "ministry", "email": f"{name.split()[0].lower()}@example.org"}
    return Invitee.objects.create(consultation=consultation, name=name, language=language, **(told | more))


def lived_round(country: Country) -> Invitee:
    """A round with something of everything that somebody who was asked can see."""
    by = Person.objects.get(email="focal_point@example.org")
    one = asked(round_of(country, by, study()), secret=SECRET)
    topic = Topic.objects.create(consultation=one.consultation, title="Who keeps the register?", questions="Who could?", by=by)
    post_receive(one, topic, uuid.uuid4(), "en", "The ministry of the environment does.")
    place = next(there for there in study().places if there.kind == "paragraph" and there.number)
    said = Said(key=uuid.uuid4(), place=place.key, number=place.number, about="wording", text="Why?", proposal="", quote="", language="en")
    # With its answer: an open comment would hold the study back from being published.
    Disposition.objects.create(comment=comment_receive(one, said), outcome=Disposed.NOTED.value, by=by)
    form_take_in(one, "form.docx", b"no form at all")
    return one
