"""What the first page of a country shows: where it stands, what to do next, its figures, and where its law is thin."""

from collections import Counter

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from weft.records import Record
from weft_web import engine
from weft_web.countries.models import Country, Deed
from weft_web.countries.steps import DONE, Step, steps
from weft_web.engine.reading import NAMED_STATUSES
from weft_web.findings.assessing import assessment_of, is_behind
from weft_web.findings.changing import analyses_of
from weft_web.findings.filtering import in_review, left_out
from weft_web.findings.models import Topic
from weft_web.instruments.filtering import instruments_of
from weft_web.instruments.models import Document, Instrument

LATELY = 6
BARS = 8
WIDEST = 78
"""Share of the row, in percent, that the longest bar takes; its figure stands beside it."""

ROOM = 5
"""Width of a part, in percent of the row, from which its figure finds room in it."""

EXTENTS = ("operative", "mention", "implicit")


class Figure(Record):
    """A counted figure: its number, its words (`overview.<key>`), and where it leads."""

    key: str
    count: int
    address: str
    of: int = 0


class Part(Record):
    """A part of a bar: an extent, how many findings, its width in percent of the row, and whether its figure finds room in it."""

    extent: str
    count: int
    width: str
    roomy: bool


class Bar(Record):
    """A theme and its findings by extent, those that go furthest first."""

    theme: str
    total: int
    operative: int
    parts: tuple[Part, ...]


class Waiting(Record):
    """Something that waits for a person beside the next step: words `overview.wait_<key>`, how many, where it leads."""

    key: str
    count: int
    address: str


class Overview(Record):
    """All of it. `thinnest`: of the themes shown, the one with the fewest operative findings; "" where there are no findings."""

    steps: tuple[Step, ...]
    next: Step
    figures: tuple[Figure, ...]
    bars: tuple[Bar, ...]
    themes: int
    thinnest: str
    waiting: tuple[Waiting, ...]
    lately: tuple[Deed, ...]
    behind: bool


def overview(country: Country) -> Overview:
    """The overview of a country."""
    path = steps(country)
    bars = theme_bars(country)
    return Overview(
        steps=path,
        next=_next(path, country),
        figures=figures(country),
        bars=bars[:BARS],
        themes=len(bars),
        thinnest=min(bars[:BARS], key=lambda one: (one.operative, -one.total)).theme if bars else "",
        waiting=waiting(country),
        lately=tuple(country.deeds.select_related("person")[:LATELY]),
        behind=is_behind(country),
    )


def _next(path: tuple[Step, ...], country: Country) -> Step:
    """The first open step. The register does not hold one up once all that is held has been read: a text asked for may take months."""
    held = Document.objects.filter(instrument__country=country, current=True)
    is_read = held.exists() and not held.filter(status="").exists()
    waiting = (one for one in path if one.state != DONE and one.address and not (is_read and one.key == "instruments"))
    return next(waiting, path[-1])


def figures(country: Country) -> tuple[Figure, ...]:
    """The figures of a country, each leading to what it counts; none where nothing has been read."""
    listed = instruments_of(country).filter(left_out=False, doc__duplicate_of=None)
    register = listed.aggregate(every=Count("id"), read=Count("id", filter=Q(doc__status__in=NAMED_STATUSES)))
    if not register["read"]:
        return ()
    told = in_review(country).aggregate(every=Count("id"), judged=Count("id", filter=~Q(standing_value="")))
    assessment = assessment_of(country)
    gaps = sum(row.gap for row in assessment.rows)
    return (
        Figure(key="instruments", count=register["every"], of=register["read"], address=_to("instruments:register", country)),
        Figure(key="findings", count=told["every"], address=_to("findings:queue", country)),
        Figure(key="judged", count=told["judged"], of=told["every"], address=_to("findings:queue", country)),
        Figure(key="gaps", count=gaps, address=_to("coverage:matters", country)),
        Figure(key="contradictions", count=len(assessment.contradictions), address=_to("coverage:matters", country)),
        Figure(key="institutions", count=len(assessment.institutions), address=_to("institutions:map", country)),
    )


def theme_bars(country: Country) -> tuple[Bar, ...]:
    """Every theme that findings speak of, those with most findings first."""
    every = Topic.objects.filter(country=country)
    counted = _by_theme(every)
    for theme, outside in _by_theme(every.filter(finding__instrument__in=left_out(country))).items():
        counted[theme] -= outside
    counted = {theme: counts for theme, counts in counted.items() if counts.total()}
    longest = max((one.total() for one in counted.values()), default=1)
    order = {entry.id: place for place, entry in enumerate(engine.entries("themes"))}
    themes = sorted(counted, key=lambda theme: (-counted[theme].total(), order.get(theme, len(order))))
    return tuple(_bar(theme, counted[theme], longest) for theme in themes)


def _by_theme(topics: QuerySet[Topic]) -> dict[str, Counter[str]]:
    """How many findings of each extent speak of each theme."""
    counted: dict[str, Counter[str]] = {}
    for theme, extent, count in topics.filter(extent__in=EXTENTS).values_list("theme", "extent").annotate(count=Count("id")):
        counted.setdefault(theme, Counter())[extent] = count
    return counted


def _bar(theme: str, counts: Counter[str], longest: int) -> Bar:
    widths = {one: WIDEST * counts[one] / longest for one in EXTENTS if counts[one]}
    parts = tuple(Part(extent=one, count=counts[one], width=f"{width:.2f}%", roomy=width >= ROOM) for one, width in widths.items())
    return Bar(theme=theme, total=counts.total(), operative=counts["operative"], parts=parts)


def waiting(country: Country) -> tuple[Waiting, ...]:
    """What else waits for a person, the weightiest first."""
    held = Document.objects.filter(instrument__country=country, current=True)
    here, changed = in_review(country), analyses_of(country)[:1]
    register, queue = _to("instruments:register", country), _to("findings:queue", country)
    found = (
        Waiting(key="look_again", count=here.filter(look_again=True).count(), address=f"{queue}?standing=again"),
        Waiting(key="divided", count=here.filter(standing_value="divided").count(), address=_to("findings:differences", country)),
        Waiting(key="changed", count=sum(one.changes for one in changed), address=_to("findings:changes", country)),
        Waiting(key="refused", count=held.filter(status="refused").count(), address=f"{register}?state=refused"),
        Waiting(key="needs_ocr", count=held.filter(status="needs_ocr").count(), address=f"{register}?state=needs_ocr"),
        Waiting(key="asked", count=Instrument.objects.filter(country=country, documents=None).count(), address=f"{register}?state=asked"),
    )
    return tuple(one for one in found if one.count)


def _to(route: str, country: Country) -> str:
    return reverse(route, kwargs={"country": country.code})
