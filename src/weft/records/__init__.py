"""The records that flow through the engine: frozen, keyword-only, made of tuples.

One direction: bytes -> Document -> Provision -> Reading -> Finding -> Study. Stages meet only here.
Every offset is a half-open range of code points into the text of one page (PDF) or of the whole document (all else).
"""

from weft.records.assessment import (
    Answer,
    Assessment,
    Cell,
    Contradiction,
    Coverage,
    Institution,
    Integration,
    Overlap,
    Profile,
    Row,
    Study,
)
from weft.records.law import (
    Deadline,
    Degree,
    DocumentResult,
    Extent,
    Finding,
    Instrument,
    Link,
    MentionType,
    Modality,
    Phrase,
    Provision,
    Quote,
    Reading,
    Reason,
    ScopeEffect,
    Zone,
)
from weft.records.people import Need, Said, Statement, View
from weft.records.reading import Block, Document, Page, Problem, Role, Status
from weft.records.record import Language, Record, Text

__all__ = [
    "Answer",
    "Assessment",
    "Block",
    "Cell",
    "Contradiction",
    "Coverage",
    "Deadline",
    "Degree",
    "Document",
    "DocumentResult",
    "Extent",
    "Finding",
    "Institution",
    "Instrument",
    "Integration",
    "Language",
    "Link",
    "MentionType",
    "Modality",
    "Need",
    "Overlap",
    "Page",
    "Phrase",
    "Problem",
    "Profile",
    "Provision",
    "Quote",
    "Reading",
    "Reason",
    "Record",
    "Role",
    "Row",
    "Said",
    "ScopeEffect",
    "Statement",
    "Status",
    "Study",
    "Text",
    "View",
    "Zone",
]
