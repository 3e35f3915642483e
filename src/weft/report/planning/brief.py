"""Two pages for one ministry: what it is asked to do, why it concerns it, what stands behind, what it costs."""

from collections.abc import Iterator

from msgspec.structs import replace

from weft.content.planning import Argument
from weft.records import Language
from weft.records.strategy import Activity, Ground, Stakeholder, Strategy
from weft.report.cleaning import shortened
from weft.report.paper import Cell, Column, Cover, Fact, Facts, Mark, Paper, Quotation, Reference
from weft.report.people import ended
from weft.report.planning.arguing import arguments_for
from weft.report.planning.costs import money_cells
from weft.report.planning.paper import day_of, in_covers
from weft.report.planning.said import PlanContent
from weft.report.planning.surroundings import led_by
from weft.report.planning.teller import Teller
from weft.report.planning.view import View
from weft.report.planning.writer import PlanWriter
from weft.report.voice import quotation
from weft.strategy.costing import by_year, lines_of, money_of, years_of
from weft.strategy.naming import body_name

MOST_ACTIVITIES, MOST_QUOTES, MOST_WINDOWS, MOST_YEARS = 6, 3, 2, 8
LONG_ACTIVITY, LONG_QUOTE, LONG_NAME, LONG_SOURCE = 180, 260, 70, 110
EXTENTS = ("implicit", "mention", "operative")


def brief(strategy: Strategy, view: View, content: PlanContent, language: Language, body: str) -> Paper:
    """The brief for the stakeholder with this key; errors: KeyError where there is none."""
    teller = Teller(strategy, view, content, language)
    asked = teller.bodies[body]
    writer = PlanWriter(teller)
    title = _title(teller, asked)
    writer.open("", "summary")
    _wanted(writer, asked)
    first = writer.chapter_of(title)
    writer.open("", "why")
    _supported(writer, asked)
    second = writer.chapter_of(teller.voice.say("plan.brief.why"))
    kicker = teller.voice.say("plan.brief.kicker", country=teller.country, day=teller.when(day_of(teller)))
    cover = Cover(kicker=kicker, country="", title=title, subtitle="", emblem="", emblem_caption="", facts=(), notices=())
    made = in_covers(teller, cover, (first, second), compact=True)
    return replace(made, title=title, running_title=f"{teller.country} – {shortened(teller.strategy.title, LONG_NAME)}")


def _title(teller: Teller, body: Stakeholder) -> str:
    name = shortened(body_name(body) or teller.voice.say("plan.nameless"), LONG_NAME)
    return teller.voice.say("plan.brief.title", len(led_by(teller, body.key)), body=name, period=teller.period)


def _wanted(writer: PlanWriter, body: Stakeholder) -> None:
    """The first page: what is asked, until when, and what it costs."""
    teller, voice = writer.teller, writer.voice
    led = led_by(teller, body.key)
    joined = tuple(one for one in teller.strategy.activities if body.key in one.partners)
    writer.aside(voice.say("plan.brief.lead", country=teller.country, period=teller.period), "lead", style="lead")
    if led:
        writer.add(Facts(facts=_facts(teller, led)), "facts")
    _asked(writer, body, led or joined)
    if led and joined:
        writer.aside(voice.say("plan.brief.joined", len(joined), numbers=teller.by_activities(one.key for one in joined)), "joined")
    _years(writer, led)


def _supported(writer: PlanWriter, body: Stakeholder) -> None:
    """The second page: arguments, evidence, whom to ask."""
    voice = writer.voice
    _arguments(writer, body)
    joined = (one for one in writer.teller.strategy.activities if body.key in one.partners)
    _evidence(writer, (*led_by(writer.teller, body.key), *joined))
    writer.heading(voice.say("plan.brief.contact"), "contact")
    writer.aside(voice.say("plan.brief.contact_line"), "contact", style="body")


def _facts(teller: Teller, led: tuple[Activity, ...]) -> tuple[Fact, ...]:
    voice, money = teller.voice, money_of(lines_of(led))
    facts = [Fact(figure=voice.number(len(led)), text=voice.say("plan.brief.leads", len(led)))]
    for name, value in (("cost", money.cost), ("gap", money.gap)):
        figure, unit = teller.figure(value)
        facts.append(Fact(figure=figure, text=voice.say(f"plan.brief.{name}", unit=unit)))
    return tuple(facts)


def _asked(writer: PlanWriter, body: Stakeholder, activities: tuple[Activity, ...]) -> None:
    """The activities with their dates and money, and the texts on which the body decides."""
    teller, voice = writer.teller, writer.voice
    windows = [one for one in teller.strategy.entry_points if one.body == body.key][:MOST_WINDOWS]
    if not (activities or windows):
        writer.aside(voice.say("plan.brief.nothing"), "nothing", style="body")
        return
    writer.heading(voice.say("plan.brief.asked"), "asked")
    columns = writer.columns(
        ("plan.column.activity", 44), ("plan.column.from_to", 20), ("plan.column.cost", -12), ("plan.column.at_hand", -12),
        ("plan.column.gap", -12),
    )  # fmt: skip
    rows = [_row(teller, one) for one in activities[:MOST_ACTIVITIES]]
    writer.table("plan.table.brief", columns, rows, currency=teller.strategy.currency)
    rest = len(activities) - MOST_ACTIVITIES
    if rest > 0:
        writer.aside(voice.say("plan.brief.rest", rest), "rest")
    for one in windows:
        when = teller.between(one.opens, one.closes) or voice.say("plan.no_date")
        said = voice.say("plan.brief.window", window=when, text=shortened(teller.spoken(one.instrument).text, LONG_ACTIVITY))
        wanted = f" {ended(shortened(teller.spoken(one.text).text, LONG_ACTIVITY))}" if one.text else ""
        writer.aside(f"{said}{wanted}", "window", style="body")


def _row(teller: Teller, one: Activity) -> tuple[Cell, ...]:
    told = teller.spoken(shortened(one.text, LONG_ACTIVITY) if teller.spoken(one.text).language else one.text)
    money = money_cells(teller, money_of(one.costs)) if one.costs else (Cell(text=teller.voice.say("plan.not_said_short")), Cell(), Cell())
    text = f"{one.number}. {shortened(told.text, LONG_ACTIVITY)}"
    return (
        Cell(text=text, language=told.language, strong=True),
        Cell(text=teller.between(one.start, one.end) or teller.voice.say("plan.no_date")),
        *money,
    )


def _arguments(writer: PlanWriter, body: Stakeholder) -> None:
    """What concerns the body with the fact behind it; a column for what it can do where it is asked anything."""
    teller = writer.teller
    told = arguments_for(teller, body)
    rows: list[tuple[Cell, ...]] = [
        (Cell(text=one.title.said_in(teller.language), strong=True), Cell(text=_argued(teller, one))) for one, _ in told
    ]
    heads: tuple[tuple[str, int], ...] = (("plan.column.argument", 25), ("plan.column.fact", 75))
    if any(asked for _, asked in told):
        heads = (("plan.column.argument", 25), ("plan.column.fact", 48), ("plan.column.helps", 27))
        asks = (one.asks.said_in(teller.language).strip() if asked else "" for one, asked in told)
        rows = [(*cells, Cell(text=said)) for cells, said in zip(rows, asks, strict=True)]
    if rows:
        writer.table("plan.table.arguments", writer.columns(*heads), rows)


def _argued(teller: Teller, one: Argument) -> str:
    source = f" ({one.source.said_in(teller.language)})" if one.source else ""
    return f"{one.text.said_in(teller.language).strip()}{source}"


def _years(writer: PlanWriter, led: tuple[Activity, ...]) -> None:
    """What the activities that a body leads cost in each year."""
    spread = by_year(led, years_of(writer.teller.strategy))
    if 1 < len(spread) <= MOST_YEARS and any(spread.values()):
        writer.heading(writer.voice.say("plan.brief.years"), "years")
        columns = tuple(Column(head=str(year), width=10, numeric=True) for year in spread)
        row = tuple(Cell(text=writer.teller.amount(value)) for value in spread.values())
        writer.table("plan.table.brief_years", columns, [row], currency=writer.teller.strategy.currency)


def _evidence(writer: PlanWriter, activities: tuple[Activity, ...]) -> None:
    """The words of two or three sources behind the activities."""
    quoted = list(_quoted(activities))[:MOST_QUOTES]
    if quoted:
        writer.heading(writer.voice.say("plan.brief.evidence"), "evidence")
    for ground in quoted:
        writer.add(_quotation(writer.teller, ground), "quote")


def _quoted(activities: tuple[Activity, ...]) -> Iterator[Ground]:
    grounds = dict.fromkeys(ground for one in activities for ground in one.grounds if ground.quote and not ground.lost)
    yield from sorted(grounds, key=lambda one: len(one.quote) > LONG_QUOTE)


def _quotation(teller: Teller, one: Ground) -> Quotation:
    reference = teller.references((one,))[0]
    word = teller.voice.say(f"mark.{one.extent}") if one.extent in EXTENTS else teller.voice.say("plan.brief.said")
    language = one.language or teller.strategy.language.value
    return Quotation(
        text=quotation(shortened(one.quote, LONG_QUOTE), language),
        language="" if language == teller.language.value else language,
        reference=Reference(text=reference.text, anchor=""),
        source=shortened(one.source, LONG_SOURCE),
        mark=Mark(code=one.extent if one.extent in EXTENTS else "said", word=word),
    )
