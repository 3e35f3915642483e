"""The metadata block at the head of a Markdown file."""

import html
import re

from weft.ingest.writing import Writer

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z_][\w-]{0,60}):[ \t]*(.*)$")
_FOLDED = re.compile(r"^[>|][+-]?\d?$")
# Which keys of public collections of laws say what; the first that is filled counts.
_DECLARED = {
    "title": ("title", "titulo", "titre"),
    "language": ("language", "lang", "langue", "idioma"),
    "date": ("publication_date", "date", "fecha_publicacion", "date_publication"),
    "number": ("official_number", "number", "numero", "numéro", "sr_number"),
    "country": ("country", "pays", "pais"),
    "type": ("rank", "official_type", "type", "tipo", "tipo_nombre"),
    "author": ("author", "auteur", "autor"),
}


def split_front_matter(text: str, writer: Writer) -> str:
    """The text after the metadata block; the block goes to `writer` as declared words and as text beside the law."""
    match = _FENCE.match(text)
    if not match:
        return text
    entries = _entries(match[1])
    for ours, keys in _DECLARED.items():
        for key in keys:
            writer.declare(ours, entries.get(key, ""))
    for key, value in entries.items():
        writer.aside(f"{key}: {value}")
    return text[match.end() :]


def _entries(block: str) -> dict[str, str]:
    """Keys of the first level with their values on one line."""
    entries: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        entry = _ENTRY.match(line)
        if entry:
            key = entry[1]
            entries[key] = "" if _FOLDED.match(entry[2].strip()) else entry[2].strip()
        elif line.strip():
            entries[key] = f"{entries.get(key, '')} {line.strip()}".strip()
    return {key: html.unescape(_unquoted(value)) for key, value in entries.items()}


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].replace("''", "'").replace('\\"', '"') if quoted else value
