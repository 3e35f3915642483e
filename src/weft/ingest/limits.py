"""How much a reader takes: bytes, characters, members, depth. Counted while reading, never believed from a header."""

from weft.errors import ReadingError

MAX_TEXT_FILE_BYTES = 20_000_000
MAX_PACKAGE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 256_000_000
MAX_PACKAGE_MEMBERS = 2_000
MAX_ARCHIVE_BYTES = 500_000_000
MAX_ARCHIVE_UNPACKED_BYTES = 2_000_000_000
MAX_ARCHIVE_MEMBERS = 2_000
# A member larger than RATIO_COUNTS_FROM may not unpack to more than MAX_RATIO times its packed size.
MAX_RATIO = 250
RATIO_COUNTS_FROM = 1_000_000
MAX_TEXT_CHARACTERS = 20_000_000
MAX_BLOCKS = 400_000
# Deeper nesting than this is no law; the text is read all the same, and a problem says so.
MAX_DEPTH = 200
# A tree that holds less than this share of the file's characters has lost text.
COMPLETE_SHARE = 0.98
SOFFICE_SECONDS = 50


def check_size(size: int, most: int) -> None:
    """Raises `too_large` for more bytes (or characters) than `most`."""
    if size > most:
        raise ReadingError("too_large", str(size), str(most))
