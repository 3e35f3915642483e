"""What was found, as a spreadsheet."""

from weft_web import engine
from weft_web.engine.citing import Voice, article_of
from weft_web.engine.tables import as_csv
from weft_web.searches.selectors import Hit, Taken

HEADS = ("title", "place", "page", "language", "text", "extent", "obligations")


def as_table(taken: Taken, voice: Voice) -> str:
    """Provisions found as comma-separated values, each with its whole text; the last line says what is left out."""
    heads = [voice.say(f"searches.column.{one}") for one in HEADS]
    return as_csv(heads, [*(_row(one, voice) for one in taken.hits), *_left_out(taken, voice)])


def file_name(country_code: str, taken: Taken) -> str:
    """The name under which it is saved; one that does not hold all says how many it holds."""
    part = f"-first-{len(taken.hits)}" if taken.count > len(taken.hits) else ""
    return f"{country_code}-search{part}.csv"


def _left_out(taken: Taken, voice: Voice) -> list[tuple[str, ...]]:
    rest = taken.count - len(taken.hits)
    return [(voice.say("searches.left_out", rest, of=taken.count, most=len(taken.hits)),)] if rest > 0 else []


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
