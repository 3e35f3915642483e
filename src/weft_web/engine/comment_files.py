"""Forms on which people comment, made and read back, and the text to print: the bridge to the engine's files of a consultation."""

from collections.abc import Sequence
from functools import lru_cache

from weft.consult import columns
from weft.consult.arrivals import Arrival, CameIn, Desk
from weft.consult.forms import Call, sheet_form, word_form
from weft.consult.places import Draft
from weft.consult.printing import for_comments
from weft.content import loading
from weft.languages import tables
from weft.records import Language
from weft.report.typesetting import typeset
from weft.runs import comments
from weft_web.engine.knowing import voice

__all__ = ["Arrival", "Call", "CameIn", "form_made", "form_read"]


def form_made(kind: str, draft: Draft, call: Call, language: str) -> bytes:
    """A form to fill in, as docx or xlsx, or the text with numbered lines, as pdf. Errors: MissingExtraError, ReadingError."""
    said = voice(Language(language))
    match kind:
        case "xlsx":
            return sheet_form(draft, call, said)
        case "pdf":
            return for_comments(draft, call.closes_at, call.zone, said)
    return word_form(draft, call, said, typeset(draft.papers[language], pdf=False).pictures)


def form_read(name: str, data: bytes, arrival: Arrival, drafts: Sequence[Draft]) -> CameIn:
    """What a form says that came back, read in a jailed child. Errors: InputError form_*, sheet_*."""
    return comments.read(name, data, arrival, _desk(tuple(drafts)), alone=True)


def _desk(drafts: tuple[Draft, ...]) -> Desk:
    names, words = _known()
    return Desk(drafts=drafts, columns=names, tables=words)


@lru_cache
def _known() -> tuple[columns.Columns, tables.Tables]:
    root = loading.folder()
    return columns.load(root), tables.load(root / "languages")
