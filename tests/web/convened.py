"""A national workshop of the sample country and a regional one of several: guests, seats, people."""

import uuid
from datetime import date, timedelta

from django.utils import timezone
from tests.web.peopled import person_of

from weft.records import Language
from weft.records.meeting import Level, Seats
from weft_web.consultations.models import Consultation
from weft_web.countries.models import Country
from weft_web.engine import convening as engine
from weft_web.meetings.attending import attendance_set, members_spread
from weft_web.meetings.concluding import Concluded, conclusion_keep
from weft_web.meetings.convening import Begun, meeting_begin
from weft_web.meetings.evaluating import sheet_enter
from weft_web.meetings.following import Heard, Promised, commitment_make, commitment_report
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.nominating import Nominated, participant_accept, participant_add, participant_endorse
from weft_web.meetings.seating import Asked, guests_add, seats_set
from weft_web.rights import Role

LANGUAGES = (Language.EN, Language.FR)
ZONE = "Africa/Dakar"


def soon() -> date:
    """A day to come."""
    return timezone.now().date() + timedelta(days=30)


def workshop(country: Country | None, starts_on: date | None = None) -> Meeting:
    """A meeting begun: a national workshop, without a country a regional one."""
    level = Level.NATIONAL_WORKSHOP if country else Level.REGIONAL_WORKSHOP
    role = Role.CONSULTANT if country else Role.SECRETARIAT
    begun = Begun(level=level, starts_on=starts_on or soon(), zone=ZONE, languages=LANGUAGES, city={"en": "Dakar"})
    return meeting_begin(country, begun, person_of(role))


def asked(meeting: Meeting, *names: str) -> list[Guest]:
    """Organisations, or countries where a name is a code."""
    guests = [Asked(name={"en": one}, code=one if len(one) == 2 else "", region="africa") for one in names]
    return list(guests_add(meeting, guests, meeting.by)[0])


def offered(meeting: Meeting, **seats: int) -> Meeting:
    """Seats by role."""
    seats_set(meeting, [Seats(role=role, seats=count) for role, count in seats.items()], meeting.by)
    meeting.refresh_from_db()
    return meeting


def named(last: str = "Diop", role: str = "nfp_cpb", **more: object) -> Nominated:
    """Somebody to be nominated."""
    plain: dict[str, object] = {"key": uuid.uuid4(), "first_name": "Awa", "language": "fr", "email": f"{last.lower()}@example.org"}
    return Nominated(last_name=last, role=role, **{**plain, **more})  # type: ignore[arg-type] # fields of the record


def coming(meeting: Meeting, last: str = "Diop", guest: Guest | None = None, role: str = "nfp_cpb") -> Participant:
    """Somebody who has accepted."""
    one = participant_add(meeting, named(last, role), meeting.by, guest)
    participant_endorse(one, meeting.by)
    participant_accept(one)
    one.refresh_from_db()
    return one


def filled(meeting: Meeting, *names: str) -> Meeting:
    """A meeting with something of everything: guests, people, one of them beyond the seats, who was there, groups, what was promised."""
    guests = asked(offered(meeting, ministry=1, nfp_cpb=1), *names)
    people = [coming(meeting, last, guests[number % len(guests)], "ministry") for number, last in enumerate(LAST_NAMES)]
    participant_add(meeting, named("Sarr", "observer"), meeting.by)
    worked = [one["key"] for one in meeting.sessions if one["item"]]
    for session in worked[:2]:
        attendance_set(meeting, session, people, people[:4], meeting.by)
    members_spread(meeting, people, meeting.by)
    for group in meeting.groups.all():
        said = Concluded(key=uuid.uuid4(), text=f"Staff of the ministry are trained each year ({group.name}).", language="en")
        conclusion_keep(group, said, meeting.by)
    promised = Promised(key=uuid.uuid4(), owner="Ministry of Health", text="Draft the decree", language="en", due=meeting.ends_on)
    commitment_report(commitment_make(meeting, promised, meeting.by), Heard(key=uuid.uuid4(), state="under_way", words="Half way"), None)
    for phase in ("before", "after"):
        for _ in range(3):
            sheet_enter(meeting, uuid.uuid4(), phase, answers(meeting.level, phase), meeting.by)
    return meeting


LAST_NAMES = ("Diop", "Fall", "Ndiaye", "Gueye", "Traoré")


def answers(level: str, phase: str) -> dict[str, str]:
    """A sheet filled in."""
    asked_ = engine.questions_of(level)
    values = {"scale": str(asked_.most if phase == "after" else asked_.least), "words": "Well done"}
    return {one.id: values.get(one.kind) or one.options[0].id for one in asked_.of(phase)}


def lived_meetings(country: Country, consultation: Consultation | None = None) -> tuple[Meeting, Meeting]:
    """A national workshop that is under way and belongs to a round, and a regional one to come."""
    own = workshop(country, timezone.now().date())
    own.consultation = consultation
    own.save(update_fields=["consultation"])
    return filled(own, "Ministry of Health", "University"), filled(workshop(None), "SN", "KE", "A network")
