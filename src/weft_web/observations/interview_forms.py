"""What is asked about an interview. Labels are keys of words/observations.yaml."""

from typing import Any

from django import forms

from weft_web.engine.asking import Guide
from weft_web.observations.forms import CountryForm, coded, date_field, text_field, tongues
from weft_web.observations.interviewing import FIELDS
from weft_web.observations.models import NAME, Consent, Interview

NOTE = "note_"
REST = "rest"
"""The note under no question."""


def name_field(label: str) -> forms.CharField:
    """A short text."""
    return forms.CharField(label=label, max_length=NAME, required=False)


class InterviewForm(CountryForm):
    """An interview, with one note for each question of its guide."""

    person = name_field("observations.person")
    post = name_field("observations.post")
    institution = name_field("observations.institution")
    sector = forms.ChoiceField(label="observations.sector", required=False)
    held_on = date_field("observations.held_on", required=True)
    place = name_field("observations.place")
    language = forms.ChoiceField(label="observations.interview_language")
    consent = forms.ChoiceField(label="observations.consent")
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, guide: Guide, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.guide, voice = guide, self.voice
        self.choose("sector", [("", ""), *coded(voice, "sectors")])
        self.choose("language", tongues(voice))
        self.choose("consent", [(one.value, voice.say(f"observations.consent.{one.value}")) for one in Consent])
        for question in guide.questions:
            self.fields[NOTE + question.id] = text_field(question.text.said_in(voice.language), 3, required=False)
        self.fields[NOTE + REST] = text_field("observations.note_rest", 4, required=False)

    def clean(self) -> dict[str, Any]:
        """Somebody is named, or at least her function."""
        given = super().clean()
        if not given.get("person") and not given.get("post"):
            self.add_error("person", "observations.person_or_post")
        return given

    def notes(self) -> list[tuple[str, forms.BoundField]]:
        """The fields for notes, each with what the question is asked for."""
        asked = [
            (question.hint.said_in(self.voice.language) if question.hint else "", NOTE + question.id) for question in self.guide.questions
        ]
        return [(hint, self[name]) for hint, name in (*asked, ("", NOTE + REST))]

    def values(self) -> dict[str, Any]:
        """The interview as it is kept."""
        given = self.cleaned_data
        notes = {name.removeprefix(NOTE): text for name, text in given.items() if name.startswith(NOTE) and text}
        plain = {name: given[name] for name in FIELDS if name in given}
        return plain | {"guide": self.guide.id, "notes": notes}


def shown(interview: Interview) -> dict[str, Any]:
    """What the form shows of an interview that is there."""
    plain = {name: getattr(interview, name) for name in FIELDS if name not in ("guide", "notes")}
    return plain | {"seen": interview.latest} | {NOTE + code: text for code, text in interview.notes.items()}


class SayingForm(CountryForm):
    """Words that may serve as evidence."""

    unnamed = ("text",)
    question = forms.CharField(max_length=60, required=False)
    text = text_field("observations.saying", 3, longest=4000)
