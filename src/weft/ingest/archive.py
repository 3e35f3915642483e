"""ZIP archives of laws: what is in them, and one member at a time; nothing is ever unpacked to a disk."""

from weft.errors import ReadingError
from weft.ingest.kinds import Kind, kind_of
from weft.ingest.limits import MAX_ARCHIVE_BYTES, MAX_ARCHIVE_MEMBERS, MAX_ARCHIVE_UNPACKED_BYTES, check_size
from weft.ingest.package import Package

# What programs put beside the documents of a person.
_BESIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(name: str, data: bytes) -> tuple[tuple[str, int], ...]:
    """Path and declared size of each file in the archive, in its order; () for a file that is no archive but a document."""
    if kind_of(name, data) != Kind.ZIP:
        return ()
    package = _opened(data)
    return tuple((path, package.size(path)) for path in package.names if not _is_beside(path))


def member(name: str, data: bytes, path: str) -> bytes:
    """The bytes of one file of the archive; raises ReadingError for one that is missing, locked, damaged or a bomb."""
    package = _opened(data)
    if path not in package.names:
        raise ReadingError("damaged", f"{name}!/{path}")
    return package.read(path)


def _opened(data: bytes) -> Package:
    check_size(len(data), MAX_ARCHIVE_BYTES)
    return Package(data, MAX_ARCHIVE_MEMBERS, MAX_ARCHIVE_UNPACKED_BYTES)


def _is_beside(path: str) -> bool:
    return path.endswith("/") or path.startswith(_BESIDE[0]) or path.rsplit("/", 1)[-1] in _BESIDE
