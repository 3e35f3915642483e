"""What is asked about a country. Labels are keys of words/countries.yaml."""

from typing import cast

from babel import Locale
from django import forms

from weft.records import Language
from weft_web import engine
from weft_web.countries.models import CONDITIONS, Country
from weft_web.rights import Role

ANSWERS = [("", "countries.not_stated"), ("yes", "countries.yes"), ("no", "countries.no")]
PLAIN = {"": None, "yes": True, "no": False}
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
OWN_ROLES = (Role.FOCAL_POINT, Role.CONSULTANT, Role.LEGAL_SPECIALIST)


def country_choices(language: Language) -> list[tuple[str, str]]:
    """ISO 3166-1 codes with names in a language, in the order of their names."""
    names = Locale.parse(language.value).territories
    named = [(code, str(name)) for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES]
    return sorted(named, key=lambda one: one[1])


def treaty_choices() -> list[tuple[str, str]]:
    """The treaties and frameworks that obligations come from."""
    return [(one.id, one.id) for one in engine.entries("treaties")]


class FoundForm(forms.Form):
    """A new country, and what its founder is in it."""

    code = forms.ChoiceField(label="countries.country")
    role = forms.ChoiceField(label="countries.own_role", choices=[(one.value, one.value) for one in OWN_ROLES])

    def __init__(self, *arguments: object, language: Language, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        taken = set(Country.every.values_list("code", flat=True))
        choice = cast(forms.ChoiceField, self.fields["code"])
        choice.choices = [("", ""), *(one for one in country_choices(language) if one[0] not in taken)]


class ProfileForm(forms.Form):
    """Scope and profile. No answer is an answer: what is not stated never makes a gap."""

    round = forms.CharField(label="countries.round", max_length=60, required=False)
    region = forms.CharField(label="countries.region", max_length=60, required=False)
    treaties = forms.MultipleChoiceField(label="countries.treaties", choices=treaty_choices, required=False)
    note = forms.CharField(label="countries.note", widget=forms.Textarea(attrs={"rows": 4}), required=False)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        for name in CONDITIONS:
            self.fields[name] = forms.ChoiceField(label=f"countries.{name}", choices=ANSWERS, required=False)

    def values(self) -> dict[str, object]:
        """The answers as the country keeps them."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("round", "region", "treaties", "note")}
        return {**plain, **{name: PLAIN[given[name]] for name in CONDITIONS}}


def stated(country: Country) -> dict[str, object]:
    """What the form shows at first."""
    answers = {True: "yes", False: "no", None: ""}
    plain = {name: getattr(country, name) for name in ("round", "region", "treaties", "note")}
    return {**plain, **{name: answers[getattr(country, name)] for name in CONDITIONS}}
