"""The building blocks around the plan: entry points, authorities and stakeholders, conditions, tools, opportunities."""

from weft.records.strategy import Activity, Condition, EntryPoint, Opportunity, Stakeholder, Tool
from weft.report.paper import Cell
from weft.report.planning import stakes, windows
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.naming import body_in_full, body_name


def entry_points(writer: PlanWriter) -> None:
    """Instruments at the moment at which they can be changed, with the calendar of their windows."""
    teller = writer.teller
    writer.say("plan.entry.intro", len(teller.strategy.entry_points))
    writer.picture(windows.drawing(teller))
    columns = writer.columns(
        ("column.number", 6),
        ("plan.column.instrument", 24),
        ("plan.column.moment", 18),
        ("plan.column.window", 16),
        ("plan.column.decides", 14),
        ("plan.column.brought_in", 26),
    )
    writer.table("plan.table.entry", columns, [_entry(teller, one) for one in teller.strategy.entry_points])


def _entry(teller: Teller, one: EntryPoint) -> tuple[Cell, ...]:
    return (
        Cell(text=one.number, strong=True),
        teller.cell(one.instrument),
        Cell(text=teller.moment(one.moment)),
        Cell(text=teller.between(one.opens, one.closes)),
        teller.body_cell(one.body, short=True),
        teller.cell(one.text),
    )


def stakeholders(writer: PlanWriter) -> None:
    """Who decides, leads, supports; what each leads; influence and interest."""
    teller = writer.teller
    writer.say("plan.actors.intro", len(teller.strategy.stakeholders))
    writer.picture(stakes.drawing(teller))
    columns = writer.columns(
        ("plan.column.body", 26), ("plan.column.part", 21), ("plan.column.stakes", 15), ("plan.column.leads", 10), ("plan.column.to_do", 28)
    )
    writer.table("plan.table.actors", columns, [_actor(teller, one) for one in teller.strategy.stakeholders])
    roles = [(teller.cell(body_name(one)), Cell(text=_roles(teller, one))) for one in teller.strategy.stakeholders if one.roles]
    writer.table("plan.table.roles", writer.columns(("plan.column.body", 40), ("plan.column.roles", 60)), roles)


def _actor(teller: Teller, one: Stakeholder) -> tuple[Cell, ...]:
    voice = teller.voice
    levels = [voice.say(f"plan.{kind}.{level}") for kind, level in _levels(one) if level in stakes.STEPS]
    sector = voice.label("sectors", one.sector) if one.sector else ""
    part = voice.say(f"plan.part.{one.part}") if one.part in PARTS else ""
    return (
        teller.cell(body_in_full(one) or voice.say("plan.nameless")),
        Cell(text=voice.listed(*(word for word in (part, sector) if word))),
        Cell(text=voice.listed(*levels)),
        Cell(text=voice.among(*(each.number for each in led_by(teller, one.key)))),
        teller.cell(one.text),
    )


PARTS = ("decides", "leads", "supports", "is_consulted", "is_informed")


def _levels(one: Stakeholder) -> tuple[tuple[str, int], ...]:
    return (("influence", one.influence), ("interest", one.interest))


def _roles(teller: Teller, one: Stakeholder) -> str:
    return teller.voice.listed(*(teller.voice.label("institution_roles", role) for role in one.roles))


def led_by(teller: Teller, key: str) -> tuple[Activity, ...]:
    """The activities a body leads."""
    return tuple(one for one in teller.strategy.activities if one.lead == key)


def conditions(writer: PlanWriter) -> None:
    """What has to be there for the rest to work."""
    teller = writer.teller
    columns = writer.columns(
        ("plan.column.condition", 22), ("plan.column.today", 28), ("plan.column.to_change", 34), ("plan.column.lead", 16)
    )
    writer.say("plan.conditions.intro", len(teller.strategy.conditions))
    writer.table("plan.table.conditions", columns, [_condition(teller, one) for one in teller.strategy.conditions])


def _condition(teller: Teller, one: Condition) -> tuple[Cell, ...]:
    factor = next(
        (known.label.said_in(teller.language) for known in teller.content.planning.conditions if known.id == one.factor), one.factor
    )
    return (Cell(text=factor), teller.cell(one.today), teller.cell(one.text), teller.body_cell(one.lead, short=True))


def tools(writer: PlanWriter) -> None:
    """Mandatory, voluntary and economic tools with when each fits."""
    teller = writer.teller
    columns = writer.columns(("plan.column.tool", 24), ("plan.column.class", 14), ("plan.column.where", 34), ("plan.column.fits", 28))
    writer.say("plan.tools.intro", len(teller.strategy.tools))
    writer.table("plan.table.tools", columns, [_tool(teller, one) for one in teller.strategy.tools])


def _tool(teller: Teller, one: Tool) -> tuple[Cell, ...]:
    known = next((each for each in teller.content.planning.tools if each.id == one.tool), None)
    entry = teller.parts.get(one.entry)
    through = f" ({teller.voice.say('plan.named.entrypoint', number=entry.number)})" if entry else ""
    said = teller.spoken(one.text)
    where = Cell(text=f"{said.text}{through}".strip(), language=said.language if said.text else "")
    if known is None:
        return (Cell(text=one.tool), Cell(), where, Cell())
    sort = teller.voice.say(f"plan.class.{known.sort}") if known.sort in ("mandatory", "voluntary", "economic") else known.sort
    return (Cell(text=known.label.said_in(teller.language)), Cell(text=sort), where, Cell(text=known.fits.said_in(teller.language)))


def opportunities(writer: PlanWriter) -> None:
    """What helps now, until when, and what to make of it."""
    teller = writer.teller
    columns = writer.columns(("plan.column.opportunity", 34), ("plan.column.until", 18), ("plan.column.to_make", 48))
    writer.say("plan.opportunities.intro", len(teller.strategy.opportunities))
    writer.table("plan.table.opportunities", columns, [_opportunity(teller, one) for one in teller.strategy.opportunities])


def _opportunity(teller: Teller, one: Opportunity) -> tuple[Cell, ...]:
    return (teller.cell(one.event), Cell(text=teller.when(one.until, short=True)), teller.cell(one.text))
