"""What is asked of a working group, of its conclusions and of what they become, of commitments. Labels: words/meetings.yaml."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms

from weft_web.engine.consulting import Draft, place_named
from weft_web.meetings.attending import Asks
from weft_web.meetings.concluding import Concluded, Placed
from weft_web.meetings.following import Heard, Promised
from weft_web.meetings.forms import VoicedForm
from weft_web.meetings.models import NAME, STATES, Meeting, Participant
from weft_web.observations.forms import date_field, text_field, tongues

LONG = 4_000
SUBSTANCE = "substance"
DUE_MONTHS = 6
DAYS_A_MONTH = 30


class KeyedForm(VoicedForm):
    """A form that is one thing, however often it is sent."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.initial.setdefault("key", uuid.uuid4())
        if "language" in self.fields:
            self.choose("language", tongues(self.voice))
            self.initial.setdefault("language", self.voice.language.value)


class GroupForm(VoicedForm):
    """A working group: its name, its question, the item it works on, who reports."""

    name = forms.CharField(label="meetings.group.name", max_length=NAME)
    question = text_field("meetings.group.question", 3, required=False, longest=LONG)
    item = forms.ChoiceField(label="meetings.group.item", required=False)
    rapporteur = forms.ChoiceField(label="meetings.group.rapporteur", required=False)

    def __init__(self, *arguments: Any, items: list[tuple[str, str]], people: list[tuple[Participant, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.people = {str(one.key): one for one, _ in people}
        self.choose("item", [("", "–"), *items])
        self.choose("rapporteur", [("", "–"), *((str(one.key), said) for one, said in people)])

    def asks(self) -> Asks:
        """The group as it is named."""
        given = self.plain()
        return Asks(name=" ".join(given["name"].split()), question=given["question"].strip(), item=given["item"])

    def reports(self) -> Participant | None:
        """Who reports for it."""
        return self.people.get(self.cleaned_data["rapporteur"])


class ConclusionForm(KeyedForm):
    """What a group concluded, in its own words."""

    text = text_field("meetings.conclusion.text", 3, longest=LONG)
    language = forms.ChoiceField(label="meetings.person.language")

    def concluded(self) -> Concluded:
        """The conclusion."""
        given = self.plain()
        return Concluded(key=given["key"], text=given["text"].strip(), language=given["language"])


class PlaceForm(VoicedForm):
    """Where a conclusion goes as a comment: a paragraph by its number, and what it ought to say."""

    place = forms.CharField(label="meetings.conclusion.place", max_length=100, required=False)
    proposal = text_field("meetings.conclusion.proposal", 3, required=False, longest=LONG)

    def __init__(self, *arguments: Any, draft: Draft, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.draft = draft

    def clean(self) -> dict[str, Any]:
        """A paragraph that there is."""
        given = super().clean() or {}
        said = str(given.get("place", "")).strip()
        if said and place_named(self.draft, said) is None:
            self.add_error("place", "meetings.problem_place_unknown")
        return given

    def placed(self) -> Placed:
        """The place, the whole where none is named."""
        given = self.plain()
        said = given["place"].strip()
        place = place_named(self.draft, said) if said else None
        where = {"place": place.key, "number": place.number} if place else {"place": "", "number": ""}
        return Placed(**where, about=SUBSTANCE, proposal=given["proposal"].strip())


class ActForm(VoicedForm):
    """The action of the strategy that a conclusion becomes, in the language of the strategy."""

    text = text_field("meetings.conclusion.action", 3, longest=LONG)


class PromiseForm(VoicedForm):
    """Who will do it, until when."""

    owner = forms.CharField(label="meet.column.owner", max_length=NAME)
    due = date_field("meet.column.due", required=True)

    def __init__(self, *arguments: Any, meeting: Meeting, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.initial.setdefault("due", meeting.ends_on + timedelta(days=DUE_MONTHS * DAYS_A_MONTH))


class CommitmentForm(KeyedForm):
    """Who will do what until when."""

    text = text_field("meet.column.commitment", 2, longest=LONG)
    owner = forms.CharField(label="meet.column.owner", max_length=NAME)
    due = date_field("meet.column.due", required=True)
    participant = forms.ChoiceField(label="meetings.commitment.participant", required=False)
    language = forms.ChoiceField(label="meetings.person.language")

    def __init__(self, *arguments: Any, meeting: Meeting, people: list[tuple[Participant, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.people = {str(one.key): one for one, _ in people}
        self.choose("participant", [("", "–"), *((str(one.key), said) for one, said in people)])
        self.initial.setdefault("due", meeting.ends_on + timedelta(days=DUE_MONTHS * DAYS_A_MONTH))

    def promised(self) -> Promised:
        """The commitment."""
        given = self.plain()
        return Promised(**{name: given[name] for name in ("key", "owner", "text", "language", "due")})

    def whose(self) -> Participant | None:
        """The participant who made it, where one did."""
        return self.people.get(self.cleaned_data["participant"])


class ReportForm(KeyedForm):
    """How a commitment stands."""

    state = forms.ChoiceField(label="meet.column.state")
    words = text_field("meetings.commitment.words", 3, required=False, longest=LONG)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("state", [(code, self.voice.say(f"meet.commitment.{code}")) for code, _ in STATES])

    def heard(self) -> Heard:
        """What was heard of it."""
        given = self.plain()
        return Heard(key=given["key"], state=given["state"], words=given["words"].strip())
