"""What templates can say: phrases, labels, numbers, days, all through the voice of the request."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.timezone import localtime

from weft.records import Text
from weft.report.voice import Voice

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], key: str, count: int | None = None, **arguments: Any) -> str:
    """The phrase `key`; `count` chooses its form and fills {n}."""
    return _voice(context).say(key, count, **{name: value if isinstance(value, int) else str(value) for name, value in arguments.items()})


@register.simple_tag(takes_context=True)
def label(context: dict[str, Any], kind: str, code: str) -> str:
    """What the list `kind` calls `code`; nothing for no code."""
    return _voice(context).label(kind, code) if code else ""


@register.simple_tag(takes_context=True)
def number(context: dict[str, Any], value: float) -> str:
    """A number grouped as the language does."""
    return _voice(context).number(value)


@register.simple_tag(takes_context=True)
def day(context: dict[str, Any], value: date | datetime | str | None) -> str:
    """A date in words; an ISO text that is no full date stays as written; nothing for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = localtime(value).date()
    return _voice(context).day(value if isinstance(value, str) else value.isoformat())


@register.simple_tag(takes_context=True)
def moment(context: dict[str, Any], value: datetime | None) -> str:
    """A day and the time of day (UTC of the installation)."""
    return f"{day(context, value)}, {localtime(value):%H:%M}" if value else ""


@register.simple_tag(takes_context=True)
def tongue(context: dict[str, Any], code: str) -> str:
    """The name of a language."""
    return _voice(context).tongue(code) if code else ""


def _voice(context: dict[str, Any]) -> Voice:
    voice: Voice = context["voice"]
    return voice


@register.simple_tag(takes_context=True)
def fault(context: dict[str, Any], error: str) -> str:
    """What is wrong with a field: a phrase of ours, or Django's own sentence, which is in the person's language already."""
    voice = _voice(context)
    return voice.say(error) if error in voice.content.phrases else error


@register.simple_tag(takes_context=True)
def message(context: dict[str, Any], code: str) -> str:
    """The sentence of a coded rule that has no arguments."""
    return _voice(context).message(code)


@register.simple_tag(takes_context=True)
def problem(context: dict[str, Any], code: str, arguments: tuple[str, ...]) -> str:
    """The sentence of what went wrong, with its arguments."""
    return _voice(context).message(code, tuple(arguments))


@register.simple_tag(takes_context=True)
def gloss(context: dict[str, Any], kind: str, code: str) -> str:
    """What the list `kind` means by `code`."""
    return _voice(context).gloss(kind, code)


@register.simple_tag(takes_context=True)
def said(context: dict[str, Any], text: Text | None) -> str:
    """A text that is there in three languages, in the person's."""
    return text.said_in(_voice(context).language) if text else ""


@register.simple_tag(takes_context=True)
def country_name(context: dict[str, Any], country: Any) -> str:
    """The name of a country, fit to open a line."""
    name: str = country.said_in(_voice(context).language.value)
    return name[:1].upper() + name[1:]


@register.simple_tag(takes_context=True)
def step_of(context: dict[str, Any], place: int) -> str:
    """Where one is: country, and which step of the path."""
    return _voice(context).say("steps.of", country=country_name(context, context["country"]), place=place)


@register.simple_tag(takes_context=True)
def deed_said(context: dict[str, Any], deed: Any) -> str:
    """What somebody did, as a sentence without its subject; a deed without words is named by its verb."""
    voice = _voice(context)
    key = f"deed.{deed.verb}"
    return voice.say(key, subject=deed.subject) if key in voice.content.phrases else deed.verb.replace("_", " ")


@register.filter
def value_of(form: Any, name: str) -> Any:
    """The value that a form's field shows."""
    return form[name].value() or ""


@register.simple_tag(takes_context=True)
def kilobytes(context: dict[str, Any], size: int) -> str:
    """A number of bytes in kilobytes, at least one."""
    return _voice(context).say("studies.kilobytes", max(1, round(size / 1000)))


@register.filter
def beside(cells: Any, columns: Any) -> list[tuple[Any, Any]]:
    """Each cell of a row with its column."""
    return list(zip(cells, columns, strict=False))
