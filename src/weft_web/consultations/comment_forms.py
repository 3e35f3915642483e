"""What is asked of a comment: entered for somebody, put into another language, answered; and of a discussion."""

import uuid
from typing import Any

from django import forms

from weft.records.consulting import About, Disposed, Way
from weft_web.consultations.dispositions import REASONED, Outcome
from weft_web.consultations.entering import Said
from weft_web.consultations.models import NAME, Invitee
from weft_web.engine.consulting import Draft, place_named
from weft_web.engine.reporting import fit
from weft_web.narrowing import is_key
from weft_web.observations.forms import CountryForm, text_field, tongues

ENTERED = (Way.LETTER, Way.MEETING)
LONGEST = 20_000
WHERE = 300


class EnterForm(CountryForm):
    """A comment entered for somebody: from a letter, from what was said at a meeting."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    invitee = forms.ChoiceField(label="consultations.enter.invitee")
    way = forms.ChoiceField(label="consultations.enter.way")
    place = forms.CharField(label="consultations.enter.place", required=False, max_length=100)
    about = forms.ChoiceField(label="consultations.enter.about")
    text = text_field("consultations.enter.text", 5, required=False, longest=LONGEST)
    proposal = text_field("consultations.enter.proposal", 3, required=False, longest=LONGEST)
    language = forms.ChoiceField(label="consultations.enter.language")
    name = forms.CharField(label="consultations.enter.name", required=False, max_length=NAME)
    late = forms.BooleanField(label="consultations.enter.late", required=False)

    def __init__(self, *arguments: Any, people: list[Invitee], draft: Draft, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.draft, self.people = draft, {str(one.key): one for one in people}
        self.choose("invitee", [(key, _called(one)) for key, one in self.people.items()])
        self.choose("way", [(one.value, self.voice.say(f"consultations.way.{one.value}")) for one in ENTERED])
        self.choose("about", [(one.value, self.voice.say(f"consultations.about.{one.value}")) for one in About])
        self.choose("language", tongues(self.voice))

    def clean(self) -> dict[str, Any]:
        """Something said, at a place that there is."""
        given = super().clean()
        if not fit(given.get("text", "")) and not fit(given.get("proposal", "")):
            self.add_error("text", "consultations.problem_comment_says_nothing")
        said = given.get("place", "").strip()
        if said and place_named(self.draft, said) is None:
            self.add_error("place", "consultations.problem_place")
        return given

    def who(self) -> Invitee:
        """For whom it is entered."""
        return self.people[self.cleaned_data["invitee"]]

    def said(self) -> Said:
        """The comment."""
        given = self.cleaned_data
        place = place_named(self.draft, given["place"].strip()) if given["place"].strip() else None
        return Said(
            key=given["key"],
            place=place.key if place else "",
            number=place.number if place else "",
            about=given["about"],
            text=fit(given["text"]),
            proposal=fit(given["proposal"]),
            language=given["language"],
            way=Way(given["way"]),
            name=fit(given["name"]),
            late=given["late"],
        )


def _called(invitee: Invitee) -> str:
    if not invitee.organisation or invitee.organisation == invitee.name:
        return invitee.name
    return f"{invitee.name} · {invitee.organisation}"


class BringForm(CountryForm):
    """A form that came back for an invitee."""

    invitee = forms.ChoiceField(label="consultations.enter.invitee")
    file = forms.FileField(label="consultations.bring.file")
    late = forms.BooleanField(label="consultations.enter.late", required=False)

    def __init__(self, *arguments: Any, people: list[Invitee], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.people = {str(one.key): one for one in people}
        self.choose("invitee", [(key, _called(one)) for key, one in self.people.items()])

    def who(self) -> Invitee:
        """From whom it came."""
        return self.people[self.cleaned_data["invitee"]]


class OutcomeForm(forms.Form):
    """What becomes of a comment; why is asked where it is not taken over whole."""

    outcome = forms.ChoiceField(label="consultations.dispose.outcome", choices=[(one.value, one.value) for one in Disposed])
    reason = forms.CharField(
        label="consultations.dispose.reason", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    where = forms.CharField(label="consultations.dispose.where", required=False, max_length=WHERE)

    def clean(self) -> dict[str, Any]:
        """A reason where one is asked."""
        given = super().clean() or {}
        if given.get("outcome") in set(REASONED) and not fit(given.get("reason", "")):
            self.add_error("reason", "consultations.problem_reason_missing")
        return given

    def said(self) -> Outcome:
        """What was said."""
        given = self.cleaned_data
        return Outcome(outcome=Disposed(given["outcome"]), reason=fit(given["reason"]), where=" ".join(fit(given["where"]).split()))


class RenderForm(CountryForm):
    """A comment in another language."""

    language = forms.ChoiceField(label="consultations.render.language")
    text = text_field("consultations.enter.text", 4, required=False, longest=LONGEST)
    proposal = text_field("consultations.enter.proposal", 2, required=False, longest=LONGEST)

    def __init__(self, *arguments: Any, own: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("language", [one for one in tongues(self.voice) if one[0] != own])

    def clean(self) -> dict[str, Any]:
        """Something said."""
        given = super().clean()
        if not fit(given.get("text", "")) and not fit(given.get("proposal", "")):
            self.add_error("text", "consultations.problem_comment_says_nothing")
        return given


class TopicForm(CountryForm):
    """A question put up for discussion."""

    title = forms.CharField(label="consultations.topic.title", max_length=NAME)
    questions = text_field("consultations.topic.questions", 4, required=False, longest=LONGEST)


class PostForm(CountryForm):
    """What the moderator says."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = text_field("consultations.topic.text", 4, longest=LONGEST)
    language = forms.ChoiceField(label="consultations.enter.language")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("language", tongues(self.voice))


class SummaryForm(CountryForm):
    """What came of a discussion."""

    summary = text_field("consultations.topic.summary", 6, longest=LONGEST)


def fresh_key(said: str = "") -> str:
    """The key of a form: the one that was sent, or a new one."""
    return said if is_key(said) else str(uuid.uuid4())
