"""ZIP containers opened with care: members counted before they are listed, bytes counted while they are unpacked."""

import io
import struct
import zipfile
import zlib

from weft.errors import ReadingError
from weft.ingest.limits import MAX_RATIO, RATIO_COUNTS_FROM

_END_RECORD = b"PK\x05\x06"
_END_RECORD_SIZE = 22
_LONGEST_COMMENT = 65_535
_CHUNK = 1 << 20
_ENCRYPTED = 0x1


class Package:
    """The members of a ZIP in memory; never more than `most_members` of them, never more than `most_bytes` unpacked in all."""

    def __init__(self, data: bytes, most_members: int, most_bytes: int) -> None:
        count = _declared_count(data)
        if count > most_members:
            raise ReadingError("too_many_members", str(count), str(most_members))
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeDecodeError, struct.error) as error:
            raise ReadingError("damaged") from error
        self._members = {info.filename: info for info in self._file.infolist()}
        if len(self._file.infolist()) > most_members:
            raise ReadingError("too_many_members", str(len(self._file.infolist())), str(most_members))
        self._left = self._most_bytes = most_bytes

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, in the order of the file."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """The size a member says it has; good for showing, not for trusting."""
        return self._members[name].file_size

    def get(self, name: str) -> bytes:
        """The bytes of a member, b"" where there is none of this name."""
        return self.read(name) if name in self._members else b""

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises ReadingError for one that is locked, damaged or unpacks to far more than its size."""
        info = self._members[name]
        if info.flag_bits & _ENCRYPTED:
            raise ReadingError("password_needed")
        most = max(RATIO_COUNTS_FROM, MAX_RATIO * info.compress_size)
        parts: list[bytes] = []
        size = 0
        try:
            with self._file.open(info) as member:
                while chunk := member.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if size > most or self._left < 0:
                        raise ReadingError("too_large", str(size), str(min(most, self._most_bytes)))
                    parts.append(chunk)
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
            raise ReadingError("damaged") from error
        return b"".join(parts)


def _declared_count(data: bytes) -> int:
    """Count of members the end record declares: a cheap look before the list of them is built."""
    at = data.rfind(_END_RECORD, max(0, len(data) - _END_RECORD_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(data) < at + _END_RECORD_SIZE:
        raise ReadingError("damaged")
    return int(struct.unpack("<H", data[at + 10 : at + 12])[0])
