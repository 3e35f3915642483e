"""Archives through the engine's jail: their members listed and taken out one by one, each by a child that may use little."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from weft import ingest
from weft.records import Problem
from weft.runs.children import Ended, Task, each
from weft.runs.jail import Work
from weft.runs.limits import DOCUMENT

EMPTY = Problem(code="empty_file")


def members_in(name: str, path: Path) -> tuple[str, ...] | Problem:
    """The paths of what an archive holds, or why it cannot be opened. Reads the bytes in a child; forks."""
    data = path.read_bytes()
    task = Task(key=name, work=lambda _: msgspec.json.encode(ingest.members(name, data)), limits=DOCUMENT)
    for told in each([task], 1):
        if isinstance(told, Ended):
            return _listed(told.outcome)
    return Problem(code="crashed")


def _listed(outcome: bytes | Problem) -> tuple[str, ...] | Problem:
    if isinstance(outcome, Problem):
        return outcome
    try:
        members = msgspec.json.decode(outcome, type=tuple[tuple[str, int], ...])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Problem(code="crashed", arguments=("answer malformed",))
    return tuple(dict.fromkeys(member for member, _ in members if not member.endswith("/"))) or EMPTY


def taken_out(name: str, path: Path, members: Iterable[str]) -> Iterator[tuple[str, bytes | Problem]]:
    """Each member with its bytes, or why it cannot be had; one child for each, one after the other."""
    data = path.read_bytes()
    tasks = (Task(key=member, work=_work(name, data, member), limits=DOCUMENT) for member in members)
    for told in each(tasks, 1):
        if isinstance(told, Ended):
            yield told.key, _bytes(told.outcome)


def _work(name: str, data: bytes, member: str) -> Work:
    def work(_: object) -> bytes:
        return msgspec.json.encode(ingest.member(name, data, member))

    return work


def _bytes(outcome: bytes | Problem) -> bytes | Problem:
    if isinstance(outcome, Problem):
        return outcome
    try:
        return msgspec.json.decode(outcome, type=bytes)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Problem(code="crashed", arguments=("answer malformed",))
