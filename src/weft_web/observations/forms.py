"""What is asked about an entry and what it rests on. Labels are keys of words/observations.yaml."""

from typing import Any, cast

from django import forms

from weft.records import Language
from weft_web import engine
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine.asking import KINDS
from weft_web.observations import selectors
from weft_web.observations.models import NAME, Evidence, Observation
from weft_web.observations.resting import titled
from weft_web.observations.speakers import attributed, names_hidden, speaker_of

PRIORITIES = ("high", "medium", "low")
LONGEST_TEXT = 20_000
OF_NEEDS, OF_OPPORTUNITIES = ("area", "priority"), ("instrument", "window_from", "window_to")


def date_field(label: str, *, required: bool = False) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def text_field(label: str, rows: int, *, required: bool = True, longest: int = LONGEST_TEXT) -> forms.CharField:
    """A longer text."""
    return forms.CharField(label=label, max_length=longest, required=required, widget=forms.Textarea(attrs={"rows": rows}))


def coded(voice: Voice, kind: str) -> list[tuple[str, str]]:
    """The entries of a list with their labels."""
    return [(one.id, voice.label(kind, one.id)) for one in engine.entries(kind)]


def tongues(voice: Voice) -> list[tuple[str, str]]:
    """The languages something may be written in."""
    return [(one.value, voice.tongue(one.value)) for one in Language]


class CountryForm(forms.Form):
    """A form that knows where it is and who reads it, and lets nobody be named who asked not to be."""

    unnamed: tuple[str, ...] = ()

    def __init__(self, *arguments: Any, country: Country, voice: Voice, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.country, self.voice = country, voice

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """The choices of a field."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        """No text names a person who asked not to be named."""
        given = super().clean() or {}
        if names_hidden(self.country, [str(given.get(name) or "") for name in self.unnamed]):
            self.add_error(None, "observations.names_somebody")
        return given


class ObservationForm(CountryForm):
    """An entry; what is asked depends on its kind."""

    unnamed = ("title", "text")

    kind = forms.ChoiceField(label="observations.kind")
    title = forms.CharField(label="observations.title_field", max_length=NAME)
    text = text_field("observations.text", 8)
    area = forms.ChoiceField(label="observations.area", required=False)
    priority = forms.ChoiceField(label="observations.priority", required=False)
    instrument = forms.ChoiceField(label="observations.instrument", required=False)
    window_from = date_field("observations.window_from")
    window_to = date_field("observations.window_to")
    language = forms.ChoiceField(label="observations.language")
    sectors = forms.MultipleChoiceField(label="observations.sectors", required=False)
    themes = forms.MultipleChoiceField(label="observations.themes", required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        voice = self.voice
        self.choose("kind", [(one, voice.say(f"observations.kind.{one}")) for one in KINDS])
        self.choose("language", tongues(voice))
        self.choose("sectors", coded(voice, "sectors"))
        self.choose("themes", coded(voice, "themes"))
        self.choose("area", [("", ""), *coded(voice, "capacity_areas")])
        self.choose("priority", [("", ""), *((one, voice.say(f"people.priority.{one}")) for one in PRIORITIES)])
        listed = [(str(one.pk), titled(one)) for one in selectors.instruments_of(self.country)]
        self.choose("instrument", [("", ""), *listed])
        self._keep_what_its_kind_asks()

    @property
    def of_kind(self) -> str:
        """The kind of entry that is being written."""
        asked = str(self.data.get("kind") or self.initial.get("kind") or "")
        return asked if asked in KINDS else KINDS[0]

    def _keep_what_its_kind_asks(self) -> None:
        if self.of_kind != "capacity":
            for name in OF_NEEDS:
                del self.fields[name]
        else:
            self.fields["area"].required = True
        if self.of_kind != "opportunities":
            for name in OF_OPPORTUNITIES:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A window that ends after it begins."""
        given = super().clean()
        begins, ends = given.get("window_from"), given.get("window_to")
        if begins and ends and ends < begins:
            self.add_error("window_to", "observations.window_ends_early")
        return given

    def values(self) -> dict[str, Any]:
        """The entry as it is kept."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("kind", "title", "text", "language", "sectors", "themes")}
        return plain | {
            "area": given.get("area", ""),
            "priority": given.get("priority", ""),
            "instrument_id": int(given["instrument"]) if given.get("instrument") else None,
            "window_from": given.get("window_from"),
            "window_to": given.get("window_to"),
        }


def shown(observation: Observation) -> dict[str, Any]:
    """What the form shows of an entry that is there."""
    plain = {name: getattr(observation, name) for name in ("kind", "title", "text", "language", "sectors", "themes", "area", "priority")}
    window = {"window_from": observation.window_from, "window_to": observation.window_to}
    return plain | window | {"instrument": str(observation.instrument_id or ""), "seen": observation.latest}


class EvidenceForm(CountryForm):
    """A piece of evidence with a remark."""

    kind = ""
    unnamed = ("note", "quote", "citation")
    note = forms.CharField(label="observations.note", max_length=2000, required=False)

    def evidence(self, observation: Observation) -> Evidence:
        """The evidence, not yet tied."""
        return Evidence(observation=observation, kind=self.kind, note=self.cleaned_data["note"])


class FindingEvidenceForm(EvidenceForm):
    """A finding."""

    kind = Evidence.Kind.FINDING
    finding = forms.IntegerField(label="observations.finding", min_value=1, max_value=2**62)

    def clean_finding(self) -> int:
        """A finding of this country."""
        number: int = self.cleaned_data["finding"]
        if not selectors.findings_like(self.country, str(number)):
            raise forms.ValidationError("observations.finding_unknown", code="said")
        return number

    def evidence(self, observation: Observation) -> Evidence:
        evidence = super().evidence(observation)
        evidence.finding_id = self.cleaned_data["finding"]
        return evidence


class DocumentEvidenceForm(EvidenceForm):
    """Words of an instrument that no finding covers."""

    kind = Evidence.Kind.DOCUMENT
    instrument = forms.ChoiceField(label="observations.instrument")
    page = forms.IntegerField(label="observations.page", min_value=1, max_value=100_000, required=False)
    quote = text_field("observations.quote", 3)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.choose("instrument", [("", ""), *((str(one.pk), titled(one)) for one in selectors.instruments_of(self.country))])

    def evidence(self, observation: Observation) -> Evidence:
        evidence, given = super().evidence(observation), self.cleaned_data
        evidence.instrument = selectors.instruments_of(self.country).get(pk=given["instrument"])
        evidence.page, evidence.quote = given["page"], given["quote"]
        evidence.exact = selectors.quote_stands(evidence.instrument, evidence.page, evidence.quote)
        return evidence


class InterviewEvidenceForm(EvidenceForm):
    """Words of an interview, or an interview as a whole where its words may not be given."""

    kind = Evidence.Kind.INTERVIEW
    heard = forms.ChoiceField(label="observations.heard")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        voice = self.voice
        words = [
            (f"s{one.pk}", f"{attributed(voice, speaker_of(one.interview))}: {one.text[:90]}") for one in selectors.sayings_of(self.country)
        ]
        whole = [
            (
                f"i{one.pk}",
                voice.say("observations.whole_interview", who=attributed(voice, speaker_of(one)), day=voice.day(str(one.held_on))),
            )
            for one in selectors.interviews_of(self.country)
        ]
        self.choose("heard", [("", ""), *words, *whole])

    def evidence(self, observation: Observation) -> Evidence:
        evidence, heard = super().evidence(observation), self.cleaned_data["heard"]
        if heard.startswith("s"):
            evidence.saying = selectors.sayings_of(self.country).get(pk=heard[1:])
            evidence.interview = evidence.saying.interview
        else:
            evidence.interview = selectors.interviews_of(self.country).get(pk=heard[1:])
        return evidence


class AnswerEvidenceForm(EvidenceForm):
    """A reply to a question of a questionnaire."""

    kind = Evidence.Kind.ANSWER
    answer = forms.IntegerField(min_value=1, max_value=2**62)
    question = forms.SlugField()

    def clean(self) -> dict[str, Any]:
        """A reply that is there, in this country."""
        given = super().clean()
        row = selectors.answer_of(self.country, given.get("answer") or 0)
        if row is None or not row.replies.get(given.get("question", "")):
            self.add_error(None, "observations.answer_unknown")
        return given

    def evidence(self, observation: Observation) -> Evidence:
        evidence = super().evidence(observation)
        evidence.answer_id, evidence.question = self.cleaned_data["answer"], self.cleaned_data["question"]
        return evidence


class SourceEvidenceForm(EvidenceForm):
    """Something outside the workbench."""

    kind = Evidence.Kind.SOURCE
    citation = forms.CharField(label="observations.citation", max_length=1000)
    url = forms.URLField(label="observations.url", max_length=1000, required=False, assume_scheme="https")
    dated = date_field("observations.dated")

    def evidence(self, observation: Observation) -> Evidence:
        evidence, given = super().evidence(observation), self.cleaned_data
        evidence.citation, evidence.url, evidence.dated = given["citation"], given["url"], given["dated"]
        return evidence


EVIDENCE_FORMS: dict[str, type[EvidenceForm]] = {
    one.kind: one for one in (FindingEvidenceForm, DocumentEvidenceForm, InterviewEvidenceForm, AnswerEvidenceForm, SourceEvidenceForm)
}
