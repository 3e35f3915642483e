"""What no text shows, class by class over all countries; good practices as a table in which each can be found by theme and sector."""

from weft.records.synthesis import Dimension, Kind
from weft.report.paper import Cell
from weft.synthesis.cube import Condition, fitting
from weft.synthesis.entries import Entry
from weft.synthesis.patterns import Pattern, Sort
from weft.synthesis.practices import CLASSES
from weft.synthesis.teller import Teller
from weft.synthesis.writer import SynthesisWriter

MOST_QUOTES, MOST_PATTERNS = 3, 4


def chapter(writer: SynthesisWriter) -> None:
    """Writes every class of which something was said."""
    teller = writer.teller
    writer.tell("observed.intro", len(fitting(teller.cube, Kind.OBSERVATION)))
    for kind in teller.places:
        entries = fitting(teller.cube, Kind.OBSERVATION, (Condition(dimension=Dimension.CLASS, values=(kind,)),))
        if entries:
            _class(writer, kind, entries)


def _class(writer: SynthesisWriter, kind: str, entries: tuple[Entry, ...]) -> None:
    teller = writer.teller
    writer.heading(teller.places[kind], f"class:{kind}")
    countries = len({one.country for one in entries})
    said = [teller.say("observed.counted", len(entries), countries=teller.say("count.countries", countries))]
    found = [one for one in teller.gathered.patterns if one.sort is Sort.COMMON_OBSERVATION and one.group == kind][:MOST_PATTERNS]
    if found:
        said.append(teller.say("observed.common", points=teller.voice.listed(*(_point(teller, one) for one in found))))
    writer.text(" ".join(said), "counted")
    for entry in _chosen(teller, found, entries):
        writer.quote(entry)
    if kind in CLASSES:
        _practices(writer, entries)


def _point(teller: Teller, one: Pattern) -> str:
    return teller.say("observed.point", about=teller.label(one.dimension, one.code), part=len(one.countries), whole=len(one.counted))


def _chosen(teller: Teller, found: list[Pattern], entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries to quote: one of each pattern, then the first ones, each country once."""
    wanted = [teller.cube.by_key[one.entries[0]] for one in found] + list(entries)
    chosen: dict[str, Entry] = {}
    for one in wanted:
        if not any(one.title == other.title for other in chosen.values()):
            chosen.setdefault(one.country, one)
    return tuple(chosen.values())[:MOST_QUOTES]


def _practices(writer: SynthesisWriter, entries: tuple[Entry, ...]) -> None:
    teller = writer.teller
    heads = (("syn.column.country", 14), ("syn.column.practice", 30), ("syn.column.themes", 28), ("syn.column.sectors", 28))
    rows = [
        (
            Cell(text=teller.opened(one.country)),
            Cell(text=one.title, language=one.language, source=True),
            *(
                Cell(text=", ".join(teller.label(by, code) for code in one.values.get(by, ())))
                for by in (Dimension.THEME, Dimension.SECTOR)
            ),
        )
        for one in entries
    ]
    writer.table("syn.table.practices", writer.columns(*heads), rows)
