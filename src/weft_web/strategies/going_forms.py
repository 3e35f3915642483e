"""What is asked where a strategy goes on: its next state, a remark, what becomes of it, how an activity stands."""

from typing import Any

from django import forms

from weft.records import Language
from weft.records.strategy import Course, State
from weft_web.engine.reporting import fit
from weft_web.strategies.closing import CLOSED
from weft_web.strategies.figures import figure_read
from weft_web.strategies.going_on import AFTERWARDS, Going, Stand, waiting
from weft_web.strategies.models import Outcome, Strategy

LONGEST, LONG = 20_000, 300


def choices(values: type[Course] | type[Outcome]) -> list[tuple[str, str]]:
    """The members of a list, each said by its own phrase."""
    return [(one.value, one.value) for one in values]


class Words(forms.CharField):
    """Words of people, without what no reader sees."""

    def clean(self, value: Any) -> str:
        """The words."""
        return fit(str(super().clean(value)))


class GoingForm(forms.Form):
    """The next state. A final text needs who adopted it."""

    to = forms.ChoiceField(
        label="strategies.going.to", widget=forms.RadioSelect, error_messages={"invalid_choice": "strategies.fault.not_final"}
    )
    on = forms.DateField(label="strategies.going.on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    place = Words(label="strategies.going.place", max_length=LONG, required=False)
    adopted_by = Words(label="strategies.going.adopted_by", max_length=LONG, required=False)
    label = Words(label="strategies.going.label", max_length=120, required=False)
    note = Words(label="strategies.going.note", max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, strategy: Strategy, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.strategy = strategy
        self.fields["to"].choices = [(one, one) for one in next_states(strategy)]  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        """Who adopted a final text is said."""
        given = super().clean() or self.cleaned_data
        if given.get("to") == State.FINAL and not given.get("adopted_by"):
            self.add_error("adopted_by", "strategies.fault.adopted_by")
        if given.get("to") == State.FINAL and waiting(self.strategy):
            self.add_error("to", "consultations.not_final")
        return dict(given)

    def going(self) -> Going:
        """The step."""
        given = self.cleaned_data
        return Going(**{**given, "to": State(given["to"])})


class RemarkForm(forms.Form):
    """A remark on a part or on the whole."""

    part = forms.ChoiceField(label="strategies.remark.part", required=False)
    text = Words(label="strategies.remark.text", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
    group = Words(label="strategies.remark.group", max_length=LONG, required=False)
    name = Words(label="strategies.remark.name", max_length=LONG, required=False)

    def __init__(self, *arguments: Any, parts: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["part"] = forms.ChoiceField(label="strategies.remark.part", choices=parts, required=False)

    def said(self) -> tuple[str, str, str]:
        """Text, group and who spoke."""
        return self.cleaned_data["text"], self.cleaned_data["group"], self.cleaned_data["name"]


class AnswerForm(forms.Form):
    """What becomes of a remark."""

    outcome = forms.ChoiceField(label="strategies.remark.outcome", choices=choices(Outcome))
    answer = Words(label="strategies.remark.answer", max_length=LONGEST, required=False)


class ProgressForm(forms.Form):
    """How an activity stood in a year."""

    year = forms.IntegerField(label="strategies.progress.year", min_value=1990, max_value=2100)
    course = forms.ChoiceField(label="strategies.progress.course", choices=choices(Course))
    value = Words(label="strategies.progress.value", max_length=LONG, required=False)
    spent = forms.CharField(label="strategies.progress.spent", max_length=40, required=False)
    note = Words(label="strategies.progress.note", max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *arguments: Any, language: Language, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._language = language

    def clean_spent(self) -> object:
        """The amount, nothing where none was said."""
        given = self.cleaned_data["spent"].strip()
        read = figure_read(given, self._language) if given else None
        if given and read is None:
            self.add_error("spent", "strategies.fault.figure")
        return read

    def stand(self) -> Stand:
        """The report."""
        return Stand(**{**self.cleaned_data, "course": Course(self.cleaned_data["course"])})


def next_states(strategy: Strategy) -> tuple[str, ...]:
    """The states a strategy can be brought to: the next first, then all others but its own; what follows a final text follows no other."""
    every = list(State)
    place = every.index(State(strategy.state))
    others = (*every[place + 1 :], *every[:place])
    return tuple(one.value for one in others if one not in AFTERWARDS or strategy.state in CLOSED)
