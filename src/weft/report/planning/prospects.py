"""What could go wrong, what the plan serves, what it changes in coverage and what it leaves open."""

from collections.abc import Iterator

from weft.records.strategy import Activity, Degree, Objective, Outcome
from weft.report.evidence import article
from weft.report.paper import Cell, Mark
from weft.report.planning.grounds import kind_cell, place_of
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.effect import ArticleMove, Reach

DEGREES = (Degree.HIGH, Degree.MEDIUM, Degree.LOW)
REACHES = {Reach.NONE: "none", Reach.PARTIAL: "mention", Reach.FULL: "operative"}
"""The sign of how much of an article has a rule."""


def risks(writer: PlanWriter) -> None:
    """What outcomes, outputs and activities take for granted, and what could stand against them."""
    teller = writer.teller
    columns = writer.columns(("plan.column.part_of_plan", 18), ("plan.column.assumptions", 41), ("plan.column.risks", 41))
    writer.table("plan.table.risks", columns, list(_risks(teller)))


def _risks(teller: Teller) -> Iterator[tuple[Cell, ...]]:
    for one in teller.plan_parts():
        assumed = getattr(one, "assumptions", "")
        risk = one.risks if isinstance(one, Activity) else ""
        if assumed or risk:
            name = teller.voice.say(f"plan.named_head.{type(one).__name__.lower()}", number=one.number)
            yield (Cell(text=name), teller.cell(assumed), teller.cell(risk))


def has_risks(teller: Teller) -> bool:
    """Whether any assumption or risk is said."""
    return next(_risks(teller), None) is not None


def alignment(writer: PlanWriter) -> None:
    """The goals that parts of the plan serve, group by group, with the degree."""
    teller, voice = writer.teller, writer.voice
    writer.say("plan.alignment.intro")
    columns = writer.columns(
        ("plan.column.goal", 44), ("plan.column.degree", 12), ("plan.column.served_by", 22), ("plan.column.aspect", 22)
    )
    groups = {one.id: one.label.said_in(teller.language) for one in teller.content.planning.goals.groups}
    held = served(teller)
    for group in dict.fromkeys((*groups, *(_group(teller, goal) for goal in held))):
        rows = [row for goal in held if _group(teller, goal) == group for row in _goal_rows(teller, goal)]
        writer.table("plan.table.alignment", columns, rows, group=groups.get(group, voice.say("plan.other_goals")))


def _group(teller: Teller, goal: str) -> str:
    known = teller.goals.get(goal)
    return known.group if known else ""


def served(teller: Teller) -> dict[str, dict[Degree, list[tuple[str, str]]]]:
    """Goals in the order of the library, each with degrees, each with the parts that serve it so and which aspect."""
    told: dict[str, dict[Degree, list[tuple[str, str]]]] = {}
    for part in teller.plan_parts():
        for one in part.alignment if isinstance(part, Objective | Outcome | Activity) else ():
            told.setdefault(one.goal, {}).setdefault(one.degree, []).append((part.key, one.aspect))
    order = list(teller.goals)
    return dict(sorted(told.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))


def goal_name(teller: Teller, goal: str) -> str:
    """A goal with its code; its id where the library does not know it."""
    known = teller.goals.get(goal)
    return teller.voice.say("plan.goal", code=known.code, label=known.label.said_in(teller.language)) if known else goal


def _goal_rows(teller: Teller, goal: str) -> Iterator[tuple[Cell, ...]]:
    degrees = served(teller)[goal]
    first = True
    for degree in DEGREES:
        if parts := degrees.get(degree):
            by = teller.by_parts(key for key, _ in parts)
            aspects = tuple(dict.fromkeys(teller.spoken(aspect).text for _, aspect in parts if aspect))
            yield (
                Cell(text=goal_name(teller, goal) if first else ""),
                Cell(text=teller.voice.say(f"plan.degree.{degree.value}")),
                Cell(text=by),
                Cell(text=teller.voice.listed(*aspects), language=teller.own if aspects else ""),
            )
            first = False


def change(writer: PlanWriter) -> None:
    """Articles before and after, with the rule that says so; not a forecast."""
    teller, voice = writer.teller, writer.voice
    moved = [one for one in teller.view.articles if one.activities]
    writer.say("plan.change.rule")
    writer.say("plan.change.caution")
    if not moved:
        writer.say("plan.change.nothing")
        return
    columns = writer.columns(
        ("column.article", 20), ("plan.column.today_reach", 29), ("plan.column.after", 29), ("plan.column.if_done", 22)
    )
    writer.table("plan.table.change", columns, [_move(teller, one) for one in moved])
    writer.aside(voice.say("plan.change.counts"), "counts")
    for one in moved:
        if one.before is not one.after:
            writer.text(sentence(teller, one), f"move:{one.treaty}-{one.article}")
    kinds = dict.fromkeys(activity.kind for activity in teller.strategy.activities)
    told = [found for kind in kinds if (found := teller.content.planning.kind(kind))]
    rows = [
        (
            Cell(text=kind.label.said_in(teller.language)),
            Cell(text=voice.say(f"plan.changes.{'nothing' if not kind.reaches else kind.changes}")),
            Cell(text=kind.gloss.said_in(teller.language)),
        )
        for kind in told
    ]
    writer.table("plan.table.kinds", writer.columns(("plan.column.kind", 26), ("plan.column.moves", 28), ("column.meaning", 46)), rows)


def _move(teller: Teller, one: ArticleMove) -> tuple[Cell, ...]:
    return (
        Cell(text=article(teller.voice, one.treaty, one.article)),
        _reach(teller, one.before, one.rules[0], one.rows),
        _reach(teller, one.after, one.rules[1], one.rows),
        Cell(text=teller.by_activities(one.activities)),
    )


def _reach(teller: Teller, reach: Reach, rules: int, rows: int) -> Cell:
    word = teller.voice.say(f"plan.reach.{reach.value}")
    return Cell(mark=Mark(code=REACHES[reach], word=word), text=teller.voice.say("plan.rules_of", rows, rules=rules))


def sentence(teller: Teller, one: ArticleMove) -> str:
    """What changes for an article, on what condition."""
    voice = teller.voice
    return voice.say(
        "plan.change.sentence",
        len(teller.of(one.activities)),
        activities=teller.by_activities(one.activities),
        article=article(voice, one.treaty, one.article),
        before=voice.say(f"plan.reach.{one.before.value}.in_sentence"),
        after=voice.say(f"plan.reach.{one.after.value}.in_sentence"),
    )


def unanswered(writer: PlanWriter) -> None:
    """What the study found and no activity answers."""
    teller = writer.teller
    left = teller.view.unanswered
    writer.say("plan.unanswered.count", len(left), whole=len(teller.view.matters))
    columns = writer.columns(("column.kind", 20), ("plan.column.matter", 60), ("column.article", 20))
    rows = [(kind_cell(teller, one), Cell(text=one.name or one.code), Cell(text=place_of(teller, one))) for one in left]
    writer.table("plan.table.unanswered", columns, rows)
