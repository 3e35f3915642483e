"""The invented countries read once for all tests, and small ones made by hand for what a table must do."""

from functools import cache

from tests.prepared import CONTENT

from weft.content import synthesising
from weft.records import Assessment, Coverage, Language, Profile, Row, Study, Text
from weft.records.synthesis import Contribution, Dimension, Kind, Rounds, Synthesis
from weft.report.content import load
from weft.runs import syntheses
from weft.synthesis import invented, shapes
from weft.synthesis.cube import Cube
from weft.synthesis.entries import Country, Entry, countries
from weft.synthesis.gathering import Gathered, Known, gather

NINE = Text(
    en="Biosafety in eight countries",
    fr="La prévention des risques biotechnologiques dans huit pays",
    es="La seguridad de la biotecnología en ocho países",
)
EMPTY = Assessment(rows=(), cells=(), overlaps=(), contradictions=(), institutions=(), instruments=(), sectors=(), answers=())


@cache
def known() -> Known:
    """What a synthesis is told with."""
    report = load(CONTENT.root, CONTENT.obligations)
    return Known(report=report, rules=synthesising.load(CONTENT.root), shapes=shapes.load(CONTENT.root))


@cache
def read(*, earlier: bool = False) -> tuple[Contribution, ...]:
    """What the invented countries bring."""
    at = syntheses.desk(CONTENT)
    return syntheses.contributions(invented.handed_in(invented.load(CONTENT.root), earlier=earlier), at)


@cache
def eight() -> Gathered:
    """The invented countries with their earlier round."""
    return gather(of(read(), earlier=read(earlier=True), rounds=Rounds(before="2015-2016", after="2025-2026")), known())


def of(contributions: tuple[Contribution, ...], *, earlier: tuple[Contribution, ...] = (), rounds: Rounds | None = None) -> Synthesis:
    """A synthesis of contributions."""
    return Synthesis(
        key="eight",
        title=NINE,
        language=Language.EN,
        round="2025-2026",
        contributions=contributions,
        made_on="2026-11-23",
        version="0.1.0",
        earlier=earlier,
        rounds=rounds,
    )


def row(obligation: str, state: str, rule: str = "found_operative") -> Row:
    """A row in a state; `gap` is silence that is one."""
    coverage = Coverage.NOT_FOUND if state == "gap" else Coverage(state)
    return Row(obligation=obligation, coverage=coverage, gap=state == "gap", rule=rule, findings=())


def contribution(code: str, rows: tuple[Row, ...], region: str = "africa", **profile: bool | None) -> Contribution:
    """A country with these rows and nothing else."""
    name = Text(en=code, fr=code, es=code)
    study = Study(
        profile=Profile(country=code, name=name, **profile),
        language=Language.EN,
        order="law",
        instruments=(),
        findings=(),
        assessment=Assessment(**{field: getattr(EMPTY, field) for field in EMPTY.__struct_fields__ if field != "rows"}, rows=rows),
        made_on="2026-01-01",
        version="1",
        content_version="1",
    )
    return Contribution(study=study, region=region)


def country(code: str, rows: tuple[Row, ...] = (), region: str = "africa", **profile: bool | None) -> Country:
    """The same with its look-up tables."""
    return countries((contribution(code, rows, region, **profile),), known().report)[0]


def cube_of(*entries: Entry) -> Cube:
    """A cube of entries as they are."""
    return Cube(entries=entries, by_key={one.key: one for one in entries}, orders={})


def entry(key: str, land: str, **values: tuple[str, ...]) -> Entry:
    """A passage with these values by name of dimension."""
    return Entry(key=key, kind=Kind.PASSAGE, country=land, values={Dimension(name): codes for name, codes in values.items()})
