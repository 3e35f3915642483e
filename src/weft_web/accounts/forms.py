"""What is asked of people. Labels are keys of words/accounts.yaml; the templates say them."""

from typing import Any, cast

from django import forms
from django.contrib.auth import password_validation

from weft_web.accounts.models import LANGUAGES, Person
from weft_web.accounts.selectors import holds, person_at
from weft_web.countries.models import Country
from weft_web.rights import NATIONAL, STAFF, Role

STAFF_ROLES = tuple(role for role in Role if role in STAFF)


def password_field(label: str, autocomplete: str) -> forms.CharField:
    """A password, as it was typed."""
    return forms.CharField(label=label, strip=False, max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}))


def name_field() -> forms.CharField:
    """What a person is called."""
    return forms.CharField(label="accounts.name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))


def code_field(label: str, longest: int) -> forms.CharField:
    """Figures from a telephone, or a recovery code; spaces do no harm."""
    marks = {"autocomplete": "one-time-code", "inputmode": "text", "autocapitalize": "off", "spellcheck": "false", "size": "16"}
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=marks))


class SignInForm(forms.Form):
    """Address and password."""

    email = forms.EmailField(label="accounts.email", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = password_field("accounts.password", "current-password")


class PasswordForm(forms.Form):
    """A new password, held against the person's own name and address."""

    password = password_field("accounts.new_password", "new-password")

    def __init__(self, *arguments: Any, person: Person | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.person = person

    def clean(self) -> dict[str, Any]:
        """A password that is not too short, too common, or the person's own name."""
        given = super().clean() or {}
        person = self.person or Person(name=given.get("name", ""), email=given.get("email", ""))
        if given.get("password"):
            try:
                password_validation.validate_password(given["password"], person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class EnterForm(PasswordForm):
    """The account of an invited person: her address is that of the invitation."""

    name = name_field()
    language = forms.ChoiceField(label="accounts.language", choices=LANGUAGES)


class PersonForm(EnterForm):
    """A new person."""

    email = forms.EmailField(label="accounts.email", widget=forms.EmailInput(attrs={"autocomplete": "username"}))

    def clean_email(self) -> str:
        """An address that nobody has yet."""
        email: str = self.cleaned_data["email"].lower()
        if person_at(email):
            raise forms.ValidationError("accounts.email_taken", code="said")
        return email


class OldPasswordForm(forms.Form):
    """The person's own password once more, for what an open screen must not allow to somebody else."""

    old = password_field("accounts.old_password", "current-password")


class PasswordChangeForm(PasswordForm, OldPasswordForm):
    """The old password, and a new one."""

    field_order = ("old", "password")


class OwnForm(forms.Form):
    """What a person says of herself."""

    name = name_field()
    language = forms.ChoiceField(label="accounts.language", choices=LANGUAGES)


class CodeForm(forms.Form):
    """The second step of signing in."""

    code = code_field("accounts.code", 20)


class SecondFactorForm(forms.Form):
    """A code that shows that the telephone has the secret."""

    code = code_field("accounts.code_six", 12)


class SecondFactorAnewForm(SecondFactorForm, OldPasswordForm):
    """The same for another telephone, with the password."""


class SecondFactorEndForm(OldPasswordForm):
    """Password and code, to turn the second factor off."""

    code = code_field("accounts.code", 20)


class RoleForm(forms.Form):
    """One of the roles that may be given here."""

    role = forms.ChoiceField(label="accounts.role")

    def __init__(self, *arguments: Any, country: Country | None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.country = country
        roles = NATIONAL if country else STAFF_ROLES
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.value, role.value) for role in roles]


class InviteForm(RoleForm):
    """Whom to invite, as what, in which language."""

    email = forms.EmailField(label="accounts.email", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(label="accounts.name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    language = forms.ChoiceField(label="accounts.their_language", choices=LANGUAGES)
    field_order = ("name", "email", "language", "role")

    def clean(self) -> dict[str, Any]:
        """Nobody is invited to be what she is."""
        given = super().clean() or {}
        person = person_at(given.get("email", ""))
        if person and given.get("role") and holds(person, self.country, given["role"]):
            raise forms.ValidationError("accounts.has_role", code="said")
        return given
