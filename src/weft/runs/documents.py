"""All documents of a folder through one function, each in a confined child; kept results are not computed again."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from weft import ids
from weft.errors import InputError
from weft.records import DocumentResult, Instrument, Problem, Record, Status
from weft.runs.children import Step, Task, each
from weft.runs.folder import Source, members_of
from weft.runs.jail import Beat, Work
from weft.runs.limits import CONVERSION, DOCUMENT, Limits
from weft.runs.resume import Store, is_passing

LEGACY_WORD_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
LEGACY_WORD_SUFFIX = ".doc"
Members = tuple[tuple[str, int], ...]


class Read(Protocol):
    """What is done with one document: its bytes become its result; progress is told page by page."""

    def __call__(self, name: str, data: bytes, beat: Beat) -> DocumentResult: ...


class Reader(Record):
    """The stages as a run sees them. `version` names all they depend on: engine, content, settings."""

    read: Read
    members: Callable[[str, bytes], Members]
    member: Callable[[str, bytes, str], bytes]
    version: str


class Found(Record):
    """The number of documents is known."""

    documents: int


class Done(Record):
    """One document has ended; `kept` when its result stood from an earlier run."""

    document: str
    status: Status
    kept: bool


class Run:
    """One run over a folder: `events` does it and tells of it, `results` then gives what came out."""

    def __init__(self, reader: Reader, store: Store, scratch: Path, workers: int) -> None:
        self._reader = reader
        self._store = store
        self._scratch = scratch
        self._workers = workers
        self._keys: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._opened: tuple[Path, bytes] | None = None

    def events(self, sources: Iterable[Source]) -> Iterator[Found | Step | Done]:
        """Everything that happens, as it happens."""
        listed = self._with_members(tuple(sources))
        yield Found(documents=len(listed))
        waiting: list[Done] = []
        for told in each(self._tasks(listed, waiting), self._workers):
            yield told if isinstance(told, Step) else self._ended(told.key, told.outcome)
            yield from _emptied(waiting)
        yield from _emptied(waiting)
        self._opened = None
        self._store.forget_all_but(frozenset(self._keys.values()))

    def results(self) -> Iterator[DocumentResult]:
        """The results in order of document; errors: InputError work_folder_changed when somebody emptied it meanwhile."""
        return map(self.result_of, sorted(self._keys))

    def result_of(self, document: str) -> DocumentResult:
        """The result of one document that is done; errors as for `results`."""
        result = self._store.kept(self._keys[document])
        if result is None:
            raise InputError("work_folder_changed", str(self._store.folder))
        return result

    def _with_members(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """Archives replaced by their members; one that cannot be opened, or holds nothing, stands for itself."""
        archives = {source.name: source for source in sources if source.is_archive}
        if not archives:
            return _largest_first(sources)
        opened: dict[str, tuple[Source, ...]] = {}
        for told in each(map(self._listing, archives.values()), self._workers):
            if not isinstance(told, Step):
                opened[told.key] = _listed(archives[told.key], told.outcome)
        replaced = [one for source in sources for one in opened.get(source.name, (source,))]
        return _largest_first(replaced)

    def _listing(self, archive: Source) -> Task:
        def work(_: Beat) -> bytes:
            return msgspec.json.encode(self._reader.members(archive.name, archive.path.read_bytes()))

        return Task(key=archive.name, work=work, limits=DOCUMENT)

    def _tasks(self, sources: tuple[Source, ...], waiting: list[Done]) -> Iterator[Task]:
        """Work still to be done; what needs none goes to `waiting` at once."""
        for source in sources:
            data, problem = self._bytes_of(source)
            self._digests[source.name] = hashlib.sha256(data).hexdigest() if problem is None else ""
            key = result_key(source.name, self._digests[source.name], self._reader.version)
            self._keys[source.name] = key
            result = self._store.kept(key)
            if problem is not None:
                waiting.append(self._ended(source.name, problem))
            elif result is not None and not is_passing(result):
                waiting.append(Done(document=source.name, status=result.instrument.status, kept=True))
            else:
                yield Task(key=source.name, work=self._work(source, data), limits=limits_for(source, data))

    def _bytes_of(self, source: Source) -> tuple[bytes, Problem | None]:
        """The bytes of the source's file. The last file stays at hand: the members of an archive follow one another."""
        if source.problem is not None:
            return b"", source.problem
        if self._opened is None or self._opened[0] != source.path:
            try:
                self._opened = (source.path, source.path.read_bytes())
            except OSError:
                return b"", Problem(code="file_unreadable")
        return self._opened[1], None

    def _work(self, source: Source, data: bytes) -> Work:
        def work(beat: Beat) -> bytes:
            os.environ["TMPDIR"] = str(self._scratch)
            law = self._reader.member(source.name, data, source.member) if source.member else data
            return msgspec.json.encode(self._reader.read(source.name, law, beat))

        return work

    def _ended(self, name: str, outcome: bytes | Problem) -> Done:
        """Keeps what came of one document. An answer that has not the shape of a result counts as a crash."""
        if isinstance(outcome, bytes):
            try:
                result = msgspec.json.decode(outcome, type=DocumentResult)
            except (msgspec.DecodeError, UnicodeDecodeError):
                outcome = Problem(code="crashed", arguments=("answer malformed",))
        if isinstance(outcome, Problem):
            result = refused(name, self._digests[name], outcome)
            outcome = msgspec.json.encode(result)
        self._store.keep(self._keys[name], outcome)
        return Done(document=name, status=result.instrument.status, kept=False)


def result_key(name: str, sha256: str, version: str) -> str:
    """What the result of a document is kept under: its name, its bytes, and all else that it depends on."""
    return ids.of(name, sha256, version)


def _largest_first(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Big files before small ones, so that all workers end together; the members of an archive stay side by side."""
    return tuple(sorted(sources, key=lambda source: (-_size(source.path), source.name)))


def _size(path: Path) -> int:
    """Bytes of a file; 0 for one that has gone or cannot be seen: what is wrong with it is told when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _emptied(waiting: list[Done]) -> Iterator[Done]:
    while waiting:
        yield waiting.pop(0)


def _listed(archive: Source, outcome: bytes | Problem) -> tuple[Source, ...]:
    """The members named in a child's answer, or the archive with what is wrong with it."""
    problem = Problem(code="empty_file")
    if isinstance(outcome, Problem):
        problem = outcome
    elif members := members_of(archive, _decoded(outcome)):
        return members
    return (msgspec.structs.replace(archive, problem=problem),)


def _decoded(outcome: bytes) -> Members:
    """Names and sizes as a child said them; nothing when that is not what it said."""
    try:
        return msgspec.json.decode(outcome, type=Members)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ()


def limits_for(source: Source, data: bytes) -> Limits:
    """What the reader of a file may use. LibreOffice, for legacy Word files, asks for more; a member is known by its name only."""
    legacy = source.member.lower().endswith(LEGACY_WORD_SUFFIX) if source.member else data.startswith(LEGACY_WORD_MAGIC)
    return CONVERSION if legacy else DOCUMENT


def refused(name: str, sha256: str, problem: Problem) -> DocumentResult:
    """The result of a document that gave nothing, with the reason."""
    instrument = Instrument(
        document=name,
        status=Status.REFUSED,
        reason=(problem,),
        pages=None,
        characters=0,
        pages_without_text=(),
        language="",
        title="",
        type="",
        number="",
        date="",
        adopting_body="",
        sector="",
        legal_status="",
        guessed=(),
        duplicate_of=None,
        degree=None,
        provisions=0,
        sha256=sha256,
        format="",
    )
    return DocumentResult(instrument=instrument)
