"""What the study found that the strategy can answer, said in the reader's language: gaps, overlaps, possible contradictions, needs."""

from collections.abc import Iterator

from weft.records import Record, Row
from weft_web import engine
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.coverage import matters as told
from weft_web.coverage.models import Kind, Statement, Verdict
from weft_web.coverage.selectors import STRENGTHS, gaps_of
from weft_web.coverage.weighed import Weighed, weighed
from weft_web.engine import citing
from weft_web.engine.acting import Matter
from weft_web.observations.models import Observation
from weft_web.studies.models import Study

CONFIRMED, BINDING, OTHER = 3, 2, 1
GAP, NEEDS = "gap", "capacity"
SETTLED = (Verdict.REJECTED, Verdict.EXPLAINED)


class Gathered(Record):
    """All matters. `reviewed_only`: only what people judged counts; `apart`: gaps that a person's statement set apart."""

    matters: tuple[Matter, ...]
    rows: tuple[Row, ...]
    reviewed_only: bool
    apart: int

    def matter(self, key: str) -> Matter | None:
        """One of them."""
        return next((one for one in self.matters if one.key == key), None)


class Gaps(Record):
    """The gaps of a country as its study reads them. `stated`: what people stated, by obligation; `apart`: gaps set apart by that."""

    held: Weighed
    rows: tuple[Row, ...]
    stated: dict[str, str]
    apart: int
    reviewed_only: bool


def gaps_open(country: Country) -> Gaps:
    """The gaps that stand; what somebody stated to lie elsewhere, or not to apply, is none."""
    reviewed_only = Study.objects.filter(country=country, reviewed_only=True).exists()
    held = weighed(country, reviewed_only=reviewed_only)
    stated = dict(Statement.objects.filter(country=country, withdrawn_at=None).order_by("at", "id").values_list("obligation", "kind"))
    gaps = gaps_of(held)
    rows = tuple(row for row in gaps if stated.get(row.obligation) in (None, Kind.GAP_CONFIRMED))
    return Gaps(held=held, rows=rows, stated=stated, apart=len(gaps) - len(rows), reviewed_only=reviewed_only)


def gathered(country: Country, voice: Voice) -> Gathered:
    """The matters of a country as its desk study reads them: all findings, or those that people judged."""
    gaps = gaps_open(country)
    some = (
        *(_gap(row, voice, gaps.stated.get(row.obligation)) for row in gaps.rows),
        *_matters(country, gaps.held, voice),
        *_needs(country, voice),
    )
    return Gathered(matters=some, rows=tuple(gaps.held.rows.values()), reviewed_only=gaps.reviewed_only, apart=gaps.apart)


def matter_of(country: Country, voice: Voice, key: str) -> Matter | None:
    """One matter of a country; nothing where there is none of this key. Of a gap only the gaps are asked."""
    kind, _, code = key.partition(":")
    if kind != GAP:
        return gathered(country, voice).matter(key)
    gaps = gaps_open(country)
    return next((_gap(row, voice, gaps.stated.get(code)) for row in gaps.rows if row.obligation == code), None)


def _gap(row: Row, voice: Voice, stated: str | None) -> Matter:
    obligation = engine.obligations()[row.obligation]
    binds = obligation.strength.value == STRENGTHS[0]
    return Matter(
        key=f"{GAP}:{row.obligation}",
        kind=GAP,
        name=obligation.label.said_in(voice.language),
        sentence=obligation.duty.said_in(voice.language),
        code=row.obligation,
        theme=obligation.theme,
        article=citing.article_of(voice, obligation),
        weight=CONFIRMED if stated else BINDING if binds else OTHER,
    )


def _matters(country: Country, held: Weighed, voice: Voice) -> Iterator[Matter]:
    some = [one for one in told.keyed(country, held) if one.settled not in SETTLED]
    for one, matter in zip(some, told.told(country, held, some, voice, whole=False), strict=True):
        record = one.record
        yield Matter(
            key=f"{one.kind}:{one.key}",
            kind=one.kind,
            name=matter.name,
            sentence=matter.sentence,
            code=getattr(record, "code", "") or getattr(record, "function", ""),
            article=matter.article,
            weight=CONFIRMED if one.settled == Verdict.CONFIRMED else OTHER,
        )


def _needs(country: Country, voice: Voice) -> Iterator[Matter]:
    """One for each area of capacity-building in which somebody named a need."""
    rows = Observation.objects.filter(country=country, kind=NEEDS, withdrawn_at=None).exclude(area="").order_by("at", "pk")
    areas: dict[str, list[Observation]] = {}
    for row in rows:
        areas.setdefault(row.area, []).append(row)
    for area, needs in areas.items():
        yield Matter(
            key=f"need:{area}",
            kind="need",
            name=voice.label("capacity_areas", area),
            sentence=" · ".join(one.title for one in needs),
            code=area,
            weight=BINDING if any(one.priority == "high" for one in needs) else OTHER,
        )


def behind(country: Country, matter: Matter, most: int = 3) -> tuple[str, ...]:
    """The engine's ids of the first findings that a matter rests on: hooks of a gap, both sides of what does not fit."""
    held = weighed(country, reviewed_only=False)
    if matter.kind == "gap":
        row = held.rows.get(matter.code)
        return row.findings[:most] if row else ()
    key = matter.key.partition(":")[2]
    one = next((each for each in told.keyed(country, held) if each.key == key), None)
    return one.record.findings[:most] if one else ()
