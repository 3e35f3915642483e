"""Which line of a part a row of the workbook means, where the part was changed in Weft since: lines have no keys of their own."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from weft.report.planning.seen_tables import Edits, Marks

Held = TypeVar("Held")


def places_now(made: Marks, now: Marks, moved_on: Collection[str]) -> dict[str, str]:
    """Keys of rows as they were marked, with the keys of the same lines today; rows whose line cannot be told are left out.

    A line that says the same is the same, wherever it stands now; else it is the one in its place, where none came or went.
    """
    told: dict[str, str] = {}
    for part in dict.fromkeys(key.partition("#")[0] for key in made):
        before = [key for key in made if key.partition("#")[0] == part]
        after = [key for key in now if key.partition("#")[0] == part]
        if part not in moved_on:
            told |= {key: key for key in before}
            continue
        same = {key: found for key in before if (found := _same(key, made, now, after))}
        told |= same
        if len(before) == len(after):
            told |= {key: key for key in before if key not in same and key in after and key not in same.values()}
    return told


def _same(key: str, made: Marks, now: Marks, after: Collection[str]) -> str | None:
    """The line of today that says what a row said; the one in its place first."""
    alike = [one for one in after if now[one] == made[key]]
    return key if key in alike else alike[0] if len(alike) == 1 else None


def placed(done: Edits, places: Mapping[str, str]) -> tuple[Edits, tuple[str, ...]]:
    """What was done, to the lines of today; and the rows whose line is no longer there."""
    lost = tuple(key for key in (*done.changed, *sorted(done.gone)) if key not in places)
    changed = {places[key]: cells for key, cells in done.changed.items() if key in places}
    return Edits(changed=changed, added=done.added, gone=frozenset(places[key] for key in done.gone if key in places)), lost
