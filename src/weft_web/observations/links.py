"""The links by which people come to a questionnaire: signed with the installation's secret, found by their digest."""

import hashlib

from django.utils.crypto import constant_time_compare, salted_hmac

from weft_web.observations.models import Link

SALT = "weft.questionnaire"
TOKEN_LETTERS = 40


def token_of(link: Link) -> str:
    """The token of a link; who has the database only cannot make it. "" where the secret has changed since: a new link is needed then."""
    token = salted_hmac(SALT, link.key.hex, algorithm="sha256").hexdigest()[:TOKEN_LETTERS]
    return token if not link.digest or constant_time_compare(digest_of(token), link.digest) else ""


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> Link | None:
    """The link that a token opens; none where it was withdrawn or never given."""
    found = Link.objects.filter(digest=digest_of(token), withdrawn_at=None, questionnaire__withdrawn_at=None)
    return found.select_related("questionnaire__country").first()
