"""Courses and the toolkit as files: made once for each content and engine, checked, kept for everybody.

Anyone may ask, so that making must be no load that can be called up again and again: what was made is kept beside the data, good or not,
until content or engine change; one file is made at a time, and who asks meanwhile is told to ask again.
"""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from weft.courses import packages
from weft.courses.packages import Check, Package, schemas
from weft.records import Language, Record
from weft.runs.writing import whole
from weft_web.engine import teaching, toolkit
from weft_web.engine.knowing import courses_version, engine_version, voice

SUFFIX = {"cc": "imscc", "pdf": "pdf", "pptx": "pptx", "epub": "epub"}
"""How a file is called where its form is not simply a ZIP."""

TOOLKIT = "toolkit"
LOCK = "making.lock"
VERSION_LENGTH = 16


class Told(Record):
    """What was checked of a file, and the file itself: its size and the digest of its bytes, none where a check is bad."""

    checks: tuple[Check, ...]
    size: int = 0
    digest: str = ""

    @property
    def sound(self) -> bool:
        """Whether it may be handed over."""
        return bool(self.digest)

    @property
    def bad(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(one for one in self.checks if one.good is False)


class Source(Record):
    """What files are made of: a course, or the toolkit where there is none; `slug` as addresses say it."""

    slug: str
    course: teaching.Course | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms it comes in."""
        return tuple(packages.FORMATS if self.course else packages.KIT_FORMATS)

    def title(self, language: Language) -> str:
        """What it is called."""
        return self.course.sheet.title.said_in(language) if self.course else voice(language).say("course.toolkit")

    def package(self, form: str, language: Language) -> Package:
        """It in a form."""
        if self.course:
            return packages.make(form, teaching.setting(self.course, language, {}, pictures=True))
        return packages.KIT_FORMATS[form](toolkit.kit(language))


def source(slug: str) -> Source | None:
    """What an address names; none where there is none."""
    held = teaching.course(slug)
    return Source(slug=slug, course=held) if held or slug == TOOLKIT else None


class Shelf:
    """The files of one source in one language, kept in a folder."""

    def __init__(self, folder: Path, made_of: Source, language: Language) -> None:
        self.folder, self.source, self.language = folder, made_of, language

    def name(self, form: str) -> str:
        """What the file of a form is called."""
        return f"{self.source.slug}-{self.language}-{form}.{SUFFIX.get(form, 'zip')}"

    def place(self, form: str) -> Path:
        """Where the file of a form lies."""
        return self.folder / version() / self.name(form)

    def held(self, form: str) -> Told | None:
        """What is kept of a form; none where it has not been made yet."""
        place = self.place(form)
        try:
            told = msgspec.json.decode(_beside(place).read_bytes(), type=Told)
            whole_ = not told.sound or place.stat().st_size == told.size
        except (OSError, msgspec.DecodeError):
            return None
        return told if whole_ else None

    def made(self, form: str) -> Told | None:
        """What is kept of a form, made where it was not; none while something else is being made."""
        told = self.held(form)
        if told is not None:
            return told
        with _alone(self.folder) as mine:
            return (self.held(form) or self._make(form)) if mine else None

    def _make(self, form: str) -> Told:
        package = self.source.package(form, self.language)
        told, place = Told(checks=package.checks), self.place(form)
        _older_cleared(self.folder)
        if package.sound:
            data = _data(package)
            told = Told(checks=package.checks, size=len(data), digest=hashlib.sha256(data).hexdigest())
            with whole(place) as file:
                file.write(data)
        with whole(_beside(place)) as file:
            file.write(msgspec.json.encode(told))
        return told


def _data(package: Package) -> bytes:
    """One file: a document as it is, everything else packed."""
    return packages.zipped(package.files) if package.packed or len(package.files) > 1 else next(iter(package.files.values()))


def _beside(place: Path) -> Path:
    return place.with_name(f"{place.name}.json")


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else, in whatever process of this installation, makes something just now."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _older_cleared(folder: Path) -> None:
    """What was made of other content or by another engine is no longer needed."""
    for one in folder.iterdir():
        if one.is_dir() and one.name != version():
            shutil.rmtree(one, ignore_errors=True)


def version() -> str:
    """What the files are made of: another version, other files. Schema files may be set up while the workbench runs."""
    there = [schemas.folder().joinpath(one).is_dir() for one in schemas.SETS]
    return hashlib.sha256(json.dumps([_matter(), there]).encode()).hexdigest()[:VERSION_LENGTH]


@lru_cache
def _matter() -> list[str]:
    """Content, code, and what lies beside the code: styles, scripts, patterns of documents."""
    digest = hashlib.sha256()
    for package in ("weft.courses", "weft.report"):
        for path in sorted(Path(str(files(package))).rglob("*")):
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return [courses_version(), engine_version(), digest.hexdigest()]


def check_said(check: Check, language: Language) -> str:
    """What was checked, in words, with what was found."""
    return f"{voice(language).message(f'check_{check.code}')} {check.found}".strip()
