"""Findings and registers read back from the files of an earlier run."""

from pathlib import Path
from typing import TypeVar

import msgspec

from weft.errors import InputError
from weft.records import Finding, Instrument, Record

Shape = TypeVar("Shape", bound=Record)


def findings_in(path: Path) -> tuple[Finding, ...]:
    """The findings of a findings.jsonl; errors: InputError results_missing, results_malformed(file, line, what)."""
    return _lines(path, Finding)


def instruments_in(path: Path) -> tuple[Instrument, ...]:
    """The instruments of a documents.jsonl; errors as for findings."""
    return _lines(path, Instrument)


def _lines(path: Path, shape: type[Shape]) -> tuple[Shape, ...]:
    if not path.is_file():
        raise InputError("results_missing", str(path))
    held = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            held.append(msgspec.json.decode(line, type=shape))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError("results_malformed", str(path), str(number), str(error)) from error
    return tuple(held)
