"""From a matter of the study to an activity that answers it."""

from django.db import transaction

from weft.records import Language, Record
from weft.records.strategy import Activity
from weft_web.accounts.models import Person
from weft_web.countries.services import deed_record
from weft_web.coverage.weighed import findings_named
from weft_web.engine import planning
from weft_web.engine.acting import Matter, Measure, activity_of
from weft_web.strategies import services
from weft_web.strategies.gathering import behind
from weft_web.strategies.models import Part, Strategy
from weft_web.strategies.selectors import parts_of
from weft_web.strategies.tying import tie_make


class Line(Record):
    """A matter in a list: what it is, the numbers and keys of the activities that answer it, and how many measures there are for it."""

    matter: Matter
    answered: tuple[tuple[str, str], ...]
    measures: int


@transaction.atomic
def measure_adopt(strategy: Strategy, matter: Matter, measure: Measure, person: Person, *, with_output: bool) -> Part:
    """The activity made of a measure: it answers the matter and is tied to the passages behind it; its output too where it is wanted."""
    activity = activity_of(measure, matter, Language(strategy.language))
    values = planning.kept(activity)
    if with_output:
        values["output"] = str(_output(strategy, measure, person).key)
    part = services.part_make(strategy, "activities", values, person)
    _tied(part, matter, person)
    deed_record(strategy.country, person, "strategy_measure_adopted", services.part_named(part), measure=measure.id, matter=matter.key)
    return part


def _output(strategy: Strategy, measure: Measure, person: Person) -> Part:
    """The output of a measure; one that is called so already is not made twice."""
    text = measure.output.said_in(Language(strategy.language))
    there = next((one for one in parts_of(strategy, "outputs") if one.values.get("text") == text), None)
    return there or services.part_make(strategy, "outputs", {"text": text}, person)


@transaction.atomic
def matter_answer(part: Part, matter: Matter, person: Person) -> Part:
    """An activity that is there now answers this matter too."""
    there = Part.objects.select_for_update().select_related("strategy__country").get(pk=part.pk)
    answers = tuple(dict.fromkeys((*there.values.get("answers", ()), matter.key)))
    changed = services.part_change(there, {"answers": list(answers)}, there.version, person)
    _tied(changed, matter, person)
    return changed


@transaction.atomic
def matter_leave(part: Part, key: str, person: Person) -> Part:
    """An activity no longer answers this matter; what it is tied to stays."""
    there = Part.objects.select_for_update().select_related("strategy__country").get(pk=part.pk)
    answers = [one for one in there.values.get("answers", ()) if one != key]
    return services.part_change(there, {"answers": answers}, there.version, person)


def _tied(part: Part, matter: Matter, person: Person) -> None:
    country = part.strategy.country
    for finding in findings_named(country, behind(country, matter)).values():
        tie_make(part, finding, person)


def answering(activities: tuple[Activity, ...], key: str) -> tuple[tuple[str, str], ...]:
    """Numbers and keys of the activities that answer a matter."""
    return tuple((one.number, one.key) for one in activities if key in one.answers)
