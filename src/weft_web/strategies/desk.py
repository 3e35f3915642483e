"""What every page of the builder stands on: the strategy's row, its record as the reader may see it, what the checks found."""

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from weft.records.strategy import Part as PlanPart
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine import planning
from weft_web.findings.seeing import reader_of
from weft_web.routes import ROUTES
from weft_web.strategies.models import Part
from weft_web.strategies.offering import Offer
from weft_web.strategies.paths import Step, steps_of
from weft_web.strategies.selectors import record_of, strategy_seen

TABS = (
    ("strategies:overview", "strategies.tab_overview"),
    ("strategies:actions", "strategies.actions"),
    ("strategies:effect", "strategies.effect"),
    ("strategies:checks", "strategies.checks"),
    ("strategies:calendar", "strategies.calendar"),
    ("strategies:way", "strategies.way"),
    ("strategies:remarks", "strategies.remarks"),
    ("strategies:progress", "strategies.progress"),
    ("strategies:files", "strategies.files"),
)
"""The pages of a strategy beside its steps: route and words."""

PLACES = {"checks_address": "strategies:checks", "actions_address": "strategies:actions"}
"""Pages that others lead to, by the name that templates know them by."""


class Desk:
    """The strategy at hand before one reader. Errors: Http404 where there is none, or none that she may read."""

    def __init__(self, request: Asked, country: Country) -> None:
        self.request, self.country = request, country
        self.voice: Voice = request.voice
        self.row = strategy_seen(request, country)

    @cached_property
    def record(self) -> planning.Strategy:
        """The whole, numbered."""
        return record_of(self.row, reader_of(self.request))

    @cached_property
    def remarks(self) -> tuple[planning.Remark, ...]:
        """What the checks found."""
        return planning.checked(self.record)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the builder."""
        return steps_of(self.voice, self.record, self.remarks)

    @cached_property
    def offer(self) -> Offer:
        """What can be chosen."""
        return Offer(self.country, self.record, self.voice)

    @cached_property
    def parts(self) -> dict[str, PlanPart]:
        """Every part by its key."""
        return {one.key: one for one in planning.tree.parts_of(self.record)}

    def part(self, key: Any) -> Part:
        """A part of this strategy, taken out or not; 404 where there is none."""
        return get_object_or_404(Part.objects.select_related("strategy__country"), key=key, strategy=self.row)

    def around(self, step: str = "") -> dict[str, Any]:
        """What every template needs."""
        places = {name: self.address(route) for name, route in PLACES.items()}
        tabs = [(route, key) for route, key in TABS if ROUTES.get(route) in self.request.rights]
        guidance = next((one for one in planning.known().steps if one.id == step), None)
        here = self.request.resolver_match.view_name if self.request.resolver_match else ""
        frame = {"strategy": self.row, "plan": self.record, "steps": self.steps, "here_step": step, "guidance": guidance}
        return {**frame, "tabs": tabs, "here_tab": here, **places}

    def address(self, route: str) -> str:
        """Where a page of this country is; "" where there is no such page."""
        return reverse(route, kwargs={"country": self.country.code}) if route in ROUTES else ""
