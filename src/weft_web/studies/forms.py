"""What is asked of people who write a study. Labels are keys of words/studies.yaml."""

from typing import Any, cast

from django import forms

from weft_web.engine import reporting
from weft_web.studies.models import LANGUAGES, Version
from weft_web.studies.services import LONGEST

FORMS = [(one, f"studies.form_{one}") for one in ("paragraph", "heading_2", "heading_3")]
ORDERS = [(one, f"studies.order_{one}") for one in reporting.ORDERS]
READINGS = [("", "studies.readings_all"), ("yes", "studies.readings_reviewed")]
FORMATS = [(one, f"studies.format_{one}") for one in reporting.FORMATS]
WRITING = {"rows": 10, "spellcheck": "true"}


class WriteForm(forms.Form):
    """The text of a block; `base`: the last edit that was seen, `machine`: what the machine had there then."""

    text = forms.CharField(label="studies.text", widget=forms.Textarea(attrs=WRITING), required=False, strip=False)
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    machine = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    act = forms.ChoiceField(choices=[(one, one) for one in ("text", "own", "hidden", "machine", "taken_away")])
    form = forms.ChoiceField(label="studies.form", choices=FORMS, required=False)

    def clean(self) -> dict[str, Any]:
        """A text with words in it, where text is what is sent."""
        given = super().clean() or {}
        text = reporting.fit(given.get("text") or "")
        if given.get("act") in ("text", "own"):
            if not text:
                self.add_error("text", "studies.empty_text")
            elif len(text) > LONGEST:
                self.add_error("text", "studies.too_long")
        given["text"] = text
        return given


class ArrangeForm(forms.Form):
    """Order, readings, imprint."""

    order = forms.ChoiceField(label="studies.order", choices=ORDERS)
    reviewed_only = forms.ChoiceField(label="studies.readings", choices=READINGS, required=False)
    authors = forms.CharField(label="studies.authors", max_length=400, required=False)
    publisher = forms.CharField(label="studies.publisher", max_length=200, required=False)

    def values(self) -> dict[str, object]:
        """As the study keeps them."""
        given = self.cleaned_data
        texts = {name: " ".join(reporting.fit(given[name]).split()) for name in ("authors", "publisher")}
        return {"order": given["order"], "reviewed_only": given["reviewed_only"] == "yes", **texts}


class FreezeForm(forms.Form):
    """A version to be made."""

    language = forms.ChoiceField(label="studies.languages", choices=LANGUAGES)
    label = forms.CharField(label="studies.label", max_length=120)
    note = forms.CharField(label="studies.note", widget=forms.Textarea(attrs={"rows": 2}), required=False)


class ExportForm(forms.Form):
    """Files to be made; what is left open is the draft."""

    version = forms.ModelChoiceField(label="studies.export_what", queryset=Version.objects.none(), required=False)
    languages = forms.MultipleChoiceField(label="studies.export_languages", choices=LANGUAGES, required=False)
    formats = forms.MultipleChoiceField(label="studies.export_formats", choices=FORMATS, error_messages={"required": "studies.choose_one"})

    def __init__(self, *arguments: Any, versions: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        cast("forms.ModelChoiceField[Version]", self.fields["version"]).queryset = versions

    def clean(self) -> dict[str, Any]:
        """At least one language, where a draft is asked for."""
        given = super().clean() or {}
        if not given.get("version") and not given.get("languages"):
            self.add_error("languages", "studies.choose_one")
        return given


class PublishForm(forms.Form):
    """A version to be made public, and the password once more."""

    version = forms.ModelChoiceField(label="studies.publish_choose", queryset=Version.objects.none())
    password = forms.CharField(
        label="studies.publish_password", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), strip=False
    )

    def __init__(self, *arguments: Any, versions: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        cast("forms.ModelChoiceField[Version]", self.fields["version"]).queryset = versions
