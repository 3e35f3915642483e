"""The chapter "process of preparation", written from the record: who was asked, who replied, what became of comments, who met."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from weft.consult import deadline
from weft.consult.matrix import Sector, sector_said, write_matrix
from weft.consult.process_meetings import write_meeting
from weft.consult.table_rows import OPEN, counts, outcome_said
from weft.records.consulting import Invited, Reply, Round, Way
from weft.records.meeting import Meeting
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean
from weft.report.paper import Cell, Chapter, Column
from weft.report.voice import Voice

ANCHOR = "process"
REPLIES = (
    ("asked", tuple(Reply)),
    ("commented", (Reply.COMMENTED,)),
    ("nothing", (Reply.NOTHING_TO_SAY,)),
    ("declined", (Reply.DECLINED, Reply.DELEGATED)),
    ("silent", (Reply.NONE,)),
)
"""The columns of the tables of replies, and what each of them counts."""


def process_chapter(
    rounds: Sequence[Round], meetings: Sequence[Meeting], voice: Voice, *, number: str = "", sectors: Sequence[Sector] = ()
) -> Chapter:
    """The chapter; `number` as the paper counts its chapters; `sectors`: the matrix, where it is to stand with it."""
    writer = BlockWriter(voice)
    writer.open(number, ANCHOR)
    writer.say("consult.process.opening" if rounds or meetings else "consult.process.nothing")
    told: list[tuple[str, int, Round | Meeting]] = [
        *((one.opened_at[:10], place, one) for place, one in enumerate(rounds)),
        *_met(meetings, len(rounds)),
    ]
    for _, _, one in sorted(told, key=lambda entry: entry[:2]):
        if isinstance(one, Round):
            _round(writer, one)
        else:
            write_meeting(writer, one)
    write_matrix(writer, sectors)
    return Chapter(title=voice.say("consult.process.title"), anchor=ANCHOR, number=number, wide=False, blocks=tuple(writer.blocks))


def _met(meetings: Sequence[Meeting], after: int) -> Iterator[tuple[str, int, Meeting]]:
    for place, one in enumerate(meetings, after):
        yield one.starts_on, place, one


def _round(writer: BlockWriter, held: Round) -> None:
    voice = writer.voice
    writer.heading(voice.say("consult.process.round", label=held.label), f"round:{held.key}")
    bodies = len({clean(one.organisation).casefold() for one in held.invited if one.organisation.strip()})
    writer.say(
        "consult.process.sent",
        len(held.invited),
        day=voice.day(held.opened_at[:10]),
        label=held.label,
        bodies=voice.say("consult.process.bodies", bodies),
        deadline=deadline.said(voice, held.closes_at, held.zone),
    )
    if held.invited:
        replied = sum(1 for one in held.invited if one.reply is Reply.COMMENTED)
        writer.say("consult.process.replied", replied)
        _replies(writer, held, "role", _role_said)
        if any(one.sector for one in held.invited):
            _replies(writer, held, "sector", _sector_of)
        _organisations(writer, held)
    _comments(writer, held)


def _role_said(voice: Voice, one: Invited) -> str:
    return voice.label("invitee_roles", one.role) if one.role else voice.say("consult.process.unsaid")


def _sector_of(voice: Voice, one: Invited) -> str:
    return sector_said(voice, one.sector)


def _replies(writer: BlockWriter, held: Round, kind: str, said: Callable[[Voice, Invited], str]) -> None:
    """A table of who was asked and what they did, by role or by sector, with its total."""
    voice = writer.voice
    names = dict.fromkeys(said(voice, one) for one in held.invited)
    rows = [_counted(voice, name, [one for one in held.invited if said(voice, one) == name]) for name in names]
    rows.append(_counted(voice, voice.say("consult.process.total"), held.invited))
    head = "consult.process.column.role" if kind == "role" else "consult.matrix.column.sector"
    columns = (*writer.columns((head, 36)), *_figures(writer))
    writer.table(f"consult.process.by_{kind}", columns, rows, label=held.label)


def _figures(writer: BlockWriter) -> tuple[Column, ...]:
    return writer.columns(*((f"consult.process.column.{name}", -14) for name, _ in REPLIES))


def _counted(voice: Voice, name: str, people: Sequence[Invited]) -> tuple[Cell, ...]:
    figures = (sum(1 for one in people if one.reply in replies) for _, replies in REPLIES)
    is_total = name == voice.say("consult.process.total")
    return (Cell(text=name, strong=is_total), *(Cell(text=voice.number(one), strong=is_total) for one in figures))


def _organisations(writer: BlockWriter, held: Round) -> None:
    """Every institution that was asked, with the replies of its people."""
    voice = writer.voice
    found: dict[str, list[Invited]] = {}
    for one in held.invited:
        if one.organisation.strip():
            found.setdefault(clean(one.organisation), []).append(one)
    rows = [
        (Cell(text=name), Cell(text=_sector_of(voice, people[0])), Cell(text=", ".join(_states(voice, people))))
        for name, people in sorted(found.items(), key=lambda entry: entry[0].casefold())
    ]
    heads = (("consult.process.column.organisation", 44), ("consult.matrix.column.sector", 28), ("consult.matrix.column.state", 28))
    writer.table("consult.process.who", writer.columns(*heads), rows, label=held.label)


def _states(voice: Voice, people: Sequence[Invited]) -> Iterator[str]:
    for reply in dict.fromkeys(one.reply for one in people):
        yield voice.say(f"consult.state.{reply.value}")


def _comments(writer: BlockWriter, held: Round) -> None:
    """How many comments came in, how, in which languages, and what became of them."""
    voice, total = writer.voice, len(held.comments)
    ways = Counter(one.way for one in held.comments)
    said = voice.among(*(voice.say(f"consult.process.way.{way.value}", number=ways[way]) for way in Way if ways[way]))
    parts = [voice.say("consult.process.received", total, ways=said)]
    languages = Counter(one.language for one in held.comments).most_common()
    if len(languages) > 1:
        shown = (voice.say("consult.process.language", language=voice.tongue(code), number=count) for code, count in languages)
        parts.append(voice.say("consult.process.languages", languages=voice.among(*shown)))
    late = sum(1 for one in held.comments if one.late)
    if late:
        parts.append(voice.say("consult.process.late", late))
    writer.text(" ".join(parts), f"received:{held.key}")
    if total:
        _outcomes(writer, held)


def _outcomes(writer: BlockWriter, held: Round) -> None:
    voice, found = writer.voice, counts(held)
    decided = [voice.say("consult.table.outcome", word=outcome_said(voice, one), number=found[one]) for one in found if one != OPEN]
    parts = [voice.say("consult.process.decided", outcomes=voice.listed(*decided))] if decided else []
    parts.append(voice.say("consult.process.open", found.get(OPEN, 0)))
    writer.text(" ".join(parts), f"outcomes:{held.key}")
