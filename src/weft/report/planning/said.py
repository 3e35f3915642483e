"""The library's own words in the reader's language; what people wrote stays in theirs."""

from collections.abc import Iterable, Mapping

from weft.content.planning import Planning
from weft.records import Language, Record, Text
from weft.report.content import ReportContent


class PlanContent(Record):
    """All that a strategy's documents are written with."""

    report: ReportContent
    planning: Planning


class Spoken(Record):
    """Words to be shown; `language` where it is not the reader's."""

    text: str
    language: str = ""


def library(planning: Planning, of: Language, into: Language) -> dict[str, str]:
    """What the library says in one language, with the same in another; nothing where both are one."""
    if of is into:
        return {}
    return {one.said_in(of): one.said_in(into) for one in _texts(planning)}


def _texts(planning: Planning) -> Iterable[Text]:
    """The texts that a part may have taken over from the library, those it says no longer first."""
    for gone in planning.former:
        yield from gone.words
    for measure in planning.measures:
        yield from (measure.title, measure.output, measure.indicator, measure.unit, measure.verification)
    for item in planning.cost_items:
        yield from (item.label, item.unit)


def said(text: str, own: str, words: Mapping[str, str]) -> Spoken:
    """A text in the reader's language where it is the library's, else as written in `own` ("": the reader's)."""
    if not own or not text:
        return Spoken(text=text)
    known = words.get(text)
    return Spoken(text=known) if known is not None else Spoken(text=text, language=own)
