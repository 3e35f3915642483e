"""The request as views see it: after the gate, in a language, from a person."""

from django.http import HttpRequest

from weft.report.voice import Voice
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.rights import Right

__all__ = ["Asked", "Voice"]


class Asked(HttpRequest):
    """A request of a signed-in person. Only for annotations: Django makes the object, the middlewares add what it carries."""

    user: Person
    voice: Voice
    country: Country | None
    rights: frozenset[Right]
