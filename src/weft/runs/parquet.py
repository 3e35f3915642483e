"""Findings as Parquet, for those who query them; needs the extra `parquet`."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from weft.errors import MissingExtraError
from weft.records import Finding
from weft.runs.writing import whole

try:
    import pyarrow as arrow
    from pyarrow import parquet
except ModuleNotFoundError as missing:
    raise MissingExtraError("extra_missing", "parquet", "pip install 'weft[parquet]'") from missing


def write_parquet(findings: Iterable[Finding], path: Path) -> None:
    """One row a finding, columns as the fields of findings.jsonl, nested ones as lists and structs."""
    rows = [msgspec.to_builtins(finding) for finding in findings]
    table = arrow.Table.from_pylist(rows, schema=_schema())
    with whole(path) as file:
        parquet.write_table(table, file, compression="zstd")


def _schema() -> "arrow.Schema":
    """The columns, spelled out so that they do not depend on which values happen to occur."""
    words = arrow.list_(arrow.string())
    reasons = arrow.list_(arrow.struct([("code", arrow.string()), ("arguments", words)]))
    place = [("page", arrow.int32()), ("start", arrow.int64()), ("end", arrow.int64()), ("text", arrow.string())]
    link = [("id", arrow.string()), ("score", arrow.float64()), ("reasons", reasons)]
    deadline = [("number", arrow.int32()), ("unit", arrow.string()), ("text", arrow.string())]
    phrase = arrow.struct([("text", arrow.string())])
    nested = {
        "page": arrow.int32(),
        "quotes": arrow.list_(arrow.struct(place)),
        "themes": words,
        "obligations": arrow.list_(arrow.struct(link)),
        "deadlines": arrow.list_(arrow.struct(deadline)),
        "penalty": phrase,
        "fee": phrase,
        "concepts": words,
        "reasons": reasons,
    }
    return arrow.schema([(name, nested.get(name, arrow.string())) for name in Finding.__struct_fields__])
