"""What a package is: its files, and what was checked of it."""

import io
import re
import zipfile

from weft.records import Record
from weft.report.packaging import ZIP_EPOCH

MOST_BYTES = 10_000_000
MEDIA_TYPE = "mimetype"
"""The file by which a book is known: it stands first and as it is."""
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
"""A name every platform and every file system takes: no blank, no back-slash, nothing above the root."""


class Check(Record):
    """One thing that was checked: the message `check_<code>` says it; `found` says what was measured or what is wrong.

    `good` is None where it could not be checked here: that is said, and does not hold the package back.
    """

    code: str
    good: bool | None
    found: str = ""


class Package(Record):
    """The files by their name inside the package, in order; `packed`: handed over as one ZIP file."""

    files: dict[str, bytes]
    checks: tuple[Check, ...]
    packed: bool = True

    @property
    def sound(self) -> bool:
        """Whether no check is bad: only then is it handed over."""
        return all(one.good is not False for one in self.checks)


def plain_names(files: dict[str, bytes]) -> Check:
    """Whether every name is one that platforms take."""
    odd = [name for name in files if not PLAIN_NAME.fullmatch(name)]
    return Check(code="names", good=not odd, found=", ".join(odd))


def weighed(size: int) -> Check:
    """Whether a whole course of so many bytes can be fetched over a thin line."""
    return Check(code="size", good=size <= MOST_BYTES, found=f"{size / 1000:.0f}")


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of files: same files, same bytes; no name with a back-slash, nothing above its root (platforms refuse both)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            way = zipfile.ZIP_STORED if name == MEDIA_TYPE else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), data, way)
    return out.getvalue()
