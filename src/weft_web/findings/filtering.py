"""Which findings a list holds, in which order, and what comes before and after one of them."""

from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.findings.models import (
    BulkAction,
    Finding,
    Judgement,
    ProposedService,
    ProposedTopic,
    SecondReview,
    Service,
    Standing,
    Topic,
    Verdict,
    Voice,
)
from weft_web.findings.seeing import Reader, given, judged_by, open_to
from weft_web.findings.standing import DIVIDED
from weft_web.instruments.models import Document, Instrument
from weft_web.narrowing import Narrowing, among, is_key, words_in

WAITS, AGAIN, GONE = "waits", "again", "gone"
STANDINGS = (WAITS, *(one.value for one in (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED)), DIVIDED, AGAIN, GONE)
WHOSE = ("mine", "not_mine", "others", "second", "table")
ORDERS: dict[str, tuple[str, ...]] = {"unsure": ("sureness", "id"), "place": ("instrument_id", "position", "id")}
LONGEST = 60


class Filter(Narrowing):
    """What is asked of a list; "" asks nothing. `bulk`: the sample of a bulk action."""

    language: str = ""
    sector: str = ""
    instrument: str = ""
    obligation: str = ""
    theme: str = ""
    extent: str = ""
    standing: str = ""
    whose: str = ""
    comment: str = ""
    order: str = ""
    bulk: str = ""


ALLOWED = {"standing": STANDINGS, "whose": WHOSE, "order": tuple(ORDERS), "comment": ("any",)}


def filter_of(given: Mapping[str, str]) -> Filter:
    """The filter that an address asks for; what makes no sense is not asked."""
    asked = words_in(given, Filter.__struct_fields__, LONGEST)
    for name, allowed in ALLOWED.items():
        asked[name] = among(asked[name], allowed)
    asked["instrument"] = asked["instrument"] if asked["instrument"].isascii() and asked["instrument"].isdigit() else ""
    asked["bulk"] = asked["bulk"] if is_key(asked["bulk"]) else ""
    return Filter(**asked)


def in_review(country: Country, standing: str = Standing.HERE) -> QuerySet[Finding]:
    """The findings that wait for or had a person's look: those of the texts in the study, each text once."""
    rows = Finding.objects.filter(country=country, standing=standing)
    out = left_out(country)
    return rows.exclude(instrument_id__in=out) if out else rows


def left_out(country: Country) -> list[int]:
    """The instruments whose findings are not reviewed: those left out of the study, and copies of another."""
    outside = Instrument.objects.filter(country=country, left_out=True).values_list("pk", flat=True)
    copies = Document.objects.filter(instrument__country=country, current=True, duplicate_of__isnull=False)
    return sorted({*outside, *copies.values_list("instrument_id", flat=True)})


def chosen(country: Country, reader: Reader, asked: Filter) -> QuerySet[Finding]:
    """The findings that a filter leaves, in its order."""
    rows = in_review(country, Standing.GONE if asked.standing == GONE else Standing.HERE)
    plain = {"language": asked.language, "sector": asked.sector, "instrument_id": asked.instrument}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    for condition in (_read(country, asked, reader), _stands(asked, reader), _of_whom(asked, reader), _spoken(asked, reader)):
        rows = rows.filter(condition) if condition is not None else rows
    if asked.bulk:
        action = BulkAction.objects.filter(country=country, by=reader.person, key=asked.bulk).first()
        rows = rows.filter(pk__in=action.sample if action else [])
    return rows.order_by(*keys_of(asked))


def keys_of(asked: Filter) -> tuple[str, ...]:
    """The columns that a filter orders by; without a word of its own, what is unsure comes first."""
    return ORDERS[asked.order or "unsure"]


def _read(country: Country, asked: Filter, reader: Reader) -> Q | None:
    """As the machine reads it, or as it holds where that may be seen."""
    wanted: Q | None = None
    seen = open_to(reader)
    if asked.extent:
        wanted = Q(extent=asked.extent) | (Q(judged_extent=asked.extent) & seen)
    for value, name, proposed, holding in (
        (asked.obligation, "obligation", ProposedService, Service),
        (asked.theme, "theme", ProposedTopic, Topic),
    ):
        if value:
            told = {"country": country, name: value}
            read = Q(pk__in=proposed.objects.filter(**told).values("finding"))
            holds = Q(pk__in=holding.objects.filter(**told).values("finding"))
            wanted = (wanted or Q()) & (read | (holds & seen))
    return wanted


def _stands(asked: Filter, reader: Reader) -> Q | None:
    match asked.standing:
        case "" | "gone":
            return None
        case "waits":
            return Q(standing_value="")
        case "again":
            return Q(look_again=True)
    return Q(standing_value=asked.standing) & open_to(reader)


def _of_whom(asked: Filter, reader: Reader) -> Q | None:
    mine = Q(judged_by(reader.person))
    match asked.whose:
        case "mine":
            return mine
        case "not_mine":
            return ~mine
        case "others":
            return ~Q(standing_value="") & ~mine
        case "second":
            return ~mine & Q(pk__in=SecondReview.objects.values("finding"))
        case "table":
            return Q(given(voice=Voice.ROUND_TABLE))
    return None


def _spoken(asked: Filter, reader: Reader) -> Q | None:
    if not asked.comment:
        return None
    # Not asked of each finding: those with a comment are few, and found in one go.
    spoken = Judgement.objects.filter(withdrawn_at=None).exclude(comment="")
    return Q(pk__in=spoken.filter(by=reader.person).values("finding")) | (Q(pk__in=spoken.values("finding")) & open_to(reader))


class Place(Record):
    """Where a finding stands among those of a filter: its number (0 where it is not among them), how many there are, its neighbours."""

    number: int
    total: int
    previous: int | None
    next: int | None


def place_of(rows: QuerySet[Finding], asked: Filter, finding: Finding) -> Place:
    """The place of a finding in a list, also when it has just dropped out of it."""
    keys = keys_of(asked)
    before = rows.filter(_beyond(keys, finding, "lt"))
    is_there = rows.filter(pk=finding.pk).exists()
    previous = before.order_by(*(f"-{key}" for key in keys)).values_list("pk", flat=True).first()
    return Place(number=before.count() + 1 if is_there else 0, total=rows.count(), previous=previous, next=next_after(rows, asked, finding))


def next_after(rows: QuerySet[Finding], asked: Filter, finding: Finding) -> int | None:
    """The finding that follows, from the top again where it is the last; nothing where it is the only one."""
    after = rows.filter(_beyond(keys_of(asked), finding, "gt")).values_list("pk", flat=True).first()
    return after or rows.exclude(pk=finding.pk).values_list("pk", flat=True).first()


def _beyond(keys: tuple[str, ...], finding: Finding, side: str) -> Q:
    """What comes before (lt) or after (gt) a finding, key by key."""
    found = Q()
    same: dict[str, object] = {}
    for key in keys:
        found |= Q(**same, **{f"{key}__{side}": getattr(finding, key)})
        same[key] = getattr(finding, key)
    return found


class Progress(Record):
    """How far the review of a country has come, in findings."""

    total: int
    waits: int
    again: int
    divided: int
    mine: int
    second: int

    @property
    def judged(self) -> int:
        """Those that somebody has judged."""
        return self.total - self.waits


def progress_of(country: Country, reader: Reader) -> Progress:
    """How far the review has come, for all and for the reader."""
    counted = in_review(country).aggregate(
        total=Count("pk"),
        waits=Count("pk", filter=Q(standing_value="")),
        again=Count("pk", filter=Q(look_again=True)),
        divided=Count("pk", filter=Q(standing_value=DIVIDED)),
    )
    mine = in_review(country).filter(judged_by(reader.person)).count() if reader.judges else 0
    second = chosen(country, reader, Filter(whose="second")).count() if reader.judges else 0
    return Progress(mine=mine, second=second, **counted)
