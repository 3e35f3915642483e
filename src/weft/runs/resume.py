"""Results of single documents kept in the output's own work folder, so that an interrupted run goes on where it stopped."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from weft.errors import InputError
from weft.records import DocumentResult

WORK_FOLDER = ".weft-work"
SCRATCH_FOLDER = "scratch"
LOCK_FILE = "lock"
# What a busy machine or a full memory may have caused: told in this run, tried again in the next.
PASSING = frozenset({"time_limit", "memory_limit", "crashed", "file_unreadable"})


@contextmanager
def work_folder(out: Path) -> Iterator[Path]:
    """The work folder of an output folder, held for one run; its scratch folder is there and empty, and gone afterwards.

    Errors: InputError already_running when another run holds it.
    """
    folder = out / WORK_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / SCRATCH_FOLDER
    with (folder / LOCK_FILE).open("wb") as lock:
        try:
            # A lock of the process, which its children do not share: they may outlive a killed parent for a moment.
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            raise InputError("already_running", str(out)) from error
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


class Store:
    """One file per result, named by a key of all that the result depends on; written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kept(self, key: str) -> DocumentResult | None:
        """The result under `key`; none when there is none, or when what lies there is not a whole result."""
        try:
            return msgspec.json.decode(self._place(key).read_bytes(), type=DocumentResult)
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def keep(self, key: str, answer: bytes) -> None:
        """Lays the result down under `key`: complete under its name or not there, wherever the process is killed."""
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(answer)
        part.replace(place)

    def forget_all_but(self, keys: frozenset[str]) -> None:
        """Removes what no document of the folder asks for any more, and what a killed run left half written."""
        for place in self.folder.glob("??/*"):
            if place.suffix == ".part" or place.stem not in keys:
                place.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def is_passing(result: DocumentResult) -> bool:
    """Whether the result tells of a mishap that may not come again."""
    return any(problem.code in PASSING for problem in result.instrument.reason)
