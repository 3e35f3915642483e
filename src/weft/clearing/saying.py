"""What is wrong with a record, or left to a person, as sentences: fields and themes by their names in the reader's language."""

from weft.content.clearing import Clearing
from weft.records import Reason
from weft.report.voice import Voice

LISTS = ("themes", "instrument_types")
GUESSED = "clearing_left_guessed"
"""Its argument names fields of the register, parted by commas."""


def said(reason: Reason, voice: Voice, content: Clearing) -> str:
    """The sentence of a code of a record."""
    if reason.code == GUESSED:
        return voice.message(reason.code, tuple(_columns(one, voice) for one in reason.arguments))
    return voice.message(reason.code, tuple(_named(one, voice, content) for one in reason.arguments))


def _columns(argument: str, voice: Voice) -> str:
    """Fields of the register by the names of its columns."""
    keys = ((one, f"column.{one}") for one in argument.split(", "))
    return voice.listed(*(voice.say(key) if key in voice.content.phrases else one for one, key in keys))


def _named(argument: str, voice: Voice, content: Clearing) -> str:
    """A field or a theme by its name, anything else as it stands."""
    if argument in content.labels:
        return content.labels[argument].said_in(voice.language)
    known = next((name for name in LISTS if argument in voice.content.lists[name]), "")
    return voice.label(known, argument) if known else argument
