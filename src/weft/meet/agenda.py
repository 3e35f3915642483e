"""A meeting begun from what the product knows of its level: objectives, agenda, sessions with their hours, questions for working groups."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from weft.content.meeting import Agendas, LevelAgenda, Meetings, Part
from weft.records import Record, Text
from weft.records.meeting import Item, Level, Said, Session, Table

PLENARY = "plenary"


class Planned(Record):
    """What a meeting begins with; all of it may be changed."""

    title: Said
    objectives: tuple[Said, ...]
    agenda: tuple[Item, ...]
    sessions: tuple[Session, ...]
    tables: tuple[Table, ...]
    ends_on: str


def planned(content: Meetings, level: Level, starts_on: str, language: str) -> Planned:
    """The agenda of a level from its first day on (ISO); the questions of the groups in one language, for they are worked on in one."""
    held = content.level(level.value)
    numbers = {known: str(place) for place, known in enumerate(held.items, 1)}
    known = {one.id: one for one in content.agendas.items}
    first = date.fromisoformat(starts_on)
    return Planned(
        title=said(held.title),
        objectives=tuple(said(one.text) for one in held.objectives),
        agenda=tuple(Item(number=numbers[one], title=said(known[one].title), annotation=said(known[one].annotation)) for one in held.items),
        sessions=tuple(_sessions(content.agendas, held, first, numbers)),
        tables=tuple(_tables(held, numbers, language)),
        ends_on=(first + timedelta(days=len(held.days) - 1)).isoformat(),
    )


def said(text: Text) -> Said:
    """A text of the product as words of a meeting."""
    return Said(words={"en": text.en, "fr": text.fr, "es": text.es})


def _sessions(agendas: Agendas, level: LevelAgenda, first: date, numbers: dict[str, str]) -> Iterator[Session]:
    for place, parts in enumerate(level.days):
        starts = datetime.combine(first + timedelta(days=place), time.fromisoformat(level.starts))
        for number, part in enumerate(parts, 1):
            ends = starts + timedelta(minutes=part.minutes)
            yield Session(
                key=f"d{place + 1}s{number}",
                starts=starts.isoformat(timespec="minutes"),
                ends=ends.isoformat(timespec="minutes"),
                title=_title(agendas, part),
                item=numbers.get(part.item, ""),
            )
            starts = ends


def _title(agendas: Agendas, part: Part) -> Said:
    """The name of a break, or the item with the way it is worked on, but for plenary, which goes without saying."""
    if part.pause:
        return said(_named(agendas.breaks, part.pause))
    item = _named(agendas.items, part.item)
    if part.way == PLENARY:
        return said(item)
    way = _named(agendas.ways, part.way)
    return Said(words={code: f"{getattr(item, code)} – {_lowered(getattr(way, code))}" for code in ("en", "fr", "es")})


def _named(among: Iterable[object], known: str) -> Text:
    titles: dict[str, Text] = {getattr(one, "id"): getattr(one, "title") for one in among}  # noqa: B009 - several shapes, one look
    return titles[known]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _tables(level: LevelAgenda, numbers: dict[str, str], language: str) -> Iterator[Table]:
    """A working group for each question, without members."""
    for place, one in enumerate(level.questions, 1):
        question = f"{getattr(one.text, language)}{_asked(language)}"
        if language == "es":
            question = f"¿{question[:1].upper()}{question[1:]}"
        yield Table(key=f"g{place}", name=str(place), question=question, members=(), rapporteur="", conclusions=(), item=numbers[one.item])


def _asked(language: str) -> str:
    return "\u00a0?" if language == "fr" else "?"
