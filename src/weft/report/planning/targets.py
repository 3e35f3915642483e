"""Text ready to be taken over into the forms of a national target and of a national strategy, field by field.

Each objective makes one national target of the global framework; the strategy makes the record of a national strategy. What only people
can say is left to them, with the question.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from weft.records import Record
from weft.records.strategy import Activity, Alignment, Indicator, Objective, Outcome, Output, State
from weft.report.paper import Blank, Cover, Fact, Paper
from weft.report.planning.doing import baseline
from weft.report.planning.opening import adopted, cover
from weft.report.planning.paper import in_covers
from weft.report.planning.prospects import DEGREES, goal_name
from weft.report.planning.said import Spoken
from weft.report.planning.teller import Teller
from weft.report.planning.writer import PlanWriter
from weft.strategy.costing import lines_of, money_of
from weft.strategy.tree import Branch, tree

FRAMEWORK = "kmgbf"
BINARY = {"kmgbf_14": ("14.b", "KMGBF-INDICATOR-BIN-C-14"), "kmgbf_17": ("17.b", "KMGBF-INDICATOR-BIN-17")}
"""Indicators with yes-or-no questions, by goal: what they are called, and how the official tool names them."""

TARGETS = {f"kmgbf_{number}": f"GBF-TARGET-{number}" for number in (14, 17, 20, 21)}
"""The global targets that bear on biosafety most, as the official tool names them."""

STATUS_DRAFT = "9D17F3A2-EC92-4D31-81EF-A12521873D7F"
"""How the official tool names what is not yet adopted."""


class Field(Record):
    """A field of a form: its name, how the official tool names what stands in it, and its lines; `ask`: left to people."""

    name: str
    lines: tuple[Spoken, ...] = ()
    code: str = ""
    ask: str = ""


class Form(Record):
    """A form with its fields."""

    title: str
    anchor: str
    fields: tuple[Field, ...]


def forms(teller: Teller) -> tuple[Form, ...]:
    """A national target for each objective, then the record of the strategy."""
    voice = teller.voice
    told = [
        Form(
            title=voice.say("plan.form.target", number=branch.part.number),
            anchor=f"target-{branch.part.number}",
            fields=tuple(_target(teller, branch.part, branch)),
        )
        for branch in tree(teller.strategy)
        if isinstance(branch.part, Objective)
    ]
    return (*told, Form(title=voice.say("plan.form.record"), anchor="record", fields=tuple(_record(teller))))


def _target(teller: Teller, one: Objective, branch: Branch) -> Iterator[Field]:
    voice = teller.voice
    parts = tuple(_parts(branch))
    yield Field(name=voice.say("plan.form.title"), lines=_lines(teller, one.text))
    described = _lines(teller, one.why, one.measured, *(part.text for part in parts if isinstance(part, Outcome)))
    yield _filled(teller, "plan.form.description", described)
    yield _filled(teller, "plan.form.measures", tuple(_measure(teller, part) for part in parts if isinstance(part, Activity)))
    yield from _aligned(teller, parts)
    yield Field(name=voice.say("plan.form.considerations"), ask=voice.say("plan.form.considerations.ask"))
    yield from _indicated(teller, parts)
    yield _means(teller, parts)
    yield Field(name=voice.say("plan.form.commitments"), ask=voice.say("plan.form.commitments.ask"))


def _filled(teller: Teller, key: str, lines: tuple[Spoken, ...]) -> Field:
    """A field; where the strategy says nothing for it yet, with the question to answer."""
    return Field(name=teller.voice.say(key), lines=lines, ask="" if lines else teller.voice.say(f"{key}.ask"))


def _parts(branch: Branch) -> Iterator[Objective | Outcome | Output | Activity]:
    if isinstance(branch.part, Objective | Outcome | Output | Activity):
        yield branch.part
    for child in branch.children:
        yield from _parts(child)


def _lines(teller: Teller, *texts: str) -> tuple[Spoken, ...]:
    return tuple(teller.spoken(text) for text in texts if text)


def _measure(teller: Teller, one: Activity) -> Spoken:
    """An activity with who leads it and when, in one line."""
    told = teller.spoken(one.text)
    beside = teller.voice.listed(*(said for said in (teller.body(one.lead), teller.between(one.start, one.end)) if said))
    return Spoken(text=f"{told.text} ({beside})" if beside else told.text, language=told.language)


def _aligned(teller: Teller, parts: tuple[Objective | Outcome | Output | Activity, ...]) -> Iterator[Field]:
    """Each global target that the parts serve, with the highest degree, who serves it and which aspects."""
    voice = teller.voice
    held: dict[str, list[tuple[str, Alignment]]] = {}
    for part in parts:
        for one in () if isinstance(part, Output) else part.alignment:
            if (known := teller.goals.get(one.goal)) and known.group == FRAMEWORK:
                held.setdefault(one.goal, []).append((part.key, one))
    for goal, some in held.items():
        degree = next(degree for degree in DEGREES if any(one.degree is degree for _, one in some))
        aspects = tuple(dict.fromkeys(one.aspect for _, one in some if one.aspect))
        explained = voice.say("plan.form.served_by", parts=teller.by_parts(key for key, _ in some))
        lines = (Spoken(text=f"{voice.say('plan.form.degree', degree=voice.say(f'plan.degree.{degree.value}'))} {explained}"),)
        code = TARGETS.get(goal, "")
        yield Field(name=voice.say("plan.form.alignment", goal=goal_name(teller, goal)), lines=lines, code=code)
        name = voice.say("plan.form.aspects", goal=goal_name(teller, goal))
        yield Field(name=name, lines=_lines(teller, *aspects), ask="" if aspects else voice.say("plan.form.aspects.ask"))
    if not held:
        yield Field(name=voice.say("plan.form.no_alignment"), ask=voice.say("plan.form.no_alignment.ask"))


def _indicated(teller: Teller, parts: tuple[Objective | Outcome | Output | Activity, ...]) -> Iterator[Field]:
    """Indicators with yes-or-no questions where their target is served, then the strategy's own."""
    voice = teller.voice
    served = {one.goal for part in parts if not isinstance(part, Output) for one in part.alignment}
    for goal, (name, code) in BINARY.items():
        if goal in served:
            yield Field(name=voice.say("plan.form.binary", name=name), code=code, ask=voice.say(f"plan.form.binary.{goal}"))
    own = [one for part in parts if not isinstance(part, Objective) for one in part.indicators]
    if own:
        yield Field(name=voice.say("plan.form.own_indicators"), lines=tuple(_indicator(teller, one) for one in own))


def _indicator(teller: Teller, one: Indicator) -> Spoken:
    voice, told = teller.voice, teller.spoken(one.name or one.unit)
    stands = [
        voice.say(f"plan.form.{name}", value=f"{value} ({year})" if year else value)
        for name, value, year in (("from", baseline(teller, one), one.baseline_year), ("to", one.target, one.target_year))
        if value
    ]
    return Spoken(text=voice.listed(told.text, *stands), language=told.language)


def _means(teller: Teller, parts: tuple[Objective | Outcome | Output | Activity, ...]) -> Field:
    """Whether means are lacking, with the sums."""
    voice = teller.voice
    name = voice.say("plan.form.means")
    money = money_of(lines_of(part for part in parts if isinstance(part, Activity)))
    if not money.cost:
        return Field(name=name, ask=voice.say("plan.form.means.ask"))
    key = "plan.form.means.yes" if money.gap else "plan.form.means.no"
    said = voice.say(key, cost=teller.money(money.cost), at_hand=teller.money(money.at_hand), gap=teller.money(money.gap))
    return Field(name=name, lines=(Spoken(text=said),))


def _record(teller: Teller) -> Iterator[Field]:
    voice, one = teller.voice, teller.strategy
    is_settled = one.state in (State.FINAL, State.SEMINAR, State.MONITORED)
    yield Field(name=voice.say("plan.form.title"), lines=_lines(teller, one.title))
    yield Field(name=voice.say("plan.form.jurisdiction"), lines=(Spoken(text=voice.say("plan.form.national", country=teller.country)),))
    yield Field(name=voice.say("plan.form.period"), lines=(Spoken(text=teller.period),))
    status = Spoken(text=voice.say(f"plan.state.{one.state.value}"))
    yield Field(name=voice.say("plan.form.status"), lines=(status,), code="" if is_settled else STATUS_DRAFT)
    day = (Spoken(text=teller.when(one.adopted_on)),) if one.adopted_on else ()
    yield Field(name=voice.say("plan.form.adopted_on"), lines=day, ask="" if day else voice.say("plan.form.adopted.ask"))
    body = (Spoken(text=one.adopted_by, language=teller.own),) if one.adopted_by else ()
    yield Field(name=voice.say("plan.form.adopted_by"), lines=body, ask="" if body else voice.say("plan.form.adopted.ask"))
    objectives, activities = (voice.say(f"plan.count.{name}", len(getattr(one, name))) for name in ("objectives", "activities"))
    counts = voice.say("plan.form.counts", objectives=objectives, activities=activities)
    lead = Spoken(text=f"{voice.say('plan.summary.lead', period=teller.period)} {counts}")
    yield Field(name=voice.say("plan.form.summary"), lines=(lead, *_lines(teller, *one.vision.splitlines())))
    aligned = [goal for goal in _goals(teller) if (known := teller.goals.get(goal)) and known.group == FRAMEWORK]
    said = voice.say("plan.form.aligned.yes", goals=voice.listed(*(goal_name(teller, goal) for goal in aligned)))
    yield Field(
        name=voice.say("plan.form.aligned"),
        lines=(Spoken(text=said),) if aligned else (),
        ask="" if aligned else voice.say("plan.form.no_alignment.ask"),
    )


def _goals(teller: Teller) -> tuple[str, ...]:
    """The goals that parts serve, in the order of the library."""
    one = teller.strategy
    held: tuple[Objective | Outcome | Activity, ...] = (*one.objectives, *one.outcomes, *one.activities)
    served = {goal.goal for part in held for goal in part.alignment}
    return tuple(goal for goal in teller.goals if goal in served)


def composed(teller: Teller) -> Paper:
    """The forms as a paper."""
    writer = PlanWriter(teller)
    chapters = []
    for place, form in enumerate(forms(teller), 1):
        writer.open(str(place), form.anchor)
        for field in form.fields:
            _field(writer, field)
        chapters.append(writer.chapter_of(form.title))
    return in_covers(teller, _cover(teller), tuple(chapters))


def _cover(teller: Teller) -> Cover:
    notice = Fact(figure=teller.voice.say("plan.form.notice_title"), text=teller.voice.say("plan.form.notice"))
    told = cover(teller)
    return replace(told, kicker=teller.voice.say("plan.form.kicker"), notices=(*told.notices, notice))


def _field(writer: PlanWriter, field: Field) -> None:
    writer.heading(field.name, field.name)
    if len(field.lines) > 1:
        writer.listing([(line,) for line in field.lines], "lines")
    for line in field.lines if len(field.lines) == 1 else ():
        writer.aside(line.text, "line", style="body", language=line.language)
    if field.code:
        writer.aside(writer.voice.say("plan.form.code", code=field.code), "code")
    if field.ask:
        writer.add(Blank(prompts=(field.ask,), field=writer.voice.say("plan.form.to_fill"), lines=1), "ask")


def text(teller: Teller) -> str:
    """The forms as plain text, to be pasted."""
    lines = [f"# {teller.country} – {teller.strategy.title}", "", f"> {teller.voice.say('plan.form.notice')}", ""]
    for form in forms(teller):
        lines += [f"# {form.title}", ""]
        for field in form.fields:
            lines += [f"## {field.name}", "", *_field_lines(teller, field), ""]
    told = adopted(teller)
    return "\n".join((*lines, told, "") if told else lines)


def _field_lines(teller: Teller, field: Field) -> Iterator[str]:
    marker = "- " if len(field.lines) > 1 else ""
    yield from (f"{marker}{line.text}" for line in field.lines)
    if field.code:
        yield teller.voice.say("plan.form.code", code=field.code)
    if field.ask:
        yield f"[{teller.voice.say('plan.form.to_fill')}] {field.ask}"
