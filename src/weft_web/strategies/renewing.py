"""Strategies as their last changes have them, once the histories of two sides lie together."""

from collections.abc import Iterable

from weft_web.strategies.models import Act, Change, Part, Strategy
from weft_web.strategies.services import OWN


def strategies_renew(strategies: Iterable[int]) -> None:
    """These strategies and their parts as their last changes have them."""
    for strategy in Strategy.objects.filter(pk__in=strategies):
        last: dict[int | None, Change] = {}
        ended: dict[int | None, Change | None] = {}
        for change in strategy.changes.order_by("version"):
            last[change.part_id] = change
            if change.act != Act.MOVED:
                ended[change.part_id] = change if change.act == Act.REMOVED else None
        _strategy_as(strategy, last.get(None))
        for part in strategy.parts.all():
            _part_as(part, last.get(part.pk), ended.get(part.pk))


def _strategy_as(strategy: Strategy, last: Change | None) -> None:
    if last is not None:
        for name in OWN:
            setattr(strategy, name, last.values.get(name, getattr(strategy, name)))
        strategy.version = last.version
        strategy.save(update_fields=[*OWN, "version"])


def _part_as(part: Part, last: Change | None, removed: Change | None) -> None:
    if last is not None and last.kind == part.kind:
        part.values, part.position, part.version = last.values, last.position, last.version
        part.ended_at = removed.at if removed else None
        part.save(update_fields=["values", "position", "version", "ended_at"])
