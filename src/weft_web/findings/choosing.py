"""What the correction of a reading can choose from: extents, force, themes, all obligations."""

from collections.abc import Iterable

from weft.records import Extent, Modality, Record
from weft_web import engine
from weft_web.asking import Voice
from weft_web.engine.citing import article_of

EXTENTS = tuple(one.value for one in (Extent.OPERATIVE, Extent.MENTION, Extent.IMPLICIT, Extent.FALSE_FRIEND, Extent.NONE))
MODALITIES = tuple(one.value for one in Modality)


class Choice(Record):
    """One obligation to choose: its article in short and what it asks."""

    id: str
    article: str
    label: str
    chosen: bool


class Group(Record):
    """The obligations of one treaty; `count` of them are chosen."""

    treaty: str
    choices: tuple[Choice, ...]
    count: int


def themes(chosen: Iterable[str] = ()) -> tuple[str, ...]:
    """The codes of the themes, those that are chosen first, else in the order of their list."""
    picked = set(chosen)
    return tuple(sorted((one.id for one in engine.entries("themes")), key=lambda one: one not in picked))


def obligation_groups(voice: Voice, chosen: Iterable[str]) -> tuple[Group, ...]:
    """All obligations by treaty, those that are chosen first, else in the order of articles."""
    picked = set(chosen)
    groups: dict[str, list[Choice]] = {}
    for one in engine.obligations().values():
        choice = Choice(id=one.id, article=article_of(voice, one), label=one.label.said_in(voice.language), chosen=one.id in picked)
        groups.setdefault(one.treaty, []).append(choice)
    return tuple(_group(name, some) for name, some in groups.items())


def _group(treaty: str, choices: list[Choice]) -> Group:
    first = tuple(sorted(choices, key=lambda one: not one.chosen))
    return Group(treaty=treaty, choices=first, count=sum(one.chosen for one in first))
