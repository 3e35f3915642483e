"""Answers in the form of the official systems: the fifth national report, the binary indicators and a national target, as JSON.

An option is `{"value": ...}`, with `additionalInformation` by language where it wants words; several are a list of these; words are
`{"value": {language: text}}`, a number is `{"value": number}`. Only what a person decided is handed out.
"""

from collections.abc import Mapping

import msgspec

from weft import ids
from weft.content.national import REPORT, National, Question
from weft.national.deciding import standing
from weft.records import Record
from weft.records.record import Json
from weft.records.reporting import Given, NationalReport

SCHEMA = f"cpbNationalReport{REPORT}"
INDICATOR_SCHEMA = "nationalReport7BinaryIndicatorData"


class Head(Record):
    """What opens a record: the namespace of the installation, the languages of its words; `comments` by language and indicator."""

    namespace: str
    languages: tuple[str, ...]
    comments: dict[str, dict[str, str]] = {}


def record(report: NationalReport, national: National, head: Head) -> dict[str, Json]:
    """The fifth national report, questions in their order."""
    answers = standing(report)
    made = _opened(SCHEMA, report, head)
    for key, question in national.questions.items():
        if key in answers:
            made[key] = answer(answers[key], question)
    return made


def answer(given: Given, question: Question) -> Json:
    """One answer by the type of its question."""
    if question.type == "int":
        return {"value": given.number}
    if not question.scale:
        return {"value": dict(given.text)}
    options = [_option(one, given.words.get(one, {})) for one in given.values]
    return list(options) if question.multiple else options[0] if options else None


def _option(value: str, words: Mapping[str, str]) -> dict[str, Json]:
    said: dict[str, Json] = {language: text for language, text in words.items() if text}
    return {"value": value, "additionalInformation": said} if said else {"value": value}


def indicators(report: NationalReport, national: National, head: Head) -> dict[str, Json]:
    """The record of the binary indicators 17.b and 14.b, for the seventh national report under the Convention."""
    answers = standing(report)
    made = _opened(INDICATOR_SCHEMA, report, head)
    for one in national.indicators:
        responses: dict[str, Json] = {key: answers[key].values[0] for key in one.keys if key in answers and answers[key].values}
        if responses:
            part: dict[str, Json] = {"indicator": {"identifier": one.identifier}, "responses": responses}
            comments: dict[str, Json] = dict(head.comments.get(one.id, {}))
            made[one.record] = part | ({"comments": comments} if comments else {})
    return made


def _opened(schema: str, report: NationalReport, head: Head) -> dict[str, Json]:
    identifier = ids.guid(head.namespace, f"{schema}/{report.country.lower()}")
    return {
        "header": {"identifier": identifier, "schema": schema, "languages": list(head.languages)},
        "government": {"identifier": report.country.lower()},
    }


def as_json(made: dict[str, Json]) -> bytes:
    """A record as a file, fields in the order in which it was made."""
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def draft_json(report: NationalReport) -> bytes:
    """The whole desk as a file: drafts with rules and findings, decisions with names and days."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def draft_read(data: bytes) -> NationalReport:
    """The desk read back. Errors: msgspec.DecodeError where the file is none."""
    return msgspec.json.decode(data, type=NationalReport)
