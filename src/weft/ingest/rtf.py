"""Rich Text files (RTF) into a Document."""

from weft.ingest.limits import MAX_PACKAGE_BYTES, check_size
from weft.ingest.rejoining import rejoined
from weft.ingest.rtf_reader import RtfReader
from weft.ingest.rtf_tokens import tokens
from weft.ingest.settings import ReadSettings
from weft.ingest.writing import Writer
from weft.records import Document


def read_rtf(name: str, data: bytes, settings: ReadSettings) -> Document:
    """The document in `data`."""
    check_size(len(data), MAX_PACKAGE_BYTES)
    writer = Writer()
    reader = RtfReader(writer, settings.languages.units)
    for token in tokens(data):
        reader.take(token)
    reader.finish()
    writer.entries = rejoined(writer.entries, settings.languages.units)
    return writer.document(name, data, "rtf")
