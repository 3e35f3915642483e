"""The stages as a run uses them: content read and made ready once, before any child is forked."""

import shutil
from collections.abc import Callable
from typing import Literal

import msgspec

from weft import ingest, pipeline
from weft.content.bundle import Content
from weft.ingest.settings import ReadSettings
from weft.records import DocumentResult
from weft.runs.documents import Reader
from weft.runs.jail import Beat
from weft.runs.versions import engine_version

Depth = Literal["texts", "provisions", "reported", "every", "whole"]
Stage = Callable[[str, bytes, pipeline.Engine, ReadSettings], DocumentResult]


def settings(content: Content, *, ocr: bool) -> ReadSettings:
    """What readers may use on this machine."""
    return ReadSettings(ocr=ocr, tesseract=shutil.which("tesseract"), soffice=shutil.which("soffice"), languages=content.languages)


def reader(content: Content, settings: ReadSettings, depth: Depth) -> Reader:
    """The reader of a run. `depth` says what is kept: provisions with or without the text, findings, reported or every one, or all."""
    engine = pipeline.prepare(content)
    stage: Stage = pipeline.analyse_document if depth in ("reported", "every", "whole") else pipeline.read_document

    def read(name: str, data: bytes, beat: Beat) -> DocumentResult:
        return _kept(stage(name, data, engine, msgspec.structs.replace(settings, progress=beat)), depth)

    return Reader(read=read, members=ingest.members, member=ingest.member, version=version(content, settings, depth))


def _kept(result: DocumentResult, depth: Depth) -> DocumentResult:
    """The result without what nobody asked for: it is written to disk and read again."""
    match depth:
        case "texts" | "whole":
            return result
        case "provisions":
            return msgspec.structs.replace(result, pages=())
        case "every":
            return msgspec.structs.replace(result, pages=(), provisions=())
        case "reported":
            return msgspec.structs.replace(result, pages=(), provisions=(), findings=pipeline.reported(result.findings))


def version(content: Content, settings: ReadSettings, depth: Depth) -> str:
    """All that a result depends on beside its document."""
    programs = f"ocr={settings.ocr and settings.tesseract is not None} soffice={settings.soffice is not None}"
    return " ".join((engine_version(), content.version, programs, depth))
