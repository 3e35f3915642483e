"""Where a strategy starts from: what the study found, the vision, the objectives."""

from weft.records.strategy import Objective
from weft.report.evidence import article_of
from weft.report.paper import Cell
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.matters import Matter, answered_by


def situation(writer: PlanWriter) -> None:
    """What people say of the situation, and the matters of the study with the activities that answer them."""
    teller = writer.teller
    for line in teller.strategy.situation.splitlines():
        writer.words(line, "situation")
    matters = teller.view.matters
    if not matters:
        return
    writer.heading(writer.voice.say("plan.situation.matters"), "matters")
    writer.say("plan.situation.counted", len(matters), answered=len(matters) - len(teller.view.unanswered))
    columns = writer.columns(("column.kind", 20), ("plan.column.matter", 45), ("column.article", 17), ("plan.column.answered_by", 18))
    writer.table("plan.table.matters", columns, [_row(teller, one) for one in matters])


def _row(teller: Teller, one: Matter) -> tuple[Cell, ...]:
    activities = teller.of(answered_by(teller.strategy).get(one.key, ()))
    answered = teller.voice.among(*(activity.number for activity in activities))
    return (
        kind_cell(teller, one),
        Cell(text=one.name or one.code),
        Cell(text=place_of(teller, one)),
        Cell(text=answered or teller.voice.say("plan.none_yet")),
    )


def kind_cell(teller: Teller, one: Matter) -> Cell:
    """The kind of a matter, with its sign where it has one."""
    mark = teller.matter_mark(one.kind)
    return Cell(mark=mark) if mark else Cell(text=teller.voice.say(f"plan.kind.{one.kind}"))


def place_of(teller: Teller, one: Matter) -> str:
    """The article behind a matter, "" where there is none."""
    obligation = teller.obligations.get(one.code)
    return article_of(teller.voice, obligation) if obligation else one.article


def aims(writer: PlanWriter) -> None:
    """The vision and the objectives, each with why, who leads, until when and how it is known that it was reached."""
    teller, voice = writer.teller, writer.voice
    one = teller.strategy
    if one.vision:
        writer.heading(voice.say("plan.vision"), "vision")
        for line in one.vision.splitlines():
            writer.wording(line, "vision", style="lead")
    for objective in one.objectives:
        _objective(writer, objective)


def _objective(writer: PlanWriter, one: Objective) -> None:
    teller, voice = writer.teller, writer.voice
    writer.heading(voice.say("plan.named_head.objective", number=one.number), f"objective:{one.key}")
    writer.words(one.text or voice.say("plan.not_said"), "text")
    colon = voice.say("punctuation.colon")
    writer.wording(one.why, "why", opening=voice.say("plan.objective.why") + colon)
    if one.lead:
        lead = teller.body(one.lead)
        writer.aside(lead, "lead", style="body", opening=voice.say("plan.objective.lead") + colon, language=teller.own)
    if one.until:
        writer.aside(teller.when(one.until), "until", style="body", opening=voice.say("plan.objective.until") + colon)
    writer.wording(one.measured, "measured", opening=voice.say("plan.objective.measured") + colon)
    behind(writer, one)


def behind(writer: PlanWriter, one: Objective) -> None:
    """The evidence an objective rests on and the obligations whose gaps it answers."""
    teller, voice = writer.teller, writer.voice
    references = teller.references(one.grounds)
    places = [place_of(teller, teller.matters[key]) or teller.matters[key].name for key in one.answers if key in teller.matters]
    told = voice.say("plan.objective.answers", places=voice.listed(*dict.fromkeys(places))) if places else ""
    if told or references:
        text = told or voice.say("plan.objective.evidence")
        writer.text(text, "behind", references=references)
