"""Reports as they were handed in (2 to 5), read from JSON by official keys; what is not an answer is kept, nothing is lost."""

import re

import msgspec

from weft.foreign import text_of, value_of
from weft.records import Reason
from weft.records.record import Json
from weft.records.reporting import EarlierReport, Given

SCHEMA = re.compile(r"cpbNationalReport([2-5])")
ANSWER = re.compile(r"[QS]\d{3}\w*")
DEEPEST = 60
"""Levels of a file; a report has six."""

MOST_BYTES = 20_000_000


def read(data: bytes) -> EarlierReport:
    """A report. What cannot be read is said in `problems`: earlier_not_json, earlier_not_a_report(schema), earlier_answer_unread(key)."""
    value = _decoded(data)
    if not isinstance(value, dict):
        return _none("earlier_not_json")
    header = value.get("header")
    schema = text_of(header.get("schema")) if isinstance(header, dict) else ""
    named = SCHEMA.fullmatch(schema)
    if named is None or not isinstance(header, dict):
        return _none("earlier_not_a_report", schema)
    answers = {key: _given(key, held) for key, held in value.items() if ANSWER.fullmatch(key)}
    unread = [key for key, one in answers.items() if one is None]
    languages = header.get("languages")
    return EarlierReport(
        report=int(named[1]),
        country=_identifier(value.get("government")),
        identifier=text_of(header.get("identifier")),
        languages=tuple(map(text_of, languages)) if isinstance(languages, list) else (),
        answers={key: one for key, one in answers.items() if one is not None},
        kept=msgspec.json.encode(value).decode(),
        problems=tuple(Reason(code="earlier_answer_unread", arguments=(key,)) for key in unread),
    )


def _none(code: str, *arguments: str) -> EarlierReport:
    problem = Reason(code=code, arguments=arguments)
    return EarlierReport(report=0, country="", identifier="", languages=(), answers={}, problems=(problem,))


def _decoded(data: bytes) -> Json:
    """The value of a file; None where it is no JSON, too big or nested beyond reason."""
    value = value_of(data, MOST_BYTES)
    return value if _depth(value) <= DEEPEST else None


def _depth(value: Json) -> int:
    """How many levels a value has; counting ends beyond DEEPEST."""
    level, count = [value], 0
    while level and count <= DEEPEST:
        count += 1
        level = [part for one in level for part in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())]
    return count


def _given(key: str, held: Json) -> Given | None:
    """One answer in any of the forms that reports have used; None for another form."""
    if isinstance(held, list):
        return _several(key, held)
    if isinstance(held, dict):
        return _one(key, held)
    if isinstance(held, bool):
        return Given(key=key, values=("true" if held else "false",))
    if isinstance(held, int):
        return Given(key=key, number=held)
    return Given(key=key, values=(held,)) if isinstance(held, str) else None


def _several(key: str, held: list[Json]) -> Given | None:
    parts = [_given(key, one) for one in held]
    if any(one is None or not one.values for one in parts):
        return None
    found = [one for one in parts if one is not None]
    words = {value: text for one in found for value, text in one.words.items()}
    return Given(key=key, values=tuple(value for one in found for value in one.values), words=words)


def _one(key: str, held: dict[str, Json]) -> Given | None:
    value = held.get("value", held.get("identifier"))
    more = held.get("additionalInformation", held.get("customValue"))
    if isinstance(value, dict) or value is None:
        return _words(key, value if isinstance(value, dict) else held)
    if isinstance(value, (float, list)):
        return None
    plain = _given(key, value)
    said = _lstring(more)
    if plain is None or not said or not plain.values:
        return plain
    return Given(key=key, values=plain.values, words={plain.values[0]: said})


def _words(key: str, value: dict[str, Json]) -> Given | None:
    text = _lstring(value)
    return Given(key=key, text=text) if len(text) == len(value) and value else None


def _lstring(value: Json) -> dict[str, str]:
    """Texts by language; a bare text stands under no language."""
    if isinstance(value, str):
        return {"": value} if value else {}
    return {language: text for language, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}


def _identifier(value: Json) -> str:
    return text_of(value.get("identifier")) if isinstance(value, dict) else text_of(value)
