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


class Said(Record):
    """What people said. Of several views on one matter the last counts; `verdicts`: how readings stand after people judged, by finding."""

    statements: tuple[Statement, ...] = ()
    views: tuple[View, ...] = ()
    needs: tuple[Need, ...] = ()
    verdicts: dict[str, str] = {}
