"""Under which name each voice goes out: people by their names, or numbered where they are not to be known."""

from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.exchange.coded import MACHINE, Said, guid, judges
from weft_web.findings.models import Voice as Whose

SHARED = (MACHINE, Whose.SETTLED.value, Whose.ROUND_TABLE.value)
"""Voices that are nobody's own."""


class Naming:
    """Names and GUIDs of all who speak in a country's findings."""

    def __init__(self, country: Country, voice: Voice, *, named: bool) -> None:
        self._country, self._voice, self._named = country, voice, named
        self._people = judges(country)
        self._places = {one.pk: place for place, one in enumerate(self._people, 1)}

    def everyone(self) -> list[tuple[str, str]]:
        """GUID and name of every voice, the shared ones first."""
        shared = [(guid("voice", one), self.shared(one)) for one in SHARED]
        return shared + [(self.guid_of(one), self.name_of(one)) for one in self._people]

    def shared(self, voice: str) -> str:
        """The name of a voice that is nobody's own."""
        return self._voice.say(f"exchange.voice_{voice}")

    def name_of(self, person: Person) -> str:
        """The person's name, or her number."""
        return person.name if self._named else self._voice.say("exchange.person", place=self._places[person.pk])

    def guid_of(self, person: Person) -> str:
        """The person's GUID; without names one that says nothing of her."""
        return guid("person", person.email.lower()) if self._named else guid("numbered", self._country.code, self._places[person.pk])

    def speaker(self, said: Said) -> tuple[str, str]:
        """GUID and name of who says it: a settled value is the team's, whoever wrote it down."""
        if said.person is None or said.voice in SHARED:
            return guid("voice", said.voice), self.shared(said.voice)
        return self.guid_of(said.person), self.name_of(said.person)
