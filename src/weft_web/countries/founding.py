"""Countries founded, the sample country among them."""

from datetime import date
from pathlib import Path

from django.db import IntegrityError, transaction

from weft.records import Language, Profile
from weft_web.accounts.models import Person
from weft_web.accounts.services import role_give
from weft_web.countries.models import CONDITIONS, Country
from weft_web.countries.selectors import SAMPLE_FOUNDED
from weft_web.countries.services import deed_record
from weft_web.engine import sampling
from weft_web.instruments.arriving import RefusedError
from weft_web.instruments.correcting import instrument_ask_for
from weft_web.instruments.models import Upload
from weft_web.instruments.offering import offer_apply, offer_of
from weft_web.instruments.uploading import Sent, upload_at_once
from weft_web.rights import Role


@transaction.atomic
def country_found(profile: Profile, person: Person, role: Role | None) -> Country:
    """A country's workspace, and the founder's own role in it."""
    country = Country.objects.create(
        code=profile.country,
        name_en=profile.name.en,
        name_fr=profile.name.fr,
        name_es=profile.name.es,
        invented=profile.invented,
        **{name: getattr(profile, name) for name in CONDITIONS},
    )
    deed_record(country, person, "country_founded", country.code)
    if role is not None:
        role_give(person, country, role, person)
    return country


def sample_found(person: Person, language: Language) -> Country:
    """The sample country, its documents in the register and their analysis in the queue; the one that is there where it is there already.

    Errors: RefusedError upload_no_room, or sample_coming while its file is being brought in.
    """
    there = Country.objects.filter(code=sampling.CODE)
    if Country.every.filter(code=sampling.CODE, arriving=True).exists():
        raise RefusedError("sample_coming")
    try:
        return there.first() or _sample(person, language)
    except IntegrityError:
        # Somebody else founded it at the same moment.
        return there.get()


@transaction.atomic
def _sample(person: Person, language: Language) -> Country:
    """All that there is of it, taken in as if a person had sent it. The founder may do in it whatever can be done in a country."""
    country = country_found(sampling.profile(), person, Role.FOCAL_POINT)
    for one in sampling.documents():
        _sent(country, one.name, one.path, person)
    offer_apply(offer_of(_sent(country, sampling.register().name, sampling.register(), person)), person)
    for text in sampling.asked_for():
        asked = (text.asked_of.said_in(language), date.fromisoformat(text.asked_on), text.note.said_in(language))
        known = {"title": text.title, "type": text.type, "date": text.date, "sector": text.sector}
        instrument_ask_for(country, known, asked, person)
    deed_record(country, person, SAMPLE_FOUNDED)
    return country


def _sent(country: Country, name: str, path: Path, person: Person) -> Upload:
    data = path.read_bytes()
    return upload_at_once(country, Sent(name=name, size=len(data)), [data], person)
