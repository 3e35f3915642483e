"""The published shapes of what a run writes, made from the records themselves."""

import json
from pathlib import Path
from typing import Any

import msgspec

from weft.clearing.shaping import schema
from weft.content import clearing
from weft.content.loading import folder
from weft.records import Finding, Instrument, Record
from weft.records.strategy import Strategy
from weft.runs.writing import ProvisionLine, whole

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: dict[str, type[Record]] = {"finding": Finding, "provision": ProvisionLine, "document": Instrument, "strategy": Strategy}


def schema_of(shape: type[Record]) -> dict[str, Any]:
    """The JSON Schema of one line; every field of the record is always written, so every field is required."""
    (reference,), definitions = msgspec.json.schema_components((shape,))
    for definition in definitions.values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
    return {"$schema": DIALECT, **reference, "$defs": definitions}


def clearing_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of records of the Clearing-House, made from the fields of content/clearing, by the name of their file."""
    return {f"clearing_{one.id.lower()}": schema(one) for one in clearing.load(folder()).formats.values()}


def every() -> dict[str, dict[str, Any]]:
    """All published schemas by name."""
    return {name: schema_of(shape) for name, shape in SHAPES.items()} | clearing_schemas()


def text_of(made: dict[str, Any]) -> bytes:
    """The file of a schema, indented, with a line's end."""
    return (json.dumps(made, indent=2, ensure_ascii=False) + "\n").encode()


def write(out: Path) -> None:
    """Every schema into `out`, as `<name>.schema.json`."""
    for name, made in every().items():
        with whole(out / f"{name}.schema.json") as file:
            file.write(text_of(made))
