"""What a person asks of the register: search, filters, order; from the address and back into it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Count, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When

from weft.records import Status
from weft_web.countries.models import Country
from weft_web.findings.models import Standing
from weft_web.instruments.models import Instrument
from weft_web.narrowing import Narrowing, among, words_in

ASKED, WAITING, COPY, LEFT_OUT, GUESSED = "asked", "waiting", "copy", "left_out", "guessed"
READ, NEEDS_OCR, REFUSED, OTHER_LANGUAGE = "read", Status.NEEDS_OCR.value, Status.REFUSED.value, Status.UNSUPPORTED_LANGUAGE.value
STATES = (READ, Status.WARNING.value, NEEDS_OCR, REFUSED, OTHER_LANGUAGE, WAITING, ASKED, GUESSED, COPY, LEFT_OUT)
ORDERS = ("waits", "title", "date", "findings", "added")
PLAIN = {"kind": "type", "language": "language", "sector": "sector"}
LONGEST = 100


class Filter(Narrowing):
    """What is asked; "" asks nothing."""

    q: str = ""
    kind: str = ""
    language: str = ""
    degree: str = ""
    sector: str = ""
    state: str = ""
    sort: str = ""


def filter_of(given: Mapping[str, str]) -> Filter:
    """The filter of an address; what it cannot be is not asked."""
    asked = words_in(given, Filter.__struct_fields__, LONGEST)
    asked["state"] = among(asked["state"], STATES)
    asked["sort"] = among(asked["sort"], ORDERS)
    return Filter(**asked)


def instruments_of(country: Country) -> QuerySet[Any]:
    """All rows of the register, each with its current document as `doc`."""
    current = FilteredRelation("documents", condition=Q(documents__current=True))
    return Instrument.objects.filter(country=country).annotate(doc=current)


def asked_for(country: Country, asked: Filter) -> QuerySet[Any]:
    """The rows that are asked for, in order. Copies and what was left out stand only where they are asked for themselves."""
    rows = instruments_of(country).filter(_in_state(asked.state))
    for name, field in PLAIN.items():
        if value := getattr(asked, name):
            rows = rows.filter(**{field: value})
    if asked.degree:
        rows = rows.filter(doc__degree=asked.degree)
    for word in asked.q.split():
        found = Q(title__icontains=word) | Q(number__icontains=word) | Q(adopting_body__icontains=word) | Q(doc__name__icontains=word)
        rows = rows.filter(found)
    return _in_order(rows, asked.sort)


def _in_state(state: str) -> Q:
    shown = Q(left_out=False, doc__duplicate_of=None)
    match state:
        case "":
            return shown
        case "asked":
            return Q(left_out=False, doc__id=None)
        case "waiting":
            return shown & Q(doc__status="", doc__id__isnull=False)
        case "guessed":
            return shown & ~Q(guessed=[])
        case "copy":
            return Q(left_out=False, doc__duplicate_of__isnull=False)
        case "left_out":
            return Q(left_out=True)
    return shown & Q(doc__status=state)


def _in_order(rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    match sort:
        case "title":
            return rows.order_by("title", "id")
        case "date":
            return rows.order_by(F("date").desc(), "title", "id")
        case "added":
            return rows.order_by("-added_at", "-id")
        case "findings":
            here = Count("findings", filter=Q(findings__standing=Standing.HERE))
            ordered: QuerySet[Any] = rows.annotate(found=here).order_by("-found", "title", "id")
            return ordered
    waiting: QuerySet[Any] = rows.annotate(waits=_WAITS).order_by("waits", "title", "id")
    return waiting


_WAITS = Case(
    When(doc__status=NEEDS_OCR, then=Value(0)),
    When(doc__status=REFUSED, then=Value(1)),
    When(doc__status=OTHER_LANGUAGE, then=Value(1)),
    When(doc__id=None, then=Value(2)),
    When(doc__status="", then=Value(3)),
    default=Value(4),
    output_field=IntegerField(),
)
"""What somebody has to do something about comes first."""
