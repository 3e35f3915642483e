"""A country's file opened: nothing of it is believed before its manifest, its members and their digests were seen to fit.

Errors of this module: InputError country_file_no_zip, country_file_no_manifest, country_file_newer(version), country_file_members,
country_file_too_large, country_file_damaged(member), country_file_row(table, line).
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from weft.errors import InputError
from weft_web.exchange.moving.packing import Manifest, Member
from weft_web.exchange.moving.rows import Row
from weft_web.exchange.moving.tables import CARRIED, FORMAT, FORMAT_VERSION, SHARED
from weft_web.instruments.holding import CHUNK
from weft_web.jobs.kinds import Tell

MANIFEST = "manifest.json"
MOST_MEMBERS = 50_000
MOST_MANIFEST = 16 << 20
MOST_BYTES = 32 << 30
MOST_ROWS_BYTES = 4 << 30
MOST_TIMES = 400
SMALL = 1 << 20
"""Members: how many, how large, and how many times larger than packed where they are not small."""

LONGEST_LINE = 64 << 20
LABELS = (*(one.model for one in CARRIED), *SHARED)
NAME = re.compile(r"files/[0-9a-f]{64}|readings/[0-9a-f]{64}\.json|rows/[a-z_]+\.[A-Za-z]+\.jsonl")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged, encrypted or strange archive raises."""


class CountryFile:
    """An open file; use with `with`."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except BROKEN as error:
            raise InputError("country_file_no_zip") from error
        try:
            self.manifest = self._manifest()
            self._members = {one.name: one for one in self.manifest.members}
            self._fits()
        except InputError:
            self._archive.close()
            raise

    def __enter__(self) -> "CountryFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def verify(self, tell: Tell) -> None:
        """Reads every member once: each is what the manifest says, byte for byte."""
        for done, member in enumerate(self.manifest.members):
            tell(done, len(self.manifest.members), member.name)
            for _ in self.chunks(member.name):
                pass

    def rows(self, label: str) -> Iterator[Row]:
        """The rows of a table, in their order; none where the file has no such table."""
        name = f"rows/{label}.jsonl"
        if name not in self._members:
            return
        for number, line in enumerate(self._lines(name), 1):
            try:
                yield msgspec.json.decode(line, type=Row)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise InputError("country_file_row", label, str(number)) from error

    def files(self) -> list[str]:
        """The digests of the files in it."""
        return [name.removeprefix("files/") for name in self._members if name.startswith("files/")]

    def readings(self) -> list[str]:
        """The names of the readings in it."""
        return [name for name in self._members if name.startswith("readings/")]

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, never more than the manifest promises; an error at their end where they are not what it promised."""
        member, digest, size = self._members[name], hashlib.sha256(), 0
        with self._open(name) as file:
            while chunk := _read(file, CHUNK, name):
                size += len(chunk)
                if size > member.size:
                    raise InputError("country_file_damaged", name)
                digest.update(chunk)
                yield chunk
        if (size, digest.hexdigest()) != (member.size, member.sha256):
            raise InputError("country_file_damaged", name)

    def _lines(self, name: str) -> Iterator[bytes]:
        rest = b""
        for chunk in self.chunks(name):
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > LONGEST_LINE:
                raise InputError("country_file_damaged", name)
            yield from lines
        if rest:
            raise InputError("country_file_damaged", name)

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._archive.open(name)
        except (*BROKEN, KeyError) as error:
            raise InputError("country_file_damaged", name) from error

    def _manifest(self) -> Manifest:
        infos = {info.filename: info for info in self._archive.infolist()}
        if MANIFEST not in infos or infos[MANIFEST].file_size > MOST_MANIFEST:
            raise InputError("country_file_no_manifest")
        with self._open(MANIFEST) as file:
            body = _read(file, MOST_MANIFEST, MANIFEST)
        try:
            head = msgspec.json.decode(body)
            if not isinstance(head, dict) or head.get("format") != FORMAT:
                raise InputError("country_file_no_manifest")
            if not isinstance(head.get("version"), int) or head["version"] > FORMAT_VERSION:
                raise InputError("country_file_newer", str(head.get("version")))
            return msgspec.convert(head, Manifest)
        except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise InputError("country_file_no_manifest") from error

    def _fits(self) -> None:
        """Members and manifest name the same things, of names we know, in sizes we take."""
        infos = self._archive.infolist()
        names = [info.filename for info in infos]
        expected = [*self._members, MANIFEST]
        strange = [name for name in self._members if not NAME.fullmatch(name)]
        if len(names) > MOST_MEMBERS or sorted(names) != sorted(expected) or len(self._members) != len(self.manifest.members) or strange:
            raise InputError("country_file_members")
        for name in self._members:
            if name.startswith("rows/") and name[5:-6] not in LABELS:
                raise InputError("country_file_newer", name[5:-6])
        self._sizes_fit({info.filename: info for info in infos})

    def _sizes_fit(self, infos: dict[str, zipfile.ZipInfo]) -> None:
        members = self.manifest.members
        rows = sum(one.size for one in members if not one.name.startswith("files/"))
        if rows > MOST_ROWS_BYTES or sum(one.size for one in members) > MOST_BYTES or any(one.size < 0 for one in members):
            raise InputError("country_file_too_large")
        if any(one.size > SMALL and one.size > MOST_TIMES * infos[one.name].compress_size for one in members):
            raise InputError("country_file_too_large")
        if any(one.size != infos[one.name].file_size for one in members):
            raise InputError("country_file_members")
        named_otherwise: list[Member] = [one for one in members if one.name.startswith("files/") and one.name[6:] != one.sha256]
        if named_otherwise:
            raise InputError("country_file_damaged", named_otherwise[0].name)


def _read(file: IO[bytes], size: int, name: str) -> bytes:
    try:
        return file.read(size)
    except BROKEN as error:
        raise InputError("country_file_damaged", name) from error
