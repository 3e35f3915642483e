"""The whole meeting as a folder for the room without internet: pages that open from a stick, documents, sheets, calendar, names."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files

from weft.meet import room
from weft.meet.calendar import published
from weft.meet.documents import FORMATS, SHEETS, composed, own, set_as
from weft.meet.questionnaire import Questionnaire
from weft.meet.room import Offered, Shelf
from weft.meet.scene import Scene, was_attended
from weft.records import Language
from weft.records.meeting import Meeting
from weft.records.meeting import Paper as Document
from weft.report.cleaning import clean
from weft.report.packaging import ZIP_EPOCH
from weft.report.paper import Paper
from weft.report.voice import Voice

BEFORE = ("agenda", "annotated", "note", "participants")
AFTER = ("report", "commitments")
SAFE_ENDINGS = ("csv", "doc", "docx", "epub", "jpeg", "jpg", "odp", "ods", "odt", "pdf", "png", "pptx", "rtf", "txt", "xlsx", "zip")
"""Files that people handed in keep these endings; any other gets `.txt` behind it, so that no browser runs what is in it."""

STYLE = "room.css"
LONGEST_NAME = 60


def folder(meeting: Meeting, voices: Mapping[Language, Voice], asked: Questionnaire, held: Mapping[str, bytes]) -> bytes:
    """The ZIP, in each language of the meeting that the product speaks; `held`: the files that papers name, by name.

    No address of a participant stands in it. Errors: as of weft.report.typesetting; InputError zone_unknown.
    """
    scenes = [Scene(meeting, voices[Language(code)]) for code in meeting.languages if code in set(Language)]
    scenes = scenes or [Scene(meeting, voices[Language.EN])]
    made: dict[str, bytes] = {"index.html": room.front(scenes), STYLE: (files("weft.meet") / STYLE).read_bytes()}
    made["README.txt"] = "\r\n\r\n".join(clean(one.say("meet.folder.readme")) for one in scenes).encode("utf-8-sig")
    for scene in scenes:
        made |= _spoken(scene, asked, held)
    return _packed(slug(meeting.symbol) or slug(scenes[0].title) or "meeting", made)


def _spoken(scene: Scene, asked: Questionnaire, held: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of one language, its page leading to them."""
    code = scene.language.value
    made: dict[str, bytes] = {}
    shelves = []
    names = (*BEFORE, *AFTER) if was_attended(scene.meeting) else BEFORE
    official = [_offered(composed(scene, name, asked), f"{code}/{name}", made) for name in names]
    official += [one for document in scene.meeting.papers for one in _handed_in(scene, document, held, made)]
    shelves.append(Shelf(key="documents", offered=tuple(official)))
    sheets = [_offered(composed(scene, name, asked), f"{code}/{name}", made, ("pdf", "docx")) for name in SHEETS]
    shelves.append(Shelf(key="sheets", offered=tuple(sheets)))
    made[f"{code}/calendar.ics"] = published(scene)
    sizes = {name: len(data) for name, data in made.items()}
    made[f"{code}/index.html"] = room.spoken(scene, tuple(shelves), sizes)
    return made


def _offered(paper: Paper, stem: str, made: dict[str, bytes], formats: tuple[str, ...] = FORMATS) -> Offered:
    """A document set in its formats; the files are laid into `made`."""
    laid = []
    for ending, data in set_as(paper, formats).items():
        made[f"{stem}.{ending}"] = data
        laid.append((ending.upper(), f"{stem}.{ending}", ""))
    symbol = paper.masthead.symbol if paper.masthead else ""
    return Offered(title=paper.title, symbol=symbol, files=tuple(laid))


def _handed_in(scene: Scene, document: Document, held: Mapping[str, bytes], made: dict[str, bytes]) -> Iterator[Offered]:
    """A document of the meeting: its text as the product sets it, and the files in which it came, each with its language."""
    stem = f"{scene.language.value}/{slug(document.symbol or document.key) or 'document'}"
    laid: list[tuple[str, str, str]] = []
    if document.text:
        laid += _offered(own(scene, document), stem, made).files
    for language, name in document.files.items():
        if name in held:
            place = f"files/{language}-{safe_name(name)}"
            made[place] = held[name]
            laid.append((place.rpartition(".")[2].upper(), place, "" if language == scene.language.value else language))
    if laid:
        yield Offered(title=clean(scene.said(document.title)), symbol=clean(document.symbol), files=tuple(laid))


def slug(text: str) -> str:
    """A text as part of a file name: small letters, digits and dashes, nothing else."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME]


def safe_name(name: str) -> str:
    """The name of a file that was handed in, plain, with an ending that no browser runs."""
    stem, _, ending = name.rpartition(".")
    if ending.lower() in SAFE_ENDINGS and slug(stem):
        return f"{slug(stem)}.{ending.lower()}"
    return f"{slug(name) or 'file'}.txt"


def _packed(top: str, made: Mapping[str, bytes]) -> bytes:
    """The files under one folder; the same files make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made):
            archive.writestr(zipfile.ZipInfo(f"{top}/{name}", ZIP_EPOCH), made[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
