"""A country written as one file: rows as JSON lines, files under their digests, readings where wanted, and a manifest of them all."""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import msgspec

from weft.errors import InputError
from weft.records import Record
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.engine import analysing
from weft_web.exchange.moving.rows import Fields, Known, Row, fields_of, known, model_of, target_of, travelling
from weft_web.exchange.moving.tables import CARRIED, FILES, FORMAT, FORMAT_VERSION, SHARED, Carried
from weft_web.instruments.holding import CHUNK, place, results_folder
from weft_web.instruments.models import Document
from weft_web.jobs.kinds import Tell


class Member(Record):
    """A member of the file as its manifest names it."""

    name: str
    size: int
    sha256: str


class Manifest(Record):
    """What a country's file says of itself."""

    format: str
    version: int
    made_at: str
    engine: str
    content: str
    country: Fields
    rows: dict[str, int]
    members: tuple[Member, ...]


class Packing:
    """Writes one file."""

    def __init__(self, country: Country, *, readings: bool) -> None:
        self.country, self.readings = country, readings
        self._known: Known = known(country)
        self._spoken_of: dict[str, set[int]] = {label: set() for label in SHARED}
        self._members: list[Member] = []
        self._rows: Counter[str] = Counter()

    def write(self, out: IO[bytes], tell: Tell) -> Manifest:
        """The manifest of what was written into `out`."""
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for done, carried in enumerate(CARRIED):
                tell(done, len(CARRIED))
                self._put_rows(archive, carried.model, self._travelling(carried))
            for label in SHARED:
                self._put_rows(archive, label, self._shared(label))
            self._put_files(archive, tell)
            if self.readings:
                self._put_readings(archive)
            manifest = self._manifest()
            archive.writestr("manifest.json", msgspec.json.encode(manifest))
        return manifest

    def _travelling(self, carried: Carried) -> Iterator[Row]:
        """The rows of a table; whom and which files they speak of is noted on the way."""
        pointing = [(one.name, target_of(one)) for one in fields_of(carried) if target_of(one) in SHARED]
        numbers = {label: {key: pk for pk, key in self._known[label].items()} for _, label in pointing}
        for _, row in travelling(carried, self.country, self._known):
            for name, label in pointing:
                if row.fields[name] is not None:
                    self._spoken_of[label].add(numbers[label][row.fields[name]])
            yield row

    def _shared(self, label: str) -> Iterator[Row]:
        """People and files that are spoken of, with no more than the other side needs."""
        key, names = SHARED[label]
        spoken = model_of(label).objects.filter(pk__in=self._spoken_of[label]).order_by(key)
        for values in spoken.values(*names):
            yield Row(id=str(values[key]).lower(), fields=values)

    def _put_rows(self, archive: zipfile.ZipFile, label: str, rows: Iterable[Row]) -> None:
        def lines() -> Iterator[bytes]:
            for row in rows:
                self._rows[label] += 1
                yield msgspec.json.encode(row, order="sorted") + b"\n"

        self._put(archive, zipfile.ZipInfo(f"rows/{label}.jsonl"), lines())

    def _put_files(self, archive: zipfile.ZipFile, tell: Tell) -> None:
        """The bytes of every file, as they are: laws are packed already. Errors: InputError country_file_bytes_lost(sha256)."""
        held = sorted(self._known[FILES][pk] for pk in self._spoken_of[FILES])
        for done, sha256 in enumerate(held):
            tell(done, len(held))
            if not place(sha256).is_file():
                raise InputError("country_file_bytes_lost", sha256)
            info = zipfile.ZipInfo(f"files/{sha256}")
            info.compress_type = zipfile.ZIP_STORED
            self._put(archive, info, _chunks(place(sha256)))

    def _put_readings(self, archive: zipfile.ZipFile) -> None:
        """What reading gave of the current texts, so that a machine of the same version need not read them again."""
        folder = results_folder(self.country.code)
        current = Document.objects.filter(instrument__country=self.country, current=True).select_related("file")
        for document in current.order_by("name"):
            kept = analysing.kept_bytes(folder, document.name, document.file.sha256, document.result_version)
            if kept is not None:
                name = hashlib.sha256(document.name.encode()).hexdigest()
                head = msgspec.json.encode({"name": document.name, "sha256": document.file.sha256, "version": document.result_version})
                self._put(archive, zipfile.ZipInfo(f"readings/{name}.json"), (head, b"\n", kept))

    def _put(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, chunks: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        info.date_time = (1980, 1, 1, 0, 0, 0)
        if not info.filename.startswith("files/"):
            info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self._members.append(Member(name=info.filename, size=size, sha256=digest.hexdigest()))

    def _manifest(self) -> Manifest:
        country = self.country
        named = {"code": country.code, "en": country.name_en, "fr": country.name_fr, "es": country.name_es}
        return Manifest(
            format=FORMAT,
            version=FORMAT_VERSION,
            made_at=datetime.now(UTC).isoformat(),
            engine=engine.engine_version(),
            content=engine.content_version(),
            country=named,
            rows=dict(self._rows),
            members=tuple(self._members),
        )


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
