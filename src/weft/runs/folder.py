"""What lies in the user's folder: every file once, in order of name; nothing outside it is touched."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from weft.errors import InputError
from weft.records import Problem, Record

INSTRUMENTS_FILE = "instruments.csv"
PROFILE_FILE = "profile.yaml"
OURS = frozenset({INSTRUMENTS_FILE, PROFILE_FILE})
HIDDEN = (".", "__MACOSX")
MEMBER_SIGN = "!/"
MAX_FILE_BYTES = 500_000_000


class Source(Record):
    """One document to be read: its name in every output, the file, the ZIP member within it ("" for the file itself).

    `problem` is set when it is known without opening it that it cannot be read.
    """

    name: str
    path: Path
    member: str = ""
    problem: Problem | None = None

    @property
    def is_archive(self) -> bool:
        """Whether the file says of itself that it holds others."""
        return not self.member and self.problem is None and self.path.suffix.lower() == ".zip"


def walk(folder: Path, leave_out: tuple[Path, ...] = ()) -> tuple[Source, ...]:
    """The sources in order of name; hidden files, the product's own and those in `leave_out` do not count.

    Errors: InputError folder_missing, folder_unreadable.
    """
    if not folder.is_dir():
        raise InputError("folder_missing", str(folder))
    root = folder.resolve()
    left_out = {path.resolve() for path in leave_out}
    try:
        return tuple(sorted(_sources(root, left_out), key=lambda source: source.name))
    except PermissionError as error:
        raise InputError("folder_unreadable", str(error.filename)) from error


def members_of(archive: Source, members: tuple[tuple[str, int], ...]) -> tuple[Source, ...]:
    """The members of an archive as sources of their own, each name once; hidden ones and folders do not count."""
    names = dict.fromkeys(member for member, _ in members if not member.endswith("/"))
    return tuple(
        Source(name=f"{archive.name}{MEMBER_SIGN}{member}", path=archive.path, member=member)
        for member in names
        if not any(part.startswith(HIDDEN) and part != ".." for part in member.split("/"))
    )


def _sources(root: Path, left_out: set[Path]) -> Iterator[Source]:
    for place, folders, files in os.walk(root, onerror=_raise):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [name for name in folders if _counts(here / name, root, left_out)]
        for name in (*files, *linked):
            path = here / name
            if _counts(path, root, left_out):
                yield from _source(path, root)


def _raise(error: OSError) -> None:
    raise error


def _counts(path: Path, root: Path, left_out: set[Path]) -> bool:
    if path.name.startswith(HIDDEN) or path in left_out:
        return False
    return not (path.parent == root and path.name in OURS)


def _source(path: Path, root: Path) -> Iterator[Source]:
    """The file at `path` as a source. What is neither file nor folder (a device, a pipe) holds no law and is passed over."""
    name = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        yield Source(name=name, path=path, problem=Problem(code="link_leads_outside"))
        return
    try:
        status = path.stat()
    except OSError:
        yield Source(name=name, path=path, problem=Problem(code="file_unreadable"))
        return
    if not stat.S_ISREG(status.st_mode):
        return
    too_large = Problem(code="too_large", arguments=(str(status.st_size), str(MAX_FILE_BYTES)))
    yield Source(name=name, path=path, problem=too_large if status.st_size > MAX_FILE_BYTES else None)
