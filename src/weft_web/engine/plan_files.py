"""A strategy as files, and the workbook that comes back: the bridge to the engine's documents of a strategy."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from weft.records import Language, Row
from weft.records.strategy import Strategy
from weft.report.planning import FORMATS, PlanContent, brief, set_as, view_of, write
from weft.report.planning.reading_back import Change, ReadBack
from weft.report.planning.reading_back import read as _read
from weft.report.planning.seen_book import SeenBook
from weft.runs import sheets
from weft.strategy.matters import Matter
from weft_web.engine.knowing import voice
from weft_web.engine.planning import known

__all__ = ["FORMATS", "Change", "ReadBack", "brief_of", "document", "kept_book", "opened", "read_back"]


@lru_cache
def _content() -> PlanContent:
    return PlanContent(report=voice(Language.EN).content, planning=known())


def document(form: str, strategy: Strategy, found: tuple[Iterable[Matter], Iterable[Row]], language: Language) -> bytes:
    """A strategy in one of FORMATS; `found`: matters and rows of the study. Errors: MissingExtraError, ReadingError."""
    content = _content()
    return write(strategy, view_of(strategy, *found, content), content, language, form)


def brief_of(form: str, strategy: Strategy, stakeholder: str, found: tuple[Iterable[Matter], Iterable[Row]], language: Language) -> bytes:
    """The two pages for one stakeholder, as pdf or docx."""
    content = _content()
    return set_as(brief(strategy, view_of(strategy, *found, content), content, language, stakeholder), form)


def opened(body: bytes) -> SeenBook:
    """What a workbook from outside holds, read in a jailed child. Errors: InputError sheet_*."""
    return sheets.opened_alone(body)


def kept_book(plain: object) -> SeenBook:
    """A workbook that was opened before, from plain values."""
    return msgspec.convert(plain, SeenBook, str_keys=True)


def read_back(book: SeenBook, current: Strategy) -> ReadBack:
    """The strategy as the workbook says it now, against how it stands. Errors: InputError sheet_not_ours, sheet_other_strategy."""
    return _read(book, current, _content())
