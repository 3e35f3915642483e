"""The records that flow through the engine: frozen, keyword-only, made of tuples.

One direction: bytes -> Document -> Provision -> Reading -> Finding -> Study. Stages meet only here.
Every offset is a half-open range of code points into the text of one page (PDF) or of the whole document (all else).
"""

from enum import StrEnum
from typing import dataclass_transform

import msgspec


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of all records: immutable, compared by value, encoded to JSON field by field."""


class Language(StrEnum):
    """Languages the engine reads law in; the interface speaks the same three."""

    EN = "en"
    FR = "fr"
    ES = "es"


class Text(Record):
    """One short text in the three languages, side by side."""

    en: str
    fr: str
    es: str

    def said_in(self, language: Language) -> str:
        """The text in the language asked for."""
        return str(getattr(self, language.value))


# --------------------------------------------------------------------------------------------- reading


class Status(StrEnum):
    """How the reading of one document ended. Four different things, never mixed."""

    READ = "read"
    WARNING = "warning"
    REFUSED = "refused"
    NEEDS_OCR = "needs_ocr"
    UNSUPPORTED_LANGUAGE = "unsupported_language"


class Problem(Record):
    """Something that went wrong with a document: a code of content/messages and its arguments, no sentence."""

    code: str
    arguments: tuple[str, ...] = ()


class Role(StrEnum):
    """What a block of text is on its page, as far as the file format or its layout shows."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ROW = "row"
    NOTE = "note"
    CONTENTS = "contents"


class Page(Record):
    """The text of one page; `number` is 1-based for PDF and null for formats without pages."""

    number: int | None
    text: str
    from_ocr: bool = False


class Block(Record):
    """One paragraph, heading, table row or note: a range of the text of `pages[page_index]`.

    `level`: depth of a heading (1 is highest) or of a list item, 0 when the format does not say.
    `kind`: what the format itself calls it (`part`, `section`, `subsection`, `article`, ...), or "".
    `number`: the number that the format declares (`12`, `a`), or "".
    `size`: font size as a ratio to the body text of the document (1.0 when unknown).
    """

    page_index: int
    start: int
    end: int
    role: Role = Role.PARAGRAPH
    level: int = 0
    kind: str = ""
    number: str = ""
    language: str = ""
    bold: bool = False
    size: float = 1.0


class Document(Record):
    """What reading gives for one file: its text by page, the blocks in reading order, and what went wrong.

    `declared` holds what the file says of itself: keys `title`, `language`, `date`, `number`, `country`, `type`, `author`.
    """

    name: str
    sha256: str
    format: str
    status: Status
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    declared: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    pages_without_text: tuple[int, ...] = ()

    @property
    def characters(self) -> int:
        """Count of code points over all pages."""
        return sum(len(page.text) for page in self.pages)


# --------------------------------------------------------------------------------------------- law


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


# --------------------------------------------------------------------------------------------- sense


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


# --------------------------------------------------------------------------------------------- assessment


class Profile(Record):
    """What the country says of itself; None means "not stated", which never turns a row into a gap."""

    country: str
    name: Text
    party_cbd: bool | None = None
    party_cpb: bool | None = None
    party_sp: bool | None = None
    exports_lmos: bool | None = None
    transit_state: bool | None = None
    developing: bool | None = None
    regional_organisation: bool | None = None
    invented: bool = False


class Coverage(StrEnum):
    """Where an obligation stands in the texts read.

    NOT_FOUND is a gap only where `Row.gap` says so; ELSEWHERE means that statutes alone cannot show it (levels R, C, I, P, A);
    NOT_USED is an optional provision on which the law is silent; NOT_ANALYSED means that no text could be analysed.
    """

    OPERATIVE = "operative"
    MENTION = "mention"
    IMPLICIT = "implicit"
    NOT_FOUND = "not_found"
    NOT_USED = "not_used"
    ELSEWHERE = "elsewhere"
    NOT_APPLICABLE = "not_applicable"
    NOT_ANALYSED = "not_analysed"


class Cell(Record):
    """One obligation in one instrument: the best extent and the findings behind it (ids, strongest first)."""

    obligation: str
    document: str
    extent: Extent
    findings: tuple[str, ...]


class Row(Record):
    """One obligation over all instruments, with the rule that decided (`rule` is a code of content/messages/rules)."""

    obligation: str
    coverage: Coverage
    gap: bool
    rule: str
    findings: tuple[str, ...]


class Overlap(Record):
    """Several bodies hold the same mandate in law: `function` is an institution role or an obligation theme."""

    function: str
    holders: tuple[str, ...]
    findings: tuple[str, ...]


class Contradiction(Record):
    """Two texts, or a text and an obligation, that do not fit: `code` of content/messages/contradictions."""

    code: str
    arguments: tuple[str, ...]
    obligation: str | None
    findings: tuple[str, ...]


class Institution(Record):
    """A body named in the texts, the roles it has there (role, finding id) and the findings that mention it."""

    name: str
    language: str
    roles: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]


class Integration(Record):
    """Degree of integration of one instrument or one sector, 0..4, with the declared rule that made it.

    0 silent; 1 only implicit hooks or mentions without rule; 2 at least one operative provision;
    3 operative provisions under several themes; 4 dedicated regime.
    """

    subject: str
    degree: int
    rule: str
    counts: dict[str, int]


class Answer(Record):
    """A proposed answer on an official scale: question key, option value, rule code and the findings behind it."""

    key: str
    value: str
    rule: str
    findings: tuple[str, ...]


class Assessment(Record):
    """All that can be said of a country's texts, each part reaching back to findings by id."""

    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    overlaps: tuple[Overlap, ...]
    contradictions: tuple[Contradiction, ...]
    institutions: tuple[Institution, ...]
    instruments: tuple[Integration, ...]
    sectors: tuple[Integration, ...]
    answers: tuple[Answer, ...]


class Study(Record):
    """Everything a report is written from. `made_on` (ISO date) and `version` are passed in, never read from a clock."""

    profile: Profile
    language: Language
    order: str
    instruments: tuple[Instrument, ...]
    findings: tuple[Finding, ...]
    assessment: Assessment
    made_on: str
    version: str
    content_version: str
