"""Records for the Biosafety Clearing-House, and what they are drafted from beside a study and a strategy."""

from weft.records.law import Reason
from weft.records.record import Record


class ClearingRecord(Record):
    """A record: `format` its short code ("" where it is not known), `body` its JSON with every field that came in.

    `key` names the matter in this installation, `identifier` is its GUID, `revision` rises when the body changes; `left`: what remains for
    a person; `quotes`: findings behind a field.
    """

    format: str
    key: str
    identifier: str
    revision: int
    body: str
    left: tuple[Reason, ...] = ()
    quotes: dict[str, tuple[str, ...]] = {}


class WebLink(Record):
    """A file or page that a record points to."""

    url: str
    name: str
    language: str


class Publication(Record):
    """A study or a strategy as it is published: texts by language, `on` an ISO date; `kind`: study or strategy."""

    kind: str
    key: str
    titles: dict[str, str]
    summaries: dict[str, str]
    authors: str
    publisher: str
    on: str
    links: tuple[WebLink, ...]
    rights: str = ""


class Contact(Record):
    """What an authority's or a focal point's record says beside what texts show; "" where people did not say."""

    city: str = ""
    address: str = ""
    postal_code: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    first_name: str = ""
    last_name: str = ""
    position: str = ""


class Lessons(Record):
    """Good practices and lessons of an initiative, texts by language; dates ISO, "" where not said."""

    key: str
    titles: dict[str, str]
    lessons: dict[str, str]
    descriptions: dict[str, str] = {}
    starts_on: str = ""
    ends_on: str = ""


class Answer(Record):
    """What a file or an answer of the Clearing-House holds: records, how many there are in all (None: not said), what is wrong with it."""

    records: tuple[ClearingRecord, ...] = ()
    total: int | None = None
    problems: tuple[Reason, ...] = ()
