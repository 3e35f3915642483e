"""A round of comments on the sample country's study: frozen in two languages, people asked, what they said."""

import uuid
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from tests.web.peopled import person_of

from weft.records.consulting import Way
from weft_web.consultations.drafting import Source, draft_make
from weft_web.consultations.inviting import Guest, invitees_add
from weft_web.consultations.models import Comment, Consultation, Invitee
from weft_web.consultations.rounds import Frame, round_begin, round_open
from weft_web.countries.models import Country
from weft_web.rights import Role
from weft_web.studies.freezing import version_freeze
from weft_web.studies.models import Version
from weft_web.studies.services import study_open

ZONE = "Africa/Dakar"


def frozen(country: Country, language: str, label: str) -> Version:
    """The study frozen in a language."""
    return version_freeze(study_open(country, language), label, "", person_of(Role.CONSULTANT))


def begun(country: Country, label: str = "Draft 1", languages: tuple[str, ...] = ("en",), days: int = 21) -> Consultation:
    """A round on the study, open."""
    studies = {one: frozen(country, one, f"{label} {one}") for one in languages}
    draft = draft_make(Source(country, studies), label, None, person_of(Role.CONSULTANT))
    frame = Frame(title=f"Round on {label}", note={"en": "Look at chapter 3."}, closes_at=timezone.now() + timedelta(days=days), zone=ZONE)
    made = round_begin(draft, frame, person_of(Role.CONSULTANT))
    round_open(made, person_of(Role.CONSULTANT))
    made.refresh_from_db()
    return made


def guest(name: str, email: str = "", **more: str) -> Guest:
    """Somebody to be asked."""
    plain = {"organisation": f"Organisation of {name}", "role": "ministry", "sector": "agriculture", "language": "en"}
    return Guest(name=name, email=email, **{**plain, **more})


def invited(round_: Consultation, *guests: Guest) -> list[Invitee]:
    """People asked."""
    return list(invitees_add(round_, guests, person_of(Role.CONSULTANT))[0])


def commented(invitee: Invitee, place: str, text: str, **more: object) -> Comment:
    """A comment as it came in by the page."""
    plain = {"number": "", "language": "en", "way": Way.BROWSER.value, "at": datetime.now(UTC), "key": uuid.uuid4()}
    Invitee.objects.filter(pk=invitee.pk).update(reply="commented")
    return Comment.objects.create(consultation=invitee.consultation, invitee=invitee, place=place, text=text, **{**plain, **more})
