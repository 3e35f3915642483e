"""The description of the public interface in OpenAPI 3.1, made from the records that it answers with."""

from typing import Any

import msgspec

from weft_web import engine
from weft_web.exchange.shapes import PARTS, Countries, Part, PublicCountry, Refusal

VERSION = "1"
MOST, USUAL = 500, 100
"""Lines of a page: at most, and where nothing is said."""

Json = dict[str, Any]


def description() -> Json:
    """The whole description."""
    shapes = (Countries, PublicCountry, Refusal, *(one.page for one in PARTS))
    _, schemas = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    for schema in schemas.values():
        if "properties" in schema:
            schema["required"] = list(schema["properties"])
    about = "Published evidence of countries: read only, without a key. Drafts, people and their judgements are never part of it."
    return {
        "openapi": "3.1.0",
        "info": {"title": "Weft, public data", "version": VERSION, "description": about, "x-engine": engine.engine_version()},
        "paths": _paths(),
        "components": {"schemas": schemas},
    }


def _paths() -> Json:
    country = {"name": "code", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[A-Za-z]{2}$"}}
    paths = {
        "/api/countries": _get("countries", "All countries with public data, and their published versions.", Countries, []),
        "/api/countries/{code}": _get("country", "One country and its published versions.", PublicCountry, [country]),
    }
    for part in PARTS:
        paths[f"/api/countries/{{code}}/{part.name}"] = _get(part.name, _about(part), part.page, [country, _language(), *_paging()])
        paths[f"/api/countries/{{code}}/{part.name}.csv"] = _table(part, [country, _language()])
    return paths


def _about(part: Part) -> str:
    return str(part.page.__doc__).splitlines()[0]


def _language() -> Json:
    about = "The published version in this language; without it the one published last."
    return {"name": "language", "in": "query", "description": about, "schema": {"enum": ["en", "fr", "es"]}}


def _paging() -> list[Json]:
    offset = {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0, "default": 0}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}}
    return [offset, limit]


def _get(name: str, about: str, shape: type, parameters: list[Json]) -> Json:
    body = {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}}
    return {"get": {"operationId": name, "summary": about, "parameters": parameters, "responses": _responses(about, body)}}


def _table(part: Part, parameters: list[Json]) -> Json:
    about = f"{_about(part)} The whole of it as a table; lists and records within a cell are JSON."
    body = {"text/csv": {"schema": {"type": "string"}}}
    return {"get": {"operationId": f"{part.name}_table", "summary": about, "parameters": parameters, "responses": _responses(about, body)}}


def _responses(about: str, body: Json) -> Json:
    refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    return {
        "200": {"description": about, "content": body, "headers": {"ETag": {"schema": {"type": "string"}}}},
        "304": {"description": "Not changed since the ETag or day that was sent."},
        "400": {"description": "A parameter cannot be read.", "content": refusal},
        "404": {"description": "There is nothing, or nothing public.", "content": refusal},
    }
