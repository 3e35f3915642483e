"""The theory of change: how activities lead over outputs and outcomes to the objectives and the vision."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from weft.records import Record
from weft.records.strategy import Activity, Objective, Outcome, Output, Part
from weft.report import svg
from weft.report.paper import Cell, Column, Table
from weft.report.planning.drawing import ACROSS, Sketch, arrow, frame, framed, nothing, paged_name, paged_title, spoken
from weft.report.planning.said import Spoken
from weft.report.planning.teller import Teller
from weft.report.svg import Drawing
from weft.strategy.tree import Branch, activities_under, tree

COLUMNS = (("activities", 0, 316), ("output", 340, 200), ("outcome", 564, 190), ("objective", 778, 160), ("vision", 962, 98))
"""Name, left edge and width of each column, in pixels."""

HEAD, GAP, SIZE, LINE, LEAST = 24, 8, 10.5, 13, 62
MOST_LISTED = 4
"""Activities of an output that are written out; more of them are counted."""


class Leaf(Record):
    """The lowest step of a chain: an output with its activities, or what stands in its place."""

    objective: Objective | None = None
    outcome: Outcome | None = None
    output: Output | None = None
    activities: tuple[Activity, ...] = ()


class Slot(Record):
    """A leaf with where it stands."""

    leaf: Leaf
    top: float
    height: float


def leaves(branches: Sequence[Branch], above: Leaf = Leaf()) -> Iterator[Leaf]:  # noqa: B008
    """The chains of the plan from the top down; activities that hang on no output stand together."""
    loose: list[Activity] = []
    for branch in branches:
        match branch.part:
            case Objective():
                yield from _below(branch, Leaf(objective=branch.part))
            case Outcome():
                yield from _below(branch, Leaf(objective=above.objective, outcome=branch.part))
            case Output():
                held = tuple(activities_under(branch.children))
                yield Leaf(objective=above.objective, outcome=above.outcome, output=branch.part, activities=held)
            case Activity():
                loose.append(branch.part)
            case _:
                yield from leaves(branch.children)
    if loose:
        yield Leaf(activities=tuple(loose))


def _below(branch: Branch, here: Leaf) -> Iterator[Leaf]:
    if branch.children:
        yield from leaves(branch.children, here)
    else:
        yield here


def drawings(teller: Teller, most: float | None = None) -> tuple[Drawing, ...]:
    """The theory of change in pictures at most `most` pixels high, or as one; none where there is no chain."""
    pages = list(_paged(teller, list(leaves(tree(teller.strategy))), most))
    return tuple(_page(teller, page, (number, len(pages))) for number, page in enumerate(pages, 1))


def _paged(teller: Teller, found: list[Leaf], most: float | None) -> Iterator[list[Leaf]]:
    """Chains in pages of about the same height."""
    heights = [slot.height + GAP for slot in _slots(teller, found)]
    room = (most or sum(heights) + HEAD + 1) - HEAD
    share = sum(heights) / max(-(-sum(heights) // room), 1)
    page: list[Leaf] = []
    filled = 0.0
    for leaf, height in zip(found, heights, strict=True):
        if page and (filled + height > room or filled >= share):
            yield page
            page, filled = [], 0.0
        page.append(leaf)
        filled += height
    if page:
        yield page


def whole(teller: Teller) -> Drawing:
    """The picture as one, or one that says that there is nothing to draw yet."""
    return next(iter(drawings(teller)), None) or nothing("theory", teller.voice.say("plan.theory.nothing"))


def _page(teller: Teller, shown: list[Leaf], place: tuple[int, int]) -> Drawing:
    voice, one = teller.voice, teller.strategy
    slots = list(_slots(teller, shown))
    height = int(slots[-1].top + slots[-1].height + 6)
    counts = {name: len(getattr(one, name)) for name in ("outputs", "outcomes", "objectives")}
    named = {name: voice.say(f"plan.count.{name}", count) for name, count in counts.items()}
    title = voice.say("plan.theory.title", len(one.activities), **named)
    sketch = Sketch(
        name=paged_name("theory", *place),
        title=paged_title(teller, title, *place),
        caption=voice.say("plan.theory.caption"),
        alternative=" ".join((f"{title}.", *(_sentence(teller, leaf) for leaf in shown))),
        table=_table(teller, shown),
    )
    return framed(sketch, ACROSS, height, _parts(teller, slots))


def _slots(teller: Teller, shown: list[Leaf]) -> Iterator[Slot]:
    """Leaves under each other, each as high as its words need."""
    top = float(HEAD)
    for leaf in shown:
        needed = len(_listed(teller, leaf.activities)) * LINE + 18
        height = max(LEAST, needed)
        yield Slot(leaf=leaf, top=top, height=height)
        top += height + GAP


def _listed(teller: Teller, activities: tuple[Activity, ...]) -> list[Spoken]:
    """The lines of the activities of an output: each by its text, many by their number."""
    room = COLUMNS[0][2] - 20
    if len(activities) > MOST_LISTED:
        said = teller.voice.say("plan.theory.many", len(activities), first=activities[0].number, last=activities[-1].number)
        return [Spoken(text=line) for line in svg.wrapped(said, SIZE, room, 2)]
    lines: list[Spoken] = []
    for one in activities:
        told = teller.spoken(one.text)
        lines += [Spoken(text=line, language=told.language) for line in svg.wrapped(f"{one.number}  {told.text}", SIZE, room, 2)]
    return lines


def _parts(teller: Teller, slots: list[Slot]) -> list[str]:
    voice = teller.voice
    soft = svg.Look(size=11, fill=svg.SOFT, bold=True)
    parts = [svg.text(left + 2, 12, voice.say(f"plan.theory.{name}"), soft) for name, left, _ in COLUMNS]
    for slot in slots:
        parts += _activities(teller, slot)
        y = slot.top + slot.height / 2
        parts += [arrow(COLUMNS[step][1] + COLUMNS[step][2], COLUMNS[step + 1][1], y) for step in (0, 1)]
    for place, of in ((1, _output), (2, _outcome), (3, _objective)):
        for _, run in groupby(slots, key=of):
            parts += _box(teller, place, list(run), of)
    vision = teller.strategy.vision.replace("\n", " ")
    parts += _words(COLUMNS[4], slots[0].top, slots[-1].top + slots[-1].height - slots[0].top, teller.spoken(vision))
    return parts


def _output(slot: Slot) -> Part | None:
    return slot.leaf.output


def _outcome(slot: Slot) -> Part | None:
    return slot.leaf.outcome


def _objective(slot: Slot) -> Part | None:
    return slot.leaf.objective


def _box(teller: Teller, column: int, run: list[Slot], of: Callable[[Slot], Part | None]) -> list[str]:
    """A box over the leaves that share a part, and its arrow to the next column."""
    part = of(run[0])
    top = run[0].top
    height = run[-1].top + run[-1].height - top
    told = teller.spoken(part.text) if part else Spoken(text="")
    number = part.number if part else ""
    shown = Spoken(text=f"{number}  {told.text}".strip(), language=told.language)
    _, left, width = COLUMNS[column]
    lead = [arrow(left + width, COLUMNS[column + 1][1], top + height / 2)] if column > 1 else []
    return [*_words(COLUMNS[column], top, height, shown), *lead]


def _words(column: tuple[str, int, int], top: float, height: float, told: Spoken) -> list[str]:
    """A framed text, or a dashed frame where nothing is said."""
    name, left, width = column
    if not told.text:
        return [svg.box(left, top, width, height, 0)]
    strong = name in ("objective", "vision")
    lines = svg.wrapped(told.text, SIZE, width - 16, max(int((height - 12) // LINE), 1))
    look = svg.Look(size=SIZE, bold=name == "vision")
    middle = top + height / 2
    return [frame(left, top, width, height, 1 if strong else 0), spoken(told.language, svg.lines(left + 8, middle, lines, look))]


def _activities(teller: Teller, slot: Slot) -> list[str]:
    _, left, width = COLUMNS[0]
    lines = _listed(teller, slot.leaf.activities)
    if not lines:
        word = svg.text(left + 8, slot.top + slot.height / 2 + 4, teller.voice.say("plan.none_yet"), svg.Look(size=SIZE, fill=svg.SOFT))
        return [svg.box(left, slot.top, width, slot.height, 0), word]
    first = slot.top + slot.height / 2 - LINE * (len(lines) - 1) / 2 + 4
    drawn = [
        spoken(line.language, svg.text(left + 8, first + LINE * place, line.text, svg.Look(size=SIZE))) for place, line in enumerate(lines)
    ]
    return [frame(left, slot.top, width, slot.height), *drawn]


def _sentence(teller: Teller, leaf: Leaf) -> str:
    """A chain in words, by numbers: the texts stand in the table behind the picture."""
    steps = [teller.named(part.key) for part in (leaf.output, leaf.outcome, leaf.objective) if part]
    said = teller.by_activities(one.key for one in leaf.activities) if leaf.activities else teller.voice.say("plan.theory.no_activity")
    return teller.voice.say("plan.theory.chain", steps=" → ".join((said, *steps)))


def _table(teller: Teller, shown: list[Leaf]) -> Table:
    voice = teller.voice
    widths = (("activities", 34), ("output", 24), ("outcome", 22), ("objective", 20))
    heads = tuple(Column(head=voice.say(f"plan.theory.{name}"), width=width) for name, width in widths)
    rows = []
    for leaf in shown:
        parts = (teller.headed(one.number, one.text) if one else Cell() for one in (leaf.output, leaf.outcome, leaf.objective))
        listed = voice.listed(*(f"{one.number} {teller.spoken(one.text).text}" for one in leaf.activities))
        rows.append((Cell(text=listed, language=teller.own if listed else ""), *parts))
    return Table(label="", caption=voice.say("picture.figures"), columns=heads, rows=tuple(rows))
