"""Under which name each voice goes out: people by their names, or numbered where they are not to be known."""

from collections.abc import Iterable

from django.db.models import Min

from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.exchange.coded import MACHINE, Said, guid, judges
from weft_web.findings.models import Voice as Whose
from weft_web.observations.models import Observation

SHARED = (MACHINE, Whose.SETTLED.value, Whose.ROUND_TABLE.value)
"""Voices that are nobody's own."""


def observers(country: Country) -> list[Person]:
    """Who wrote down what no text shows, in the order in which they began."""
    began = Observation.objects.filter(country=country).values_list("by").annotate(Min("at"))
    people = Person.objects.in_bulk([person for person, _ in began])
    return [people[person] for person, _ in sorted(began, key=lambda one: (one[1], one[0]))]


class Naming:
    """Names and GUIDs of all who speak in a country's findings; `others` are numbered after them."""

    def __init__(self, country: Country, voice: Voice, *, named: bool, others: Iterable[Person] = ()) -> None:
        self._country, self._voice, self._named = country, voice, named
        self._people = judges(country)
        self._places = {one.pk: place for place, one in enumerate(dict.fromkeys([*self._people, *others]), 1)}

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
