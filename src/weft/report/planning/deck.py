"""A cover and ten slides for the seminar: titles and notes from the library, figures from the strategy."""

from collections.abc import Callable, Iterator
from itertools import islice

from pptx.slide import Slide

from weft.records import Language
from weft.records.strategy import EntryPoint, Strategy
from weft.report.planning import opening
from weft.report.planning import paper as papers
from weft.report.planning.following import when as sort_day
from weft.report.planning.grounds import place_of
from weft.report.planning.opening import costed, counted
from weft.report.planning.prospects import sentence
from weft.report.planning.said import PlanContent, Spoken
from weft.report.planning.slides import FLOOR, INNER, MARGIN, SOFT, TOP, Deck, Face, Grid, Place
from weft.report.planning.surroundings import led_by
from weft.report.planning.teller import Teller
from weft.report.planning.view import View
from weft.report.planning.windows import ends
from weft.report.voice import quotation
from weft.strategy.costing import by_year, lines_of, money_of, years_of
from weft.strategy.effect import Reach
from weft.strategy.matters import answered_by
from weft.strategy.timing import day_of

FEW, SOME = 3, 6
Filler = Callable[[Deck, Slide, Teller], None]


def deck(strategy: Strategy, view: View, content: PlanContent, language: Language) -> bytes:
    """The slides as PPTX."""
    teller = Teller(strategy, view, content, language)
    made = Deck(language.value, f"{teller.country} – {papers.foot(teller)}")
    _cover(made, teller)
    for one in content.planning.slides:
        slide = made.slide(one.title.said_in(language), one.says.said_in(language))
        SLIDES.get(one.id, _nothing)(made, slide, teller)
    title = f"{teller.country} – {teller.strategy.title}"
    return made.saved(title, teller.voice.say("imprint.government", country=teller.country), papers.day_of(teller))


def _cover(made: Deck, teller: Teller) -> None:
    """The country, the title, and where the text stands."""
    voice, title = teller.voice, teller.spoken(teller.strategy.title)
    shown = title if title.text else Spoken(text=voice.say("plan.cover.untitled"))
    stands = opening.cover(teller).notices[-1].figure
    below = voice.say("plan.slide.cover_below", period=teller.period, state=stands, means=opening.adopted(teller))
    made.cover(shown, f"{teller.country} – {voice.say('plan.cover.kicker')}", below.strip(), voice.say("plan.slide.cover_notes"))


def _nothing(made: Deck, slide: Slide, teller: Teller) -> None:
    """Says that the strategy has nothing for a slide yet."""
    made.words(slide, Spoken(text=teller.voice.say("plan.slide.nothing")), Place(y=66), Face(size=20))


def _why_now(made: Deck, slide: Slide, teller: Teller) -> None:
    """The windows and opportunities that close first."""
    closing = [(one.closes, Spoken(text=_closing(teller, one.instrument), language=teller.own)) for one in _closing_first(teller)]
    closing += [(one.until, teller.spoken(one.event)) for one in teller.strategy.opportunities if one.until]
    first = sorted(closing, key=lambda pair: sort_day(pair[0]))[:FEW]
    if first:
        made.figures(slide, tuple((teller.when(day), told) for day, told in first))
    else:
        _nothing(made, slide, teller)


def _closing(teller: Teller, instrument: str) -> str:
    return teller.voice.say("plan.slide.closes", text=teller.spoken(instrument).text)


def _closing_first(teller: Teller) -> Iterator[EntryPoint]:
    after = papers.day_of(teller)
    dated = ((last.isoformat(), one) for one in teller.strategy.entry_points if (last := ends(one)[1]))
    yield from (one for day, one in sorted(dated, key=lambda pair: pair[0]) if day >= after)


def _found(made: Deck, slide: Slide, teller: Teller) -> None:
    """Gaps, contradictions and overlaps, needs; one provision to be read aloud."""
    voice, matters = teller.voice, teller.view.matters
    if not matters:
        _nothing(made, slide, teller)
        return
    kinds = (("gaps", ("gap",)), ("clashes", ("contradiction", "overlap")), ("needs", ("need",)))
    counts = [(name, sum(1 for one in matters if one.kind in held)) for name, held in kinds]
    made.figures(slide, tuple((voice.number(n), Spoken(text=voice.say(f"plan.slide.{name}", n))) for name, n in counts), top=TOP)
    quoted = next((one for one in teller.grounds if one.quote and one.kind == "finding"), None)
    if quoted:
        words = Spoken(text=quotation(quoted.quote, quoted.language), language=quoted.language)
        height = made.statement(slide, words, Place(y=TOP + 68, height=36), (22, 20, 18, 16))
        made.words(slide, Spoken(text=quoted.source), Place(y=TOP + 71 + height, height=8), Face(size=14, colour=SOFT))


def _vision(made: Deck, slide: Slide, teller: Teller) -> None:
    """The vision, and the objectives with their years."""
    one = teller.strategy
    if not (one.vision or one.objectives):
        _nothing(made, slide, teller)
        return
    y = TOP
    if one.vision:
        height = 48 if one.objectives else FLOOR - TOP
        y += made.statement(slide, teller.spoken(one.vision.replace("\n", " ")), Place(height=height)) + 8
    if one.objectives:
        rows = tuple(
            (Spoken(text=each.number), teller.spoken(each.text), Spoken(text=teller.when(each.until, short=True)))
            for each in one.objectives
        )
        heads = tuple(teller.voice.say(f"plan.column.{name}") for name in ("objective_number", "objective", "until"))
        grid = Grid(heads=heads, rows=rows, shares=(6, 76, 18), alternative=teller.voice.say("plan.summary.objectives"))
        made.table(slide, grid, Place(y=y, height=FLOOR - y))


def _gaps(made: Deck, slide: Slide, teller: Teller) -> None:
    """The heaviest matters, each with the activities that answer it."""
    voice = teller.voice
    first = sorted(teller.view.matters, key=lambda one: -one.weight)[:SOME]
    if not first:
        _nothing(made, slide, teller)
        return
    answers = answered_by(teller.strategy)
    rows = tuple(
        (
            Spoken(text=one.name or one.code),
            Spoken(text=voice.say(f"plan.kind.{one.kind}")),
            Spoken(text=place_of(teller, one)),
            Spoken(text=teller.numbers(answers.get(one.key, ())) or voice.say("plan.none_yet")),
        )
        for one in first
    )
    heads = tuple(voice.say(key) for key in ("plan.column.matter", "column.kind", "column.article", "plan.column.answered_by"))
    made.table(slide, Grid(heads=heads, rows=rows, shares=(46, 20, 16, 18), alternative=voice.say("plan.table.matters")), Place(height=96))
    left = len(teller.view.unanswered)
    text = voice.say("plan.unanswered.count", left, whole=len(teller.view.matters))
    made.statement(slide, Spoken(text=text), Place(y=TOP + 100, height=FLOOR - TOP - 100), (18, 16, 14))


def _entries(made: Deck, slide: Slide, teller: Teller) -> None:
    """The calendar of windows as a table, the first to close first."""
    voice = teller.voice
    entries = sorted(teller.strategy.entry_points, key=lambda one: sort_day(one.closes or one.opens))[:SOME]
    if not entries:
        _nothing(made, slide, teller)
        return
    rows = tuple(
        (
            teller.spoken(one.instrument),
            Spoken(text=teller.between(one.opens, one.closes) or voice.say("plan.no_date")),
            teller.spoken(one.text),
        )
        for one in entries
    )
    heads = tuple(voice.say(f"plan.column.{name}") for name in ("instrument", "window", "brought_in"))
    made.table(slide, Grid(heads=heads, rows=rows, shares=(36, 24, 40), alternative=voice.say("plan.table.entry")), Place())


def _who(made: Deck, slide: Slide, teller: Teller) -> None:
    """Who leads what, the most laden body first."""
    voice = teller.voice
    leads = ((one, led_by(teller, one.key)) for one in teller.strategy.stakeholders)
    first = sorted(((one, led) for one, led in leads if led), key=lambda pair: -len(pair[1]))[:SOME]
    if not first:
        _nothing(made, slide, teller)
        return
    rows = tuple(
        (
            Spoken(text=teller.body(one.key), language=teller.own),
            Spoken(text=voice.number(len(led))),
            Spoken(text=f"{led[0].number}. {teller.spoken(led[0].text).text}", language=teller.spoken(led[0].text).language),
        )
        for one, led in first
    )
    heads = tuple(voice.say(f"plan.column.{name}") for name in ("lead", "how_many", "first_activity"))
    made.table(slide, Grid(heads=heads, rows=rows, shares=(34, 12, 54), alternative=voice.say("plan.table.actors")), Place())


def _doing(made: Deck, slide: Slide, teller: Teller) -> None:
    """What begins in each year, and one article before and after."""
    voice = teller.voice
    begun: dict[int, list[str]] = {}
    for one in teller.strategy.activities:
        if day := day_of(one.start):
            begun.setdefault(day.year, []).append(one.key)
    if not begun:
        _nothing(made, slide, teller)
        return
    rows = tuple((Spoken(text=str(year)), _begins(teller, begun[year])) for year in sorted(begun)[:SOME])
    heads = (voice.say("column.year"), voice.say("plan.column.begins"))
    grid = Grid(heads=heads, rows=rows, shares=(10, 90), alternative=voice.say("plan.actions.title"))
    made.table(slide, grid, Place(height=94))
    moved = [one for one in teller.view.articles if one.activities and one.before is not one.after]
    best = sorted(moved, key=lambda one: one.after is not Reach.FULL)[:2]
    if best:
        text = " ".join(sentence(teller, one) for one in best)
        text = f"{text} {voice.say('plan.change.short')}"
        made.statement(slide, Spoken(text=text), Place(y=TOP + 98, height=FLOOR - TOP - 98), (18, 16, 14))


def _begins(teller: Teller, keys: list[str]) -> Spoken:
    """The first activities that begin in a year, and how many others."""
    activities = teller.of(keys)
    texts = [f"{one.number}. {teller.spoken(one.text).text}" for one in activities[:2]]
    rest = len(activities) - len(texts)
    more = f" ({teller.voice.say('plan.and_more', rest)})" if rest else ""
    return Spoken(text=teller.voice.listed(*texts) + more, language=teller.own)


def _costs(made: Deck, slide: Slide, teller: Teller) -> None:
    """Cost, what is at hand, what is still to be found; year by year."""
    activities = teller.strategy.activities
    money = money_of(lines_of(activities))
    if not money.cost:
        _nothing(made, slide, teller)
        return
    facts = costed(teller, money)
    made.figures(slide, tuple((one.figure, Spoken(text=one.text)) for one in facts), top=TOP)
    spread = by_year(activities, years_of(teller.strategy))
    colon = teller.voice.say("punctuation.colon")
    said = teller.voice.listed(*(f"{year}{colon} {teller.money(value)}" for year, value in spread.items()))
    series = teller.voice.say("plan.column.cost")
    place = Place(x=MARGIN - 3, y=TOP + 56, width=INNER + 6, height=FLOOR - TOP - 56)
    alternative = f"{teller.voice.say('plan.costs.years')}. {said}."
    made.bars(slide, tuple((str(year), float(value)) for year, value in islice(spread.items(), 12)), place, (series, alternative))


def _asked(made: Deck, slide: Slide, teller: Teller) -> None:
    """One request for each body that leads: the first thing it has to do, and by when."""
    voice = teller.voice
    rows = []
    for body in teller.strategy.stakeholders:
        led = sorted(led_by(teller, body.key), key=lambda one: sort_day(one.end))
        if led:
            name = Spoken(text=teller.body(body.key), language=teller.own)
            rows.append((name, teller.spoken(led[0].text), Spoken(text=teller.when(led[0].end, short=True) or voice.say("plan.no_date"))))
    if not rows:
        _nothing(made, slide, teller)
        return
    heads = tuple(voice.say(f"plan.column.{name}") for name in ("body", "asked", "by_when"))
    grid = Grid(heads=heads, rows=tuple(rows[:SOME]), shares=(30, 52, 18), alternative=voice.say("plan.slide.asked"))
    made.table(slide, grid, Place())


def _next(made: Deck, slide: Slide, teller: Teller) -> None:
    """The next dates: windows, milestones, ends of activities."""
    after = papers.day_of(teller)
    dates = [(one.closes, _closing(teller, one.instrument)) for one in teller.strategy.entry_points if one.closes]
    for one in teller.strategy.activities:
        dates += [(stone.on, teller.spoken(stone.text).text) for stone in one.milestones]
        dates += [(one.end, teller.spoken(one.text).text)] if one.end and not one.milestones else []
    coming = sorted((pair for pair in dates if after <= sort_day(pair[0]) < "9999"), key=lambda pair: sort_day(pair[0]))
    if coming:
        told = {teller.when(day): Spoken(text=text, language=teller.own) for day, text in reversed(coming)}
        made.figures(slide, tuple(islice(reversed(tuple(told.items())), FEW)))
        facts = counted(teller)
        text = voice_row(teller, [f"{one.figure} {one.text}" for one in facts])
        made.statement(slide, Spoken(text=text), Place(y=140, height=FLOOR - 140), (18, 16, 14))
    else:
        _nothing(made, slide, teller)


def voice_row(teller: Teller, texts: list[str]) -> str:
    """Counted figures in one sentence."""
    return f"{teller.voice.listed(*texts)}."


SLIDES: dict[str, Filler] = {
    "why_now": _why_now,
    "what_was_found": _found,
    "vision": _vision,
    "gaps": _gaps,
    "entry_points": _entries,
    "who": _who,
    "what_will_be_done": _doing,
    "what_it_costs": _costs,
    "what_is_asked": _asked,
    "next_steps": _next,
}
"""What fills a slide of content/strategy/seminar, by its id."""
