"""What pages about findings can say: extents as chips, places in words, obligations by article, reasons as sentences."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from msgspec.structs import replace

from weft.records import Contradiction, Extent, Reason
from weft_web import engine
from weft_web.asking import Voice
from weft_web.engine import citing
from weft_web.engine.drawing import Rectangle

register = template.Library()

RUNGS = {Extent.IMPLICIT.value: "x1", Extent.MENTION.value: "x2", Extent.OPERATIVE.value: "x3"}
"""The class of an extent; what says nothing of living modified organisms stands on no rung."""


@register.simple_tag(takes_context=True)
def chip(context: dict[str, Any], extent: str) -> SafeString:
    """An extent with its sign and its word."""
    return format_html('<span class="x {}">{}</span>', RUNGS.get(extent, "x0"), extent_said(context, extent))


@register.simple_tag(takes_context=True)
def extent_said(context: dict[str, Any], extent: str) -> str:
    """The word of an extent."""
    return _voice(context).say(f"mark.{extent or Extent.NONE.value}")


@register.simple_tag(takes_context=True)
def placed(context: dict[str, Any], path: str) -> str:
    """Where a passage stands in its instrument: "art. 12, para. 3"."""
    said = citing.place_of(_voice(context), path)
    return said[:1].upper() + said[1:]


@register.simple_tag(takes_context=True)
def article(context: dict[str, Any], obligation: str) -> str:
    """The article an obligation comes from; its id where the framework does not know it any more."""
    known = engine.obligations().get(obligation)
    return citing.article_of(_voice(context), known) if known else obligation


@register.simple_tag(takes_context=True)
def asks(context: dict[str, Any], obligation: str) -> str:
    """What an obligation asks, in a few words."""
    known = engine.obligations().get(obligation)
    return known.label.said_in(_voice(context).language) if known else ""


@register.simple_tag(takes_context=True)
def why(context: dict[str, Any], reason: Reason) -> str:
    """A reason as a sentence."""
    return _voice(context).reason(reason)


@register.simple_tag(takes_context=True)
def clash_said(context: dict[str, Any], contradiction: Contradiction) -> str:
    """A possible contradiction in one sentence."""
    return citing.contradiction_said(_voice(context), contradiction)


@register.simple_tag(takes_context=True)
def share(context: dict[str, Any], value: float | None) -> str:
    """A share of one as a percentage; a dash where there is none."""
    return "–" if value is None else _voice(context).say("findings.percent", value=f"{value * 100:.0f}")


@register.simple_tag(takes_context=True)
def figure(context: dict[str, Any], value: float | str | None) -> str:
    """A figure between -1 and 1, to two places; a dash where there is none."""
    # A template gives "" for what is not there.
    return "–" if value is None or isinstance(value, str) else _voice(context).number(round(value, 2))


@register.simple_tag
def rectangle(place: Rectangle) -> SafeString:
    """A place on a page, in fractions of it; numbers written for the browser, not for a language."""
    sides = (f"{one:.5f}" for one in (place.left, place.top, place.width, place.height))
    return format_html('<rect class="hit now" x="{}" y="{}" width="{}" height="{}"/>', *sides)


@register.simple_tag
def filter_query(asked: Any, **more: Any) -> str:
    """The end of an address that keeps the filter."""
    said: str = asked.query(**more)
    return said


@register.simple_tag
def without(asked: Any, *names: str) -> str:
    """The end of an address that keeps the filter but for these."""
    said: str = replace(asked, **dict.fromkeys(names, "")).query()
    return said


def _voice(context: dict[str, Any]) -> Voice:
    voice: Voice = context["voice"]
    return voice
