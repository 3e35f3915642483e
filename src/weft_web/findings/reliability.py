"""How far people agree, and how far the machine agrees with what they settled; only what was looked at one by one is counted."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import combinations
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from weft.records import Extent, Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.engine.weighing import REPORTED
from weft_web.findings.agreement import Figure, alpha, kappa, same_share
from weft_web.findings.filtering import in_review
from weft_web.findings.models import Finding, Judgement, ProposedService, Service, Verdict, Voice
from weft_web.findings.seeing import given
from weft_web.findings.standing import DIVIDED
from weft_web.instruments.models import Instrument

LADDER = (Extent.NONE.value, Extent.FALSE_FRIEND.value, Extent.IMPLICIT.value, Extent.MENTION.value, Extent.OPERATIVE.value)
"""The extents from least to most, for the ordinal figure; what is rejected counts as none."""

SPEAKING = REPORTED - {Extent.FALSE_FRIEND.value}
"""What says something of living modified organisms; a false friend that is reported is no finding of the kind."""

SMALLEST = 5
"""Doubly judged passages below which a part of them gets no figures of its own."""


class Said(NamedTuple):
    """What one person said of one passage."""

    finding: int
    person: int
    verdict: str
    extent: str
    obligations: list[str]
    instrument: int
    language: str


class Figures(Record):
    """The figures of agreement over some passages: on the verdict with the extent it leads to, on the extent, on the obligations."""

    n: int
    same: Figure
    verdicts: Figure
    extents: Figure
    ladder: Figure
    obligations: Figure


class Part(Record):
    """A part of the passages and its figures; `kappa` for two people."""

    name: str
    figures: Figures
    kappa: Figure | None = None


class Agreement(Record):
    """Figures over all, by pair of people, by instrument and by language."""

    people: int
    overall: Figures
    pairs: tuple[Part, ...]
    instruments: tuple[Part, ...]
    languages: tuple[Part, ...]


def agreement_of(country: Country) -> Agreement:
    """How far people who judged the same passages agree."""
    given = _given_twice(country)
    people = sorted({one.person for one in given})
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    titles = dict(Instrument.objects.filter(pk__in={one.instrument for one in given}).values_list("pk", "title"))
    pairs = [_pair([one for one in given if one.person in two], [names[one] for one in two]) for two in combinations(people, 2)]
    return Agreement(
        people=len(people),
        overall=_figures(given),
        pairs=tuple(one for one in pairs if one.figures.n),
        instruments=_parts((titles[one.instrument], one) for one in given),
        languages=_parts((one.language, one) for one in given),
    )


def _given_twice(country: Country) -> list[Said]:
    """The last word of each person given blind and one by one, on passages that two or more judged so."""
    blind = Q(voice=Voice.ANALYST, blind=True, bulk=None, withdrawn_at=None) & ~Q(verdict=Verdict.NONE)
    rows = Judgement.objects.filter(blind, finding__in=in_review(country)).order_by()
    twice = rows.values("finding").annotate(people=Count("by", distinct=True)).filter(people__gt=1).values("finding")
    names = ("finding_id", "by_id", "verdict", "extent", "obligations", "finding__instrument_id", "finding__language")
    told = rows.filter(finding__in=twice).order_by("at", "id").values_list(*names)
    return list({row[:2]: Said(*row) for row in told}.values())


def _figures(given: list[Said]) -> Figures:
    extents = _units(given, _extent)
    return Figures(
        n=sum(len(said) > 1 for said in extents.values()),
        same=same_share(extents),
        verdicts=alpha(_units(given, _verdict)),
        extents=alpha(extents),
        ladder=alpha(extents, LADDER),
        obligations=same_share(_units(given, lambda one: frozenset(one.obligations))),
    )


def _extent(one: Said) -> str:
    return one.extent or Extent.NONE.value


def _verdict(one: Said) -> Hashable:
    return one.verdict, _extent(one)


def _units(given: list[Said], value: Callable[[Said], Hashable]) -> dict[int, dict[int, Hashable]]:
    units: dict[int, dict[int, Hashable]] = defaultdict(dict)
    for one in given:
        units[one.finding][one.person] = value(one)
    return units


def _pair(given: list[Said], names: list[str]) -> Part:
    both = [said for said in _units(given, _verdict).values() if len(said) == 2]
    pairs = [(said[min(said)], said[max(said)]) for said in both]
    return Part(name=" · ".join(names), figures=_figures(given), kappa=kappa(pairs))


def _parts(told: Iterable[tuple[str, Said]]) -> tuple[Part, ...]:
    parts: dict[str, list[Said]] = defaultdict(list)
    for name, one in told:
        parts[name].append(one)
    large = {name: some for name, some in sorted(parts.items()) if len({one.finding for one in some}) >= SMALLEST}
    return tuple(Part(name=name, figures=_figures(some)) for name, some in large.items())


class Score(Record):
    """How many the machine found and people confirm, how many it found in vain, how many it missed."""

    right: int
    vain: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what it found that people confirm."""
        return self.right / (self.right + self.vain) if self.right + self.vain else None

    @property
    def recall(self) -> float | None:
        """The share it found of what people hold."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        total = 2 * self.right + self.vain + self.missed
        return 2 * self.right / total if total else None


class Machine(Record):
    """The machine against what people hold: passages, extents (`same` of `n` passages that both report), obligations."""

    n: int
    passages: Score
    same: int
    both: int
    obligations: Score


def machine_of(country: Country) -> Machine:
    """How the machine's reading stands against people's values; waiting, divided and given in bulk are left out."""
    rows = in_review(country).exclude(standing_value__in=("", DIVIDED)).filter(given(bulk=None))
    speaks, holds = Q(extent__in=SPEAKING), Q(judged_extent__in=SPEAKING)
    counted = rows.aggregate(
        n=Count("pk"),
        right=Count("pk", filter=speaks & holds),
        vain=Count("pk", filter=speaks & ~holds),
        missed=Count("pk", filter=~speaks & holds),
        same=Count("pk", filter=speaks & holds & Q(extent=F("judged_extent"))),
    )
    passages = Score(right=counted["right"], vain=counted["vain"], missed=counted["missed"])
    return Machine(n=counted["n"], passages=passages, same=counted["same"], both=counted["right"], obligations=_served(rows))


def _served(rows: QuerySet[Finding]) -> Score:
    """Obligations: each tie of a passage to an obligation counts once."""
    ids = rows.values("pk")
    proposed, holding = ProposedService.objects.filter(finding__in=ids), Service.objects.filter(finding__in=ids)
    same = Service.objects.filter(finding=OuterRef("finding"), obligation=OuterRef("obligation"))
    right = proposed.filter(Exists(same)).count()
    return Score(right=right, vain=proposed.count() - right, missed=holding.count() - right)
