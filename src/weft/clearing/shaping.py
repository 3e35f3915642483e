"""JSON Schemas of the formats, made from their fields; fields that a schema does not know are let through."""

from typing import Any

from weft.content.clearing import Field, Format

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = r"^[A-Za-z0-9\-_]{2,128}(@\d+)?$"
LANGUAGE = r"^[a-z]{2,3}$"
DAY = r"^\d{4}-\d{2}-\d{2}([T ].*)?$"

Schema = dict[str, Any]


def schema(form: Format) -> Schema:
    """The schema of one format: types of its fields, and which must be there."""
    properties = {one.name: _field(one, form) for one in form.fields if "." not in one.name}
    return {
        "$schema": DIALECT,
        "title": form.id,
        "type": "object",
        "properties": properties,
        "required": ["header", *(one.name for one in form.fields if one.mandatory)],
        "$defs": _definitions(form),
    }


def _field(one: Field, form: Format) -> Schema:
    if one.type == "group":
        inner = {held.name.partition(".")[2]: held for held in form.fields if held.name.startswith(f"{one.name}.")}
        return {"type": "object", "properties": {name: _field(held, form) for name, held in inner.items()}}
    if one.type == "any":
        return {"type": "array", "minItems": 1} if one.many else {}
    single = {"$ref": f"#/$defs/{one.type}"}
    return {"type": "array", "items": single, "minItems": 1} if one.many else single


def _definitions(form: Format) -> Schema:
    text = {"type": "string", "minLength": 1}
    lstring = {"type": "object", "propertyNames": {"pattern": LANGUAGE}, "additionalProperties": {"type": "string"}, "minProperties": 1}
    identified = {"type": "object", "properties": {"identifier": {"type": "string", "pattern": IDENTIFIER}}, "required": ["identifier"]}
    header = {
        "type": "object",
        "properties": {
            "identifier": {"type": "string", "pattern": IDENTIFIER},
            "schema": {"const": form.schema},
            "languages": {"type": "array", "items": {"type": "string", "pattern": LANGUAGE}, "minItems": 1},
        },
        "required": ["identifier", "schema", "languages"],
    }
    link = {"type": "object", "properties": {"url": text, "name": {"type": "string"}, "language": {"type": "string"}}, "required": ["url"]}
    every: Schema = {
        "header": header,
        "term": identified,
        "lterm": identified,
        "reference": identified,
        "lstring": lstring,
        "link": link,
        "bool": {"type": "boolean"},
        "int": {"type": "integer"},
        "string": text,
        "date": {"type": "string", "pattern": DAY},
    }
    used = {one.type for one in form.fields}
    return {name: held for name, held in every.items() if name in used or name == "header"}
