"""Writing a strategy: each save a new change with a name and a time; nobody's words are lost to somebody else's."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from weft.errors import InputError
from weft.records import Language
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.engine import planning
from weft_web.engine.citing import shortened
from weft_web.strategies.laying import Laid, laid_together
from weft_web.strategies.models import Act, Change, Part, Strategy

OWN = ("title", "first_year", "last_year", "currency", "vision", "situation")
"""Fields of the strategy itself of which every state is kept."""

EMPTY = ("vision", "situation")
"""Those of them that may be empty."""

VERSION_DIGITS = 9
"""Figures of the number of a version, as forms send it back."""

SUBJECT = 120
"""Letters of a part that the record of deeds gives."""


class ClashError(InputError):
    """Somebody else changed the same fields otherwise since the form was opened; `laid` has both sides."""

    def __init__(self, laid: Laid) -> None:
        super().__init__("strategy_clash", ", ".join(one.field for one in laid.clashes))
        self.laid = laid


class ValuesError(InputError):
    """Values that do not fit the record of their kind."""


@transaction.atomic
def strategy_begin(country: Country, values: Mapping[str, Any], person: Person) -> Strategy:
    """A strategy with its first state; `values`: title, language, first_year, last_year, currency."""
    strategy = Strategy(country=country, by=person, **values)
    strategy.full_clean()
    strategy.save()
    _own_change(strategy, Act.MADE, person)
    deed_record(country, person, "strategy_begun", strategy.title, strategy=str(strategy.key))
    return strategy


@transaction.atomic
def strategy_change(strategy: Strategy, values: Mapping[str, Any], seen: int, person: Person) -> Strategy:
    """The strategy's own words changed, laid together with what others changed since `seen`. Errors: ClashError."""
    there = Strategy.objects.select_for_update().select_related("country").get(pk=strategy.pk)
    base, now = _own_state(there, seen), own_values(there)
    laid = _laid(base, now, {**base, **values})
    holds = {**dict.fromkeys(EMPTY, ""), **laid.values}
    changed = [name for name in OWN if holds.get(name, now[name]) != now[name]]
    if not changed:
        return there
    for name in changed:
        setattr(there, name, holds[name])
    there.full_clean()
    _own_change(there, Act.CHANGED, person)
    deed_record(there.country, person, "strategy_changed", there.title, strategy=str(there.key), changed=changed)
    return there


@transaction.atomic
def strategy_set_aside(strategy: Strategy, person: Person) -> None:
    """The strategy is no longer the one at hand; it stays."""
    there = Strategy.objects.select_for_update().get(pk=strategy.pk)
    if there.set_aside_at is None:
        there.set_aside_at, there.set_aside_by = timezone.now(), person
        there.save(update_fields=["set_aside_at", "set_aside_by"])
        deed_record(there.country, person, "strategy_set_aside", there.title, strategy=str(there.key))


def own_values(strategy: Strategy) -> dict[str, Any]:
    """The strategy's own words."""
    return {name: getattr(strategy, name) for name in OWN}


def _own_change(strategy: Strategy, act: Act, person: Person) -> None:
    strategy.version += 1
    strategy.save()
    Change.objects.create(strategy=strategy, version=strategy.version, act=act, values=own_values(strategy), by=person)


def _own_state(strategy: Strategy, version: int) -> dict[str, Any]:
    state = strategy.changes.filter(part=None, version=version).first()
    return dict(state.values) if state else own_values(strategy)


def _laid(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Laid:
    laid = laid_together(base, theirs, mine)
    if laid.clashes:
        raise ClashError(laid)
    return laid


@transaction.atomic
def part_make(strategy: Strategy, kind: str, values: Mapping[str, Any], person: Person, act: Act = Act.MADE) -> Part:
    """A new part, last of its kind. Errors: ValuesError."""
    plain = _fitting(kind, values)
    last = strategy.parts.filter(kind=kind).aggregate(last=Max("position"))["last"] or 0
    part = Part(strategy=strategy, kind=kind, values=plain, position=last + 1, by=person)
    part.full_clean(exclude=["values"])
    _change(part, act, person)
    deed_record(strategy.country, person, "strategy_part_made", part_named(part), part=str(part.key), part_kind=kind)
    return part


@transaction.atomic
def part_change(part: Part, values: Mapping[str, Any], seen: int, person: Person, act: Act = Act.CHANGED) -> Part:
    """A part with these fields as given and all others as they were `seen`, laid together with what others changed since.

    The same part where nothing is different. Errors: ClashError, ValuesError.
    """
    there = Part.objects.select_for_update().select_related("strategy__country").get(pk=part.pk)
    base = _state(there, seen)
    mine = {**base, **values}
    laid = _laid(_fitting(there.kind, base), there.values, _fitting(there.kind, mine))
    plain = _fitting(there.kind, laid.values)
    if plain == there.values:
        return there
    changed = sorted(name for name in {*plain, *there.values} if plain.get(name) != there.values.get(name))
    there.values = plain
    _change(there, act, person)
    deed_record(there.strategy.country, person, "strategy_part_changed", part_named(there), part=str(there.key), changed=changed)
    return there


@transaction.atomic
def part_remove(part: Part, person: Person) -> None:
    """The part taken out; it stays with its history, and can be restored."""
    there = Part.objects.select_for_update().select_related("strategy__country").get(pk=part.pk)
    if there.ended_at is None:
        _change(there, Act.REMOVED, person)
        deed_record(there.strategy.country, person, "strategy_part_removed", part_named(there), part=str(there.key))


@transaction.atomic
def part_restore(part: Part, person: Person, version: int | None = None) -> Part:
    """A part that was taken out stands again; with a version as it was then: a new change like that one. Errors: Change.DoesNotExist."""
    there = Part.objects.select_for_update().select_related("strategy__country").get(pk=part.pk)
    values = there.values if version is None else there.changes.get(version=version).values
    if there.ended_at is None and values == there.values:
        return there
    there.values = values
    _change(there, Act.RESTORED, person)
    deed_record(there.strategy.country, person, "strategy_part_restored", part_named(there), part=str(there.key))
    return there


@transaction.atomic
def part_move(part: Part, steps: int, person: Person) -> None:
    """The part moved up (-1) or down (1) among those of its kind that hang on the same part."""
    among = list(Part.objects.select_for_update().filter(strategy=part.strategy, kind=part.kind, ended_at=None))
    beside = [one for one in among if hangs_on(one) == hangs_on(part)]
    place = next((place for place, one in enumerate(beside) if one.pk == part.pk), None)
    if place is None or not 0 <= place + steps < len(beside):
        return
    first, second = among.index(beside[place]), among.index(beside[place + steps])
    among[first], among[second] = among[second], among[first]
    for position, one in enumerate(among, 1):
        if one.position != position:
            one.position = position
            _change(one, Act.MOVED, person)


HANGS_ON = {"outcomes": "objective", "outputs": "outcome", "activities": "output"}
"""The field of a kind of part that names the part on which it hangs."""


def hangs_on(part: Part) -> str:
    """The key of the part on which a part hangs; "" where there is none."""
    return str(part.values.get(HANGS_ON.get(part.kind, ""), ""))


def part_named(part: Part) -> str:
    """How a part is called where there is little room."""
    made = planning.made(part.kind, str(part.key), part.values)
    return shortened(planning.named(made, Language(part.strategy.language)), SUBJECT)


def _fitting(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the record of the kind keeps them. Errors: ValuesError."""
    fault = planning.fault_of(kind, dict(values))
    if fault:
        raise ValuesError("strategy_values_wrong", kind, fault)
    return planning.kept(planning.made(kind, "", values))


def _state(part: Part, version: int) -> dict[str, Any]:
    state = part.changes.filter(version=version).first()
    return dict(state.values if state else part.values)


def _change(part: Part, act: Act, person: Person) -> None:
    """The part as it now stands, as its next change."""
    now = timezone.now()
    part.version += 1
    part.ended_at = now if act is Act.REMOVED else part.ended_at if act is Act.MOVED else None
    part.save()
    Change.objects.create(
        strategy_id=part.strategy_id,
        part=part,
        kind=part.kind,
        version=part.version,
        act=act,
        values=part.values,
        position=part.position,
        by=person,
        at=now,
    )
