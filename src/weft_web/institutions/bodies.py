"""What is held of one institution: what texts say of it, what people said of it, and what holds."""

from weft import ids
from weft.records import Record
from weft_web.engine.mandates import folded
from weft_web.institutions.models import Correction


def id_of(name: str) -> str:
    """The id by which addresses name a body."""
    return ids.of(folded(name))


class Role(Record):
    """A role: the passages that give it (engine ids), and what people said of it, latest last."""

    code: str
    passages: tuple[str, ...] = ()
    added: Correction | None = None
    struck: Correction | None = None

    @property
    def holds(self) -> bool:
        """Whether the body has it, after people spoke."""
        return self.struck is None and (bool(self.passages) or self.added is not None)


class Member(Record):
    """A body in a coordination body, and as what."""

    body: str
    name: str
    capacity: str
    said: Correction


class Body(Record):
    """One institution. `read_as`: its name in the texts, "" where none names it; `names`: all other names.

    `said`: the correction that holds, by kind, for what can hold once; `corrections`: all that hold, oldest first.
    `lost`: texts named it once and no longer do; it is kept because people spoke of it.
    """

    id: str
    anchor: str
    name: str
    read_as: str
    language: str
    names: tuple[str, ...]
    passages: tuple[str, ...]
    roles: tuple[Role, ...]
    said: dict[str, Correction]
    corrections: tuple[Correction, ...]
    lost: bool
    parent: str = ""
    members: tuple[Member, ...] = ()

    @property
    def held(self) -> tuple[Role, ...]:
        """The roles that hold."""
        return tuple(one for one in self.roles if one.holds)

    @property
    def hidden(self) -> Correction | None:
        """The correction that says that this is no institution."""
        return self.said.get("hidden")

    @property
    def sector(self) -> str:
        """The sector people gave it."""
        placed = self.said.get("placed")
        return str(placed.value.get("sector", "")) if placed else ""

    @property
    def level(self) -> str:
        """The level people gave it."""
        placed = self.said.get("placed")
        return str(placed.value.get("level", "")) if placed else ""

    @property
    def coordinates(self) -> bool:
        """Whether it is a coordination body."""
        said = self.said.get("coordinates")
        return bool(said and said.value.get("yes")) or (said is None and any(one.code == "intermin" for one in self.held))

    @property
    def meets(self) -> str:
        """How often it meets, as people said."""
        said = self.said.get("coordinates")
        return str(said.value.get("meets", "")) if said else ""


class Shared(Record):
    """One function that several bodies hold. `settled`: texts say so, and after what people said one body is left."""

    function: str
    bodies: tuple[str, ...]
    passages: tuple[str, ...]
    settled: bool = False


class Chart(Record):
    """All bodies of a country by name, hidden ones among them; `shown`: those that are institutions.

    `known` finds a body by the id of any of its names; `below`: the bodies under a body, `seats`: where it sits, as what.
    """

    bodies: tuple[Body, ...]
    shown: tuple[Body, ...]
    known: dict[str, Body]
    shared: tuple[Shared, ...]
    below: dict[str, tuple[Body, ...]]
    seats: dict[str, tuple[tuple[Body, Member], ...]]

    def shares_of(self, body: Body) -> tuple[Shared, ...]:
        """The functions that a body holds with others."""
        return tuple(one for one in self.shared if body.id in one.bodies and not one.settled)

    def memberships_of(self, body: Body) -> tuple[tuple[Body, Member], ...]:
        """The coordination bodies a body sits in."""
        return self.seats.get(body.id, ())
