"""Pages behind a personal link: no account, no cookie; the secret in the address is the right to them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from weft.records import Language, Record
from weft_web import engine
from weft_web.asking import Asked, Voice
from weft_web.tongue import OWN_NAMES

PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
"""The address is the key to the page: it goes to nobody else, and nothing of the page is kept on the way."""

Came = TypeVar("Came")
Rest = ParamSpec("Rest")
Linked = Callable[Concatenate[Asked, Came, Rest], HttpResponseBase]


class Visit(Record):
    """Somebody who came by a personal link. `home`: where her pages begin; `own`: the language in which she was written to."""

    voice: Voice
    home: str
    own: str

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.voice.language.value

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """What an address says to stay in this language; nothing where it is that of the invitation."""
        return () if self.language == self.own else (("l", self.language),)

    @property
    def query(self) -> str:
        """The end of an address that keeps the languages: "?l=fr", or nothing."""
        return f"?{urlencode(self.chosen)}" if self.chosen else ""

    @property
    def more(self) -> str:
        """The same where an address has a question mark already."""
        return f"&{urlencode(self.chosen)}" if self.chosen else ""

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """Languages of the page: code and own name."""
        return tuple((one.value, OWN_NAMES[one]) for one in Language)


def by_link(came: Callable[[Asked, str], Came | None], unknown: str) -> Callable[[Linked[Came, Rest]], Callable[..., HttpResponseBase]]:
    """Makes views for who comes by a personal link; where there is none, or none any more, a page says whom to ask (`unknown`: its words).

    No token in the forms: the link itself is the right, no cookie gives any, and what was written off line for days must still arrive.
    """

    def seated(view: Linked[Came, Rest]) -> Callable[..., HttpResponseBase]:
        @csrf_exempt
        @wraps(view)
        def answer(request: Asked, secret: str, *given: Rest.args, **named: Rest.kwargs) -> HttpResponseBase:
            one = came(request, secret)
            response = view(request, one, *given, **named) if one is not None else _unknown(request, unknown)
            for name, value in PRIVATE.items():
                response.headers[name] = value
            response.headers["Content-Language"] = request.voice.language.value
            return response

        return answer

    return seated


def _unknown(request: HttpRequest, words: str) -> HttpResponse:
    """404: there is no such link; whom to ask."""
    return render(request, "personal/unknown.html", {"words": words}, status=404)


def speak(request: Asked, own: str) -> Voice:
    """The voice that the address or the form asks for, that of the invitation where it asks for none; the request has it too."""
    asked = request.POST.get("l") or request.GET.get("l", "")
    request.voice = engine.voice(Language(asked if asked in set(Language) else own))
    # Until the end of this request: the middleware takes it back.
    translation.activate(request.voice.language.value)
    return request.voice


def languages_of(request: Asked, offered: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    """This page in each language: code, own name, address; nothing for what answers a form."""
    told = []
    for code, name in offered if request.method == "GET" else ():
        asked = request.GET.copy()
        asked.pop("sent", None)
        asked["l"] = code
        told.append((code, name, f"?{asked.urlencode()}"))
    return told
