"""The strategy's days as a calendar (iCalendar, RFC 5545): milestones, ends of activities, windows of entry points, opportunities.

Every event takes the whole day and keeps its name from one export to the next, so that a calendar program brings it up to date.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from icalendar import Event

from weft.records import Language, Record
from weft.records.strategy import Activity, EntryPoint, Opportunity, Strategy
from weft.report.events import Happening, begun, event
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.said import PlanContent
from weft.report.planning.view import View
from weft.strategy.timing import day_of

PRODUCT = "-//Weft//Strategy//{language}"
BEGINNING = "2000-01-01"
"""The day an export says of itself where the strategy does not say when it was made: never the clock."""


class Day(Record):
    """An event: what it is (`kind`), of which part, on which day, what it says, and what it belongs to."""

    kind: str
    key: str
    on: date
    summary: str
    description: str


def calendar(strategy: Strategy, content: PlanContent, language: Language) -> bytes:
    """The calendar in the reader's language."""
    scene = Scene(strategy, View(), content, language)
    made = begun(PRODUCT.format(language=language.value.upper()), "PUBLISH", plain(scene.text(strategy.title)))
    for day in sorted(days(scene), key=lambda one: (one.on, one.kind, one.key)):
        made.add_component(_event(scene, day))
    return bytes(made.to_ical())


def days(scene: Scene) -> Iterator[Day]:
    """Everything that falls on a day."""
    for activity in scene.activities:
        yield from _milestones(scene, activity)
        yield from _end(scene, activity)
    for entry in scene.strategy.entry_points:
        yield from _window(scene, entry)
    for opportunity in scene.strategy.opportunities:
        yield from _opportunity(scene, opportunity)


def _milestones(scene: Scene, one: Activity) -> Iterator[Day]:
    """Milestones; one said by its month falls on the last day of it."""
    for place, stone in enumerate(one.milestones, 1):
        on = day_of(stone.on, last=True)
        if on:
            summary = scene.say("event.milestone", text=plain(scene.text(stone.text)))
            yield Day(kind="milestone", key=f"{one.key}-{place}", on=on, summary=summary, description=_belongs(scene, one))


def _end(scene: Scene, one: Activity) -> Iterator[Day]:
    on = day_of(one.end, last=True)
    if on:
        summary = scene.say("event.end", number=one.number, text=plain(scene.text(one.text)))
        yield Day(kind="end", key=one.key, on=on, summary=summary, description=_belongs(scene, one))


def _belongs(scene: Scene, one: Activity) -> str:
    """Who leads, with whom, and which activity and output it is."""
    told = [scene.say("event.activity", number=one.number, text=plain(scene.text(one.text)))]
    if one.lead:
        told.append(scene.say("event.lead", name=scene.body(one.lead)))
    if one.partners:
        told.append(scene.say("event.partners", names="; ".join(scene.body(key) for key in one.partners)))
    output = scene.parts.get(one.output)
    if output:
        told.append(scene.say("event.output", number=output.number, text=plain(scene.text(output.text))))
    return "\n".join(told)


def _window(scene: Scene, one: EntryPoint) -> Iterator[Day]:
    """The opening and the closing of a window."""
    name = plain(scene.text(one.instrument or one.text))
    told = [plain(scene.text(one.text))]
    if one.body:
        told.append(scene.say("event.body", name=scene.body(one.body)))
    for kind, said in (("opens", one.opens), ("closes", one.closes)):
        on = day_of(said, last=kind == "closes")
        if on:
            yield Day(kind=kind, key=one.key, on=on, summary=scene.say(f"event.{kind}", name=name), description="\n".join(told))


def _opportunity(scene: Scene, one: Opportunity) -> Iterator[Day]:
    on = day_of(one.until, last=True)
    if on:
        summary = scene.say("event.until", name=plain(scene.text(one.event or one.text)))
        yield Day(kind="until", key=one.key, on=on, summary=summary, description=plain(scene.text(one.text)))


def _event(scene: Scene, day: Day) -> Event:
    """The event; its stamp is the day the strategy was made, so that the same strategy makes the same file."""
    stamp = date.fromisoformat((scene.strategy.made_on or BEGINNING)[:10])
    return event(
        Happening(
            uid=f"{scene.strategy.key}-{day.kind}-{day.key}@weft",
            starts=day.on,
            ends=day.on,
            summary=day.summary,
            stamp=datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC),
            description=day.description,
            categories=(scene.say(f"event.category.{day.kind}"),),
        )
    )


def plain(text: str) -> str:
    """A text on one line, without the sign that keeps a cell from being a formula."""
    return " ".join(text.removeprefix("'").split())
