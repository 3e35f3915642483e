"""What is asked to begin a round, to put its deadline off, and of an invitee. Labels are keys of words/consultations.yaml."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from weft.records import Language
from weft_web.consultations.inviting import Guest
from weft_web.consultations.models import NAME
from weft_web.consultations.rounds import Frame, Words
from weft_web.consultations.selectors import Offer
from weft_web.engine.reporting import fit
from weft_web.institutions.bodies import Body
from weft_web.observations.forms import CountryForm, coded, date_field, text_field, tongues
from weft_web.observations.survey_forms import zones_of
from weft_web.strategies.models import Version as StrategyVersion
from weft_web.studies.models import Version as StudyVersion

LONGEST_NOTE = 6_000
LANGUAGES = tuple(one.value for one in Language)


class DeadlineForm(CountryForm):
    """A deadline: day, time and zone."""

    closes_on = date_field("consultations.closes_on", required=True)
    closes_time = forms.TimeField(label="consultations.closes_time", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    zone = forms.ChoiceField(label="consultations.zone")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("zone", [(one, one.replace("_", " ")) for one in zones_of(self.country.code)])

    def clean(self) -> dict[str, Any]:
        """A deadline that is still to come."""
        given = super().clean()
        if {"closes_on", "closes_time", "zone"} <= given.keys() and self.closes_at() <= timezone.now():
            self.add_error("closes_on", "consultations.problem_past")
        return given

    def closes_at(self) -> datetime:
        """The deadline, in its own zone."""
        given = self.cleaned_data
        return datetime.combine(given["closes_on"], given["closes_time"], tzinfo=ZoneInfo(given["zone"]))


class ExtendForm(DeadlineForm):
    """The deadline put off, and why."""

    reason = text_field("consultations.extend_reason", 2, required=False, longest=2_000)


class WordsForm(CountryForm):
    """Title and what invitees read first, in each language."""

    title = forms.CharField(label="consultations.title_field", max_length=NAME)
    note_en = text_field("consultations.note_en", 4, required=False, longest=LONGEST_NOTE)
    note_fr = text_field("consultations.note_fr", 4, required=False, longest=LONGEST_NOTE)
    note_es = text_field("consultations.note_es", 4, required=False, longest=LONGEST_NOTE)
    names = forms.BooleanField(label="consultations.names", required=False)

    def note(self) -> dict[str, str]:
        """The note by language."""
        told = {one: fit(self.cleaned_data[f"note_{one}"]) for one in LANGUAGES}
        return {one: said for one, said in told.items() if said}

    def words(self) -> Words:
        """What was said."""
        return Words(title=fit(self.cleaned_data["title"]), note=self.note(), names=self.cleaned_data["names"])


class DraftForm(CountryForm):
    """Which frozen text goes out, and under which label: one version a language of the study, or one of the strategy."""

    text = forms.ChoiceField(label="consultations.text", widget=forms.RadioSelect)
    label = forms.CharField(label="consultations.label", max_length=120)
    study_en = forms.ChoiceField(label="consultations.study_en", required=False)
    study_fr = forms.ChoiceField(label="consultations.study_fr", required=False)
    study_es = forms.ChoiceField(label="consultations.study_es", required=False)
    plan = forms.ChoiceField(label="consultations.plan", required=False)

    def __init__(self, *arguments: Any, offer: Offer, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offer = offer
        kinds = [("study", "study")] * bool(offer.studies) + [("strategy", "strategy")] * bool(offer.plans)
        self.choose("text", kinds)
        for language in LANGUAGES:
            rows = [(str(one.pk), one.label) for one in offer.studies.get(language, ())]
            self.choose(f"study_{language}", [("", self.voice.say("consultations.not_this_language")), *rows])
        self.choose("plan", [(str(one.pk), one.called) for one in offer.plans])

    def clean(self) -> dict[str, Any]:
        """At least one language of a study."""
        given = super().clean()
        if given.get("text") == "study" and not any(given.get(f"study_{one}") for one in LANGUAGES):
            self.add_error("text", "consultations.problem_no_language")
        if given.get("text") == "strategy" and not given.get("plan"):
            self.add_error("plan", "consultations.problem_no_plan")
        return given

    def studies(self) -> dict[str, StudyVersion]:
        """The versions of the study that were chosen, by language; none where it is the strategy."""
        if self.cleaned_data["text"] != "study":
            return {}
        chosen = {one: self.cleaned_data[f"study_{one}"] for one in LANGUAGES}
        return {one: version for one, said in chosen.items() for version in self.offer.studies.get(one, ()) if str(version.pk) == said}

    def version(self) -> StrategyVersion | None:
        """The version of the strategy that was chosen."""
        if self.cleaned_data["text"] != "strategy":
            return None
        return next((one for one in self.offer.plans if str(one.pk) == self.cleaned_data["plan"]), None)


class BeginForm(DraftForm, WordsForm, DeadlineForm):
    """A round: its text, its words, its deadline."""

    def frame(self) -> Frame:
        """What the round says of itself."""
        words = self.words()
        return Frame(title=words.title, note=words.note, names=words.names, closes_at=self.closes_at(), zone=self.cleaned_data["zone"])


class InviteeForm(CountryForm):
    """Somebody to be asked for comments."""

    name = forms.CharField(label="consultations.invitee.name", max_length=NAME)
    email = forms.EmailField(label="consultations.invitee.email", required=False)
    organisation = forms.CharField(label="consultations.invitee.organisation", max_length=NAME, required=False)
    role = forms.ChoiceField(label="consultations.invitee.role")
    sector = forms.ChoiceField(label="consultations.invitee.sector", required=False)
    language = forms.ChoiceField(label="consultations.invitee.language")
    body = forms.ChoiceField(label="consultations.invitee.body", required=False)

    def __init__(self, *arguments: Any, bodies: tuple[Body, ...], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("role", coded(self.voice, "invitee_roles"))
        self.choose("sector", [("", "–"), *coded(self.voice, "sectors")])
        self.choose("language", tongues(self.voice))
        held = str((self.initial or {}).get("body", ""))
        gone = [(held, held)] if held and held not in {one.id for one in bodies} else []
        self.choose("body", [("", "–"), *((one.id, one.name) for one in bodies), *gone])

    def guest(self) -> Guest:
        """Who is asked."""
        given = {name: " ".join(fit(str(value)).split()) for name, value in self.cleaned_data.items()}
        return Guest(**given)


class ListForm(CountryForm):
    """A table of people, pasted or as a file; the language of those whose row names none."""

    table = forms.CharField(
        label="consultations.list_pasted", required=False, widget=forms.Textarea(attrs={"rows": 6}), max_length=1_000_000
    )
    file = forms.FileField(label="consultations.list_file", required=False)
    tongue = forms.ChoiceField(label="consultations.list_language")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("tongue", tongues(self.voice))

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean()
        if not given.get("table", "").strip() and not given.get("file"):
            self.add_error("table", "consultations.problem_no_list")
        return given
