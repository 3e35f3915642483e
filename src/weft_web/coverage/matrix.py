"""The matrix obligation by instrument, as asked for."""

from collections import Counter

from weft.records import Record, Row
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.coverage.asking import Asking
from weft_web.coverage.models import Statement
from weft_web.coverage.states import EXTENT_MARKS, MARKS, Mark, marks_of, state_of
from weft_web.coverage.weighed import Weighed
from weft_web.engine.citing import Obligation, Voice, article_of, shortened
from weft_web.findings.filtering import in_review

ROWS_ON_PAGE = 50
COLUMNS = 6
FIXED = 2
"""Columns before those of instruments: the obligation, and what all texts say together."""

MOST_COLUMNS = 12
COLUMN_LETTERS = 42


class Column(Record):
    """An instrument over its column."""

    document: int
    title: str
    full: str
    language: str
    findings: int


class Spot(Record):
    """One cell: what the instrument says there, and how many findings stand behind it; `extent` is "" where it says nothing."""

    column: Column
    extent: str = ""
    classes: str = ""
    findings: int = 0
    now: bool = False


class Line(Record):
    """One obligation: its marks taken together, its cells, what people state of it."""

    obligation: str
    article: str
    label: str
    rule: str
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    silent: int
    statements: tuple[Statement, ...]
    open: bool


class Group(Record):
    """Lines under one treaty or theme."""

    kind: str
    code: str
    lines: tuple[Line, ...]


class Tally(Record):
    """A state, how many obligations are in it, and the address that shows those only."""

    mark: Mark
    count: int
    address: str


class Ruled(Record):
    """A rule, how many rows of the page it decided, and the address that shows those it decided anywhere."""

    code: str
    count: int
    address: str


class Matrix(Record):
    """A page of the matrix: `shown` of `total` obligations, `asked` in whatever state; `outside` the scope; `waiting` of `findings`."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    tallies: tuple[Tally, ...]
    rules: tuple[Ruled, ...]
    shown: int
    asked: int
    gaps: int
    total: int
    outside: int
    instruments: int
    page: int
    pages: int
    waiting: int
    findings: int


def matrix(country: Country, held: Weighed, asking: Asking, voice: Voice) -> Matrix:
    """The page asked for."""
    rows = chosen(held, asking)
    page, pages = _page(rows, asking)
    some = rows[(page - 1) * ROWS_ON_PAGE : page * ROWS_ON_PAGE]
    columns = columns_of(held, asking)
    lines = _Lines(country, held, asking, voice)
    here = in_review(country)
    counted = tallies(held, asking)
    ruled = Counter(one.rule for one in some).most_common()
    return Matrix(
        groups=_groups([(held.obligations[one.obligation], lines.line(one, columns)) for one in some], asking.by),
        columns=columns,
        tallies=counted,
        rules=tuple(Ruled(code=code, count=count, address=asking.address(rule=code)) for code, count in ruled),
        shown=len(rows),
        asked=sum(one.count for one in counted),
        gaps=sum(one.count for one in counted if one.mark.code == "gap"),
        total=len(held.rows),
        outside=len(engine.obligations()) - len(held.obligations),
        instruments=len(held.documents),
        page=page,
        pages=pages,
        waiting=here.filter(standing_value="").count(),
        findings=here.count(),
    )


def _page(rows: list[Row], asking: Asking) -> tuple[int, int]:
    """Which page is shown, of how many: that of the opened row where there is one."""
    pages = max(1, -(-len(rows) // ROWS_ON_PAGE))
    place = next((place for place, row in enumerate(rows) if row.obligation == asking.open), None)
    return (min(asking.page, pages) if place is None else place // ROWS_ON_PAGE + 1), pages


def chosen(held: Weighed, asking: Asking) -> list[Row]:
    """The rows asked for, by theme or in the order of the framework."""
    rows = [row for row in _without_state(held, asking) if not asking.state or state_of(row) == asking.state]
    if asking.by == "theme":
        order = {one.id: place for place, one in enumerate(engine.entries("themes"))}
        rows.sort(key=lambda row: order.get(held.obligations[row.obligation].theme, len(order)))
    return rows


def _without_state(held: Weighed, asking: Asking) -> list[Row]:
    kept = []
    for row in held.rows.values():
        obligation = held.obligations[row.obligation]
        matters = (
            (asking.treaty, obligation.treaty),
            (asking.theme, obligation.theme),
            (asking.rule, row.rule),
        )
        if all(not wish or wish == value for wish, value in matters) and (not asking.only or row.obligation in asking.only):
            kept.append(row)
    return kept


def tallies(held: Weighed, asking: Asking) -> tuple[Tally, ...]:
    """How many of the obligations asked for are in each state, whichever state is looked at."""
    counts = Counter(state_of(row) for row in _without_state(held, asking))
    marks = [Mark(code=code, classes=classes) for code, classes in MARKS.items()]
    return tuple(Tally(mark=one, count=counts[one.code], address=asking.address(state=one.code)) for one in marks)


def columns_of(held: Weighed, asking: Asking) -> tuple[Column, ...]:
    """The instruments chosen, else those with most findings; one that is opened is always among them."""
    wanted = [one for one in asking.columns if one in held.documents][:MOST_COLUMNS]
    wanted = wanted or [one for one in held.documents if held.counts[one]][:COLUMNS]
    if asking.inside in held.documents and asking.inside not in wanted:
        wanted.append(asking.inside)
    return tuple(column(held, one) for one in wanted)


def column(held: Weighed, document: int) -> Column:
    """The head of an instrument's column."""
    source = held.documents[document]
    return Column(
        document=document,
        title=shortened(source.title, COLUMN_LETTERS),
        full=source.title,
        language=source.language,
        findings=held.counts[document],
    )


class _Lines:
    """Makes the lines of one page."""

    def __init__(self, country: Country, held: Weighed, asking: Asking, voice: Voice) -> None:
        self._held, self._asking, self._voice = held, asking, voice
        self._stated: dict[str, list[Statement]] = {}
        for one in Statement.objects.filter(country=country, withdrawn_at=None).select_related("by"):
            self._stated.setdefault(one.obligation, []).append(one)

    def line(self, row: Row, columns: tuple[Column, ...]) -> Line:
        """The line of a row."""
        obligation = self._held.obligations[row.obligation]
        spots = tuple(self._spot(row.obligation, one) for one in columns)
        return Line(
            obligation=row.obligation,
            article=article_of(self._voice, obligation),
            label=obligation.label.said_in(self._voice.language),
            rule=row.rule,
            marks=marks_of(row),
            spots=spots,
            silent=sum(not one.extent for one in spots),
            statements=tuple(self._stated.get(row.obligation, ())),
            open=self._asking.open == row.obligation,
        )

    def _spot(self, obligation: str, column: Column) -> Spot:
        cell = self._held.cell(obligation, column.document)
        if cell is None:
            return Spot(column=column)
        extent, now = cell.extent.value, (obligation, column.document) == (self._asking.open, self._asking.inside)
        return Spot(column=column, extent=extent, classes=EXTENT_MARKS[extent], findings=len(cell.findings), now=now)


def _groups(lines: list[tuple[Obligation, Line]], by: str) -> tuple[Group, ...]:
    gathered: dict[str, list[Line]] = {}
    for obligation, line in lines:
        gathered.setdefault(getattr(obligation, by), []).append(line)
    kind = "treaties" if by == "treaty" else "themes"
    return tuple(Group(kind=kind, code=code, lines=tuple(held)) for code, held in gathered.items())
