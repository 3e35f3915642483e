"""What people said elsewhere in the workbench that a study has to report: statements, views, needs, how readings stand."""

from collections.abc import Iterator

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone
from msgspec.structs import replace

from weft import ids
from weft.records import Asked, Language, Need, Said, Statement, Study, View
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.coverage.matters import Keyed, keyed, told
from weft_web.coverage.models import Statement as Stated
from weft_web.coverage.models import View as Viewed
from weft_web.coverage.weighed import Weighed
from weft_web.findings.models import Finding, Standing
from weft_web.findings.seeing import DECIDING, given
from weft_web.institutions.models import Correction
from weft_web.instruments.models import Instrument
from weft_web.observations.models import Observation

OF_NEEDS = "capacity"


def said_of(held: Weighed, country: Country, language: Language) -> Said:
    """What people said of an assessment of a country."""
    statements, views, needs = _statements(country), _views(held, country, language), _needs(country)
    return Said(statements=tuple(statements), views=tuple(views), needs=tuple(needs), asked=tuple(_asked(country)))


def said_stamp(country: Country) -> str:
    """Changes whenever somebody says something more, or takes something back; judgements count in the country's own revision."""
    counted = [
        rows.filter(country=country).aggregate(last=Max("pk"), back=Count("withdrawn_at"))
        for rows in (Stated.objects, Viewed.objects, Correction.objects)
    ]
    counted.append(
        Observation.objects.filter(country=country, kind=OF_NEEDS).aggregate(Max("pk"), Sum("latest"), back=Count("withdrawn_at"))
    )
    counted.append(_not_obtained(country).aggregate(Count("pk", distinct=True), Max("pk"), Max("changes__pk")))
    return ids.of(*(str(value) for one in counted for value in one.values()))


def _statements(country: Country) -> Iterator[Statement]:
    for row in Stated.objects.filter(country=country, withdrawn_at=None).select_related("by").order_by("at", "pk"):
        yield Statement(
            name=lasting(row),
            obligation=row.obligation,
            kind=row.kind,
            reason=row.reason,
            source=row.source,
            by=named(row.by),
            on=day_of(row),
        )


def _views(held: Weighed, country: Country, language: Language) -> Iterator[View]:
    """Each person's last view on each matter, the latest last."""
    viewed = [one for one in keyed(country, held) if any(view.withdrawn_at is None for view in one.views)]
    for one, matter in zip(viewed, told(country, held, viewed, engine.voice(language)), strict=True):
        last: dict[int, Viewed] = {}
        for row in one.views:
            if row.withdrawn_at is None:
                last.setdefault(row.by_id, row)
        yield from (_view(one, row, changed=row.texts != matter.texts) for row in reversed(last.values()))


def _view(matter: Keyed, row: Viewed, *, changed: bool) -> View:
    return View(
        name=lasting(row),
        kind=matter.kind,
        place=matter.place,
        verdict=row.verdict,
        reason=row.reason,
        by=named(row.by),
        on=day_of(row),
        changed=changed,
    )


def _needs(country: Country) -> Iterator[Need]:
    rows = Observation.objects.filter(country=country, kind=OF_NEEDS, withdrawn_at=None).exclude(area="")
    for row in rows.order_by("at", "pk"):
        yield Need(area=row.area, title=row.title, priority=row.priority)


def _asked(country: Country) -> Iterator[Asked]:
    """Texts of the register without a document."""
    for row in _not_obtained(country).order_by("title", "pk"):
        on = row.asked_on.isoformat() if row.asked_on else ""
        yield Asked(title=row.title, type=row.type, date=row.date, of=row.asked_of, on=on, note=row.note)


def _not_obtained(country: Country) -> QuerySet[Instrument]:
    return Instrument.objects.filter(country=country, documents=None, left_out=False)


def verdicts_seen(country: Country, seen: Q) -> dict[str, str]:
    """How readings stand after people judged them, by the engine's id, of those that are `seen`."""
    judged = Finding.objects.filter(country=country, standing=Standing.HERE).exclude(standing_value="").filter(seen)
    return dict(judged.values_list("engine_id", "standing_value"))


def with_verdicts(study: Study, country: Country, *, frozen: bool) -> Study:
    """The evidence of a study with how readings stand: of a draft, which all who judge may fetch, only what was settled or decided.

    A frozen version is given out as a whole, so that it says it of all.
    """
    seen = Q() if frozen else Q(given(voice__in=DECIDING))
    return replace(study, said=replace(study.said, verdicts=verdicts_seen(country, seen)))


def numbered(said: Said, voice: Voice) -> Said:
    """What people said under numbers in place of names."""
    every = (*(one.by for one in said.statements), *(one.by for one in said.views), *said.correctors, *(one.by for one in said.mandates))
    called = {name: voice.say("exchange.person", place=place) for place, name in enumerate(dict.fromkeys(every), 1)}
    return replace(
        said,
        statements=tuple(replace(one, by=called[one.by]) for one in said.statements),
        views=tuple(replace(one, by=called[one.by]) for one in said.views),
        mandates=tuple(replace(one, by=called[one.by]) for one in said.mandates),
        correctors=tuple(called[one] for one in said.correctors),
    )


def lasting(row: Observation | Stated | Viewed) -> str:
    """What a row is called in keys: the same in another installation."""
    return ids.of(row.by.email, row.at.isoformat())


def named(person: Person) -> str:
    """How a person is named in a study."""
    return person.name


def day_of(row: Stated | Viewed) -> str:
    """The day on which something was said, as ISO date."""
    return timezone.localdate(row.at).isoformat()
