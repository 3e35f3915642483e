"""What the law says, provision by provision, and what the machine reads in it."""

from enum import StrEnum

from weft.records.reading import Page, Problem, Status
from weft.records.record import Record


class Quote(Record):
    """A verbatim slice: `text` equals `pages[page].text[start:end]` of its document."""

    page: int | None
    start: int
    end: int
    text: str


class Zone(StrEnum):
    """In which part of an instrument a provision stands."""

    FRONT = "front"
    PREAMBLE = "preamble"
    CONTENTS = "contents"
    BODY = "body"
    ANNEX = "annex"
    AMENDMENT = "amendment"
    TRANSITORY = "transitory"
    NOTE = "note"
    END = "end"


class Provision(Record):
    """The smallest numbered unit of an instrument (or about 150 words of it), with its place and its quotes.

    `path` reads `part_2/art_12/para_3/point_a`; `heading` is the chain of headings above it joined by " > ";
    `lead` is the sentence that a list item completes ("The applicant shall:"), "" when there is none.
    """

    id: str
    document: str
    path: str
    heading: str
    text: str
    language: str
    zone: Zone
    quotes: tuple[Quote, ...]
    lead: str = ""


class Extent(StrEnum):
    """How far a passage goes on biosafety (codebook of the labelled passages)."""

    NONE = "none"
    FALSE_FRIEND = "false_friend"
    IMPLICIT = "implicit"
    MENTION = "mention"
    OPERATIVE = "operative"


class Modality(StrEnum):
    """The legal force of a provision."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    POWER = "power"
    DEFINITION = "definition"
    STATEMENT = "statement"


class ScopeEffect(StrEnum):
    """What a provision does to the reach of its instrument."""

    INCLUDES = "includes"
    EXCLUDES = "excludes"
    EXEMPTS = "exempts"
    NONE = "none"


class MentionType(StrEnum):
    """Which kind of place in an instrument speaks."""

    PROVISION = "provision"
    DEFINITION = "definition"
    PREAMBLE = "preamble"
    TITLE = "title"
    CONTENTS = "contents"
    REFERENCE = "reference"
    TRANSITORY = "transitory"
    AMENDMENT = "amendment"
    NOTE = "note"


class Reason(Record):
    """Why: a code of content/messages/reasons and its arguments (words of the source, concept ids), no sentence."""

    code: str
    arguments: tuple[str, ...] = ()


class Deadline(Record):
    """A period of time as written: `number` None where the text says "at once"; unit hour, day, working_day, week, month, year."""

    number: int | None
    unit: str
    text: str


class Phrase(Record):
    """Words of the source that carry a penalty or a fee."""

    text: str


class Reading(Record):
    """What the machine reads in one provision, before it is tied to obligations."""

    provision: Provision
    extent: Extent
    themes: tuple[str, ...]
    modality: Modality
    scope_effect: ScopeEffect
    mention_type: MentionType
    actor: str | None
    deadlines: tuple[Deadline, ...]
    penalty: Phrase | None
    fee: Phrase | None
    concepts: tuple[str, ...]
    reasons: tuple[Reason, ...]


class Link(Record):
    """One obligation a provision serves: `score` 0..1 and the reasons for it."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


class Finding(Record):
    """One line of findings.jsonl; fields as in the contract of names that stay."""

    id: str
    document: str
    page: int | None
    quotes: tuple[Quote, ...]
    path: str
    heading: str
    text: str
    language: str
    extent: Extent
    themes: tuple[str, ...]
    obligations: tuple[Link, ...]
    modality: Modality
    scope_effect: ScopeEffect
    actor: str | None
    deadlines: tuple[Deadline, ...]
    penalty: Phrase | None
    fee: Phrase | None
    mention_type: MentionType
    concepts: tuple[str, ...]
    reasons: tuple[Reason, ...]


class Degree(StrEnum):
    """How far an instrument as a whole is about biosafety."""

    SPECIFIC = "specific"
    TOUCHES = "touches"
    NEGATIVE = "negative"


class Instrument(Record):
    """One line of documents.jsonl and one row of the register.

    `guessed` names the fields that were guessed from the text and not yet confirmed by a person.
    `degree` is None where the text could not be analysed.
    """

    document: str
    status: Status
    reason: tuple[Problem, ...]
    pages: int | None
    characters: int
    pages_without_text: tuple[int, ...]
    language: str
    title: str
    type: str
    number: str
    date: str
    adopting_body: str
    sector: str
    legal_status: str
    guessed: tuple[str, ...]
    duplicate_of: str | None
    degree: Degree | None
    provisions: int
    sha256: str
    format: str


class DocumentResult(Record):
    """All that one document gives: its line in the register, its provisions and findings by position, its text where asked for."""

    instrument: Instrument
    provisions: tuple[Provision, ...] = ()
    findings: tuple[Finding, ...] = ()
    pages: tuple[Page, ...] = ()
