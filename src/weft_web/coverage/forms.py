"""What is asked of a person who states something of an obligation or gives a view on a matter."""

from django import forms

from weft_web.coverage.models import Kind, Verdict

LONGEST = 4_000
KINDS = [(one.value, one.value) for one in Kind]
VERDICTS = [(one.value, one.value) for one in Verdict]


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, error_messages={"required": f"{label}_missing"})


def _reason() -> forms.CharField:
    missing = {"required": "coverage.reason_missing"}
    return forms.CharField(label="coverage.reason", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), error_messages=missing)


class StatementForm(forms.Form):
    """A statement on an obligation. That evidence lies elsewhere needs its source: without one nobody could look it up."""

    kind = _choice("coverage.kind", KINDS)
    source = forms.CharField(label="coverage.source", required=False, max_length=LONGEST)
    reason = _reason()

    def clean(self) -> dict[str, str]:
        """The values. Errors: coverage.source_missing."""
        values = super().clean() or {}
        if values.get("kind") == Kind.ELSEWHERE and not values.get("source"):
            self.add_error("source", "coverage.source_missing")
        return values


class ViewForm(forms.Form):
    """A view on an overlap or a possible contradiction."""

    verdict = _choice("coverage.verdict", VERDICTS)
    reason = _reason()
