"""Writing questionnaires and what is answered."""

import hashlib
import json
import uuid
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.engine.asking import Guide
from weft_web.observations.links import digest_of, token_of
from weft_web.observations.models import Answer, Link, Questionnaire
from weft_web.observations.services import take_back


class AnswerDiffersError(InputError):
    """Under this key something else arrived before."""


class Opening(Record):
    """A questionnaire to be opened."""

    title: str
    guide: Guide
    languages: tuple[str, ...]
    welcome: str
    closes_at: datetime
    zone: str


class Sent(Record):
    """What somebody sends."""

    key: uuid.UUID
    language: str
    person: str
    post: str
    institution: str
    consent: str
    replies: dict[str, str]
    suspect: bool = False

    @property
    def digest(self) -> str:
        """The same for the same words."""
        told = [self.person, self.post, self.institution, self.consent, sorted(self.replies.items())]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def questionnaire_open(country: Country, opening: Opening, person: Person) -> Questionnaire:
    """A questionnaire with its questions as they stand today, so that later wording changes nothing in it."""
    questions = msgspec.to_builtins(opening.guide.questions)
    told: dict[str, Any] = {name: getattr(opening, name) for name in ("title", "welcome", "closes_at", "zone")}
    made = Questionnaire(country=country, by=person, guide=opening.guide.id, questions=questions, languages=list(opening.languages), **told)
    made.full_clean()
    made.save()
    deed_record(country, person, "questionnaire_opened", made.title, questionnaire=made.pk)
    return made


@transaction.atomic
def questionnaire_close(questionnaire: Questionnaire, person: Person) -> None:
    """No more answers are taken."""
    if questionnaire.closed_at is None:
        questionnaire.closed_at = timezone.now()
        questionnaire.save(update_fields=["closed_at"])
        deed_record(questionnaire.country, person, "questionnaire_closed", questionnaire.title, questionnaire=questionnaire.pk)


@transaction.atomic
def link_make(questionnaire: Questionnaire, name: str, language: str, person: Person, *, public: bool = False) -> Link:
    """A link for one person, or the one for everybody: there is one public link at a time."""
    if public:
        there = questionnaire.links.filter(public=True, withdrawn_at=None).first()
        if there is not None:
            return there
    link = Link(questionnaire=questionnaire, name=name, language=language, public=public, by=person)
    link.digest = digest_of(token_of(link))
    link.full_clean()
    link.save()
    deed_record(questionnaire.country, person, "link_made", questionnaire.title, questionnaire=questionnaire.pk, link=link.pk)
    return link


@transaction.atomic
def link_withdraw(link: Link, person: Person) -> None:
    """A link that opens nothing any more; what came through it stays."""
    if take_back(link, person):
        deed_record(
            link.questionnaire.country,
            person,
            "link_withdrawn",
            link.questionnaire.title,
            questionnaire=link.questionnaire_id,
            link=link.pk,
        )


def link_note_opened(link: Link) -> None:
    """That somebody came in by it."""
    Link.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())


@transaction.atomic
def answer_receive(link: Link, sent: Sent) -> Answer:
    """The answer, once, however often it is sent. Errors: AnswerDiffersError where other words came under its key."""
    now, values = (
        timezone.now(),
        {name: getattr(sent, name) for name in ("language", "person", "post", "institution", "consent", "replies")},
    )
    answer, _ = Answer.objects.get_or_create(
        questionnaire=link.questionnaire,
        key=sent.key,
        defaults=values
        | {"link": link, "digest": sent.digest, "suspect": sent.suspect, "late": now > link.questionnaire.closes_at, "at": now},
    )
    if answer.digest != sent.digest or answer.link_id != link.pk:
        raise AnswerDiffersError("answer_differs")
    return answer
