"""Identity of records: the same matter keeps its GUID, a body that changed gets the next revision."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from weft import ids
from weft.records.clearing import ClearingRecord
from weft.records.record import Json


def identifier(namespace: str, country: str, form: str, key: str) -> str:
    """The GUID of a record: by the namespace of the installation, the country, the format and the key of the matter."""
    return ids.guid(namespace, f"{form}/{country.lower()}/{key}")


def reference(record: ClearingRecord) -> dict[str, Json]:
    """How one record points to another: GUID and revision."""
    return {"identifier": f"{record.identifier}@{record.revision}"}


def revised(record: ClearingRecord, earlier: Iterable[ClearingRecord]) -> ClearingRecord:
    """A record with the revision that follows those there are: that of the last one where nothing changed, else the next."""
    same = [one for one in earlier if one.identifier == record.identifier]
    if not same:
        return replace(record, revision=1)
    last = max(same, key=lambda one: one.revision)
    return replace(record, revision=last.revision if body_of(last) == body_of(record) else last.revision + 1)


def body_of(record: ClearingRecord) -> dict[str, Json]:
    """The body of a record as a value."""
    value: dict[str, Json] = msgspec.json.decode(record.body)
    return value


def written(body: dict[str, Json]) -> str:
    """A body as text, fields in the order given."""
    return msgspec.json.encode(body).decode()
