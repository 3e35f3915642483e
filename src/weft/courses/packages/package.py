"""What a package is: its files, and what was checked of it."""

import io
import zipfile

from weft.records import Record
from weft.report.packaging import ZIP_EPOCH


class Check(Record):
    """One thing that was checked: the message `check_<code>` says it; `found` says what was measured or what is wrong."""

    code: str
    good: bool
    found: str = ""


class Package(Record):
    """The files by their name inside the package, in order; `packed`: handed over as one ZIP file."""

    files: dict[str, bytes]
    checks: tuple[Check, ...]
    packed: bool = True

    @property
    def sound(self) -> bool:
        """Whether every check is good: only then is it handed over."""
        return all(one.good for one in self.checks)


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of files: same files, same bytes; no name with a back-slash, nothing above its root (platforms refuse both)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
