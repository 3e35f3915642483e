"""Links in full, and a letter that takes an invitation along, in the language of who is invited."""

from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse

from weft.records import Language
from weft_web import engine
from weft_web.accounts.models import Invitation


def link_to(request: HttpRequest, route: str, **named: object) -> str:
    """A page's address with the name of the server."""
    return request.build_absolute_uri(reverse(route, kwargs=named))


def letter(invitation: Invitation, link: str) -> str:
    """The address of a letter for the person's own mail program: nothing is sent by the server."""
    voice = engine.voice(Language(invitation.language))
    role = voice.say(f"role.{invitation.role}")
    place = invitation.country.said_in(invitation.language) if invitation.country else "Weft"
    body = voice.say(
        "accounts.letter", name=invitation.name, role=role, place=place, link=link, day=voice.day(invitation.expires_at.date().isoformat())
    )
    return f"mailto:{quote(invitation.email)}?subject={quote(voice.say('accounts.letter_subject', place=place))}&body={quote(body)}"
