"""What was found, as a spreadsheet."""

from weft_web import engine
from weft_web.engine.citing import Voice, article_of
from weft_web.engine.tables import as_csv
from weft_web.searches.selectors import Hit, Taken, withheld_among

HEADS = ("title", "place", "page", "language", "text", "extent", "obligations")


def as_table(taken: Taken, voice: Voice) -> str:
    """Provisions found as comma-separated values, each with its whole text; the last lines say what is left out, and what is withheld."""
    heads = [voice.say(f"searches.column.{one}") for one in HEADS]
    withheld = withheld_among(taken.hits)
    told = [(voice.say("findings.withheld", withheld),)] if withheld else []
    return as_csv(heads, [*(_row(one, voice) for one in taken.hits), *_left_out(taken, voice), *told])


def file_name(country_code: str, taken: Taken) -> str:
    """The name under which it is saved; one that does not hold all says how many it holds."""
    part = f"-first-{len(taken.hits)}" if taken.count > len(taken.hits) else ""
    return f"{country_code}-search{part}.csv"


def _left_out(taken: Taken, voice: Voice) -> list[tuple[str, ...]]:
    rest = taken.count - len(taken.hits)
    return [(voice.say("searches.left_out", rest, of=taken.count, most=len(taken.hits)),)] if rest > 0 else []


def _row(hit: Hit, voice: Voice) -> tuple[str | int, ...]:
    obligations = engine.obligations()
    value = hit.sight.shown.value if hit.sight else None
    return (
        hit.title,
        hit.place,
        hit.provision.page if hit.provision.page is not None else "",
        voice.tongue(hit.provision.language),
        hit.provision.text,
        voice.say(f"mark.{value.extent}") if value else "",
        ", ".join(article_of(voice, obligations[one]) for one in (value.obligations if value else ()) if one in obligations),
    )
