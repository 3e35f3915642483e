"""The published shapes of what a run writes, made from the records themselves."""

import json
from pathlib import Path
from typing import Any

import msgspec

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


def text_of(name: str) -> bytes:
    """The file of the shape `name`, indented, with a line's end."""
    return (json.dumps(schema_of(SHAPES[name]), indent=2, ensure_ascii=False) + "\n").encode()


def write(folder: Path) -> None:
    """Every schema into `folder`, as `<name>.schema.json`."""
    for name in SHAPES:
        with whole(folder / f"{name}.schema.json") as file:
            file.write(text_of(name))
