"""What the public interface for programs answers, as records: its description and its tests are made from these."""

from weft.records import Cell, Finding, Institution, Instrument, Record, Row, Text


class PublicVersion(Record):
    """A published version of a country's study. `sha256`: of its frozen evidence, the same as long as nothing in it changes."""

    language: str
    label: str
    published_at: str
    made_on: str
    citation: str
    reviewed_only: bool
    engine_version: str
    content_version: str
    sha256: str
    counts: dict[str, int]


class PublicCountry(Record):
    """A country with at least one published version, newest first. `invented`: made up, as its laws and figures are."""

    code: str
    name: Text
    invented: bool
    versions: tuple[PublicVersion, ...]


class Countries(Record):
    """All countries with public data."""

    total: int
    items: tuple[PublicCountry, ...]


class InstrumentPage(Record):
    """A page of the register. `next`: the address of the next page, None on the last."""

    version: PublicVersion
    total: int
    offset: int
    limit: int
    next: str | None
    items: tuple[Instrument, ...]


class FindingPage(Record):
    """A page of findings, in the order of documents and provisions."""

    version: PublicVersion
    total: int
    offset: int
    limit: int
    next: str | None
    items: tuple[Finding, ...]


class RowPage(Record):
    """A page of coverage: one row for each obligation over all instruments."""

    version: PublicVersion
    total: int
    offset: int
    limit: int
    next: str | None
    items: tuple[Row, ...]


class CellPage(Record):
    """A page of coverage cells: one for each obligation in each instrument that speaks of it."""

    version: PublicVersion
    total: int
    offset: int
    limit: int
    next: str | None
    items: tuple[Cell, ...]


class InstitutionPage(Record):
    """A page of institutions with the roles that the texts give them."""

    version: PublicVersion
    total: int
    offset: int
    limit: int
    next: str | None
    items: tuple[Institution, ...]


class Refusal(Record):
    """What is answered where there is nothing to answer: `error` is not_found or bad_request."""

    error: str


class Part(Record):
    """A part of a country's public data: its name in addresses, what one line of it is, what a page of it is."""

    name: str
    line: type[Record]
    page: type[Record]


PARTS = (
    Part(name="register", line=Instrument, page=InstrumentPage),
    Part(name="findings", line=Finding, page=FindingPage),
    Part(name="rows", line=Row, page=RowPage),
    Part(name="cells", line=Cell, page=CellPage),
    Part(name="institutions", line=Institution, page=InstitutionPage),
)
