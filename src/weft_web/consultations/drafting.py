"""Drafts made from what was frozen: versions of the study in up to three languages, or a version of the strategy set in all three."""

from collections.abc import Mapping
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from weft import ids
from weft.errors import InputError
from weft.records import Language
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.consultations.models import Draft
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.engine import consulting
from weft_web.engine.reporting import fit
from weft_web.instruments.holding import keep
from weft_web.strategies.contrast import body_of
from weft_web.strategies.gathering import gathered
from weft_web.strategies.models import Version as StrategyVersion
from weft_web.studies.freezing import frozen_of
from weft_web.studies.models import Version as StudyVersion

STUDY, STRATEGY = "study", "strategy"
LABEL = 120


class Source:
    """What a draft is made from: study versions by language, or one version of a strategy."""

    def __init__(self, country: Country, studies: Mapping[str, StudyVersion], plan: StrategyVersion | None = None) -> None:
        self.country, self.studies, self.plan = country, studies, plan

    @property
    def kind(self) -> str:
        """Study or strategy."""
        return STRATEGY if self.plan else STUDY

    @cached_property
    def papers(self) -> dict[str, consulting.Paper]:
        """The text in each of its languages."""
        if self.plan:
            return self._plan_papers(self.plan)
        return {language: frozen_of(version).paper for language, version in self.studies.items()}

    def _plan_papers(self, version: StrategyVersion) -> dict[str, consulting.Paper]:
        plan = replace(body_of(version), made_on=timezone.localdate().isoformat(), version=engine.engine_version())
        found = {}
        for language in Language:
            held = gathered(self.country, engine.voice(language))
            found[language] = (held.matters, held.rows)
        return {one.value: consulting.strategy_paper(plan, found, one) for one in Language}

    @property
    def first(self) -> str:
        """The language whose order the draft has: the one the strategy was written in, the study's that was frozen last."""
        if self.plan:
            return self.plan.strategy.language
        return max(self.studies.values(), key=lambda one: (one.at, one.pk)).language

    @property
    def meanings(self) -> dict[str, dict[str, str]]:
        """What anchors mean, by language."""
        return {language: frozen_of(version).marks for language, version in self.studies.items()}

    @property
    def labels(self) -> dict[str, str]:
        """Of which frozen versions it is, by language."""
        if self.plan:
            return dict.fromkeys((one.value for one in Language), self.plan.called)
        return {language: version.label for language, version in self.studies.items()}


def draft_make(source: Source, label: str, follows: Draft | None, person: Person) -> Draft:
    """The draft under its own label. Errors: InputError draft_label_taken, draft_without_text; DamagedError of a frozen version."""
    label = " ".join(fit(label).split())[:LABEL]
    if not (source.studies or source.plan):
        raise InputError("draft_without_text")
    if Draft.objects.filter(country=source.country, kind=source.kind, label=label).exists():
        raise InputError("draft_label_taken", label)
    key = ids.of(source.country.code, source.kind, label)
    told = consulting.Facts(key=key, kind=source.kind, country=source.country.code, label=label, meanings=source.meanings)
    made = consulting.drafted(source.papers, source.first, **told)
    return _draft_store(source, label, follows, (consulting.packed(made), person))


@transaction.atomic
def _draft_store(source: Source, label: str, follows: Draft | None, held: tuple[bytes, Person]) -> Draft:
    made = Draft.objects.create(
        country=source.country,
        kind=source.kind,
        strategy=source.plan.strategy if source.plan else None,
        label=label,
        sources=source.labels,
        body=keep([held[0]]),
        follows=follows,
        by=held[1],
    )
    deed_record(source.country, held[1], "draft_made", label, draft=str(made.key), sha256=made.body.sha256)
    return made
