"""Costs and means: by year, by objective, by who leads, by who pays, and line by line."""

from collections.abc import Iterator
from decimal import Decimal

from weft.records.strategy import Activity, CostLine
from weft.report.paper import Cell, Column
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.costing import Money, by_year, line_money, lines_of, money_of, shared, years_of
from weft.strategy.tree import activities_under, tree

MOST_YEARS_UPRIGHT = 6
UNSAID = "–"
"""Stands where a line has no price yet: that is not a cost of nothing."""


def years_shown(teller: Teller) -> tuple[int, ...]:
    """The years of the strategy, and others in which a line has a cost."""
    return tuple(by_year(teller.strategy.activities, years_of(teller.strategy)))


def chapter(writer: PlanWriter) -> None:
    """What the whole costs, what is at hand, what is still to be found, and how it is spread."""
    teller, voice = writer.teller, writer.voice
    money = money_of(lines_of(teller.strategy.activities))
    told = {name: teller.money(value) for name, value in (("cost", money.cost), ("at_hand", money.at_hand), ("gap", money.gap))}
    writer.say("plan.costs.whole", None, **told)
    uncosted = sum(1 for one in teller.strategy.activities if not one.costs)
    if uncosted:
        writer.say("plan.costs.uncosted", uncosted)
    writer.say("plan.costs.rule")
    writer.heading(voice.say("plan.costs.years"), "years")
    _years(writer)
    writer.heading(voice.say("plan.costs.means"), "means")
    _spread(writer, "lead", shared(teller.strategy.activities, _lead))
    _spread(writer, "source", shared(teller.strategy.activities, _source))


def _lead(activity: Activity, *_: CostLine) -> str:
    return activity.lead


def _source(*line: Activity | CostLine) -> str:
    return next((one.source for one in line if isinstance(one, CostLine)), "")


def _years(writer: PlanWriter) -> None:
    teller, voice = writer.teller, writer.voice
    years = years_shown(teller)
    columns = (
        Column(head=voice.say("plan.column.objective"), width=14),
        *(Column(head=str(year), width=10, numeric=True) for year in years),
        Column(head=voice.say("plan.column.total"), width=12, numeric=True),
    )
    rows = [_year_row(teller, name, activities, years) for name, activities in _groups(teller)]
    rows.append(_year_row(teller, voice.say("plan.total"), teller.strategy.activities, years))
    writer.table("plan.table.years", columns, rows, currency=teller.strategy.currency)
    writer.total()


def _groups(teller: Teller) -> Iterator[tuple[str, tuple[Activity, ...]]]:
    """Objectives by number with their activities; what hangs on none last."""
    for branch in tree(teller.strategy):
        activities = tuple(activities_under((branch,)))
        if branch.part:
            yield teller.voice.say("plan.named_head.objective", number=branch.part.number), activities
        elif activities:
            yield teller.voice.say("plan.no_objective"), activities


def _year_row(teller: Teller, name: str, activities: tuple[Activity, ...], years: tuple[int, ...]) -> tuple[Cell, ...]:
    spread = by_year(activities, years)
    total = sum(spread.values(), Decimal(0))
    return (Cell(text=name), *(Cell(text=teller.amount(spread[year])) for year in years), Cell(text=teller.amount(total)))


def _spread(writer: PlanWriter, of: str, told: dict[str, Money]) -> None:
    """Cost, at hand and still to be found by who leads or who pays."""
    teller, voice = writer.teller, writer.voice
    rows = [(_named(teller, of, name), *money_cells(teller, money)) for name, money in told.items() if money.cost or money.at_hand]
    whole = money_of(lines_of(teller.strategy.activities))
    rows.append((Cell(text=voice.say("plan.total")), *money_cells(teller, whole)))
    columns = writer.columns((f"plan.column.{of}", 40), ("plan.column.cost", -20), ("plan.column.at_hand", -20), ("plan.column.gap", -20))
    writer.table(f"plan.table.{of}", columns, rows, currency=teller.strategy.currency)
    writer.total()


def _named(teller: Teller, of: str, name: str) -> Cell:
    if not name:
        return Cell(text=teller.voice.say(f"plan.costs.no_{of}"))
    return teller.body_cell(name) if of == "lead" else teller.cell(name)


def money_cells(teller: Teller, money: Money) -> tuple[Cell, Cell, Cell]:
    """Cost, at hand, still to be found."""
    return (Cell(text=teller.amount(money.cost)), Cell(text=teller.amount(money.at_hand)), Cell(text=teller.amount(money.gap)))


def lines(writer: PlanWriter) -> None:
    """Every line of cost with its unit cost and quantities."""
    teller = writer.teller
    columns = writer.columns(
        ("plan.column.activity_number", 7),
        ("plan.column.item", 24),
        ("plan.column.unit_cost", -11),
        ("plan.column.quantities", 18),
        ("plan.column.source", 14),
        ("plan.column.cost", -11),
        ("plan.column.at_hand", -11),
        ("plan.column.gap", -11),
    )
    writer.table("plan.table.lines", columns, list(_lines(teller)), currency=teller.strategy.currency)
    writer.total()


def _lines(teller: Teller) -> Iterator[tuple[Cell, ...]]:
    voice, colon = teller.voice, teller.voice.say("punctuation.colon")
    for activity in teller.strategy.activities:
        for line in activity.costs:
            item, unit = teller.spoken(line.item), teller.spoken(line.unit)
            named = f"{item.text} ({unit.text})" if item.text and unit.text else item.text or unit.text
            quantities = voice.listed(*(f"{year}{colon} {teller.amount(value)}" for year, value in sorted(line.quantities.items())))
            unpriced = not line.unit_cost
            yield (
                Cell(text=activity.number),
                Cell(text=named, language=item.language or unit.language if named else ""),
                Cell(text=UNSAID if unpriced else teller.amount(line.unit_cost)),
                Cell(text=quantities),
                teller.cell(line.source),
                *((Cell(text=UNSAID),) * 3 if unpriced and not line.secured else money_cells(teller, line_money(line))),
            )
    whole = money_of(lines_of(teller.strategy.activities))
    yield (Cell(), Cell(text=voice.say("plan.total")), Cell(), Cell(), Cell(), *money_cells(teller, whole))
