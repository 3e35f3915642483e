"""Where words stand, said as lawyers say it: article, paragraph, page."""

from weft.report import evidence
from weft.report.voice import Voice

ARTICLE, ANNEX = "art_", "annex"


def place_said(voice: Voice, path: str, page: int | None) -> str:
    """The place of a provision ("art. 12, para. 3, p. 14"); parts above an article are left out."""
    steps = path.split("/") if path else []
    article = next((place for place, one in enumerate(steps) if one.startswith(ARTICLE)), None)
    within_annex = any(one.startswith(ANNEX) for one in steps)
    kept = steps[article:] if article is not None and not within_annex else steps
    kept = kept[1:] if len(kept) > 1 and kept[0] == evidence.UNPLACED else kept
    said = [evidence.step(voice, one) for one in kept]
    return ", ".join([*said, voice.say("path.page", number=page)] if page is not None else said)
