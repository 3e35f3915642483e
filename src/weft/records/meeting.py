"""A meeting from invitation to follow-up. Times are ISO 8601 local to the meeting's `zone` (an IANA name); days are ISO dates."""

from enum import StrEnum

from weft.records.record import Record


class Level(StrEnum):
    """Which meeting it is; the last two are of several countries."""

    ROUND_TABLE = "round_table"
    NATIONAL_WORKSHOP = "national_workshop"
    SEMINAR = "seminar"
    REGIONAL_WORKSHOP = "regional_workshop"
    GLOBAL_WORKSHOP = "global_workshop"


class Standing(StrEnum):
    """How far a participant has come; each state was reached after those before it, but for the last two."""

    NOMINATED = "nominated"
    ENDORSED = "endorsed"
    ACCEPTED = "accepted"
    REGISTERED = "registered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Said(Record):
    """Words in the languages of the meeting, by language; a language that is missing has none."""

    words: dict[str, str]

    def said_in(self, language: str, first: str = "en") -> str:
        """The words in a language; where there are none in the `first` one, then in any."""
        return self.words.get(language) or self.words.get(first) or next((one for one in self.words.values() if one), "")


class Seats(Record):
    """How many seats each invited country (or, nationally, each sector) has for a role."""

    role: str
    seats: int


class Guest(Record):
    """A country or an organisation that is invited. `code`: ISO 3166-1, "" for an organisation; `region`: of the United Nations groups."""

    key: str
    name: Said
    code: str = ""
    region: str = ""
    nominate_by: str = ""
    asked_on: str = ""


class Participant(Record):
    """Somebody who takes part. `guest`: who sends her; `role`, `sector`: ids of lists.

    `gender`: as she says it herself, "" where she does not; `present`: keys of the sessions she was at.
    """

    key: str
    guest: str
    role: str
    title: str
    first_name: str
    last_name: str
    position: str
    organisation: str
    language: str
    standing: Standing
    gender: str = ""
    sector: str = ""
    email: str = ""
    funded: bool = False
    nominated_on: str = ""
    present: tuple[str, ...] = ()


class Session(Record):
    """A part of the programme; `item`: number of the agenda item it deals with, "" for a break."""

    key: str
    starts: str
    ends: str
    title: Said
    item: str = ""
    room: str = ""


NOTHING = Said(words={})


class Item(Record):
    """An item of the agenda, with its annotation, the symbols of the documents before it and, afterwards, what was said under it."""

    number: str
    title: Said
    annotation: Said
    documents: tuple[str, ...] = ()
    record: Said = NOTHING


class Paper(Record):
    """A document of the meeting. `group`: official, information, reference, statement or outcome.

    `text`: its paragraphs by language, numbered as they stand, with headings that begin with "# "; `files`: names of files by language,
    where it came as a file.
    """

    key: str
    symbol: str
    group: str
    title: Said
    original: str
    on: str
    text: dict[str, tuple[str, ...]] = {}
    files: dict[str, str] = {}


class Conclusion(Record):
    """What a working group concluded; `went`: what became of it - "" , comment, action or commitment - and where."""

    key: str
    text: str
    language: str
    went: str = ""
    where: str = ""


class Table(Record):
    """A working group ("table"): its question, who sat at it, who reported, what it concluded; `item`: number of the agenda item."""

    key: str
    name: str
    question: str
    members: tuple[str, ...]
    rapporteur: str
    conclusions: tuple[Conclusion, ...]
    item: str = ""


class Answer(Record):
    """One answer of one participant to the evaluation; `phase`: before or after; `value`: a number of the scale, a choice or words.

    `person`: a key that tells the sheets of one person apart and says nothing of who she is.
    """

    question: str
    phase: str
    value: str
    person: str


class Commitment(Record):
    """Who will do what until when, with what was reported of it, (ISO day, state, words) each; states: open, under_way, done, dropped."""

    key: str
    text: str
    owner: str
    due: str
    reports: tuple[tuple[str, str, str], ...] = ()


class Advice(Record):
    """What participants are told of one practical matter; `kind`: venue, travel, visa, hotel ... (phrases `meet.practical.*`)."""

    kind: str
    words: Said


class Meeting(Record):
    """A meeting with everything that is on record of it. `country`: code of the host of a national meeting, "" for one of several.

    `languages`: of the meeting, the first being that of the originals; `stamp`: when the record was read (ISO, UTC); `sequence`: how often
    the meeting was changed since its calendar file first went out; `convener`: who invites, the host where nobody is named; `contact`:
    whom to write to; `chair`, `rapporteur`: names, where they were chosen.
    """

    key: str
    level: Level
    country: str
    title: Said
    symbol: str
    project: Said
    starts_on: str
    ends_on: str
    zone: str
    venue: str
    city: Said
    host: Said
    donors: tuple[str, ...]
    languages: tuple[str, ...]
    objectives: tuple[Said, ...]
    seats: tuple[Seats, ...]
    guests: tuple[Guest, ...] = ()
    participants: tuple[Participant, ...] = ()
    sessions: tuple[Session, ...] = ()
    agenda: tuple[Item, ...] = ()
    papers: tuple[Paper, ...] = ()
    tables: tuple[Table, ...] = ()
    answers: tuple[Answer, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    stamp: str = ""
    sequence: int = 0
    convener: Said = NOTHING
    contact: str = ""
    contact_email: str = ""
    practical: tuple[Advice, ...] = ()
    chair: str = ""
    rapporteur: str = ""
