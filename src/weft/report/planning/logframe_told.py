"""The sheets that tell what stands behind the plan: alignment, coverage before and after, evidence; and the lists to choose from."""

from collections.abc import Iterator

from weft.content.planning import Goal
from weft.records.strategy import Activity, Alignment, Ground, Objective, Outcome, Part
from weft.report import evidence as looked_up
from weft.report.planning.logframe_fields import NAMED_WAYS
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Column, Row, Table, Value, written
from weft.report.voice import quotation
from weft.strategy.effect import ArticleMove
from weft.strategy.tree import parts_of

Aligned = Objective | Outcome | Activity


def alignment(scene: Scene) -> Table:
    """What each part serves: goals with the degree, which may be changed here."""
    say = scene.say
    columns = (
        Column(key="level", head=say("column.level"), width=14),
        Column(key="number", head=say("column.number"), width=8, kind="short"),
        Column(key="text", head=say("column.part"), width=46),
        Column(key="group", head=say("column.group"), width=30),
        Column(key="goal", head=say("column.goal"), width=46, kind="strong"),
        Column(key="degree", head=say("column.degree"), width=12, choices="{lists.degree}", open=True),
        Column(key="aspect", head=say("column.aspect"), width=40, open=True),
    )
    goals = {one.id: one for one in scene.content.planning.goals.entries}
    rows = tuple(_aligned(scene, part, place, one, goals) for part, place, one in alignments(scene))
    return Table(key="alignment", title=say("sheet.alignment"), columns=columns, rows=rows)


def alignments(scene: Scene) -> Iterator[tuple[Aligned, int, Alignment]]:
    """All alignments with their part and their place in it."""
    parts: tuple[Aligned, ...] = (*scene.strategy.objectives, *scene.strategy.outcomes, *scene.activities)
    for part in parts:
        for place, one in enumerate(part.alignment):
            yield part, place, one


def _aligned(scene: Scene, part: Aligned, place: int, one: Alignment, goals: dict[str, Goal]) -> Row:
    goal = goals.get(one.goal)
    groups = {group.id: group.label for group in scene.content.planning.goals.groups}
    cells: dict[str, Value] = {
        "level": scene.say(f"level.{type(part).__name__.lower()}"),
        "number": part.number,
        "text": scene.text(part.text),
        "group": written(groups[goal.group].said_in(scene.names.language)) if goal and goal.group in groups else "",
        "goal": written(f"{goal.code}  {goal.label.said_in(scene.names.language)}") if goal else written(one.goal),
        "degree": scene.names.name("degree", one.degree.value),
        "aspect": scene.text(one.aspect),
    }
    return Row(key=f"{part.key}#{place}", cells=cells)


def before_after(scene: Scene) -> Table:
    """Coverage article by article, before and after, with the rule that says so."""
    say = scene.say
    columns = (
        Column(key="treaty", head=say("column.treaty"), width=24),
        Column(key="article", head=say("column.article"), width=11, kind="strong"),
        Column(key="before", head=say("column.before"), width=14),
        Column(key="after", head=say("column.after_all"), width=14),
        Column(key="rows", head=say("column.rows"), width=13, kind="number"),
        Column(key="rules_before", head=say("column.rules_before"), width=13, kind="number"),
        Column(key="rules_after", head=say("column.rules_after"), width=13, kind="number"),
        Column(key="activities", head=say("column.activities"), width=16, kind="short"),
        Column(key="rule", head=say("column.rule"), width=70),
    )
    rows = tuple(_moved(scene, one) for one in scene.view.articles)
    return Table(key="before_after", title=say("sheet.before_after"), columns=columns, rows=rows)


def _moved(scene: Scene, one: ArticleMove) -> Row:
    treaty = scene.voice.label("treaties", one.treaty)
    numbers = sorted(int(scene.number(key)) for key in one.activities if key in scene.parts)
    before, after = (scene.say(f"reach.{reach.value}") for reach in (one.before, one.after))
    activities = scene.voice.among(*map(str, numbers))
    article = looked_up.article(scene.voice, one.treaty, one.article)
    arguments = {"activities": activities, "article": article, "before": before, "after": after}
    arguments |= {"rules": str(one.rules[0]), "more": str(one.rules[1]), "all": str(one.rows)}
    key = "moves" if one.before != one.after else "grows" if one.rules[0] != one.rules[1] else "rises"
    cells: dict[str, Value] = {
        "treaty": written(treaty),
        "article": written(article),
        "before": before,
        "after": after,
        "rows": one.rows,
        "rules_before": one.rules[0],
        "rules_after": one.rules[1],
        "activities": ", ".join(map(str, numbers)),
        "rule": written(scene.say(key, len(numbers), **arguments)) if numbers else "",
    }
    return Row(key="", cells=cells, level="moved" if numbers else "")


def evidence(scene: Scene) -> Table:
    """What the parts rest on: the words of each source, where they stand, which parts cite them."""
    say = scene.say
    columns = (
        Column(key="source", head=say("column.where"), width=40, kind="strong"),
        Column(key="quote", head=say("column.quote"), width=80, kind="quote"),
        Column(key="language", head=say("column.language"), width=14),
        Column(key="extent", head=say("column.extent"), width=16),
        Column(key="obligation", head=say("column.obligation"), width=40),
        Column(key="parts", head=say("column.parts"), width=34),
    )
    held: dict[Ground, list[Part]] = {}
    for part in parts_of(scene.strategy):
        for ground in part.grounds:
            held.setdefault(ground, []).append(part)
    rows = tuple(_ground(scene, ground, parts) for ground, parts in held.items())
    return Table(key="evidence", title=say("sheet.evidence"), columns=columns, rows=rows, frozen=1)


def _ground(scene: Scene, one: Ground, parts: list[Part]) -> Row:
    owed = next((known for known in scene.content.report.obligations if known.id == one.obligation), None)
    cited = dict.fromkeys(f"{scene.say(f'level.{type(part).__name__.lower()}')} {part.number}" for part in parts)
    lost = f" {scene.say('lost')}" if one.lost else ""
    cells: dict[str, Value] = {
        "source": written((one.source or one.ref) + lost),
        "quote": written(quotation(one.quote, one.language)) if one.quote else "",
        "language": scene.voice.tongue(one.language) if one.language else "",
        "extent": scene.voice.label("extents", one.extent) if one.extent else "",
        "obligation": written(f"{owed.treaty} {owed.article}  {owed.label.said_in(scene.names.language)}")
        if owed
        else written(one.obligation),
        "parts": "; ".join(cited),
    }
    return Row(key="", cells=cells)


def lists(scene: Scene) -> Table:
    """What can be chosen, a column for each list."""
    chosen = {way: list(scene.names.chosen(way).values()) for way in NAMED_WAYS}
    chosen["output"] = [one.number for one in scene.strategy.outputs]
    longest = max(map(len, chosen.values()))
    rows = tuple(
        Row(key="", cells={way: names[place] for way, names in chosen.items() if place < len(names)}) for place in range(max(longest, 1))
    )
    columns = tuple(Column(key=way, head=way, width=24, kind="short") for way in chosen)
    return Table(key="lists", title=scene.say("sheet.lists"), columns=columns, rows=rows, filtered=False)
