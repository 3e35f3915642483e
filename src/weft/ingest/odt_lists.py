"""List numbers of OpenDocument text, counted as the office programs show them."""

import msgspec
from lxml import etree

from weft.ingest.counting import counted
from weft.ingest.odt_names import name_of, value, whole

LEVELS = 10


class Level(msgspec.Struct, frozen=True):
    """One level of a list style; an empty `form` shows no number. `shown`: how many levels the number names."""

    form: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


Levels = dict[int, Level]


def list_styles(roots: tuple[etree._Element | None, ...]) -> dict[str, Levels]:
    """Levels (1 is highest) of each list style by name; the numbering of headings under ""."""
    found: dict[str, Levels] = {}
    for root in roots:
        for style in root.iter() if root is not None else ():
            name = name_of(style)
            if name == "text:list-style":
                found[value(style, "style:name")] = _levels(style, "text:list-level-style-number")
            elif name == "text:outline-style":
                found[""] = _levels(style, "text:outline-level-style")
    return found


def _levels(style: etree._Element, name: str) -> Levels:
    return {
        whole(one, "text:level", 1): Level(
            form=value(one, "style:num-format"),
            before=value(one, "style:num-prefix"),
            after=value(one, "style:num-suffix"),
            shown=whole(one, "text:display-levels", 1),
            start=whole(one, "text:start-value", 1),
        )
        for one in style
        if name_of(one) == name
    }


class Counter:
    """Counts one list, or the headings, through the document."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._counts: dict[int, int] = {}

    def label(self, depth: int, start: int | None = None) -> str:
        """The number of the next entry at `depth` (1 is highest), "" where the level shows none."""
        level = self._levels.get(depth, Level())
        self._counts[depth] = start if start is not None else self._counts.get(depth, level.start - 1) + 1
        for below in [one for one in self._counts if one > depth]:
            del self._counts[below]
        if not level.form:
            return ""
        named = range(max(1, depth - level.shown + 1), depth + 1)
        numbers = [self._number(one) for one in named if self._levels.get(one, Level()).form]
        return f"{level.before}{'.'.join(numbers)}{level.after}"

    def _number(self, depth: int) -> str:
        level = self._levels.get(depth, Level())
        return counted(self._counts.get(depth, level.start), level.form)
