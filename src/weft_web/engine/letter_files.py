"""A letter as a Word document, with its link as a code that a phone reads."""

import io
from datetime import datetime

import segno
from docx import Document
from docx.shared import Mm, Pt

from weft.report.packaging import settled

QR_MM, QR_SCALE, QR_BORDER = 34, 8, 2
MARGIN_MM = 25


def letter_docx(subject: str, text: str, link: str, language: str, day: str) -> bytes:
    """The letter on A4: its subject, its paragraphs, and the code below them; `day`: ISO, for the properties of the file."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    style.paragraph_format.space_after = Pt(8)
    core = word.core_properties
    core.title, core.language, core.author, core.comments = subject, language, "", ""
    core.created = core.modified = datetime.fromisoformat(day)
    opening = word.add_paragraph()
    opening.add_run(subject).bold = True
    for part in text.strip().split("\n\n"):
        word.add_paragraph(part)
    word.add_picture(_code(link), width=Mm(QR_MM))
    out = io.BytesIO()
    word.save(out)
    return settled(out.getvalue())


def _code(link: str) -> io.BytesIO:
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="png", scale=QR_SCALE, border=QR_BORDER)
    drawn.seek(0)
    return drawn
