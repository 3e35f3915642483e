"""The cover of a strategy and its summary: what it wants, what it costs, how it was made, what it does not say yet."""

from collections.abc import Iterator

from weft.records.strategy import Objective
from weft.report.paper import Cell, Cover, Fact, Facts
from weft.report.planning.said import Spoken
from weft.report.planning.teller import NO_BREAK, Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.costing import Money, lines_of, money_of


def cover(teller: Teller) -> Cover:
    """The front page."""
    voice, one = teller.voice, teller.strategy
    title = teller.spoken(one.title)
    facts = [Fact(figure=voice.say("plan.cover.period"), text=teller.period)]
    if one.made_on:
        facts.append(Fact(figure=voice.say("cover.date"), text=teller.when(one.made_on)))
    facts.append(Fact(figure=voice.say("cover.language"), text=_tongues(teller)))
    if one.version:
        facts.append(Fact(figure=voice.say("plan.cover.made_with"), text=voice.say("plan.cover.software", version=one.version)))
    return Cover(
        kicker=voice.say("plan.cover.kicker"),
        country=teller.country,
        title=title.text or voice.say("plan.cover.untitled"),
        subtitle=voice.say("plan.cover.subtitle", period=teller.period),
        emblem="",
        emblem_caption="",
        facts=tuple(facts),
        notices=tuple(_notices(teller)),
        language=title.language,
    )


def _tongues(teller: Teller) -> str:
    """The language of the document, and that of people's words where it is another."""
    voice = teller.voice
    said = voice.tongue(voice.language.value)
    return voice.say("plan.cover.words_in", language=said, other=voice.tongue(teller.own)) if teller.own else said


def _notices(teller: Teller) -> Iterator[Fact]:
    voice, one = teller.voice, teller.strategy
    if one.invented:
        yield Fact(figure=voice.say("cover.invented_title", country=teller.country), text=voice.say("plan.cover.invented"))
    label = (
        f"{voice.say(f'plan.state.{one.state.value}')}{NO_BREAK}– {one.label}" if one.label else voice.say(f"plan.state.{one.state.value}")
    )
    yield Fact(figure=label, text=adopted(teller) or voice.say(f"plan.state.{one.state.value}.means"))


def adopted(teller: Teller) -> str:
    """Who adopted the strategy and when, "" where neither is known, or where it is worked on again."""
    one, voice = teller.strategy, teller.voice
    if teller.is_worked_on:
        return ""
    if one.adopted_by and one.adopted_on:
        return voice.say("plan.adopted", by=one.adopted_by, day=teller.when(one.adopted_on))
    if one.adopted_by:
        return voice.say("plan.adopted_by", by=one.adopted_by)
    return voice.say("plan.adopted_on", day=teller.when(one.adopted_on)) if one.adopted_on else ""


def summary(writer: PlanWriter) -> None:
    """What a reader in a hurry needs."""
    teller, voice = writer.teller, writer.voice
    one = teller.strategy
    writer.aside(_lead(teller), "lead", style="lead")
    if one.activities:
        writer.add(Facts(facts=counted(teller)), "facts")
    if lines := tuple(lines_of(one.activities)):
        writer.add(Facts(facts=costed(teller, money_of(lines))), "money")
    if one.objectives:
        writer.heading(voice.say("plan.summary.objectives"), "objectives")
        writer.listing([_objective(teller, each) for each in one.objectives], "objectives")
    _making(writer)
    if teller.is_worked_on and (open_ := tuple(_unsaid(teller))):
        writer.heading(voice.say("plan.summary.unsaid"), "unsaid")
        writer.aside(voice.say("plan.summary.unsaid_text"), "unsaid", style="body")
        writer.listing([(Spoken(text=one),) for one in open_], "unsaid.points")


def _lead(teller: Teller) -> str:
    voice, one = teller.voice, teller.strategy
    parts = [voice.say("plan.summary.lead", period=teller.period)]
    if one.objectives:
        parts.append(voice.say("plan.summary.has", len(one.objectives), activities=voice.say("plan.count.activities", len(one.activities))))
    return " ".join(parts)


def counted(teller: Teller) -> tuple[Fact, ...]:
    """How many activities there are, how many matters they answer, how many articles they move."""
    voice, view = teller.voice, teller.view
    activities = len(teller.strategy.activities)
    facts = [Fact(figure=voice.number(activities), text=voice.say("plan.fact.activities", activities))]
    if view.matters:
        part, whole = len(view.matters) - len(view.unanswered), len(view.matters)
        facts.append(Fact(figure=voice.say("fact.share", part=part, whole=whole), text=voice.say("plan.fact.answered")))
    moved = sum(1 for one in view.articles if one.activities)
    if moved:
        facts.append(Fact(figure=voice.number(moved), text=voice.say("plan.fact.moved", moved)))
    return tuple(facts)


def costed(teller: Teller, money: Money) -> tuple[Fact, ...]:
    """Cost, what is at hand, what is still to be found."""
    told = (("cost", money.cost), ("at_hand", money.at_hand), ("gap", money.gap))
    shown = ((name, *teller.figure(value)) for name, value in told)
    return tuple(Fact(figure=figure, text=teller.voice.say(f"plan.fact.{name}", unit=unit)) for name, figure, unit in shown)


def _objective(teller: Teller, one: Objective) -> tuple[Spoken, ...]:
    voice = teller.voice
    opening = Spoken(text=f"{voice.say('plan.named_head.objective', number=one.number)}{voice.say('punctuation.colon')} ")
    said = teller.spoken(one.text) if one.text else Spoken(text=voice.say("plan.not_said"))
    until = Spoken(text=f" ({teller.between('', one.until)})" if one.until else "")
    return (opening, said, until)


def _making(writer: PlanWriter) -> None:
    """How the strategy was made: what happened to it, and what came of the comments."""
    teller, voice = writer.teller, writer.voice
    one = teller.strategy
    told = adopted(teller)
    if not (one.history or one.remarks or told):
        return
    writer.heading(voice.say("plan.making.title"), "making")
    rows = [
        (
            Cell(text=teller.when(step.on)),
            Cell(text=voice.say(f"plan.happened.{step.kind.value}")),
            Cell(text=step.place, language=teller.own if step.place else ""),
            teller.cell(step.note),
        )
        for step in one.history
    ]
    columns = writer.columns(("column.date", 17), ("plan.column.step", 20), ("column.place", 18), ("plan.column.came_of_it", 45))
    writer.table("plan.table.history", columns, rows)
    if one.remarks:
        outcomes = [sum(1 for remark in one.remarks if remark.outcome == kind) for kind in ("accepted", "partly", "declined", "")]
        names = ("accepted", "partly", "declined", "open")
        said = [voice.say(f"plan.remarks.{name}", count) for name, count in zip(names, outcomes, strict=True) if count]
        writer.aside(voice.say("plan.remarks.count", len(one.remarks), outcomes=voice.among(*said)), "remarks", style="body")
    if told:
        writer.aside(told, "adopted", style="body")


def _unsaid(teller: Teller) -> Iterator[str]:
    """The steps of which nothing has been said yet, by their titles in the builder."""
    one = teller.strategy
    held = {
        "vision": one.vision,
        "objectives": one.objectives,
        "entry_points": one.entry_points,
        "stakeholders": one.stakeholders,
        "conditions": one.conditions,
        "tools": one.tools,
        "opportunities": one.opportunities,
        "activities": one.activities,
    }
    yield from (teller.voice.say(f"plan.step.{name}") for name, there in held.items() if not there)


def state_of(teller: Teller) -> str:
    """The state in a word or two, for running feet."""
    word = teller.voice.say(f"plan.state.{teller.strategy.state.value}")
    return teller.strategy.label or word
