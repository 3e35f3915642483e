"""The catalogue of a Kolibri channel: an SQLite file, made in memory, with the tables of Kolibri's content schema 5."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from weft.records import Record

SCHEMA = "5"
TEXT_ID, TEXT, WHOLE, TRUTH = "CHAR(32)", "TEXT", "INTEGER", "BOOLEAN"
NODE = "content_contentnode"
TABLES: dict[str, dict[str, str]] = {
    "content_language": {"id": TEXT, "lang_code": TEXT, "lang_subcode": TEXT, "lang_name": TEXT, "lang_direction": TEXT},
    "content_localfile": {"id": TEXT, "extension": TEXT, "available": TRUTH, "file_size": WHOLE},
    "content_contenttag": {"id": TEXT_ID, "tag_name": TEXT},
    NODE: {
        "id": TEXT_ID,
        "license_name": TEXT,
        "license_description": TEXT,
        "title": TEXT,
        "coach_content": TRUTH,
        "content_id": TEXT_ID,
        "channel_id": TEXT_ID,
        "description": TEXT,
        "sort_order": "FLOAT",
        "license_owner": TEXT,
        "author": TEXT,
        "kind": TEXT,
        "available": TRUTH,
        "options": TEXT,
        "grade_levels": TEXT,
        "resource_types": TEXT,
        "learning_activities": TEXT,
        "accessibility_labels": TEXT,
        "categories": TEXT,
        "learner_needs": TEXT,
        "duration": WHOLE,
        "lft": WHOLE,
        "rght": WHOLE,
        "tree_id": WHOLE,
        "level": WHOLE,
        "lang_id": TEXT,
        "parent_id": TEXT_ID,
    },
    "content_assessmentmetadata": {
        "id": TEXT_ID,
        "assessment_item_ids": TEXT,
        "number_of_assessments": WHOLE,
        "mastery_model": TEXT,
        "randomize": TRUTH,
        "is_manipulable": TRUTH,
        "contentnode_id": TEXT_ID,
    },
    "content_channelmetadata": {
        "id": TEXT_ID,
        "name": TEXT,
        "description": TEXT,
        "tagline": TEXT,
        "author": TEXT,
        "version": WHOLE,
        "thumbnail": TEXT,
        "last_updated": TEXT,
        "min_schema_version": TEXT,
        "root_id": TEXT_ID,
    },
    "content_contentnode_has_prerequisite": {"id": WHOLE, "from_contentnode_id": TEXT_ID, "to_contentnode_id": TEXT_ID},
    "content_contentnode_related": {"id": WHOLE, "from_contentnode_id": TEXT_ID, "to_contentnode_id": TEXT_ID},
    "content_contentnode_tags": {"id": WHOLE, "contentnode_id": TEXT_ID, "contenttag_id": TEXT_ID},
    "content_file": {
        "id": TEXT_ID,
        "preset": TEXT,
        "supplementary": TRUTH,
        "thumbnail": TRUTH,
        "priority": WHOLE,
        "contentnode_id": TEXT_ID,
        "lang_id": TEXT,
        "local_file_id": TEXT,
    },
}
"""Columns by table, the first being the key; the types are those that Kolibri reads them as."""

Value = str | int | float | None


class Row(Record):
    """A row of a table; columns that are not given stay empty."""

    table: str
    values: Mapping[str, Value]


class Held(Record):
    """A node as the finished catalogue lists it, with its file ("" for a topic)."""

    title: str
    kind: str
    file: str
    size: int


def written(rows: tuple[Row, ...]) -> bytes:
    """The catalogue as the bytes of an SQLite file: same rows, same bytes."""
    with closing(sqlite3.connect(":memory:")) as made:
        for name, columns in TABLES.items():
            first, *rest = (f"{column} {kind}" for column, kind in columns.items())
            made.execute(f"CREATE TABLE {name} ({', '.join((f'{first} NOT NULL PRIMARY KEY', *rest))})")
        for row in rows:
            made.execute(_insert(row), tuple(row.values.values()))
        made.commit()
        return made.serialize()


def _insert(row: Row) -> str:
    """Names of tables and columns are our own; what people wrote goes in as values."""
    places = ", ".join("?" * len(row.values))
    return f"INSERT INTO {row.table} ({', '.join(row.values)}) VALUES ({places})"  # noqa: S608


def listed(catalogue: bytes) -> tuple[Held, ...]:
    """The nodes of a catalogue, as a platform would read them."""
    with closing(sqlite3.connect(":memory:")) as read:
        read.deserialize(catalogue)
        return tuple(_nodes(read))


def _nodes(read: sqlite3.Connection) -> Iterator[Held]:
    asked = (
        "SELECT node.title, node.kind, local.id, local.extension, local.file_size FROM content_contentnode node "
        "LEFT JOIN content_file file ON file.contentnode_id = node.id LEFT JOIN content_localfile local ON local.id = file.local_file_id "
        "ORDER BY node.lft"
    )
    for title, kind, known, extension, size in read.execute(asked):
        yield Held(title=title, kind=kind, file=f"{known}.{extension}" if known else "", size=size or 0)
