"""What a trainer fills in."""

from django import forms

from weft_web.courses.models import NAME_LENGTH
from weft_web.engine import teaching


class GroupForm(forms.Form):
    """A new group."""

    name = forms.CharField(max_length=NAME_LENGTH)
    course = forms.ChoiceField(choices=())

    def __init__(self, *arguments: object, language: str, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        titles = [(teaching.slug_of(one.id), getattr(one.sheet.title, language)) for one in teaching.courses()]
        self.fields["course"] = forms.ChoiceField(choices=titles)
