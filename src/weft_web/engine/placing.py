"""Where words stand, said as lawyers say it: article, paragraph, page."""

from weft_web.engine.citing import Voice, place_of


def place_said(voice: Voice, path: str, page: int | None) -> str:
    """The place of a provision with its page: "art. 12, para. 3, p. 14"."""
    place = place_of(voice, path)
    return ", ".join(one for one in (place, voice.say("path.page", number=page) if page is not None else "") if one)
