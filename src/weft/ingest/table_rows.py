"""Table rows: cells on one line, unless the table is there for the layout only."""

import re
from collections.abc import Sequence

CELL_PARAGRAPHS = 3
ROW_CHARACTERS = 3_000

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlc]{1,6})(?:\s?bis|\s?ter)?[.)°º]{1,2}|\d{1,3}(?:\.\d{1,2})+\.?|[•·▪–—-]")


def is_layout(cells: Sequence[Sequence[str]], columns: int) -> bool:
    """True where the paragraphs of a row's filled cells stand for themselves: one cell only, or long text in one or two columns."""
    if len(cells) < 2:
        return True
    long = sum(len(text) for cell in cells for text in cell) > ROW_CHARACTERS or any(len(cell) > CELL_PARAGRAPHS for cell in cells)
    return long and columns < 3


def row_text(cells: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The text of a row, and its number where the first of two cells holds nothing but one: then it is a numbered paragraph."""
    texts = [" ".join(" ".join(cell).split()) for cell in cells]
    if len(texts) == 2 and _LABEL.fullmatch(texts[0]):
        return f"{texts[0]} {texts[1]}", texts[0].strip(" ().") or "-"
    return " | ".join(texts), ""
