"""Documents through the engine's run: jailed, resumable, told of as they are done."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from weft.records import DocumentResult, Record
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


def analysed(documents: Iterable[tuple[str, Path]], folder: Path, cores: int | None) -> Iterator[Came | Turning]:
    """What comes of documents (name, file), each as it is done. `folder` keeps results, so that a run broken off goes on where it was.

    Errors: InputError already_running when another run holds the folder.
    """
    sources = [Source(name=name, path=path) for name, path in documents]
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
    return Store(folder / WORK_FOLDER).kept(result_key(name, sha256, version))
