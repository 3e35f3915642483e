"""Certificates of attendance: the same for the same person and record, signed with the key of this installation, checked without it."""

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from weft.records import Record
from weft.records.meeting import Meeting as MeetingRecord
from weft.records.meeting import Participant as ParticipantRecord
from weft_web import engine as words
from weft_web.asking import Voice
from weft_web.courses import awarding
from weft_web.engine import certifying
from weft_web.engine import convening as engine

MEDIA = {"pdf": "application/pdf", "json": "application/ld+json"}
KIND = "CoCurricular"
"""Of the kinds of Open Badges the one for what was attended and not examined."""


class Made(Record):
    """A certificate: whose, and what stands on the sheet, the signed credential in it."""

    name: str
    language: str
    told: dict[str, Any]

    def as_form(self, form: str) -> bytes:
        """As PDF, or the credential alone as JSON."""
        return certifying.certificate_pdf(self.told) if form == "pdf" else str(self.told["credential"]).encode()


def made(record: MeetingRecord, one: ParticipantRecord, origin: str) -> Made:
    """The certificate of a participant in her language; `origin`: where it can be checked."""
    voice = words.voice(engine.tongue_of(record, one))
    said = engine.certified(record, one, voice)
    key = awarding.key()
    credential = certifying.credential(_awarded(record, one, said), key)
    return Made(name=said.name, language=said.language, told=_told(said, credential, key, (voice, origin)))


def _awarded(record: MeetingRecord, one: ParticipantRecord, said: engine.Certified) -> certifying.Awarded:
    return certifying.Awarded(
        key=str(uuid.uuid5(uuid.UUID(record.key), one.key)),
        known=f"urn:weft:meeting:{record.key}:{said.language}",
        language=said.language,
        name=said.name,
        title=said.meeting,
        summary=said.title,
        terms=said.terms,
        issuer=said.issuer,
        given_at=datetime.fromisoformat(record.ends_on).replace(tzinfo=UTC),
        kind=KIND,
    )


def _told(said: engine.Certified, credential: dict[str, Any], key: bytes, where: tuple[Voice, str]) -> dict[str, Any]:
    voice, origin = where
    link = origin.rstrip("/") + reverse("courses:check")
    return {
        "title": said.title,
        "issuer": said.issuer,
        "language": said.language,
        "made_on": said.ended_on,
        "head": said.head,
        "to": said.to,
        "has": said.has,
        "attached": voice.say("courses.certificate.attached"),
        "check": voice.say("courses.certificate.check", link=link),
        "key": certifying.did_of(key),
        "name": said.name,
        "course": said.meeting,
        "facts": said.facts,
        "credential": json.dumps(credential, ensure_ascii=False),
    }
