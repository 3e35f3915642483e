"""What people say beside what the machine reads and weighs; each under a name and a day (ISO date)."""

from weft.records.record import Record


class Statement(Record):
    """What a named person states of an obligation: elsewhere, not_applicable or gap_confirmed. Stands beside its row, never in its place.

    `name`: its own, the same in every installation.
    """

    name: str
    obligation: str
    kind: str
    reason: str
    source: str
    by: str
    on: str


class View(Record):
    """What a named person says of an overlap or a possible contradiction: confirmed, explained or rejected.

    `kind` (overlap, contradiction) and `place` among those of its kind in the assessment name the matter; `changed`: the words behind it
    are no longer those it was given on.
    """

    name: str
    kind: str
    place: int
    verdict: str
    reason: str
    by: str
    on: str
    changed: bool = False


class Need(Record):
    """What people need in one area of capacity-building; `priority`: high, medium, low, or "" where none was given."""

    area: str
    title: str
    priority: str = ""


class Mandate(Record):
    """A role that a person gave to a body, with where it can be looked up."""

    body: str
    role: str
    source: str
    by: str
    on: str


class Asked(Record):
    """A text that is known to exist, was asked for and was not obtained."""

    title: str
    type: str
    date: str
    of: str
    on: str
    note: str


class Said(Record):
    """What people said. Of several views on one matter the last counts; `verdicts`: how readings stand after people judged, by finding.

    `corrected`: how many bodies people corrected, and `correctors` who; `settled`: functions that one body is left with after that;
    `asked`: texts that were not obtained.
    """

    statements: tuple[Statement, ...] = ()
    views: tuple[View, ...] = ()
    needs: tuple[Need, ...] = ()
    verdicts: dict[str, str] = {}
    mandates: tuple[Mandate, ...] = ()
    corrected: int = 0
    correctors: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
