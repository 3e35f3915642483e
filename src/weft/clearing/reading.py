"""Records as files and answers of the public interface hold them: one, a list, a page of results; unknown fields stay, nothing is lost.

Nothing is fetched here: whoever fetches hands the bytes in.
"""

from collections.abc import Iterator

import msgspec

from weft.clearing.revising import written
from weft.content.clearing import Clearing, Domain, Term, Thesaurus
from weft.foreign import text_of, value_of
from weft.records import Reason, Text
from weft.records.clearing import Answer, ClearingRecord
from weft.records.record import Json

MOST_BYTES = 50_000_000
LISTS = ("Items", "items", "data", "records", "docs")
"""Names under which answers hold their records; an index of results holds them one step further down, in `response`."""

TOTALS = ("Count", "count", "total", "numFound")
LANGUAGES = ("en", "fr", "es")


def read(data: bytes, content: Clearing) -> Answer:
    """The records of a file or an answer; what cannot be read is said in `problems`."""
    value = value_of(data, MOST_BYTES)
    if value is None:
        return _wrong("clearing_not_json")
    held, total = _listed(value)
    if held is None:
        return _wrong("clearing_no_records")
    made = [_record(one, content) for one in held]
    odd = sum(1 for one in made if one is None)
    problems = (Reason(code="clearing_not_records", arguments=(str(odd),)),) if odd else ()
    return Answer(records=tuple(one for one in made if one is not None), total=total, problems=problems)


def _wrong(code: str) -> Answer:
    return Answer(problems=(Reason(code=code),))


def _listed(value: Json) -> tuple[list[Json] | None, int | None]:
    """The parts of an answer and how many it says there are in all; None where it holds no records."""
    if isinstance(value, list):
        return value, None
    if not isinstance(value, dict):
        return None, None
    if isinstance(value.get("response"), dict):
        return _listed(value["response"])
    for name in LISTS:
        found = value.get(name)
        if isinstance(found, list):
            return found, next((count for key in TOTALS if isinstance(count := value.get(key), int)), None)
    return ([value], None) if _is_record(value) else (None, None)


def _is_record(value: dict[str, Json]) -> bool:
    return isinstance(value.get("header"), dict) or isinstance(value.get("body"), dict) or "schema_s" in value


def _record(value: Json, content: Clearing) -> ClearingRecord | None:
    """One record: bare, or in the envelope that the interface puts around its body, or a line of an index."""
    if not isinstance(value, dict) or not _is_record(value):
        return None
    inner = value.get("body")
    body = inner if isinstance(inner, dict) else value
    header = body.get("header")
    if not isinstance(header, dict):
        header = {
            "schema": value.get("schema_s") or value.get("type"),
            "identifier": value.get("uniqueIdentifier_s") or value.get("identifier"),
        }
    form = content.of_schema(text_of(header.get("schema")))
    whole, _, number = text_of(header.get("identifier") or value.get("identifier")).partition("@")
    revision = value.get("revision")
    return ClearingRecord(
        format=form.id if form else "",
        key=whole,
        identifier=whole,
        revision=revision if isinstance(revision, int) else int(number) if number.isdecimal() else 1,
        body=written(body),
    )


def file_of(records: tuple[ClearingRecord, ...]) -> bytes:
    """Records as one file: a list, each in an envelope with identifier, type and revision, as the interface hands them out."""
    envelopes = [
        {
            "identifier": one.identifier,
            "type": _schema(one),
            "revision": one.revision,
            "body": msgspec.Raw(one.body.encode()),
        }
        for one in records
    ]
    made = msgspec.json.encode({"Items": envelopes, "Count": len(envelopes)})
    return msgspec.json.format(made, indent=2) + b"\n"


def _schema(record: ClearingRecord) -> str:
    header = msgspec.json.decode(record.body).get("header") or {}
    return text_of(header.get("schema"))


def terms(data: bytes, domain: str, taken_on: str) -> Thesaurus | None:
    """The terms of one domain out of an answer, with the day it was given; None where the answer holds no terms."""
    value = value_of(data, MOST_BYTES)
    found = tuple(_terms(value)) if isinstance(value, list) else ()
    return Thesaurus(taken_on=taken_on, domains=(Domain(id=domain, terms=found),)) if found else None


def _terms(value: list[Json]) -> Iterator[Term]:
    for one in value:
        if isinstance(one, dict) and text_of(one.get("identifier")):
            yield Term(identifier=text_of(one["identifier"]), name=text_of(one.get("name")), title=_title(one.get("title")))


def _title(value: Json) -> Text | None:
    """A title where all three languages have one."""
    if not isinstance(value, dict):
        return None
    said = {language: text_of(value.get(language)) for language in LANGUAGES}
    return Text(**said) if all(said.values()) else None


def renewed(known: Thesaurus, newer: Thesaurus) -> Thesaurus:
    """The thesaurus with the domains of a newer answer in place of its own, and the day of that answer."""
    fresh = {one.id for one in newer.domains}
    kept = tuple(one for one in known.domains if one.id not in fresh)
    return Thesaurus(taken_on=newer.taken_on, domains=(*kept, *newer.domains))
