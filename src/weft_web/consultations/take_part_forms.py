"""What invitees send, read from their forms: nothing is refused that can be kept."""

import uuid
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from weft.records import Language, Record
from weft.records.consulting import About
from weft_web.consultations.part_seats import Seat
from weft_web.consultations.taking_part import LONGEST, Handed, Said
from weft_web.engine.commenting import fit, wordings

NAME = AROUND = 300


class Filled(Record):
    """A comment as it stands in a form: what was sent, and what is wrong with it (keys of words, "" for nothing)."""

    said: Said
    fault: str = ""


def keyed(given: str) -> uuid.UUID:
    """The key that a form carries; a new one where it carries none that can be read."""
    try:
        return uuid.UUID(given)
    except ValueError:
        return uuid.uuid4()


def read_comment(sent: Mapping[str, str], seat: Seat) -> Filled:
    """A comment from its form. A wording that is the paragraph as it stands is none."""
    place = seat.draft.place(sent.get("place", ""))
    proposal = fit(sent.get("proposal", ""))
    as_it_is = {_folded(one) for one in wordings(seat.draft, place)} if place else set()
    about, language = sent.get("about", ""), sent.get("language", "")
    said = Said(
        key=keyed(sent.get("key", "")),
        place=place.key if place else "",
        number=place.number if place else "",
        about=about if about in set(About) else _about(place is None),
        text=fit(sent.get("text", "")),
        proposal="" if _folded(proposal) in as_it_is else proposal,
        quote=fit(sent.get("quote", "")),
        language=language if language in set(Language) else seat.language,
        instead=keyed(sent["instead"]) if sent.get("instead") else None,
        before=fit(sent.get("before", ""))[-AROUND:],
        after=fit(sent.get("after", ""))[:AROUND],
    )
    return Filled(said=said, fault=_fault(said))


def _folded(words: str) -> str:
    return " ".join(words.split())


def _about(whole: bool) -> str:
    return (About.GENERAL if whole else About.SUBSTANCE).value


def _fault(said: Said) -> str:
    if not said.text and not said.proposal:
        return "taking_part.fault_empty"
    return "taking_part.fault_long" if max(map(len, (said.text, said.proposal, said.quote))) > LONGEST else ""


def read_handed(sent: Mapping[str, str]) -> tuple[Handed, dict[str, str]]:
    """To whom an invitation is passed on, and what is wrong with it: field -> key of words."""
    language = sent.get("language", "")
    one = Handed(
        key=keyed(sent.get("key", "")),
        name=" ".join(fit(sent.get("name", "")).split())[:NAME],
        email=sent.get("email", "").strip(),
        language=language if language in set(Language) else Language.EN.value,
    )
    faults = {} if one.name else {"name": "taking_part.fault_name"}
    return one, faults if is_email(one.email) else {**faults, "email": "taking_part.fault_email"}


def is_email(given: str) -> bool:
    """Whether it can be an e-mail address."""
    try:
        validate_email(given)
    except ValidationError:
        return False
    return len(given) <= 254
