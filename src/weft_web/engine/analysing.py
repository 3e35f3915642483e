"""Documents through the engine's run: jailed, resumable, told of as they are done."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from weft.records import DocumentResult, Problem, Record
from weft.runs import stages
from weft.runs.children import Step
from weft.runs.documents import Done, Run, result_key
from weft.runs.folder import Source
from weft.runs.resume import SCRATCH_FOLDER, WORK_FOLDER, Store, work_folder
from weft_web.engine.knowing import content


class Came(Record):
    """One document is done; `kept` when its result stood from an earlier run."""

    document: str
    result: DocumentResult
    kept: bool


class Turning(Record):
    """A document is being read: page `page` of `pages`."""

    document: str
    page: int
    pages: int


class Given(Record):
    """A document to be read: its name, its file; `problem` where it is known already that there is nothing to be read."""

    name: str
    path: Path
    problem: Problem | None = None


def analysed(documents: Iterable[Given], folder: Path, cores: int | None) -> Iterator[Came | Turning]:
    """What comes of documents, each as it is done. `folder` keeps results, so that a run broken off goes on where it was.

    Errors: InputError already_running when another run holds the folder.
    """
    sources = [Source(name=one.name, path=one.path, problem=one.problem) for one in documents]
    with work_folder(folder) as work:
        reader = stages.reader(content(), stages.settings(content(), ocr=True), "whole")
        run = Run(reader, Store(work), work / SCRATCH_FOLDER, cores or len(os.sched_getaffinity(0)))
        for told in run.events(sources):
            match told:
                case Done():
                    yield Came(document=told.document, result=run.result_of(told.document), kept=told.kept)
                case Step():
                    yield Turning(document=told.key, page=told.page, pages=told.pages)


def result_version() -> str:
    """What a result depends on beside its document."""
    return stages.version(content(), stages.settings(content(), ocr=True), "whole")


def kept_result(folder: Path, name: str, sha256: str, version: str) -> DocumentResult | None:
    """The result that a run of this version kept of a document; nothing where it has to be read anew."""
    store = Store(folder / WORK_FOLDER)
    # What could not even be opened is kept without a digest.
    return store.kept(result_key(name, sha256, version)) or store.kept(result_key(name, "", version))


def kept_bytes(folder: Path, name: str, sha256: str, version: str) -> bytes | None:
    """A kept result as it lies there, to be taken along; nothing where there is none that is whole."""
    result = kept_result(folder, name, sha256, version)
    return None if result is None else msgspec.json.encode(result)


def keep_brought(folder: Path, body: bytes, name: str, sha256: str) -> bool:
    """Keeps a result that came from another machine of this very version; false where it is no result of these bytes."""
    try:
        result = msgspec.json.decode(body, type=DocumentResult)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    if (result.instrument.document, result.instrument.sha256) != (name, sha256) or not _quotes_hold(result):
        return False
    Store(folder / WORK_FOLDER).keep(result_key(name, sha256, result_version()), body)
    return True


def _quotes_hold(result: DocumentResult) -> bool:
    """Whether every quote is what its page says there."""
    texts = {page.number: page.text for page in result.pages}
    quotes = (*(quote for one in result.findings for quote in one.quotes), *(quote for one in result.provisions for quote in one.quotes))
    return all(texts.get(quote.page, "")[quote.start : quote.end] == quote.text for quote in quotes)
