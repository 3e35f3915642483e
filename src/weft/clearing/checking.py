"""What is wrong with a record, field by field, as codes with the field's name; said in three languages by content/messages."""

import re
from collections.abc import Iterator

from weft.clearing.shaping import DAY, IDENTIFIER, LANGUAGE
from weft.content.clearing import Field, Format
from weft.records import Reason
from weft.records.record import Json

LONGEST = {"responsibilities": 300}
"""Letters that the form takes in one language."""

WORDS = {"summary": 300}
"""Words that the form takes in one language."""


def faults(body: dict[str, Json], form: Format) -> tuple[Reason, ...]:
    """The faults of a record, in the order of the form; a draft may have some, a record that is sent none."""
    return tuple(fault for one in form.fields for fault in _field(one, value_at(body, one.name), form))


def value_at(body: dict[str, Json], name: str) -> Json:
    """The value of a field, None where it is not there; a dot leads into a group."""
    first, _, rest = name.partition(".")
    value = body.get(first)
    if not rest:
        return value
    return value_at(value, rest) if isinstance(value, dict) else None


def _field(one: Field, value: Json, form: Format) -> Iterator[Reason]:
    if value is None:
        if one.mandatory or one.type == "header":
            yield _fault("clearing_missing", one)
        return
    if one.many and not isinstance(value, list):
        yield _fault("clearing_no_list", one)
        return
    if one.many and not value:
        yield _fault("clearing_missing" if one.mandatory else "clearing_empty_list", one)
    for part in value if one.many and isinstance(value, list) else (value,):
        yield from _value(one, part, form)


def _value(one: Field, value: Json, form: Format) -> Iterator[Reason]:
    match one.type:
        case "header":
            yield from _header(one, value, form)
        case "term" | "lterm" | "reference":
            fine = isinstance(value, dict) and _fits(value.get("identifier"), IDENTIFIER)
            yield from () if fine else (_fault("clearing_no_identifier", one),)
        case "lstring":
            yield from _texts(one, value)
        case "link":
            fine = isinstance(value, dict) and isinstance(value.get("url"), str) and bool(value["url"])
            yield from () if fine else (_fault("clearing_no_link", one),)
        case "date":
            yield from () if _fits(value, DAY) else (_fault("clearing_no_date", one),)
        case _:
            yield from () if _plain(one.type, value) else (_fault(f"clearing_no_{one.type}", one),)


def _plain(kind: str, value: Json) -> bool:
    """Whether a value is a plain one of its kind; a number is no yes or no."""
    match kind:
        case "bool":
            return isinstance(value, bool)
        case "int":
            return isinstance(value, int) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str) and bool(value)
        case "group":
            return isinstance(value, dict)
    return True


def _header(one: Field, value: Json, form: Format) -> Iterator[Reason]:
    if not isinstance(value, dict) or not _fits(value.get("identifier"), IDENTIFIER):
        yield _fault("clearing_no_identifier", one)
        return
    if value.get("schema") != form.schema:
        yield _fault("clearing_other_schema", one, form.schema)
    languages = value.get("languages")
    if not isinstance(languages, list) or not languages or not all(_fits(held, LANGUAGE) for held in languages):
        yield _fault("clearing_no_languages", one)


def _texts(one: Field, value: Json) -> Iterator[Reason]:
    if not isinstance(value, dict) or not value or not all(_fits(key, LANGUAGE) and isinstance(text, str) for key, text in value.items()):
        yield _fault("clearing_no_texts", one)
        return
    for language, text in value.items():
        if len(str(text)) > LONGEST.get(one.name, len(str(text))):
            yield _fault("clearing_too_long", one, language, str(LONGEST[one.name]))
        elif one.name in WORDS and len(str(text).split()) > WORDS[one.name]:
            yield _fault("clearing_too_many_words", one, language, str(WORDS[one.name]))


def _fits(value: Json, pattern: str) -> bool:
    return isinstance(value, str) and re.search(pattern, value) is not None


def _fault(code: str, one: Field, *more: str) -> Reason:
    return Reason(code=code, arguments=(one.name, *more))
