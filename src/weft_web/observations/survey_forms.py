"""What is asked to open a questionnaire, and what an answer brings. Labels are keys of words/observations.yaml."""

import uuid
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from django import forms
from django.http import QueryDict
from django.utils import timezone

from weft.records import Record
from weft_web.engine.asking import CHOICE, guides
from weft_web.observations.asked import PREFIX, questions_of
from weft_web.observations.forms import CountryForm, date_field, text_field, tongues
from weft_web.observations.models import NAME, Consent, Questionnaire
from weft_web.observations.surveying import Opening, Sent

LONGEST_REPLY = 5000
LONGEST_LIST = 20_000
UNSEEN = "website"
"""A field that people do not see; machines fill it in."""


@lru_cache
def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country; all where it is not known for any."""
    there = get_global("zone_territories")
    own = sorted(zone for zone, place in there.items() if place == country and zone in available_timezones())
    every = sorted(one for one in available_timezones() if "/" in one and not one.startswith(("Etc/", "SystemV/", "posix", "right")))
    return (*own, "UTC") if own else ("UTC", *every)


class QuestionnaireForm(CountryForm):
    """A questionnaire to be opened."""

    title = forms.CharField(label="observations.questionnaire_title", max_length=NAME)
    guide = forms.ChoiceField(label="observations.guide")
    languages = forms.MultipleChoiceField(label="observations.languages")
    welcome = text_field("observations.welcome", 4, required=False, longest=4000)
    closes_on = date_field("observations.closes_on", required=True)
    closes_time = forms.TimeField(label="observations.closes_time", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    zone = forms.ChoiceField(label="observations.zone")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("guide", [(one.id, one.title.said_in(self.voice.language)) for one in guides().values()])
        self.choose("languages", tongues(self.voice))
        self.choose("zone", [(one, one.replace("_", " ")) for one in zones_of(self.country.code)])

    def clean(self) -> dict[str, Any]:
        """A deadline that is still to come."""
        given = super().clean()
        if not self.errors and self.closes_at() <= timezone.now():
            self.add_error("closes_on", "observations.closes_in_past")
        return given

    def closes_at(self) -> datetime:
        """The deadline, in its own zone."""
        given = self.cleaned_data
        return datetime.combine(given["closes_on"], given["closes_time"], tzinfo=ZoneInfo(given["zone"]))

    def opening(self) -> Opening:
        """The questionnaire as it is opened."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("title", "welcome", "zone")}
        return Opening(guide=guides()[given["guide"]], languages=tuple(given["languages"]), closes_at=self.closes_at(), **plain)


class LinksForm(CountryForm):
    """People to be invited, one a line."""

    names = text_field("observations.link_names", 4, longest=LONGEST_LIST)
    language = forms.ChoiceField(label="observations.link_language")

    def __init__(self, *arguments: Any, languages: list[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("language", [one for one in tongues(self.voice) if one[0] in languages])

    def people(self) -> list[str]:
        """The names, each once."""
        return list(dict.fromkeys(line.strip()[:NAME] for line in self.cleaned_data["names"].splitlines() if line.strip()))


class Reading(Record):
    """An answer as it came in: what was sent, and the faults, as field and key of words."""

    sent: Sent
    faults: tuple[tuple[str, str], ...]


def read_answer(data: QueryDict, questionnaire: Questionnaire, language: str) -> Reading:
    """What somebody sends. Nothing is cut off: what is too long is a fault, and stays in the form."""
    faults: list[tuple[str, str]] = []
    replies: dict[str, str] = {}
    for question in questions_of(questionnaire):
        name, given = PREFIX + question.id, clean(data.get(PREFIX + question.id, ""))
        if len(given) > LONGEST_REPLY:
            faults.append((name, "observations.reply_too_long"))
        if question.kind == CHOICE and given and given not in {one.id for one in question.options}:
            faults.append((name, "observations.reply_unknown"))
        if given:
            replies[question.id] = given
    if not replies:
        faults.append((PREFIX + questions_of(questionnaire)[0].id, "observations.nothing_written"))
    consent = data.get("consent", "")
    if consent not in set(Consent.values):
        faults.append(("consent", "observations.consent_missing"))
    who = {name: clean(data.get(name, ""))[:NAME] for name in ("person", "post", "institution")}
    sent = Sent(key=key_of(data), language=language, consent=consent, replies=replies, suspect=bool(data.get(UNSEEN, "")), **who)
    return Reading(sent=sent, faults=tuple(faults))


def clean(text: str) -> str:
    """What was written, without what no database holds."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def key_of(data: QueryDict) -> uuid.UUID:
    """The key made with the form; a new one where it is none."""
    try:
        return uuid.UUID(data.get("key", ""))
    except ValueError:
        return uuid.uuid4()
