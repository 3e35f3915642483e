"""What is asked when a strategy is begun, and of the strategy as a whole. Labels are keys of words/strategies.yaml."""

from datetime import date
from typing import Any, cast

from babel.numbers import get_currency_name, get_territory_currencies, list_currencies
from django import forms

from weft.records import Language
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine.reporting import fit
from weft_web.strategies.figures import YEARS
from weft_web.strategies.models import NAME, Strategy

LONGEST_TEXT = 20_000
PERIOD = 4
"""Years that a strategy runs unless somebody says otherwise."""

LAST_YEARS = 30
WIDELY_USED = ("USD", "EUR", "XOF", "XAF", "XCD")


def currencies(voice: Voice) -> list[tuple[str, str]]:
    """The currencies that are in use, those widely used first, each with its name."""
    language = voice.language.value
    named = {code: str(get_currency_name(code, locale=language)) for code in list_currencies(locale=language)}
    known = {code: name for code, name in named.items() if name != code and "(" not in name}
    rest = sorted((code for code in known if code not in WIDELY_USED), key=lambda code: known[code].casefold())
    return [(code, f"{known[code]} ({code})") for code in (*WIDELY_USED, *rest) if code in known]


def year_field(label: str) -> forms.IntegerField:
    """A year."""
    return forms.IntegerField(
        label=label, min_value=YEARS.start, max_value=YEARS.stop - 1, widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"})
    )


class FrameForm(forms.Form):
    """Title, years, currency and language of a strategy."""

    title = forms.CharField(label="strategies.title_field", max_length=NAME)
    first_year = year_field("strategies.first_year")
    last_year = year_field("strategies.last_year")
    currency = forms.ChoiceField(label="strategies.currency")
    language = forms.ChoiceField(label="strategies.language", choices=[(one.value, one.value) for one in Language])
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, voice: Voice, today: date, **named: Any) -> None:
        named.setdefault("initial", {})
        begun = {"first_year": today.year + 1, "last_year": today.year + PERIOD, "language": voice.language.value, "currency": "USD"}
        named["initial"] = {**begun, **named["initial"]}
        super().__init__(*arguments, **named)
        cast(forms.ChoiceField, self.fields["currency"]).choices = currencies(voice)

    def clean(self) -> dict[str, Any]:
        """A period that ends after it begins."""
        given = super().clean() or {}
        first, last = given.get("first_year"), given.get("last_year")
        if first and last and not first <= last <= first + LAST_YEARS:
            self.add_error("last_year", "strategies.ends_early")
        return given

    def values(self) -> dict[str, Any]:
        """The strategy's words as they are kept."""
        given = self.cleaned_data
        return {name: fit(value) if isinstance(value, str) else value for name, value in given.items() if name != "seen"}


def begun_with(country: Country, voice: Voice) -> dict[str, Any]:
    """What the form of a new strategy shows at first."""
    own = get_territory_currencies(country.code)
    title = voice.say("strategies.title_begun", country=country.said_in(voice.language.value))
    return {"title": title[:1].upper() + title[1:], **({"currency": own[0]} if own else {})}


def framed(strategy: Strategy) -> dict[str, Any]:
    """What the form shows of a strategy that is there."""
    names = ("title", "first_year", "last_year", "currency", "language")
    return {name: getattr(strategy, name) for name in names} | {"seen": strategy.version}
