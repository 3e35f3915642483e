"""A strategy composed as a national document: what has been said becomes chapters, what has not is left out or told."""

import re
from collections.abc import Callable, Iterator

from weft.records import Language, Record
from weft.records.strategy import Strategy
from weft.report.finishing import finished
from weft.report.paper import Chapter, Cover, Paper
from weft.report.planning import annexes, costs, doing, following, grounds, opening, prospects, surroundings
from weft.report.planning.said import PlanContent
from weft.report.planning.teller import Teller
from weft.report.planning.view import View
from weft.report.planning.writer import PlanWriter
from weft.strategy.timing import day_of as as_day

WORDS = ("annex", "cite", "contents", "figure", "footer", "page_of", "paragraph", "refresh", "scroll", "show_figures", "skip", "table")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Section(Record):
    """A chapter: what writes it, whether there is something to write, whether it needs wide pages, whether it is an annex.

    `follows`: it is short, and goes on below the chapter before.
    """

    id: str
    write: Callable[[PlanWriter], None]
    there: Callable[[Teller], object]
    wide: Callable[[Teller], object] | None = None
    annex: bool = False
    follows: bool = False


def _always(_: Teller) -> bool:
    return True


SECTIONS = (
    Section(id="situation", write=grounds.situation, there=lambda one: one.strategy.situation or one.view.matters),
    Section(id="aims", write=grounds.aims, there=lambda one: one.strategy.vision or one.strategy.objectives),
    Section(id="entry_points", write=surroundings.entry_points, there=lambda one: one.strategy.entry_points),
    Section(id="stakeholders", write=surroundings.stakeholders, there=lambda one: one.strategy.stakeholders),
    Section(id="conditions", write=surroundings.conditions, there=lambda one: one.strategy.conditions),
    Section(id="tools", write=surroundings.tools, there=lambda one: one.strategy.tools, follows=True),
    Section(id="opportunities", write=surroundings.opportunities, there=lambda one: one.strategy.opportunities, follows=True),
    Section(
        id="plan",
        write=doing.chapter,
        there=lambda one: one.strategy.activities or one.strategy.outcomes or one.strategy.outputs,
        wide=_always,
    ),
    Section(
        id="costs",
        write=costs.chapter,
        there=lambda one: any(activity.costs for activity in one.strategy.activities),
        wide=lambda one: len(costs.years_shown(one)) > costs.MOST_YEARS_UPRIGHT,
    ),
    Section(id="risks", write=prospects.risks, there=prospects.has_risks),
    Section(id="alignment", write=prospects.alignment, there=prospects.served, follows=True),
    Section(id="change", write=prospects.change, there=lambda one: one.view.moves and one.strategy.activities),
    Section(id="unanswered", write=prospects.unanswered, there=lambda one: one.view.matters and one.strategy.activities, follows=True),
    Section(
        id="following",
        write=following.chapter,
        there=lambda one: one.strategy.progress or any(activity.indicators or activity.milestones for activity in one.strategy.activities),
    ),
    Section(id="evidence", write=annexes.evidence, there=lambda one: one.grounds, annex=True),
    Section(id="theory", write=annexes.chain, there=lambda one: one.strategy.outputs or one.strategy.outcomes, wide=_always, annex=True),
    Section(
        id="lines",
        write=costs.lines,
        there=lambda one: any(activity.costs for activity in one.strategy.activities),
        wide=_always,
        annex=True,
    ),
    Section(id="comments", write=annexes.comments, there=lambda one: one.is_worked_on and one.strategy.remarks, annex=True),
    Section(id="checks", write=annexes.checks, there=lambda one: one.is_worked_on and one.view.checks, annex=True, follows=True),
)


def compose(strategy: Strategy, view: View, content: PlanContent, language: Language) -> Paper:
    """The whole strategy as blocks."""
    teller = Teller(strategy, view, content, language)
    writer = PlanWriter(teller)
    return finished(in_covers(teller, opening.cover(teller), tuple(_chapters(writer))))


def _chapters(writer: PlanWriter) -> Iterator[Chapter]:
    teller, voice = writer.teller, writer.voice
    writer.open("", "summary")
    opening.summary(writer)
    yield writer.chapter_of(voice.say("plan.chapter.summary"))
    numbered = lettered = 0
    for section in SECTIONS:
        if section.there(teller):
            numbered, lettered = numbered + (not section.annex), lettered + section.annex
            writer.open(chr(64 + lettered) if section.annex else str(numbered), section.id)
            section.write(writer)
            yield writer.chapter_of(
                voice.say(f"plan.chapter.{section.id}"), wide=bool(section.wide and section.wide(teller)), follows=section.follows
            )


def in_covers(teller: Teller, cover: Cover, chapters: tuple[Chapter, ...], *, compact: bool = False) -> Paper:
    """Chapters as a paper with its names, its day and its running words."""
    voice, one = teller.voice, teller.strategy
    title = cover.title
    return Paper(
        language=voice.language.value,
        title=f"{teller.country} – {title}" if cover.country else title,
        running_title=f"{teller.country} – {title}",
        subject=voice.say("plan.paper.subject"),
        keywords=voice.say("paper.keywords", country=teller.country),
        made_on=day_of(teller),
        version=one.version,
        cover=cover,
        chapters=chapters,
        words={word: voice.say(f"word.{word}" if word != "cite" else "imprint.cite", page="{page}", pages="{pages}") for word in WORDS}
        | {"footer": foot(teller)},
        author=voice.say("imprint.government", country=teller.country),
        compact=compact,
    )


def foot(teller: Teller) -> str:
    """What stands at the foot of every page: the state, and that the country is invented where it is."""
    label = opening.state_of(teller)
    return teller.voice.say("imprint.foot_invented", label=label) if teller.strategy.invented else label


def day_of(teller: Teller) -> str:
    """The day a paper is dated by: when it was made, else the last thing that happened, else the first day of the strategy."""
    one = teller.strategy
    said = (one.made_on, one.adopted_on, *sorted((step.on for step in one.history), reverse=True))
    return next((day for day in said if DAY.fullmatch(day) and as_day(day)), f"{one.first_year:04}-01-01")
