"""Papers of a round of comments: the draft to print, the table of comments, changes between drafts, the process of preparation."""

from collections.abc import Iterable, Sequence

from weft.consult.places import Draft
from weft.consult.printing import for_comments
from weft.consult.process import process_chapter
from weft.consult.redline import redline
from weft.consult.table import Naming, table_docx, table_pdf, table_xlsx
from weft.records import Language
from weft.records.consulting import Round
from weft.records.meeting import Meeting
from weft.report.paper import Block, Heading, Listing, Paragraph, Table
from weft_web.engine.knowing import voice
from weft_web.engine.reporting import escaped

TABLES = {"docx": table_docx, "pdf": table_pdf, "xlsx": table_xlsx}

__all__ = ["TABLES", "process_texts", "redline_made", "table_made", "to_print"]


def table_made(kind: str, held: Round, draft: Draft, language: str, *, names: bool) -> bytes:
    """The table of comments; under the names of people, else of organisations. Errors: MissingExtraError, ReadingError."""
    return TABLES[kind](held, draft, voice(Language(language)), Naming.PERSON if names else Naming.ORGANISATION)


def to_print(draft: Draft, closes_at: str, zone: str, language: str) -> bytes:
    """The draft as PDF with numbers of paragraphs and lines. Errors: MissingExtraError, ReadingError."""
    return for_comments(draft, closes_at, zone, voice(Language(language)))


def redline_made(before: Draft, after: Draft, language: str) -> bytes:
    """The later draft as DOCX with what differs from the earlier one as tracked changes. Errors: MissingExtraError, ReadingError."""
    return redline(before, after, voice(Language(language)))


def process_texts(rounds: Sequence[Round], meetings: Sequence[Meeting], language: Language) -> tuple[tuple[str, str, str], ...]:
    """What the record tells of the process, block by block: a name that stays, the form of a person's text, and its words."""
    said = voice(language)
    chapter = process_chapter(rounds, meetings, said)
    return (("process", "heading_2", chapter.title), *(told for block in chapter.blocks for told in _told(block)))


def _told(block: Block) -> Iterable[tuple[str, str, str]]:
    match block:
        case Heading():
            yield block.key, "heading_3", escaped(block.text)
        case Paragraph() if block.text:
            yield block.key, "paragraph", escaped(block.text)
        case Listing():
            yield block.key, "paragraph", "\n".join(f"- {escaped(one)}" for one in block.points)
        case Table():
            yield block.key, "paragraph", _listed(block)


def _listed(table: Table) -> str:
    """A table as a list, a point for each row: people write on words, not on cells."""
    heads = [one.head for one in table.columns]
    points = []
    for row in table.rows:
        told = [f"{head}: {cell.text}" for head, cell in zip(heads[1:], row[1:], strict=False) if cell.text not in ("", "0")]
        points.append(f"- {escaped(row[0].text)}" + (f" – {escaped('; '.join(told))}" if told else ""))
    return "\n".join((escaped(table.caption), "", *points))
