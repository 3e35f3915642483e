"""The files of a run: sorted by document and position, same results, same bytes; each file is whole or not there."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from weft.records import DocumentResult, Instrument, Page, Provision, Record

FINDINGS_FILE = "findings.jsonl"
DOCUMENTS_FILE = "documents.jsonl"
# Pages in one text file are divided as pdftotext divides them; no page holds this sign itself.
PAGE_SIGN = "\f"


class ProvisionLine(Provision, kw_only=True):
    """One line of provisions.jsonl: a provision and the page it begins on."""

    page: int | None


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name when all is written and safe on disk, and not at all otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def line(record: Record) -> bytes:
    """A record as one line of JSON."""
    return msgspec.json.encode(record) + b"\n"


def write_findings(results: Iterable[DocumentResult], out: Path) -> tuple[Instrument, ...]:
    """The instruments, after findings and, beside them, the register have been written."""
    return _write(results, out, lambda result: result.findings)


def write_provisions(results: Iterable[DocumentResult], out: Path, texts: Path | None) -> tuple[Instrument, ...]:
    """The instruments, after provisions, register and, where asked for, the text of every document have been written."""

    def lines(result: DocumentResult) -> Iterator[ProvisionLine]:
        if texts is not None:
            write_text(result.instrument.document, result.pages, texts)
        return map(_provision_line, result.provisions)

    return _write(results, out, lines)


def write_text(document: str, pages: tuple[Page, ...], folder: Path) -> None:
    """`folder/<document>.txt`: the pages that quotes point into, one after the other with a form feed between."""
    if pages:
        with whole(folder / f"{safe(document)}.txt") as file:
            file.write(PAGE_SIGN.join(page.text for page in pages).encode())


def safe(document: str) -> str:
    """The name of a document as a path that stays below its folder: archives may name their members `../../x`."""
    steps = [step.replace("\0", "") for step in document.split("/")]
    return "/".join(step.replace(".", "%2E") if step in (".", "..") else step for step in steps if step)


def _provision_line(provision: Provision) -> ProvisionLine:
    page = provision.quotes[0].page if provision.quotes else None
    return ProvisionLine(**msgspec.structs.asdict(provision), page=page)


def _write(results: Iterable[DocumentResult], out: Path, lines: Callable[[DocumentResult], Iterable[Record]]) -> tuple[Instrument, ...]:
    instruments = []
    with whole(out) as main, whole(out.with_name(DOCUMENTS_FILE)) as register:
        for result in results:
            instruments.append(result.instrument)
            register.write(line(result.instrument))
            main.writelines(map(line, lines(result)))
    return tuple(instruments)
