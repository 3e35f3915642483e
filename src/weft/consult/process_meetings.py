"""A meeting as the chapter on the process of preparation tells it: when and where, who took part, what its groups concluded."""

from collections.abc import Iterator

from weft.records.meeting import Conclusion, Meeting, Standing
from weft.report.blocks import BlockWriter
from weft.report.cleaning import clean
from weft.report.paper import Cell
from weft.report.voice import Voice

LEFT = (Standing.DECLINED, Standing.WITHDRAWN)
CAME = (Standing.REGISTERED,)
WENT = ("comment", "action", "commitment")


def write_meeting(writer: BlockWriter, held: Meeting) -> None:
    """Writes a section on a meeting."""
    voice = writer.voice
    title = clean(held.title.said_in(voice.language.value))
    level = voice.say(f"consult.process.level.{held.level.value}")
    named = title if title.casefold().startswith(level.casefold()) else voice.say("consult.process.meeting", level=level, title=title)
    writer.heading(named, f"meeting:{held.key}")
    writer.text(" ".join(_held(voice, held)), f"held:{held.key}")
    writer.text(" ".join(_took_part(voice, held)), f"took-part:{held.key}")
    rows = [_row(voice, clean(table.name), one) for table in held.tables for one in table.conclusions]
    heads = (("consult.process.column.group", 26), ("consult.process.column.conclusion", 52), ("consult.process.column.went", 22))
    writer.table("consult.process.concluded", writer.columns(*heads), rows, title=title)


def _held(voice: Voice, held: Meeting) -> Iterator[str]:
    days = voice.say("consult.process.one_day", day=voice.day(held.starts_on))
    if held.ends_on and held.ends_on != held.starts_on:
        days = voice.say("consult.process.days", first=voice.day(held.starts_on), last=voice.day(held.ends_on))
    city = clean(held.city.said_in(voice.language.value))
    yield voice.say("consult.process.held", days=days, place=city) if city else voice.say("consult.process.held_unplaced", days=days)
    host = clean(held.host.said_in(voice.language.value))
    if host:
        yield voice.say("consult.process.host", host=host)
    if held.donors:
        yield voice.say("consult.process.donors", donors=voice.among(*map(clean, held.donors)))


def _took_part(voice: Voice, held: Meeting) -> Iterator[str]:
    registered = [one for one in held.participants if one.standing in CAME]
    present = [one for one in held.participants if one.present and one.standing not in LEFT]
    told = voice.say("consult.process.took_part", len(registered)), voice.say("consult.process.present", len(present))
    yield voice.say("consult.process.both", registered=told[0], present=told[1])
    came = present or registered
    bodies = dict.fromkeys(clean(one.organisation) for one in came if one.organisation.strip())
    if bodies:
        yield voice.say("consult.process.of_bodies", bodies=voice.listed(*sorted(bodies, key=str.casefold)))


def _row(voice: Voice, group: str, one: Conclusion) -> tuple[Cell, ...]:
    language = "" if one.language == voice.language.value else one.language
    went = voice.say(f"consult.process.went.{one.went if one.went in WENT else 'none'}")
    return (
        Cell(text=group),
        Cell(text=clean(one.text), language=language),
        Cell(text=" ".join(part for part in (went, one.where) if part)),
    )
