"""Who said something, told as far as she allows: by name, by role only, or not at all."""

from collections.abc import Iterable

from weft.records import Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine.mandates import folded_text
from weft_web.observations.models import Answer, Consent, Interview

SHORTEST_NAME = 5
"""Letters from which on a name is looked for in what is written; shorter ones are words of other things too."""


class Speaker(Record):
    """Somebody who was asked."""

    person: str
    post: str
    institution: str
    sector: str
    consent: str

    @property
    def quotable(self) -> bool:
        """Whether her words may be given."""
        return self.consent != Consent.NOT_QUOTED


def speaker_of(row: Interview | Answer) -> Speaker:
    """Who speaks in an interview or an answer."""
    sector = row.sector if isinstance(row, Interview) else ""
    return Speaker(person=row.person, post=row.post, institution=row.institution, sector=sector, consent=row.consent)


def attributed(voice: Voice, speaker: Speaker) -> str:
    """How she is named outside the page of the interview or answer itself."""
    role = ", ".join(one for one in (speaker.post, speaker.institution) if one)
    match speaker.consent:
        case Consent.NAMED:
            return ", ".join(one for one in (speaker.person, role) if one) or voice.say("observations.somebody")
        case Consent.ROLE_ONLY:
            return role or _of_sector(voice, speaker)
    return _of_sector(voice, speaker)


def _of_sector(voice: Voice, speaker: Speaker) -> str:
    return (
        voice.say("observations.somebody_of", sector=voice.label("sectors", speaker.sector))
        if speaker.sector
        else voice.say("observations.somebody")
    )


def names_hidden(country: Country, texts: Iterable[str]) -> bool:
    """Whether these texts name somebody who asked not to be named."""
    written = " ".join(folded_text(one) for one in texts)
    if not written.strip():
        return False
    asked = Interview.objects.filter(country=country).exclude(consent=Consent.NAMED).exclude(person="").values_list("person", flat=True)
    answered = Answer.objects.filter(questionnaire__country=country).exclude(consent=Consent.NAMED).exclude(person="")
    names = {folded_text(one) for one in (*asked, *answered.values_list("person", flat=True))}
    return any(len(name) >= SHORTEST_NAME and f" {name} " in f" {written} " for name in names)
