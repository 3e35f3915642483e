"""What was found, as a spreadsheet."""

from collections.abc import Iterable

from weft_web import engine
from weft_web.engine.citing import Voice, article_of
from weft_web.engine.tables import as_csv
from weft_web.searches.selectors import Hit

HEADS = ("title", "place", "page", "language", "text", "extent", "obligations")


def as_table(hits: Iterable[Hit], voice: Voice) -> str:
    """Provisions found as comma-separated values, each with its whole text."""
    heads = [voice.say(f"searches.column.{one}") for one in HEADS]
    return as_csv(heads, [_row(one, voice) for one in hits])


def _row(hit: Hit, voice: Voice) -> tuple[str | int, ...]:
    obligations = engine.obligations()
    served = [one["id"] for one in hit.finding.obligations] if hit.finding else []
    return (
        hit.title,
        hit.place,
        hit.provision.page if hit.provision.page is not None else "",
        voice.tongue(hit.provision.language),
        hit.provision.text,
        voice.say(f"mark.{hit.finding.judged_extent}") if hit.finding else "",
        ", ".join(article_of(voice, obligations[one]) for one in served if one in obligations),
    )
