"""How a table is said to travel with a country."""

from enum import StrEnum

from weft.records import Record


class Numbering(StrEnum):
    """How rows that are counted within a group get their numbers once both sides are together."""

    BY_TIME = "by_time"
    AT_THE_END = "at_the_end"


class Counted(Record):
    """`field` counts the rows of the same `group`, in the order of `time`."""

    field: str
    group: tuple[str, ...]
    time: str
    numbering: Numbering


class Carried(Record):
    """A table that travels.

    `country`: how a row reaches its country; `key`: the fields by which a row is the same row on the other side, keys of other rows
    among them; `under`: the field that names the row it hangs on and comes together with; `left`: field -> why it does not travel;
    `mends`: fields that are filled once and for good (an undo, an end), the earlier wins; `asked`: fields that may differ without a
    history, so that a person says which side holds; `pointers`: JSON that holds row numbers of another table, as `field` of a list or
    `field.key`; `local`: keys of JSON that mean something here only; `without`: rows that stay behind, by the values of a field.
    """

    model: str
    country: str
    key: tuple[str, ...]
    under: str = ""
    left: dict[str, str] = {}
    mends: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    pointers: dict[str, str] = {}
    local: dict[str, tuple[str, ...]] = {}
    counted: Counted | None = None
    without: dict[str, tuple[str, ...]] = {}
