"""Drafts in words: the provisions and texts an answer rests on, named in each language."""

from weft.national.desk import Desk
from weft.records import Finding
from weft.report import evidence as looked_up
from weft.report.cleaning import clean
from weft.report.voice import Voice

MOST_NAMED = 8
"""Provisions or texts named in a draft."""


def provisions(desk: Desk, findings: tuple[str, ...]) -> dict[str, str]:
    """By language: the provisions behind an answer, text by text; {} where there is none."""
    found = [desk.by_id[one] for one in findings if one in desk.by_id][:MOST_NAMED]
    if not found:
        return {}
    return {language.value: voice.listed(*_named(desk, voice, found)) for language, voice in desk.voices.items()}


def _named(desk: Desk, voice: Voice, found: list[Finding]) -> list[str]:
    """Titles with the places of their provisions, in the order given."""
    places: dict[str, list[str]] = {}
    for one in found:
        places.setdefault(one.document, []).append(looked_up.place(voice, one))
    return [", ".join((clean(desk.evidence.title(document)), *dict.fromkeys(filter(None, held)))) for document, held in places.items()]


def texts(desk: Desk, findings: tuple[str, ...]) -> dict[str, str]:
    """By language: the texts behind an answer with number and date; {} where there is none."""
    documents = list(dict.fromkeys(desk.by_id[one].document for one in findings if one in desk.by_id))
    if not documents:
        return {}
    return {language.value: voice.listed(*(_text(desk, voice, one) for one in documents)) for language, voice in desk.voices.items()}


def _text(desk: Desk, voice: Voice, document: str) -> str:
    instrument = desk.evidence.instruments[document]
    told = [part for part in (instrument.number, voice.day(instrument.date) if instrument.date else "") if part]
    return clean(f"{instrument.title or document} ({', '.join(told)})" if told else instrument.title or document)
