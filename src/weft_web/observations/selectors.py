"""Reading entries: lists, what they rest on, and what can be tied to them."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from weft.records import Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine.asking import KINDS
from weft_web.engine.mandates import folded_text
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Instrument, Provision
from weft_web.narrowing import Narrowing
from weft_web.observations.models import Answer, Evidence, Interview, Observation, Saying
from weft_web.observations.resting import Ground, ground

FINDINGS_OFFERED = 8
STANDING = Q(evidence__withdrawn_at=None, evidence__id__isnull=False)


class Wish(Narrowing):
    """What a list of entries is narrowed to."""

    words: str = ""
    kind: str = ""
    sector: str = ""
    theme: str = ""
    language: str = ""
    evidence: str = ""
    state: str = ""


class Line(Record):
    """An entry with what it rests on."""

    observation: Observation
    grounds: tuple[Ground, ...]


def entries(country: Country, wish: Wish) -> QuerySet[Observation]:
    """The entries a person asks for, latest first, each with `tied`: how much evidence stands."""
    rows = Observation.objects.filter(country=country, withdrawn_at__isnull=wish.state != "withdrawn")
    for name in ("kind", "language"):
        if getattr(wish, name):
            rows = rows.filter(**{name: getattr(wish, name)})
    if wish.words:
        rows = rows.filter(Q(title__icontains=wish.words) | Q(text__icontains=wish.words))
    for kind in ("sector", "theme"):
        if getattr(wish, kind):
            rows = rows.filter(pk__in=country_subjects(country, kind, getattr(wish, kind)))
    rows = rows.annotate(tied=Count("evidence", filter=STANDING, distinct=True))
    if wish.evidence:
        rows = rows.filter(tied__gt=0) if wish.evidence == "with" else rows.filter(tied=0)
    return (
        rows.select_related("by", "instrument")
        .prefetch_related(Prefetch("evidence", resting(), to_attr="standing_evidence"))
        .order_by("-at", "-id")
    )


def country_subjects(country: Country, kind: str, code: str) -> QuerySet[Observation, int]:
    """Ids of the entries of a sector or a theme."""
    return Observation.objects.filter(country=country, subjects__kind=kind, subjects__code=code).values_list("pk", flat=True)


def resting() -> QuerySet[Evidence]:
    """All evidence that stands, with what it points to, in one query."""
    rows = Evidence.objects.filter(withdrawn_at=None)
    return rows.select_related("by", "finding__instrument", "instrument", "interview", "saying", "answer__questionnaire")


def lines(voice: Voice, observations: Iterable[Observation]) -> list[Line]:
    """Entries with their evidence in words; the entries were read with `resting`."""
    return [Line(observation=one, grounds=tuple(ground(voice, tie) for tie in one.standing_evidence)) for one in observations]  # type: ignore[attr-defined]


def places_of(country: Country, voice: Voice) -> dict[str, list[Line]]:
    """What stands in each place of the study's chapter on what no text shows: entries, oldest first, with their evidence in words.

    For who writes the study: names are given only as far as their owners allow.
    """
    held: dict[str, list[Line]] = {kind: [] for kind in KINDS}
    for line in lines(voice, entries(country, Wish()).order_by("at", "id")):
        held[line.observation.kind].append(line)
    return held


def findings_like(country: Country, words: str) -> QuerySet[Finding]:
    """Findings that hold these words, or the one of this number."""
    here = Finding.objects.filter(country=country, standing=Standing.HERE).select_related("instrument")
    found = here.filter(pk=int(words)) if words.isdecimal() and len(words) < 18 else here.filter(text__icontains=words)
    return found.order_by("instrument_id", "position")[:FINDINGS_OFFERED]


def quote_stands(instrument: Instrument, page: int | None, quote: str) -> bool:
    """Whether the words stand so in the present text of an instrument, on that page where one is named."""
    provisions = Provision.objects.filter(document__instrument=instrument, document__current=True)
    if page is not None:
        provisions = provisions.filter(page=page)
    wanted = folded_text(quote)
    return bool(wanted) and wanted in " ".join(
        folded_text(text) for text in provisions.order_by("position").values_list("text", flat=True).iterator()
    )


def instruments_of(country: Country) -> QuerySet[Instrument]:
    """The register, by title."""
    return Instrument.objects.filter(country=country).order_by("title", "pk")


def interviews_of(country: Country, *, withdrawn: bool = False) -> QuerySet[Interview]:
    """The interviews, latest first."""
    rows = Interview.objects.filter(country=country, withdrawn_at__isnull=not withdrawn)
    return rows.annotate(said=Count("sayings", filter=Q(sayings__withdrawn_at=None))).select_related("by").order_by("-held_on", "-pk")


def sayings_of(country: Country) -> QuerySet[Saying]:
    """Words of interviews that may serve as evidence."""
    rows = Saying.objects.filter(interview__country=country, withdrawn_at=None, interview__withdrawn_at=None)
    return rows.exclude(interview__consent="not_quoted").select_related("interview").order_by("-interview__held_on", "pk")


def answer_of(country: Country, answer: int) -> Answer | None:
    """An answer to a questionnaire of this country."""
    return Answer.objects.filter(pk=answer, questionnaire__country=country).select_related("questionnaire").first()
