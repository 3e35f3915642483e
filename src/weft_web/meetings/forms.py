"""What is asked to begin a meeting, of a guest, of its seats, of somebody who takes part. Labels are keys of words/meetings.yaml."""

import uuid
from datetime import date
from typing import Any, cast

from django import forms

from weft.records import Language
from weft.records.meeting import Level, Seats
from weft_web import engine
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine.convening import NATIONAL
from weft_web.engine.reporting import fit
from weft_web.meetings.convening import Begun
from weft_web.meetings.models import NAME, Guest, Meeting
from weft_web.meetings.nominating import Nominated
from weft_web.meetings.seating import MOST_SEATS, Asked
from weft_web.observations.forms import coded, date_field, text_field, tongues
from weft_web.observations.survey_forms import zones_of

LANGUAGES = tuple(one.value for one in Language)


class VoicedForm(forms.Form):
    """A form that knows who reads it."""

    def __init__(self, *arguments: Any, voice: Voice, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.voice = voice

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """The choices of a field."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def plain(self) -> dict[str, Any]:
        """What was given, texts without signs that no reader sees."""
        return {name: fit(value) if isinstance(value, str) else value for name, value in self.cleaned_data.items()}


class BeginForm(VoicedForm):
    """A meeting: which, when, where, in which languages."""

    level = forms.ChoiceField(label="meetings.level")
    title = forms.CharField(label="meetings.title_field", max_length=NAME, required=False)
    starts_on = date_field("meetings.starts_on", required=True)
    zone = forms.ChoiceField(label="meetings.zone")
    city = forms.CharField(label="meetings.city", max_length=NAME, required=False)
    original = forms.ChoiceField(label="meetings.original")
    languages = forms.MultipleChoiceField(label="meetings.languages", required=False)

    def __init__(self, *arguments: Any, country: Country | None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        levels = [one.value for one in Level if (one.value in NATIONAL) == (country is not None)]
        self.choose("level", [(one, self.voice.say(f"meetings.level.{one}")) for one in levels])
        self.choose("zone", [(one, one.replace("_", " ")) for one in zones_of(country.code if country else "")])
        self.choose("original", tongues(self.voice))
        self.choose("languages", tongues(self.voice))

    def begun(self) -> Begun:
        """What the meeting begins with."""
        given = self.plain()
        first = given["original"]
        languages = (first, *(one for one in LANGUAGES if one in given["languages"] and one != first))
        return Begun(
            level=Level(given["level"]),
            starts_on=given["starts_on"],
            zone=given["zone"],
            languages=tuple(Language(one) for one in languages),
            title={first: given["title"]} if given["title"] else {},
            city={first: given["city"]} if given["city"] else {},
        )


class GuestForm(VoicedForm):
    """A country or an organisation that is asked to send people."""

    code = forms.RegexField(r"^[A-Za-z]{2}$", label="meetings.guest.code", required=False)
    name = forms.CharField(label="meetings.guest.name", max_length=NAME, required=False)
    region = forms.ChoiceField(label="meetings.guest.region", required=False)
    language = forms.ChoiceField(label="meetings.guest.language")
    email = forms.EmailField(label="meetings.guest.email", required=False)
    nominate_by = date_field("meetings.guest.nominate_by")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("region", [("", "–"), *coded(self.voice, "regions")])
        self.choose("language", tongues(self.voice))

    def clean(self) -> dict[str, Any]:
        """A code or a name."""
        given = super().clean() or {}
        if not given.get("code") and not str(given.get("name") or "").strip() and "code" not in self.errors:
            self.add_error("name", "meetings.problem_guest_nameless")
        return given

    def asked(self, before: dict[str, str] | None = None) -> Asked:
        """Who is asked; the name in other languages stays as it was."""
        given = self.plain()
        others = {one: said for one, said in (before or {}).items() if one != given["language"]}
        name = {**others, given["language"]: given["name"]} if given["name"] else {}
        return Asked(**{**given, "name": name, "code": given["code"].upper()})


class SeatsForm(VoicedForm):
    """How many seats each guest has for each role."""

    def __init__(self, *arguments: Any, meeting: Meeting, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offered = {one["role"]: one["seats"] for one in meeting.seats}
        self.roles = [one.id for one in engine.entries("participant_roles")]
        for role in self.roles:
            self.fields[role] = forms.IntegerField(min_value=0, max_value=MOST_SEATS, required=False, initial=offered.get(role))

    @property
    def rows(self) -> list[tuple[str, forms.BoundField]]:
        """Each role with its field."""
        return [(role, self[role]) for role in self.roles]

    def seats(self) -> tuple[Seats, ...]:
        """Seats by role."""
        return tuple(Seats(role=role, seats=self.cleaned_data[role]) for role in self.roles if self.cleaned_data.get(role))


class ParticipantForm(VoicedForm):
    """Somebody who is nominated, entered by the organisers."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    guest = forms.ChoiceField(label="meetings.person.guest", required=False)
    role = forms.ChoiceField(label="meetings.person.role")
    title = forms.CharField(label="meetings.person.title", max_length=40, required=False)
    first_name = forms.CharField(label="meetings.person.first_name", max_length=120, required=False)
    last_name = forms.CharField(label="meetings.person.last_name", max_length=120)
    position = forms.CharField(label="meetings.person.position", max_length=NAME, required=False)
    organisation = forms.CharField(label="meetings.person.organisation", max_length=NAME, required=False)
    sector = forms.ChoiceField(label="meetings.person.sector", required=False)
    gender = forms.ChoiceField(label="meetings.person.gender", required=False)
    language = forms.ChoiceField(label="meetings.person.language")
    email = forms.EmailField(label="meetings.person.email", required=False)
    telephone = forms.CharField(label="meetings.person.telephone", max_length=60, required=False)
    funded = forms.BooleanField(label="meetings.person.funded", required=False)
    needs = text_field("meetings.person.needs", 2, required=False, longest=2_000)

    def __init__(self, *arguments: Any, guests: list[tuple[Guest, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.guests = {str(one.key): one for one, _ in guests}
        self.choose("guest", [("", "–"), *((str(one.key), said) for one, said in guests)])
        self.choose("role", coded(self.voice, "participant_roles"))
        self.choose("sector", [("", "–"), *coded(self.voice, "sectors")])
        said = [(one, self.voice.say(f"meetings.gender.{one}")) for one in ("woman", "man", "another")]
        self.choose("gender", [("", self.voice.say("meetings.gender.unsaid")), *said])
        self.choose("language", tongues(self.voice))
        self.initial.setdefault("key", uuid.uuid4())
        self.order_fields(["key", "role", "guest"])

    def nominated(self) -> tuple[Nominated, Guest | None]:
        """Who is nominated, and by whom."""
        given = self.plain()
        known = {name: value for name, value in given.items() if name in Nominated.__struct_fields__}
        return Nominated(**known), self.guests.get(given.get("guest", ""))


class WalkInForm(ParticipantForm):
    """Somebody who came unannounced: little is asked at the door."""

    asked_at_the_door = ("key", "role", "title", "first_name", "last_name", "organisation", "guest", "language", "email")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in set(self.fields) - set(self.asked_at_the_door):
            del self.fields[name]


class ReplaceForm(ParticipantForm):
    """Somebody in a person's place, sent by the same guest."""

    reason = forms.CharField(label="meetings.replace_reason", max_length=2_000, required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        del self.fields["guest"]


def first_day(voice: Voice) -> dict[str, date | str]:
    """What a form for a meeting begins with."""
    return {"original": voice.language.value}
