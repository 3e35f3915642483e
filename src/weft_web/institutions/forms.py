"""What is asked for each correction of an institution. Labels are keys of words/institutions.yaml."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from weft_web import engine
from weft_web.asking import Voice
from weft_web.institutions.bodies import Body, Chart
from weft_web.institutions.models import Kind
from weft_web.institutions.telling import CAPACITIES, LEVELS, MEETS

LONGEST_NAME = 300
SOURCE_ROWS = 2


def name_field(label: str, *, required: bool = True) -> forms.CharField:
    """A name of a body."""
    return forms.CharField(label=label, max_length=LONGEST_NAME, required=required)


class CorrectionForm(forms.Form):
    """What every correction may carry: where it can be looked up."""

    source = forms.CharField(
        label="institutions.source", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": SOURCE_ROWS})
    )

    def __init__(self, *arguments: Any, body: Body, chart: Chart, voice: Voice, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.body, self.chart, self.voice = body, chart, voice
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the chart."""

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """The choices of a field."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def others(self) -> list[tuple[str, str]]:
        """The other bodies, by name."""
        return [("", ""), *((one.anchor, one.name) for one in self.chart.shown if one.id != self.body.id)]

    def value(self) -> dict[str, Any]:
        """What the correction keeps beside its source."""
        return {name: value for name, value in self.cleaned_data.items() if name != "source"}


class RenameForm(CorrectionForm):
    """Another name."""

    name = name_field("institutions.new_name")


class MergeForm(CorrectionForm):
    """Two names, one body."""

    into = forms.ChoiceField(label="institutions.into")

    def prepare(self) -> None:
        self.choose("into", self.others())


class SplitForm(CorrectionForm):
    """One name, two bodies."""

    name = name_field("institutions.split_name")
    names = forms.MultipleChoiceField(label="institutions.split_names", required=False)
    passages = forms.TypedMultipleChoiceField(label="institutions.split_passages", coerce=int, required=False)

    def prepare(self) -> None:
        self.choose("names", [(one, one) for one in self.body.names])
        given = cast(QueryDict, self.data).getlist("passages") if self.is_bound else []
        self.choose("passages", [(one, one) for one in given if one.isdecimal()])


class HideForm(CorrectionForm):
    """No institution. A reason is asked for: somebody will wonder."""

    source = forms.CharField(label="institutions.reason", max_length=2000, widget=forms.Textarea(attrs={"rows": SOURCE_ROWS}))


class RoleForm(CorrectionForm):
    """A role that the body has."""

    role = forms.ChoiceField(label="institutions.role")

    def prepare(self) -> None:
        entries = engine.entries("institution_roles")
        self.choose("role", [("", ""), *((one.id, self.voice.label("institution_roles", one.id)) for one in entries)])


class StrikeForm(RoleForm):
    """A role that the body has not; with a reason."""

    source = forms.CharField(label="institutions.reason", max_length=2000, widget=forms.Textarea(attrs={"rows": SOURCE_ROWS}))


class ParentForm(CorrectionForm):
    """The body above it; none is an answer."""

    of = forms.ChoiceField(label="institutions.parent", required=False)

    def prepare(self) -> None:
        self.choose("of", self.others())


class PlaceForm(CorrectionForm):
    """Sector and level."""

    sector = forms.ChoiceField(label="institutions.sector", required=False)
    level = forms.ChoiceField(label="institutions.level", required=False)

    def prepare(self) -> None:
        self.choose("sector", [("", ""), *((one.id, self.voice.label("sectors", one.id)) for one in engine.entries("sectors"))])
        self.choose("level", [("", ""), *((one, self.voice.say(f"institutions.level.{one}")) for one in LEVELS)])


class ContactForm(CorrectionForm):
    """Whom to ask there."""

    person = name_field("institutions.contact_person", required=False)
    post = name_field("institutions.contact_post", required=False)
    email = forms.EmailField(label="institutions.contact_email", required=False)
    phone = forms.CharField(label="institutions.contact_phone", max_length=60, required=False)


class CoordinationForm(CorrectionForm):
    """Whether it brings bodies together, and how often it meets."""

    yes = forms.TypedChoiceField(label="institutions.coordinates", choices=[("1", "1"), ("0", "0")], coerce=lambda given: given == "1")
    meets = forms.ChoiceField(label="institutions.meets", required=False)

    def prepare(self) -> None:
        self.choose("yes", [("1", self.voice.say("institutions.yes")), ("0", self.voice.say("institutions.no"))])
        self.choose("meets", [("", ""), *((one, self.voice.say(f"institutions.meets.{one}")) for one in MEETS)])


class MemberForm(CorrectionForm):
    """A body that sits in it."""

    member = forms.ChoiceField(label="institutions.member")
    capacity = forms.ChoiceField(label="institutions.capacity")

    def prepare(self) -> None:
        self.choose("member", self.others())
        self.choose("capacity", [(one, self.voice.say(f"institutions.capacity.{one}")) for one in reversed(CAPACITIES)])


class StrikeMemberForm(CorrectionForm):
    """A body that no longer sits in it."""

    member = forms.CharField(max_length=LONGEST_NAME + 100)


class AddForm(forms.Form):
    """A body that no text names."""

    name = name_field("institutions.name")
    source = forms.CharField(
        label="institutions.source", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": SOURCE_ROWS})
    )


FORMS: dict[str, type[CorrectionForm]] = {
    Kind.CHECKED: CorrectionForm,
    Kind.ROLE_ADDED: RoleForm,
    Kind.ROLE_STRUCK: StrikeForm,
    Kind.PLACED: PlaceForm,
    Kind.PARENT: ParentForm,
    Kind.COORDINATES: CoordinationForm,
    Kind.MEMBER_ADDED: MemberForm,
    Kind.MEMBER_STRUCK: StrikeMemberForm,
    Kind.CONTACT: ContactForm,
    Kind.RENAMED: RenameForm,
    Kind.MERGED: MergeForm,
    Kind.SPLIT: SplitForm,
    Kind.HIDDEN: HideForm,
}
"""The form of each kind of correction of a body that is there."""

OFFERED = (
    Kind.ROLE_ADDED,
    Kind.PLACED,
    Kind.PARENT,
    Kind.COORDINATES,
    Kind.MEMBER_ADDED,
    Kind.CONTACT,
    Kind.RENAMED,
    Kind.MERGED,
    Kind.SPLIT,
    Kind.HIDDEN,
)
"""The corrections that a page of a body offers to open, in its order."""
