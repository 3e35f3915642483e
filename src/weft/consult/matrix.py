"""Which institutions of the map were asked, by sector, and what they did: who is missing stands out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from weft import ids
from weft.consult.columns import folded
from weft.records import Record, Study
from weft.records.consulting import Invited, Reply
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean, shortened
from weft.report.paper import Cell, Mark
from weft.report.voice import Voice

LONG_NAME = 120
NOT_INVITED = "not_invited"
BEST_FIRST = (Reply.COMMENTED, Reply.NOTHING_TO_SAY, Reply.DELEGATED, Reply.DECLINED, Reply.NONE)


class Body(Record):
    """An institution of the map. `sector`: id, "" where it is not told; `roles`: codes; `known_as`: its other names."""

    key: str
    name: str
    language: str
    sector: str
    roles: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()


class Asked(Record):
    """An institution, or an organisation that the map does not know (`body` is None), with whom of it was invited, and the best reply.

    `reply` is None where nobody was invited.
    """

    name: str
    body: Body | None
    invited: tuple[Invited, ...]
    reply: Reply | None


class Sector(Record):
    """A sector with all that is known of its institutions; `missing`: those of whom nobody was invited."""

    code: str
    asked: tuple[Asked, ...]

    @property
    def missing(self) -> tuple[Asked, ...]:
        """The institutions that were not invited."""
        return tuple(one for one in self.asked if one.reply is None)


def bodies_of(study: Study) -> tuple[Body, ...]:
    """The institutions of a study, each in the sector of the instruments that most often give it a role or name it."""
    sectors = {one.document: one.sector for one in study.instruments}
    documents = {one.id: one.document for one in study.findings}
    made = []
    for one in study.assessment.institutions:
        named = (*(finding for _, finding in one.roles), *one.findings)
        told = Counter(sectors.get(documents.get(finding, ""), "") for finding in named)
        told.pop("", None)
        made.append(
            Body(
                key=ids.of(one.name),
                name=one.name,
                language=one.language,
                sector=told.most_common(1)[0][0] if told else "",
                roles=tuple(dict.fromkeys(role for role, _ in one.roles)),
                known_as=one.variants,
            )
        )
    return tuple(made)


def matrix(bodies: Sequence[Body], invited: Iterable[Invited], order: Sequence[str]) -> tuple[Sector, ...]:
    """The sectors in the order of their list, those not told last; an institution is known by its key, else by its name."""
    known = {name: one.key for one in bodies for name in map(folded, (*one.known_as, one.name))} | {one.key: one.key for one in bodies}
    of_body: dict[str, list[Invited]] = defaultdict(list)
    others: dict[str, list[Invited]] = defaultdict(list)
    for one in invited:
        key = known.get(one.body) or known.get(folded(one.organisation), "")
        (of_body[key] if key else others[one.organisation or one.name]).append(one)
    found: dict[str, list[Asked]] = defaultdict(list)
    for body in bodies:
        found[body.sector].append(_asked(body.name, body, of_body[body.key]))
    for name, people in others.items():
        found[people[0].sector].append(_asked(name, None, people))
    rank = {code: place for place, code in enumerate(order)}
    return tuple(Sector(code=code, asked=tuple(found[code])) for code in sorted(found, key=lambda one: (rank.get(one, len(rank)), one)))


def _asked(name: str, body: Body | None, people: list[Invited]) -> Asked:
    replies = {one.reply for one in people}
    return Asked(name=name, body=body, invited=tuple(people), reply=next((one for one in BEST_FIRST if one in replies), None))


def sector_said(voice: Voice, code: str) -> str:
    """What a sector is called."""
    return voice.label("sectors", code) if code else voice.say("consult.matrix.no_sector")


def write_matrix(writer: BlockWriter, sectors: Sequence[Sector]) -> None:
    """Writes the matrix as a table; nothing where there are neither institutions nor invitations."""
    columns = writer.columns(*((f"consult.matrix.column.{name}", width) for name, width in COLUMNS))
    rows = [_row(writer.voice, sector, one, is_first=not place) for sector in sectors for place, one in enumerate(sector.asked)]
    writer.table("consult.matrix.caption", columns, rows)


COLUMNS = (("sector", 24), ("body", 36), ("roles", 24), ("state", 16))


def _row(voice: Voice, sector: Sector, one: Asked, *, is_first: bool) -> tuple[Cell, ...]:
    roles = [voice.label("institution_roles", role) for role in one.body.roles] if one.body else [voice.say("consult.matrix.not_on_map")]
    return (
        Cell(text=sector_said(voice, sector.code) if is_first else "", strong=True),
        Cell(text=shortened(clean(one.name), LONG_NAME), language=_other(one.body, voice)),
        Cell(text=voice.listed(*roles)),
        _state(voice, one.reply),
    )


def _other(body: Body | None, voice: Voice) -> str:
    return body.language if body and body.language != voice.language.value else ""


def _state(voice: Voice, reply: Reply | None) -> Cell:
    """What was done with an invitation; a dashed edge where there was none."""
    if reply is None:
        return Cell(mark=Mark(code="none", word=voice.say(f"consult.state.{NOT_INVITED}")))
    return Cell(text=voice.say(f"consult.state.{reply.value}"))
