"""The index in the database in use: words laid in, and provisions found, by FTS5 or by tsvector."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from weft.records import Record
from weft_web.searches.expressions import EVERYWHERE, Documents, Expression, for_fts5, for_tsquery, within

SQLITE = {
    "lay": "INSERT INTO searches_words(rowid, words) VALUES (%s, %s)",
    "from": "searches_words w JOIN searches_passage s ON s.provision_id = w.rowid",
    "where": "searches_words MATCH %s",
    "bare": "SELECT count(*) FROM searches_words WHERE searches_words MATCH %s",
    "rank": "w.rank",
}
POSTGRES = {
    "lay": "UPDATE searches_passage SET words = to_tsvector('simple', %s) WHERE provision_id = %s",
    "from": "searches_passage s",
    "where": "s.words @@ to_tsquery('simple', %s)",
    "bare": "SELECT count(*) FROM searches_passage s WHERE s.words @@ to_tsquery('simple', %s)",
    "rank": "ts_rank(s.words, to_tsquery('simple', %s)) DESC",
}

MARKED = (
    "EXISTS (SELECT 1 FROM findings_finding f WHERE f.country_id = %s AND f.standing = 'here' AND f.instrument_id = s.instrument_id "
    "AND f.position = s.position AND f.document_id = s.document_id{extent})"
)
"""Whether a provision has a finding, by the index of findings in the order of their instrument."""

OTHERWISE = "CASE WHEN f.id IN ({findings}) THEN f.extent ELSE f.judged_extent END"

BY_PLACE = "lower(i.title), s.document_id, s.position"


class Wish(Record):
    """Which of the provisions found: in which documents, with (True) or without (False) a finding, of an extent; in which order.

    `otherwise`: a question for the findings of which the machine's extent is shown instead of the one that holds, and its values.
    """

    country: int
    marked: bool | None = None
    documents: Documents = EVERYWHERE
    extent: str = ""
    otherwise: tuple[str, tuple[Any, ...]] | None = None
    by_place: bool = False


def lay(rows: Sequence[tuple[int, str]]) -> None:
    """Words of provisions (id, tokens) laid into the index; their passages are there already."""
    with connection.cursor() as cursor:
        if _is_sqlite():
            cursor.executemany(SQLITE["lay"], rows)
        else:
            cursor.executemany(POSTGRES["lay"], [(tokens, provision) for provision, tokens in rows])


def count(asked: Expression, wish: Wish) -> int:
    """How many provisions are found."""
    parts, written = _parts(), _written(asked, wish)
    condition, given = _condition(wish)
    with connection.cursor() as cursor:
        if condition:
            cursor.execute(f"SELECT count(*) FROM {parts['from']} WHERE {parts['where']}{condition}", [written, *given])  # noqa: S608
        else:
            cursor.execute(parts["bare"], [written])
        return int(cursor.fetchone()[0])


def found(asked: Expression, wish: Wish, start: int, most: int) -> list[int]:
    """The ids of provisions found, best first or by place, from one on."""
    parts, written = _parts(), _written(asked, wish)
    condition, given = _condition(wish)
    values: list[Any] = [written, *given]
    joined = parts["from"]
    if wish.by_place:
        joined, order = f"{joined} JOIN instruments_instrument i ON i.id = s.instrument_id", BY_PLACE
    else:
        order = f"{parts['rank']}, s.provision_id"
        values += [written] * parts["rank"].count("%s")
    # Only the fixed parts above are put together here; every value goes as a parameter.
    statement = f"SELECT s.provision_id FROM {joined} WHERE {parts['where']}{condition} ORDER BY {order} LIMIT %s OFFSET %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, most, start])
        return [int(row[0]) for row in cursor.fetchall()]


def _condition(wish: Wish) -> tuple[str, list[Any]]:
    """What the words do not say. SQLite finds documents by their tokens, PostgreSQL by their column; each is slow at the other's way."""
    conditions, given = ([], []) if _is_sqlite() else _in_documents(wish.documents)
    if wish.marked is not None or wish.extent:
        conditions.append(_marked(wish))
        given += [wish.country, *(wish.otherwise[1] if wish.extent and wish.otherwise else ()), *([wish.extent] if wish.extent else [])]
    return "".join(f" AND {one}" for one in conditions), given


def _in_documents(documents: Documents) -> tuple[list[str], list[Any]]:
    conditions, given = [], list[Any]()
    if documents.only is not None:
        conditions.append("s.document_id = ANY(%s)")
        given.append(list(documents.only))
    if documents.without:
        conditions.append("s.document_id <> ALL(%s)")
        given.append(list(documents.without))
    return conditions, given


def _marked(wish: Wish) -> str:
    shown = OTHERWISE.format(findings=wish.otherwise[0]) if wish.otherwise else "f.judged_extent"
    has = MARKED.format(extent=f" AND {shown} = %s" if wish.extent else "")
    return f"NOT {has}" if wish.marked is False and not wish.extent else has


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _parts() -> dict[str, str]:
    return SQLITE if _is_sqlite() else POSTGRES


def _written(asked: Expression, wish: Wish) -> str:
    return for_fts5(within(asked, wish.documents)) if _is_sqlite() else for_tsquery(asked)
