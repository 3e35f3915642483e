"""Tables of a Word form to write in: dashed lines, as everywhere where a person's words are still to come."""

from collections.abc import Sequence

from docx.oxml.ns import nsdecls

from weft.report import word_xml as xml

EDGE = "7C8290"
WHO_SHARES, ROW_SHARES = (30, 70), (12, 14, 37, 37)
FIELD_HEIGHT, ROW_HEIGHT = 420, 620
"""Least heights in twentieths of a point."""

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def fields(labels: Sequence[str], width_mm: float) -> str:
    """Labels, each with a field beside it."""
    widths = _widths(WHO_SHARES, width_mm)
    return _table(widths, [_row((label, ""), widths, FIELD_HEIGHT) for label in labels])


def rows(heads: Sequence[str], count: int, width_mm: float) -> str:
    """A head that repeats, and empty rows."""
    widths = _widths(ROW_SHARES, width_mm)
    head = _row(heads, widths, FIELD_HEIGHT, properties="<w:tblHeader/>", bold=True)
    return _table(widths, [head, *[_row(("",) * len(heads), widths, ROW_HEIGHT)] * count])


def _widths(shares: Sequence[int], width_mm: float) -> list[int]:
    return [round(share / sum(shares) * width_mm * xml.TWENTIETHS_PER_MM) for share in shares]


def _row(texts: Sequence[str], widths: Sequence[int], height: int, *, properties: str = "", bold: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{xml.paragraph('TableText', xml.run(text, bold=bold) if text else '')}</w:tc>"
        for text, width in zip(texts, widths, strict=True)
    )
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{properties}</w:trPr>{cells}</w:tr>'


def _table(widths: Sequence[int], written: Sequence[str]) -> str:
    edges = "".join(f'<w:{side} w:val="dashed" w:sz="4" w:color="{EDGE}"/>' for side in SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(written)}</w:tbl>"
    )
