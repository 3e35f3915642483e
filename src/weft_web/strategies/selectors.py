"""Reading strategies: the one at hand, and the whole of it as the engine's record."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from weft.records import Language, Text
from weft.records import strategy as plan
from weft.records.strategy import Ground, Progress, Remark, State, Step
from weft_web import engine
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.engine.placing import place_said
from weft_web.exchange.moving.rows import names_of
from weft_web.findings.models import Finding, Standing
from weft_web.findings.seeing import Reader, sights
from weft_web.observations.models import Observation
from weft_web.rights import Right
from weft_web.strategies.models import KINDS, Change, Part, Strategy, Tie


def strategy_of(country: Country) -> Strategy | None:
    """The strategy at hand: the latest that was not set aside."""
    return Strategy.objects.filter(country=country, set_aside_at=None).select_related("country", "by").first()


def strategy_at_hand(country: Country) -> Strategy:
    """The strategy at hand; 404 where there is none."""
    strategy = strategy_of(country)
    if strategy is None:
        raise Http404
    return strategy


def strategy_seen(request: Asked, country: Country) -> Strategy:
    """The strategy at hand, for who may read it: the team always, who only comments once it was circulated. 404 otherwise."""
    strategy = strategy_at_hand(country)
    if strategy.state == State.DRAFT and Right.LOOK not in request.rights:
        raise Http404
    return strategy


def parts_of(strategy: Strategy, kind: str = "") -> QuerySet[Part]:
    """The parts that stand, in order; of one kind where it is named."""
    rows = strategy.parts.filter(ended_at=None).select_related("strategy")
    return rows.filter(kind=kind) if kind else rows


def removed_of(strategy: Strategy, kind: str) -> QuerySet[Part]:
    """The parts of a kind that were taken out, the last first."""
    return strategy.parts.filter(kind=kind, ended_at__isnull=False).order_by("-ended_at")


def history_of(part: Part) -> tuple[Change, ...]:
    """All that a part was, the last first."""
    return tuple(part.changes.select_related("by").order_by("-version"))


def own_history_of(strategy: Strategy) -> tuple[Change, ...]:
    """All that the strategy's own words were, the last first."""
    return tuple(strategy.changes.filter(part=None).select_related("by").order_by("-version"))


def lately(strategy: Strategy, most: int = 8) -> tuple[Change, ...]:
    """What was changed last, moves aside."""
    return tuple(strategy.changes.exclude(act="moved").select_related("by", "part__strategy").order_by("-at", "-id")[:most])


def ties_of(strategy: Strategy, part: Part | None = None) -> QuerySet[Tie]:
    """The ties that stand, with what they lead to."""
    rows = Tie.objects.filter(strategy=strategy, withdrawn_at=None)
    rows = rows.filter(part=part) if part else rows
    return rows.select_related("finding__instrument", "finding__document", "observation", "by", "part").order_by("at", "id")


def record_of(strategy: Strategy, reader: Reader | None = None) -> plan.Strategy:
    """The whole as the engine's record, numbered. What is tied is given with its extent as the reader may see it; without reader bare."""
    grounds = grounds_of(strategy, reader)
    told: dict[str, Any] = dict.fromkeys(KINDS, ())
    for part in parts_of(strategy):
        told[part.kind] += (planning.made(part.kind, str(part.key), part.values, grounds.get(part.pk, ())),)
    country = strategy.country
    made = plan.Strategy(
        key=str(strategy.key),
        code=country.code,
        country=Text(en=country.name_en, fr=country.name_fr, es=country.name_es),
        title=strategy.title,
        language=Language(strategy.language),
        first_year=strategy.first_year,
        last_year=strategy.last_year,
        currency=strategy.currency,
        state=State(strategy.state),
        label=strategy.label,
        adopted_by=strategy.adopted_by,
        adopted_on=strategy.adopted_on,
        vision=strategy.vision,
        situation=strategy.situation,
        invented=country.invented,
        progress=_progress(strategy),
        history=_steps(strategy),
        remarks=_remarks(strategy),
        **told,
    )
    return planning.numbered(made)


def grounds_of(strategy: Strategy, reader: Reader | None) -> dict[int, tuple[Ground, ...]]:
    """What each part (by row) rests on."""
    ties = list(ties_of(strategy))
    voice = engine.voice(Language(strategy.language))
    seen = sights([one.finding for one in ties if one.finding], reader) if reader else {}
    named = names_of("observations.Observation", strategy.country) if any(one.observation_id for one in ties) else {}
    told: dict[int, list[Ground]] = defaultdict(list)
    for one in ties:
        if one.finding is not None:
            holds = seen[one.finding.pk].shown.value if one.finding.pk in seen else None
            obligation = next(iter(holds.obligations), "") if holds else ""
            told[one.part_id].append(
                Ground(
                    kind="finding",
                    ref=one.finding.engine_id,
                    source=source_said(voice, one.finding),
                    quote=one.finding.text,
                    language=one.finding.language,
                    extent=holds.extent if holds else "",
                    obligation=obligation,
                    lost=one.finding.standing != Standing.HERE,
                )
            )
        elif one.observation is not None:
            told[one.part_id].append(_observed(one.observation, named[one.observation.pk]))
    return {part: tuple(some) for part, some in told.items()}


def _observed(seen: Observation, name: str) -> Ground:
    """An entry of what no text shows, under the name that it has in every installation."""
    lost = seen.withdrawn_at is not None
    return Ground(kind="observation", ref=name, source=seen.title, quote=seen.text, language=seen.language, lost=lost)


def source_said(voice: Voice, finding: Finding) -> str:
    """Where the words of a finding stand: "Customs Code, art. 57, p. 23"."""
    place = place_said(voice, finding.path, finding.page)
    return ", ".join(one for one in (finding.instrument.title or finding.document.name, place) if one)


def _progress(strategy: Strategy) -> tuple[Progress, ...]:
    last: dict[tuple[int, int], Progress] = {}
    for one in strategy.reports.select_related("part", "by").order_by("at", "id"):
        last[one.part_id, one.year] = Progress(
            activity=str(one.part.key),
            year=one.year,
            course=plan.Course(one.course),
            note=one.note,
            value=one.value,
            spent=one.spent,
            by=one.by.name,
            on=one.at.date().isoformat(),
        )
    return tuple(sorted(last.values(), key=lambda one: (one.year, one.activity)))


def _steps(strategy: Strategy) -> tuple[Step, ...]:
    rows = strategy.steps.select_related("by")
    return tuple(Step(kind=State(one.kind), on=one.on.isoformat(), place=one.place, note=one.note, by=one.by.name) for one in rows)


def _remarks(strategy: Strategy) -> tuple[Remark, ...]:
    rows = strategy.remarks.filter(withdrawn_at=None).select_related("part", "by")
    return tuple(
        Remark(
            part=str(one.part.key) if one.part else "",
            text=one.text,
            by=one.name or (one.by.name if one.by else ""),
            on=one.at.date().isoformat(),
            group=one.group,
            outcome=one.outcome,
            answer=one.answer,
        )
        for one in rows
    )
