"""Names under which files come in, made harmless: a relative path of short parts, nothing that hides, turns or climbs."""

import unicodedata

from weft_web.instruments.models import Upload

LONGEST_PART = 120
LONGEST_NAME = 400
LONGEST_ENDING = 10
UNNAMED = "unnamed"
HIDDEN = (".", "__MACOSX")
BESIDE = frozenset({"thumbs.db", "desktop.ini"})
ARCHIVE_ENDING = ".zip"


def clean(name: str) -> str:
    """The name as a document may bear it; folders stay, as `laws/2014/act.pdf`."""
    parts = [part for one in name.replace("\\", "/").split("/") if (part := _part(one))]
    while len(parts) > 1 and len("/".join(parts)) > LONGEST_NAME:
        parts.pop(0)
    return "/".join(parts) or UNNAMED


def _part(text: str) -> str:
    """One folder or file name: composed, without control and direction characters, spaces made one."""
    shown = (" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", text))
    kept = " ".join("".join(one for one in shown if unicodedata.category(one)[0] != "C").split())
    return "" if set(kept) <= {"."} else _short(kept)


def _short(part: str) -> str:
    """Cut in the middle, so that the ending, which tells the format, stays."""
    if len(part) <= LONGEST_PART:
        return part
    stem, dot, ending = part.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return part[:LONGEST_PART]
    return f"{stem[: LONGEST_PART - len(ending) - 2]}….{ending}"


def is_beside(name: str) -> bool:
    """Whether a program put the file beside a person's documents: hidden files, thumbnails."""
    parts = name.split("/")
    return any(part.startswith(HIDDEN) for part in parts) or parts[-1].lower() in BESIDE


def kind_of(name: str) -> Upload.Kind:
    """What is to be done with a file of this name."""
    last = name.replace("!/", "/").rsplit("/", 1)[-1].lower()
    match last:
        case "instruments.csv":
            return Upload.Kind.REGISTER
        case "profile.yaml":
            return Upload.Kind.PROFILE
    return Upload.Kind.ARCHIVE if last.endswith(ARCHIVE_ENDING) else Upload.Kind.DOCUMENT
