"""What is asked of a meeting itself: its particulars and practical information. Labels are keys of words/meetings.yaml."""

import hashlib
import json
from datetime import timedelta
from typing import Any

from django import forms

from weft_web.consultations.selectors import rounds_of
from weft_web.engine.reporting import fit
from weft_web.meetings.forms import LANGUAGES, VoicedForm
from weft_web.meetings.models import NAME, Meeting
from weft_web.observations.forms import date_field, text_field, tongues
from weft_web.observations.survey_forms import zones_of

LONG = 4_000
LONGEST = 40_000
PRACTICAL = (
    *("venue", "registration", "travel", "visa", "hotel", "allowance", "insurance", "health", "access", "climate"),
    "connection",
)
MOST_DAYS = 60


class SpokenForm(VoicedForm):
    """A form some of whose fields are asked in each language of the meeting. `spoken`: name -> key of its words, rows (0: one line)."""

    spoken: dict[str, tuple[str, int]] = {}

    def __init__(self, *arguments: Any, meeting: Meeting, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.meeting = meeting
        self.languages = [one for one in meeting.languages if one in LANGUAGES] or ["en"]
        for name, (label, rows) in self.spoken.items():
            for language in self.languages:
                self.fields[f"{name}_{language}"] = _worded(label, rows, language)

    @property
    def asked(self) -> list[tuple[str, str, list[tuple[str, forms.BoundField]]]]:
        """Each field that is asked in the languages: its name, its words, and the field in each."""
        return [(name, label, [(one, self[f"{name}_{one}"]) for one in self.languages]) for name, (label, _) in self.spoken.items()]

    @property
    def named(self) -> dict[str, list[tuple[str, forms.BoundField]]]:
        """The field of each name in each language."""
        return {name: fields for name, _, fields in self.asked}

    def words(self, name: str, before: dict[str, str] | None = None) -> dict[str, str]:
        """What was given, by language; words in languages that were not asked stay."""
        others = {one: said for one, said in (before or {}).items() if one not in self.languages}
        given = {one: fit(self.cleaned_data[f"{name}_{one}"]).strip() for one in self.languages}
        return {**others, **{one: said for one, said in given.items() if said}}


def _worded(label: str, rows: int, language: str) -> forms.CharField:
    field = text_field(label, rows, required=False, longest=LONGEST if rows > 2 else LONG) if rows else None
    field = field or forms.CharField(label=label, max_length=NAME, required=False)
    field.strip = False  # an empty first line is an objective that this language lacks
    field.widget.attrs["lang"] = language
    return field


def shown_in(name: str, words: dict[str, str]) -> dict[str, str]:
    """What the fields of a name begin with."""
    return {f"{name}_{language}": said for language, said in words.items()}


def mark_of(values: object) -> str:
    """By what a form knows that nobody wrote meanwhile."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]


SAID = ("title", "project", "city", "host", "convener")
PLAIN = ("symbol", "starts_on", "ends_on", "zone", "venue", "contact", "contact_email", "chair", "rapporteur")


class DescribeForm(SpokenForm):
    """The particulars of a meeting. `seen`: what they were when the form was made."""

    spoken = {
        "title": ("meetings.title_field", 0),
        "project": ("meetings.project", 0),
        "city": ("meetings.city", 0),
        "host": ("meetings.host", 0),
        "convener": ("meetings.convener", 0),
        "objectives": ("meetings.objectives", 5),
    }

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    symbol = forms.CharField(label="meetings.symbol", max_length=60, required=False)
    starts_on = date_field("meetings.starts_on", required=True)
    ends_on = date_field("meetings.ends_on", required=True)
    zone = forms.ChoiceField(label="meetings.zone")
    venue = forms.CharField(label="meetings.venue", max_length=NAME, required=False)
    donors = text_field("meetings.donors", 2, required=False, longest=LONG)
    contact = forms.CharField(label="meetings.contact", max_length=NAME, required=False)
    contact_email = forms.EmailField(label="meetings.contact_email", required=False)
    chair = forms.CharField(label="meetings.chair", max_length=NAME, required=False)
    rapporteur = forms.CharField(label="meetings.rapporteur", max_length=NAME, required=False)
    original = forms.ChoiceField(label="meetings.original")
    others = forms.MultipleChoiceField(label="meetings.languages", required=False)
    consultation = forms.ChoiceField(label="meetings.round", required=False)

    def __init__(self, *arguments: Any, meeting: Meeting, **named: Any) -> None:
        named["initial"] = _told(meeting)
        super().__init__(*arguments, meeting=meeting, **named)
        zones = dict.fromkeys((meeting.zone, *zones_of(meeting.country.code if meeting.country else "")))
        self.choose("zone", [(one, one.replace("_", " ")) for one in zones])
        self.choose("original", tongues(self.voice))
        self.choose("others", tongues(self.voice))
        rounds = rounds_of(meeting.country) if meeting.country else ()
        self.rounds = {str(one.key): one.pk for one in rounds}
        self.choose("consultation", [("", "–"), *((str(one.key), f"{one.title} ({one.draft.label})") for one in rounds)])

    def clean(self) -> dict[str, Any]:
        """Days in order, and nothing that somebody else changed meanwhile."""
        given = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and not timedelta(0) <= last - first <= timedelta(days=MOST_DAYS):
            self.add_error("ends_on", "meetings.problem_meeting_ends_before_it_begins")
        if given.get("seen") and given["seen"] != _told(self.meeting)["seen"]:
            self.add_error(None, "meetings.changed_meanwhile")
        return given

    def values(self) -> dict[str, Any]:
        """The particulars as they are kept."""
        given, meeting = self.plain(), self.meeting
        first = given["original"]
        return {
            **{name: given[name] for name in PLAIN},
            **{name: self.words(name, getattr(meeting, name)) for name in SAID},
            "donors": lines(given["donors"]),
            "objectives": self._objectives(),
            "languages": [first, *(one for one in LANGUAGES if one in given["others"] and one != first)],
            "consultation_id": self.rounds.get(given["consultation"]),
        }

    def _objectives(self) -> list[dict[str, str]]:
        """One objective a line: the first lines of all languages are one objective."""
        said = {
            one: [" ".join(fit(line).split()) for line in self.cleaned_data[f"objectives_{one}"].splitlines()] for one in self.languages
        }
        rows: list[dict[str, str]] = []
        for place in range(max(map(len, said.values()), default=0)):
            before = self.meeting.objectives[place] if place < len(self.meeting.objectives) else {}
            others = {one: words for one, words in before.items() if one not in self.languages}
            rows.append({**others, **{one: told[place] for one, told in said.items() if place < len(told) and told[place]}})
        return [one for one in rows if one]


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for one in text.splitlines() if (line := " ".join(fit(one).split()))]


def _told(meeting: Meeting) -> dict[str, Any]:
    """What the form of the particulars begins with."""
    values = {name: getattr(meeting, name) for name in (*PLAIN, *SAID, "donors", "objectives", "languages", "consultation_id")}
    objectives = {one: "\n".join(words.get(one, "") for words in meeting.objectives) for one in meeting.languages}
    said = {key: words for name in SAID for key, words in shown_in(name, getattr(meeting, name)).items()}
    return {
        **{name: getattr(meeting, name) for name in PLAIN},
        **said,
        **shown_in("objectives", objectives),
        "donors": "\n".join(meeting.donors),
        "original": next(iter(meeting.languages), "en"),
        "others": meeting.languages[1:],
        "consultation": str(meeting.consultation.key) if meeting.consultation else "",
        "seen": mark_of(values),
    }


class PracticalForm(SpokenForm):
    """What participants are told of the venue, of travel and the like."""

    spoken = {one: (f"meet.practical.{one}", 3) for one in PRACTICAL}

    def __init__(self, *arguments: Any, meeting: Meeting, **named: Any) -> None:
        told = {key: said for one in meeting.practical for key, said in shown_in(one["kind"], one["words"]).items()}
        super().__init__(*arguments, meeting=meeting, initial=told, **named)

    def values(self) -> dict[str, Any]:
        """The practical information as it is kept."""
        before = {one["kind"]: one["words"] for one in self.meeting.practical}
        said = [(kind, self.words(kind, before.get(kind))) for kind in PRACTICAL]
        return {"practical": [{"kind": kind, "words": words} for kind, words in said if words]}
