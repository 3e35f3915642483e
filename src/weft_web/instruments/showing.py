"""What the pages of the register show beside the rows: links to what is counted, marks of extent, ways to findings."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from weft_web import engine
from weft_web.countries.models import Country
from weft_web.findings.models import Change
from weft_web.instruments.comparing import KINDS, Comparison
from weft_web.instruments.filtering import COPY, LEFT_OUT, ORDERS, STATES, Filter
from weft_web.instruments.models import Document, Instrument
from weft_web.instruments.reading import Passage
from weft_web.onward import address, review_of

STEPS = {"operative": "x3", "mention": "x2", "implicit": "x1"}
SILENT = "x0"


def surroundings(country: Country, asked: Filter, states: dict[str, int]) -> dict[str, object]:
    """For the list: its choices, its counts with where each leads, where its findings are."""
    here = reverse("instruments:register", kwargs={"country": country.code})
    counted = [
        (state, states[state], f"{here}?state={state}")
        for state in STATES
        if states.get(state) and state not in (COPY, LEFT_OUT, asked.state)
    ]
    return {
        "here_address": here,
        "counted": counted,
        "states": STATES,
        "orders": ORDERS,
        "degrees": [one.id for one in engine.entries("degrees")],
        "queue": queue(country),
        "workbook": asked.query(format="xlsx"),
    }


def queue(country: Country) -> str:
    """Where findings are reviewed."""
    return address("findings:queue", country=country.code)


def step(extent: str) -> str:
    """The class that marks an extent."""
    return STEPS.get(extent, SILENT)


def extents(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Extents with their counts and marks."""
    return [(extent, count, step(extent)) for extent, count in counted]


def passages(country: Country, held: Iterable[Passage]) -> Iterator[tuple[Passage, str, str]]:
    """Passages with the mark of their finding and where it is reviewed."""
    for one in held:
        found = one.finding
        yield one, step(one.extent) if found else "", review_of(country.code, found.pk) if found else ""


Shown = list[tuple[Change, str, str, str]]


def changes(country: Country, held: Iterable[Change]) -> dict[str, Shown]:
    """Changes of findings, those in the words apart from those that are only read otherwise, what people had judged first.

    Each with where it is reviewed, and the marks of its extent before and after.
    """
    told: dict[str, Shown] = {"weighty": [], "otherwise": []}
    for one in sorted(held, key=lambda change: not change.judged):
        kind = "otherwise" if one.kind == Change.Kind.READING and not one.judged else "weighty"
        told[kind].append((one, review_of(country.code, one.finding_id), _mark(one.before), _mark(one.after)))
    return told


def _mark(values: dict[str, str]) -> str:
    return step(values["extent"]) if values.get("extent") else ""


def kinds(comparison: Comparison, instrument: Instrument, versions: tuple[Document, Document]) -> list[tuple[str, int, str]]:
    """The kinds of difference that there are, how many, and where they are shown alone."""
    here = reverse("instruments:compare", kwargs={"country": instrument.country.code, "instrument": instrument.key})
    older, newer = versions
    chosen = f"{here}?older={older.ordinal}&newer={newer.ordinal}"
    return [(kind, comparison.counts[kind], f"{chosen}&kind={kind}") for kind in KINDS if kind in comparison.counts]
