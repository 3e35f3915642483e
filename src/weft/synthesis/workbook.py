"""The synthesis as a workbook: countries, every cross table with its shares, all entries with their words, changes between rounds."""

from datetime import datetime

from weft.content.synthesising import Layout
from weft.records import Language
from weft.records.synthesis import Dimension, Kind
from weft.report.workbook import book_of
from weft.report.workbook_sheets import Sheet, SheetColumn, Value
from weft.synthesis.cube import Base, CrossTable
from weft.synthesis.entries import Entry
from weft.synthesis.gathering import Gathered
from weft.synthesis.kinship import ruled, tongues
from weft.synthesis.patterns import GAP
from weft.synthesis.tables import answered
from weft.synthesis.teller import Teller, rounded

SHOWN = (
    Dimension.REGION,
    Dimension.OBLIGATION,
    Dimension.THEME,
    Dimension.SECTOR,
    Dimension.INSTRUMENT_TYPE,
    Dimension.EXTENT,
    Dimension.STATE,
    Dimension.CLASS,
    Dimension.AREA,
    Dimension.LANGUAGE,
    Dimension.YEAR,
)


def workbook(gathered: Gathered, language: Language) -> bytes:
    """The workbook as XLSX; no cell starts a formula."""
    teller = Teller(gathered, language)
    one, title = gathered.synthesis, gathered.synthesis.title.said_in(language)
    properties: dict[str, object] = {
        "title": title,
        "subject": teller.say("paper.subject"),
        "author": one.authors,
        "comments": "",
        "created": datetime.fromisoformat(one.made_on),
    }
    told = (teller.say("workbook.shares"), teller.voice.say("workbook.unsaid"))
    named = (title, teller.say("workbook.subtitle", date=teller.voice.day(one.made_on)), *told)
    sheets = [_countries(teller), _crossed(teller), _entries(teller, Kind.PASSAGE), _entries(teller, Kind.OBSERVATION), _states(teller)]
    return book_of(properties, named, [*sheets, *_changes(teller)], teller.voice)


def _columns(teller: Teller, *heads: tuple[str, int]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(head=teller.say(f"column.{key}"), width=width) for key, width in heads)


def _countries(teller: Teller) -> Sheet:
    heads = (("code", 8), ("country", 26), ("region", 32), ("languages", 24), ("texts", 10), ("passages", 12), ("observed", 14))
    more = (("rules", 12), ("counted", 12), ("gaps", 10), ("day", 18))
    return Sheet(
        key="syn_countries", columns=_columns(teller, *heads, *more), rows=tuple(_country(teller, one.code) for one in teller.countries)
    )


def _country(teller: Teller, code: str) -> tuple[Value, ...]:
    one = teller.by_code[code]
    part, whole = ruled(one)
    gaps = sum(row.gap for row in one.evidence.rows.values())
    return (
        code,
        teller.opened(code),
        teller.voice.label("regions", one.contribution.region),
        ", ".join(teller.voice.tongue(each) for each in sorted(tongues(one))),
        len(one.evidence.read),
        len(one.evidence.findings),
        len(one.contribution.observations),
        part,
        whole,
        gaps,
        teller.voice.day(one.contribution.study.made_on),
    )


def _crossed(teller: Teller) -> Sheet:
    """One line for each cell of each table: what a pivot table is made from."""
    heads = (("table", 44), ("row", 34), ("column", 34), ("count", 10), ("by_row", 12), ("by_column", 12), ("by_all", 12))
    rows = tuple(line for layout in teller.known.rules.rules.layouts for line in _cells(teller, layout, answered(teller, layout)))
    return Sheet(key="syn_tables", columns=_columns(teller, *heads), rows=rows)


def _cells(teller: Teller, layout: Layout, table: CrossTable) -> list[tuple[Value, ...]]:
    title = layout.title.said_in(teller.language)
    lines: list[tuple[Value, ...]] = []
    for down, row in enumerate(table.rows):
        for across, column in enumerate(table.columns):
            shares = (table.share(down, across, base) for base in Base)
            named = (title, teller.label(layout.rows, row), teller.label(layout.columns, column))
            lines.append((*named, table.counts[down][across], *("" if one is None else rounded(one) for one in shares)))
    return lines


def _entries(teller: Teller, kind: Kind) -> Sheet:
    """Every entry with all its values, its source and its words."""
    found = [one for one in teller.cube.entries if one.kind is kind]
    shown: list[Dimension] = [one for one in SHOWN if one is not Dimension.STATE]
    columns = (
        *_columns(teller, ("country", 20), ("source", 40)),
        SheetColumn(head=teller.say("column.words"), width=64, kind="quote"),
        *(SheetColumn(head=teller.say(f"dimension.{one.value}"), width=24) for one in shown),
    )
    return Sheet(key=f"syn_{kind.value}s", columns=columns, rows=tuple(_entry(teller, one, shown) for one in found), frozen=2)


def _entry(teller: Teller, one: Entry, shown: list[Dimension]) -> tuple[Value, ...]:
    said = f"{one.title}. {one.text}" if one.title else one.text
    return (teller.opened(one.country), teller.source(one), said, *(_values(teller, one, each) for each in shown))


def _values(teller: Teller, one: Entry, dimension: Dimension) -> str:
    return ", ".join(teller.label(dimension, code) for code in one.values.get(dimension, ()))


def _states(teller: Teller) -> Sheet:
    """Every obligation of every country, with the rule that decided."""
    columns = _columns(teller, ("country", 20), ("article", 14), ("obligation", 44), ("state", 24), ("passages", 12), ("why", 60))
    rows = tuple(
        (
            teller.opened(one.country),
            teller.article(one.values[Dimension.OBLIGATION][0]),
            teller.obligations[one.values[Dimension.OBLIGATION][0]].label.said_in(teller.language),
            _state(teller, one),
            len(one.findings),
            teller.voice.message(one.rule),
        )
        for one in teller.cube.entries
        if one.kind is Kind.STATE
    )
    return Sheet(key="syn_states", columns=columns, rows=rows, frozen=3)


def _state(teller: Teller, one: Entry) -> str:
    """The state, tinted where a passage shows it."""
    code = one.values[Dimension.STATE][0]
    word = teller.voice.say("mark.gap") if code == GAP else teller.label(Dimension.STATE, code)
    return f"{code}\x1f{word}"


def _changes(teller: Teller) -> list[Sheet]:
    """Every obligation of every country in both rounds; no sheet without an earlier round."""
    comparison = teller.gathered.comparison
    if comparison is None:
        return []
    columns = _columns(
        teller, ("country", 20), ("before_question", 16), ("after_question", 16), ("before", 24), ("after", 24), ("moves", 30)
    )
    rows = tuple(
        (
            teller.opened(one.country),
            teller.article(one.before),
            teller.article(one.after),
            *(teller.label(Dimension.STATE, state) if state else "" for state in one.states),
            teller.say(f"move.{one.move.value}"),
        )
        for one in comparison.changes
    )
    return [Sheet(key="syn_rounds", columns=columns, rows=rows)]
