"""The information note for participants, and any other document of a meeting with numbered paragraphs."""

from msgspec.structs import replace

from weft.meet.scene import Scene, worked
from weft.meet.sitting import SittingWriter, head, item_line, paper
from weft.records.meeting import Paper as Document
from weft.report.cleaning import clean
from weft.report.paper import Paper

PRACTICAL = ("venue", "registration", "travel", "visa", "hotel", "allowance", "insurance", "health", "access", "climate", "connection")
"""Practical matters, in the order in which people ask for them."""

HEADING = "# "


def information_note(scene: Scene) -> Paper:
    """The note: what the record knows of itself, what people were told of practical matters, and what is still to be told."""
    writer = SittingWriter(scene)
    _when(writer)
    told = {one.kind: scene.said(one.words) for one in scene.meeting.practical if scene.said(one.words).strip()}
    for kind in (*PRACTICAL, *(one for one in told if one not in PRACTICAL)):
        if kind in told:
            known = f"meet.practical.{kind}" in scene.voice.content.phrases
            writer.section(scene.say(f"meet.practical.{kind}") if known else clean(kind), f"about-{kind}")
            for place, text in enumerate(told[kind].split("\n")):
                if text.strip():
                    writer.text(clean(text), f"{kind}-{place}")
    writer.section(scene.say("meet.note.languages"), "languages")
    several = "languages_text" if len(scene.meeting.languages) > 1 else "language_text"
    writer.text(scene.say(f"meet.note.{several}", languages=scene.languages), "languages")
    writer.section(scene.say("meet.note.documents"), "documents")
    writer.say("meet.note.documents_text")
    _contact(writer)
    missing = [scene.say(f"meet.practical.{one}") for one in PRACTICAL if one not in told]
    if missing:
        writer.aside(scene.say("meet.note.open", matters=_lowered(scene, missing)), "open")
    return paper(scene, head(scene, "note", scene.say("meet.note.title")), writer.closed())


def _lowered(scene: Scene, words: list[str]) -> str:
    return scene.voice.listed(*(one[:1].lower() + one[1:] for one in words))


def _when(writer: SittingWriter) -> None:
    scene, meeting = writer.scene, writer.scene.meeting
    writer.section(scene.say("meet.note.when"), "when")
    writer.say("meet.note.when_text", during=scene.during, city=scene.said(meeting.city), zone=meeting.zone)
    if meeting.venue:
        writer.say("meet.note.venue_text", venue=meeting.venue)
    sessions = sorted(meeting.sessions, key=lambda one: one.starts)
    if sessions:
        first, last = sessions[0], max(worked(meeting) or sessions, key=lambda one: one.ends)
        writer.say(
            "meet.note.opens",
            day=scene.voice.day(first.starts[:10]),
            hour=scene.hour(first.starts),
            last_day=scene.voice.day(last.ends[:10]),
            last_hour=scene.hour(last.ends),
        )


def _contact(writer: SittingWriter) -> None:
    meeting = writer.scene.meeting
    if meeting.contact or meeting.contact_email:
        writer.section(writer.scene.say("meet.note.contact"), "contact")
        writer.text(clean(", ".join(one for one in (meeting.contact, meeting.contact_email) if one)), "contact")


def numbered(scene: Scene, document: Document) -> Paper:
    """A document of the meeting: its own paragraphs, numbered as they stand; in another language where it is not there in the reader's."""
    language = scene.language.value if scene.language.value in document.text else document.original
    spoken = "" if language == scene.language.value else language
    writer = SittingWriter(scene)
    writer.section("", "text")
    for place, text in enumerate(document.text.get(language, ()), 1):
        if text.startswith(HEADING):
            writer.section(clean(text.removeprefix(HEADING)), f"section-{place}")
        elif text.strip():
            writer.text(clean(text), f"p{place}", language=spoken)
    made = head(scene, document.key, scene.said(document.title), item_line(scene, _item_of(scene, document)))
    languages = tuple(dict.fromkeys((*document.text, *document.files))) or (document.original,)
    told = replace(made, on=document.on or scene.made_on, languages=languages, original=document.original, symbol=document.symbol)
    chapters = writer.closed()
    return paper(scene, told, tuple(one for one in chapters if one.blocks or one.title) or chapters)


def _item_of(scene: Scene, document: Document) -> str:
    """The first item of the agenda that names a document by its symbol."""
    return next((one.number for one in scene.meeting.agenda if document.symbol and document.symbol in one.documents), "")
