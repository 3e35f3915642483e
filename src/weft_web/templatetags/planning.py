"""Words for strategies in templates: {% part_named part %}."""

from typing import Any

from django import template

from weft.records.strategy import Part
from weft_web.engine import planning

register = template.Library()


@register.simple_tag(takes_context=True)
def part_named(context: dict[str, Any], part: Part) -> str:
    """How a part is called; three dots where nothing is said of it yet."""
    return planning.named(part, context["request"].voice.language) or "…"
