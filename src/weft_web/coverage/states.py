"""The states of an obligation: each with its own word, its own mark and its own meaning."""

from weft.records import Coverage, Record, Row

WAITS_RULE = "profile_not_stated"

MARKS = {
    "operative": "x x3",
    "mention": "x x2",
    "implicit": "x x1",
    "gap": "x gap",
    "waits": "x waits",
    "not_found": "x x0",
    "not_used": "x option",
    "elsewhere": "x else",
    "not_applicable": "x na",
    "not_analysed": "x unread",
}
"""State -> classes, in the order in which the legend shows them. Words: coverage.state.*, meanings: coverage.means.*"""

EXTENT_MARKS = {"none": "x x0", "false_friend": "x x0", "implicit": "x x1", "mention": "x x2", "operative": "x x3"}
PARTLY = frozenset({Coverage.MENTION, Coverage.IMPLICIT})


class Mark(Record):
    """A state as shown: its code and its classes."""

    code: str
    classes: str


def state_of(row: Row) -> str:
    """The state of a row. A silence that only the profile can weigh waits; it is neither a gap nor "not found"."""
    if row.gap:
        return "gap"
    if row.rule == WAITS_RULE and row.coverage is Coverage.NOT_FOUND:
        return "waits"
    return row.coverage.value


def marks_of(row: Row) -> tuple[Mark, ...]:
    """The marks of a row, its state first; a gap shows what opening there is, a row that waits what was found all the same."""
    codes = [state_of(row)]
    if row.gap and row.coverage in PARTLY:
        codes.append(row.coverage.value)
    if row.rule == WAITS_RULE and codes[0] != "waits":
        codes.append("waits")
    return tuple(Mark(code=one, classes=MARKS[one]) for one in codes)
