"""General observations: the map, the themes, what many have in common, what few have, what most lack; each with its evidence."""

from weft.report.paper import Cell
from weft.synthesis import pictures
from weft.synthesis.patterns import Pattern, Sort
from weft.synthesis.world import world
from weft.synthesis.writer import SynthesisWriter

MOST_TOLD, MOST_QUOTES, MOST_REFERENCES = 12, 2, 6


def chapter(writer: SynthesisWriter) -> None:
    """Writes the chapter."""
    teller = writer.teller
    writer.tell("overall.intro", len(teller.countries))
    writer.picture(world(teller))
    writer.picture(pictures.themes(teller))
    for sort in (Sort.COMMON_RULE, Sort.RARE_RULE):
        _told(writer, sort)
    _gaps(writer)


def _of(writer: SynthesisWriter, sort: Sort) -> list[Pattern]:
    return [one for one in writer.teller.gathered.patterns if one.sort is sort]


def _told(writer: SynthesisWriter, sort: Sort) -> None:
    """Patterns one by one, with the countries and first quotes."""
    teller, found = writer.teller, _of(writer, sort)
    writer.heading(teller.say(f"overall.{sort.value}"), sort.value)
    if not found:
        writer.tell(f"overall.{sort.value}.none")
        return
    for one in found[:MOST_TOLD]:
        _pattern(writer, one, f"{sort.value}:{one.code}")
    rest = len(found) - MOST_TOLD
    if rest > 0:
        writer.tell("overall.rest", rest)


def _pattern(writer: SynthesisWriter, one: Pattern, name: str) -> None:
    teller = writer.teller
    obligation = teller.obligations[one.code]
    entries = teller.cube.of(one.entries)
    counted = teller.say("overall.counted", len(one.countries), whole=len(one.counted), names=teller.among(one.countries))
    text = f"{obligation.duty.said_in(teller.language)} {counted}"
    references = writer.behind(entries[MOST_QUOTES:], MOST_REFERENCES)
    writer.text(text, name, opening=f"{teller.label(one.dimension, one.code)}.", references=references)
    for entry in entries[:MOST_QUOTES]:
        writer.quote(entry)


def _gaps(writer: SynthesisWriter) -> None:
    """What most lack, as a table: silence has no quote."""
    teller, found = writer.teller, _of(writer, Sort.COMMON_GAP)
    writer.heading(teller.say("overall.common_gap"), "common_gap")
    writer.tell("overall.gaps", len(found))
    heads = (
        ("syn.column.article", 13),
        ("syn.column.obligation", 37),
        ("syn.column.missing", -11),
        ("syn.column.telling", -11),
        ("syn.column.where", 28),
    )
    rows = [
        (
            Cell(text=teller.article(one.code)),
            Cell(text=teller.obligations[one.code].label.said_in(teller.language)),
            Cell(text=teller.voice.number(len(one.countries))),
            Cell(text=teller.voice.number(len(one.counted))),
            Cell(text=", ".join(one.countries)),
        )
        for one in found
    ]
    writer.table("syn.table.gaps", writer.columns(*heads), rows)
