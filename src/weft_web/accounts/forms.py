"""What is asked of people who come in. Labels are keys of words/accounts.yaml; the templates say them."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation

from weft_web.accounts.models import LANGUAGES, Person


class SignInForm(forms.Form):
    """Address and password."""

    email = forms.EmailField(label="accounts.email", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(label="accounts.password", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


class PersonForm(forms.Form):
    """A new person."""

    name = forms.CharField(label="accounts.name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(label="accounts.email", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    language = forms.ChoiceField(label="accounts.language", choices=LANGUAGES)
    password = forms.CharField(
        label="accounts.new_password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_email(self) -> str:
        """An address that nobody has yet."""
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("accounts.email_taken", code="said")
        return email

    def clean(self) -> dict[str, Any]:
        """A password that is not too short, too common, or the person's own name."""
        given = super().clean() or {}
        if given.get("password"):
            person = Person(name=given.get("name", ""), email=given.get("email", ""))
            try:
                password_validation.validate_password(given["password"], person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given
