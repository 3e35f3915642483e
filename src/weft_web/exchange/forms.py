"""What is asked about a file to be made or taken in. Labels are keys of words/exchange.yaml."""

from django import forms

from weft.records import Language
from weft_web.exchange.models import Form
from weft_web.exchange.tables import Wishes
from weft_web.findings.seeing import Reader

AT_ONCE = (Form.FINDINGS, Form.REGISTER, Form.OBSERVATIONS)
LANGUAGES = [(one.value, one.value) for one in Language]


class TableForm(forms.Form):
    """A table written while one waits."""

    language = forms.ChoiceField(label="exchange.language", choices=LANGUAGES, required=False)
    unnamed = forms.BooleanField(label="exchange.unnamed", required=False)
    keys = forms.BooleanField(label="exchange.keys", required=False)
    plain = forms.BooleanField(label="exchange.plain", required=False)

    def wishes(self, reader: Reader) -> Wishes:
        """How the table is to be written, for whom."""
        given = self.cleaned_data
        return Wishes(reader=reader, named=not given["unnamed"], keys=given["keys"], mark=not given["plain"])


class ParcelForm(forms.Form):
    """A file made in the background."""

    form = forms.ChoiceField(label="exchange.form", choices=[(one.value, one.value) for one in Form if one not in AT_ONCE])
    language = forms.ChoiceField(label="exchange.language", choices=LANGUAGES, required=False)
    unnamed = forms.BooleanField(label="exchange.unnamed", required=False)

    def options(self, reader: Reader) -> dict[str, bool]:
        """What the file remembers of how it was asked for, and whether by one who must not see before she has judged."""
        return {"named": not self.cleaned_data["unnamed"], "judges": reader.judges, "settles": reader.settles}
