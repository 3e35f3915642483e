"""In which language a person is spoken to: her own choice, else the browser's, else English."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from weft.records import Language
from weft_web import engine

COOKIE = "language"
COOKIE_SECONDS = 365 * 24 * 3600
OWN_NAMES = {Language.EN: "English", Language.FR: "français", Language.ES: "español"}


class TongueMiddleware:
    """Sets `request.voice` and Django's own language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer in the person's language."""
        language = spoken(request)
        request.voice = engine.voice(language)  # type: ignore[attr-defined]  # declared in asking.Asked
        with translation.override(language.value):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language.value)
        return response


def spoken(request: HttpRequest) -> Language:
    """The language asked for by cookie, by the person's account or by the browser."""
    person = getattr(request, "user", None)
    asked = request.COOKIES.get(COOKIE) or (person.language if person is not None and person.is_authenticated else "")
    if asked in set(Language):
        return Language(asked)
    found = translation.get_language_from_request(request)[:2]
    return Language(found) if found in set(Language) else Language.EN


def voices(request: HttpRequest) -> dict[str, object]:
    """For every template: the voice, and the languages there are."""
    return {"voice": getattr(request, "voice", None) or engine.voice(spoken(request)), "tongues": OWN_NAMES}
