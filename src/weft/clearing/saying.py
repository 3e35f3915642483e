"""What is wrong with a record, or left to a person, as sentences: fields and themes by their names in the reader's language."""

from weft.content.clearing import Clearing
from weft.records import Reason
from weft.report.voice import Voice

LISTS = ("themes", "instrument_types")


def said(reason: Reason, voice: Voice, content: Clearing) -> str:
    """The sentence of a code of a record."""
    return voice.message(reason.code, tuple(_named(one, voice, content) for one in reason.arguments))


def _named(argument: str, voice: Voice, content: Clearing) -> str:
    """A field or a theme by its name, anything else as it stands."""
    if argument in content.labels:
        return content.labels[argument].said_in(voice.language)
    known = next((name for name in LISTS if argument in voice.content.lists[name]), "")
    return voice.label(known, argument) if known else argument
