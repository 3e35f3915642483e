"""Paragraphs that are only printed lines put together again: some sites and converters make a paragraph of every line."""

import msgspec

from weft.ingest.lines import Line, Wrapping, paragraphs, wrapping
from weft.ingest.writing import Entry, Mark
from weft.records import Role


def rejoined(entries: list[Entry], units: frozenset[str]) -> list[Entry]:
    """The entries as they are, or, where lines were taken for paragraphs, with those lines joined."""
    shape = wrapping([Line(entry.text, apart=True) for entry in entries if _is_plain(entry)], units)
    if not shape.double:
        return entries
    out: list[Entry] = []
    held: list[Entry] = []
    for entry in entries:
        joins = _is_line(entry) and not (held and _parts(held[-1], entry))
        if not joins:
            out.extend(_joined(held, shape))
            held = []
        if _is_line(entry):
            held.append(entry)
        else:
            out.append(entry)
    return out + _joined(held, shape)


def _is_plain(entry: Entry) -> bool:
    return entry.mark is not None and entry.mark.role == Role.PARAGRAPH and not entry.mark.kind and "\n" not in entry.text


def _is_line(entry: Entry) -> bool:
    return _is_plain(entry) or (entry.mark is not None and entry.mark.role == Role.HEADING and not entry.mark.kind)


def _parts(last: Entry, entry: Entry) -> bool:
    """Whether a heading stands between two lines; one whose sentence goes on in the next line is a line itself."""
    headings = Role.HEADING in (last.mark.role if last.mark else None, entry.mark.role if entry.mark else None)
    return headings and not entry.text[:1].islower()


def _joined(held: list[Entry], shape: Wrapping) -> list[Entry]:
    if len(held) < 2:
        return held
    bold = {entry.mark.bold for entry in held if entry.mark}
    language = held[0].mark.language if held[0].mark else ""
    mark = Mark(language=language, bold=bold == {True})
    lines = [Line(entry.text, apart=True, bold=bool(entry.mark and entry.mark.bold)) for entry in held]
    return [Entry(paragraph.text, msgspec.structs.replace(mark, bold=paragraph.bold)) for paragraph in paragraphs(lines, shape)]
