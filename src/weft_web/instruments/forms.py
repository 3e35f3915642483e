"""What is asked about instruments. Labels are keys of words/instruments.yaml; lists are the engine's."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from weft_web import engine
from weft_web.instruments.models import DATE, FIELDS, OWN_FIELDS, Instrument
from weft_web.instruments.services import LONGEST

LISTS = {"type": "instrument_types", "sector": "sectors", "legal_status": "legal_status"}
"""Field -> the list that holds its codes."""
DATES = ("date", *OWN_FIELDS)
TONGUES = ("en", "fr", "es", "pt", "ar", "ru", "zh", "de", "it", "sw")
"""Languages that a register may name beside those it has already."""
LONGEST_TEXT = 300
LONGEST_REASON = 2000


def codes(field: str) -> list[tuple[str, str]]:
    """The codes that a field may hold; none for a field of free words."""
    return [(one.id, one.id) for one in engine.entries(LISTS[field])] if field in LISTS else []


def tongues(present: str) -> list[tuple[str, str]]:
    """The languages that can be chosen, with the one that is there."""
    return [(one, one) for one in dict.fromkeys([*TONGUES, *([present] if present else [])])]


def date_field(label: str, *, required: bool) -> forms.RegexField:
    """A field for a day, a month or a year."""
    whole = rf"^(?:{DATE.pattern})\Z"
    return forms.RegexField(whole, label=label, required=required, error_messages={"invalid": "instruments.date_wrong"})


def field_for(name: str, present: str = "", *, required: bool = False) -> forms.Field:
    """The field of a form for a field of the register."""
    label = f"instruments.field_{name}"
    if name in LISTS:
        return forms.ChoiceField(label=label, choices=[("", ""), *codes(name)], required=required)
    if name == "language":
        return forms.ChoiceField(label=label, choices=[("", ""), *tongues(present)], required=required)
    if name in DATES:
        return date_field(label, required=required)
    longest = LONGEST.get(name, LONGEST_TEXT)
    widget = forms.Textarea(attrs={"rows": 2}) if name == "title" else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


class CorrectForm(forms.Form):
    """One field of one instrument."""

    def __init__(self, data: Any, *, instrument: Instrument, name: str) -> None:
        present = getattr(instrument, name)
        super().__init__(data, initial={"value": present}, prefix=None)
        self.name = name
        self.fields["value"] = field_for(name, present)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be chosen, none for a field of free words."""
        given = codes(self.name) or (tongues(str(self.initial["value"])) if self.name == "language" else [])
        return [one for one in given if one[0]]

    @property
    def list(self) -> str:
        """The list that names the codes."""
        return LISTS.get(self.name, "")

    @property
    def is_date(self) -> bool:
        """Whether it asks for a day, a month or a year."""
        return self.name in DATES


class AskedForm(forms.Form):
    """A text that was asked for and not obtained."""

    asked_of = forms.CharField(label="instruments.field_asked_of", max_length=300)
    asked_on = forms.DateField(label="instruments.field_asked_on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    note = forms.CharField(label="instruments.field_note", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"asked_on": localdate()})
        for name in ("title", "type", "number", "date", "sector"):
            self.fields[name] = field_for(name, required=name == "title")

    def said(self) -> dict[str, str]:
        """What is known of the text."""
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}


class AgainForm(forms.Form):
    """Asked once more."""

    asked_of = forms.CharField(label="instruments.field_asked_of", max_length=300)
    asked_on = forms.DateField(label="instruments.field_asked_on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class VersionForm(forms.Form):
    """A new version of a text; without a script the file comes with it."""

    as_of = date_field("instruments.as_of", required=False)
    note = forms.CharField(label="instruments.version_note", required=False, max_length=LONGEST_REASON)
    file = forms.FileField(label="instruments.file")


class ReasonForm(forms.Form):
    """Why an instrument is left out, or taken in again."""

    reason = forms.CharField(label="instruments.reason", max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))
