"""Findings, instruments and profiles written as briefly as a table of cases needs."""

from functools import cache

from weft import assess
from weft.content import bundle
from weft.content.loading import folder
from weft.records import (
    Assessment,
    Deadline,
    Degree,
    Extent,
    Finding,
    Instrument,
    Link,
    MentionType,
    Modality,
    Phrase,
    Profile,
    Quote,
    ScopeEffect,
    Status,
    Text,
)

PARTY = Profile(
    country="XS",
    name=Text(en="X", fr="X", es="X"),
    party_cbd=True,
    party_cpb=True,
    party_sp=True,
    exports_lmos=True,
    transit_state=True,
    developing=True,
    regional_organisation=False,
)
SILENT_PROFILE = Profile(country="XS", name=Text(en="X", fr="X", es="X"))


@cache
def content() -> assess.AssessContent:
    """The product's own content."""
    return assess.load(folder(), bundle.obligations(folder()))


def instrument(document: str, **changes: object) -> Instrument:
    """A law in force that was read and analysed."""
    fields: dict[str, object] = {
        "document": document,
        "status": Status.READ,
        "reason": (),
        "pages": None,
        "characters": 1000,
        "pages_without_text": (),
        "language": "en",
        "title": document,
        "type": "act",
        "number": "",
        "date": "",
        "adopting_body": "",
        "sector": "environment",
        "legal_status": "in_force",
        "guessed": (),
        "duplicate_of": None,
        "degree": Degree.TOUCHES,
        "provisions": 10,
        "sha256": document,
        "format": "txt",
    }
    return Instrument(**{**fields, **changes})  # type: ignore[arg-type]


def finding(
    text: str, *, document: str = "law", language: str = "en", rows: tuple[str, ...] = (), score: float = 0.8, **changes: object
) -> Finding:
    """An operative duty in the body of a law; `rows` are the obligations it is linked to."""
    identity = f"{document}:{text[:60]}:{language}"
    fields: dict[str, object] = {
        "id": identity,
        "document": document,
        "page": None,
        "quotes": (Quote(page=None, start=sum(map(ord, identity)), end=sum(map(ord, identity)) + len(text), text=text),),
        "path": "art_1",
        "heading": "",
        "text": text,
        "language": language,
        "extent": Extent.OPERATIVE,
        "themes": (),
        "obligations": tuple(Link(id=row, score=score, reasons=()) for row in rows),
        "modality": Modality.DUTY,
        "scope_effect": ScopeEffect.NONE,
        "actor": None,
        "deadlines": (),
        "penalty": None,
        "fee": None,
        "mention_type": MentionType.PROVISION,
        "concepts": (),
        "reasons": (),
    }
    return Finding(**{**fields, **changes})  # type: ignore[arg-type]


def period(number: int | None, unit: str) -> Deadline:
    """A deadline as written."""
    return Deadline(number=number, unit=unit, text=f"{number} {unit}")


def fine(text: str) -> Phrase:
    """Words of a penalty."""
    return Phrase(text=text)


def weighed(*findings: Finding, profile: Profile = PARTY, laws: tuple[Instrument, ...] = ()) -> Assessment:
    """The assessment of findings in laws in force, unless the laws are given."""
    named = {law.document for law in laws}
    others = tuple(instrument(document) for document in sorted({one.document for one in findings} - named))
    return assess.weigh((*laws, *others), findings, profile, content())
