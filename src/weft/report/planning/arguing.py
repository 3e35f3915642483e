"""Which arguments a body is given, by what is known of it: its roles, its sector, and whether it governs. Nothing is supposed."""

from weft.content.planning import Argument
from weft.records.strategy import Stakeholder
from weft.report.planning.teller import Teller

MOST = 3
DECIDES = "decides"


def governs(teller: Teller, body: Stakeholder) -> bool:
    """Whether a body is known to govern a sector: a role that it holds says so, its name, or people who wrote that it decides.

    That it decides tells nothing of who is known by another role: a parliament decides, and governs no sector.
    """
    known = teller.content.planning.governing
    named = body.name.casefold().split()[:1]
    is_called_so = any(named == [word.casefold()] for words in known.names.values() for word in words)
    decides = body.part == DECIDES and not body.roles
    return is_called_so or decides or not set(known.roles).isdisjoint(body.roles)


def arguments_for(teller: Teller, body: Stakeholder) -> tuple[tuple[Argument, bool], ...]:
    """The arguments of a body, each with whether what it asks is asked of this body.

    First those of its roles, then those of its sector; who governs is given those for every ministry too. What is asked of a sector is
    asked of who governs it: to others the facts are told.
    """
    every, governing = teller.content.planning.arguments, governs(teller, body)
    of_roles = [one for one in every if not set(one.roles).isdisjoint(body.roles)]
    of_sector = [one for one in every if body.sector in one.sectors and (governing or not one.governs)]
    of_all = [one for one in every if governing and not (one.sectors or one.roles)]
    chosen = dict.fromkeys(one.id for one in (*of_roles, *of_sector, *of_all))
    told = {one.id: one for one in every}
    return tuple((told[known], governing or told[known] in of_roles) for known in list(chosen)[:MOST])
