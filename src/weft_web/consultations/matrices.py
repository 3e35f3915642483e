"""Who of the map of institutions is asked in a round: the bodies by sector, invited, replied, not invited yet."""

from collections import defaultdict
from collections.abc import Mapping

from weft.records import Language, Record
from weft.records.consulting import Reply
from weft_web import engine
from weft_web.asking import Voice
from weft_web.consultations.inviting import Guest
from weft_web.consultations.models import Consultation, Invitee
from weft_web.consultations.recording import invited_record
from weft_web.engine.consulting import MapBody, MapSector, matrix
from weft_web.institutions.bodies import Body
from weft_web.institutions.selectors import chart_of, sectors_read

AUTHORITY = "biosafety_authority"
GUESSED_ROLE = {"biosafety": AUTHORITY}
"""As what a body is asked, by its sector, until a person says otherwise."""

MINISTRY = "ministry"


class Seat(Record):
    """A body and those who are asked for it, each with what she did with the invitation; `guessed`: nobody said its sector yet."""

    body: Body
    sector: str
    guessed: bool
    invitees: tuple[Invitee, ...]

    @property
    def replied(self) -> bool:
        """Whether any of them answered."""
        return any(one.reply != Reply.NONE for one in self.invitees)


class Sector(Record):
    """A sector with its bodies; "" holds those of which none is known. `others`: people asked who speak for no body of the map."""

    code: str
    seats: tuple[Seat, ...]
    others: tuple[Invitee, ...]

    @property
    def asked(self) -> int:
        """How many bodies are asked."""
        return sum(bool(one.invitees) for one in self.seats)

    @property
    def replied(self) -> int:
        """How many bodies answered."""
        return sum(one.replied for one in self.seats)


class Matrix(Record):
    """All sectors in which there is a body or somebody asked, in the order of their list."""

    sectors: tuple[Sector, ...]
    roles: tuple[tuple[str, int, int], ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """All bodies."""
        return tuple(seat for one in self.sectors for seat in one.seats)

    @property
    def missing(self) -> int:
        """How many bodies nobody asked yet."""
        return sum(not one.invitees for one in self.seats)

    def guest(self, body: str, language: str) -> Guest | None:
        """A body as somebody to be asked, under its own name, in its own language where it is one of ours; nothing for none of the map."""
        seat = next((one for one in self.seats if one.body.id == body), None)
        if seat is None:
            return None
        name = seat.body.name[:300]
        role = GUESSED_ROLE.get(seat.sector, MINISTRY)
        spoken = seat.body.language if seat.body.language in set(Language) else language
        return Guest(name=name, email="", organisation=name, role=role, sector=seat.sector, language=spoken, body=seat.body.id)


def matrix_of(consultation: Consultation, voice: Voice) -> Matrix:
    """The matrix of a round: the bodies of the country's map as people corrected it."""
    chart = chart_of(consultation.country)
    read = sectors_read(consultation.country, chart.shown)
    people = {str(one.key): one for one in consultation.invitees.filter(withdrawn_at=None)}
    bodies = {one.id: one for one in chart.shown}
    known = [_known(one, one.sector or read.get(one.id, "")) for one in chart.shown]
    found = matrix(known, [invited_record(one) for one in people.values()], [one.id for one in engine.entries("sectors")])
    sectors = tuple(_sector(one, bodies, people) for one in found)
    return Matrix(sectors=sectors, roles=_roles(list(people.values())))


def _known(body: Body, sector: str) -> MapBody:
    return MapBody(key=body.id, name=body.name, language=body.language, sector=sector, known_as=body.names)


def _sector(found: MapSector, bodies: Mapping[str, Body], people: Mapping[str, Invitee]) -> Sector:
    seats: list[Seat] = []
    others: list[Invitee] = []
    for one in found.asked:
        rows = tuple(people[held.key] for held in one.invited)
        if one.body is None:
            others += rows
        else:
            body = bodies[one.body.key]
            seats.append(Seat(body=body, sector=found.code, guessed=not body.sector, invitees=rows))
    return Sector(code=found.code, seats=tuple(seats), others=tuple(others))


def _roles(people: list[Invitee]) -> tuple[tuple[str, int, int], ...]:
    """Each role with how many are asked and how many answered."""
    asked: dict[str, list[Invitee]] = defaultdict(list)
    for one in people:
        asked[one.role].append(one)
    return tuple((role, len(rows), sum(one.reply != Reply.NONE for one in rows)) for role, rows in sorted(asked.items()))
