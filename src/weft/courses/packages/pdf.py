"""A course as a tagged PDF, to be read on paper and with a screen reader alike."""

import pypdfium2

from weft.courses.packages.document import compose
from weft.courses.packages.package import Check, Package, weighed
from weft.courses.pages.setting import Setting
from weft.report.typesetting import typeset

NAME = "course.pdf"
CONFORMING = b"<pdfuaid:part>1</pdfuaid:part>"


def pdf(setting: Setting) -> Package:
    """One file: cover, contents, units, answers, articles cited."""
    paper = compose(setting)
    made = typeset(paper, png=False).pdf
    units = len(setting.course.units)
    document = pypdfium2.PdfDocument(made)
    listed = {one.get_title() for one in document.get_toc()}
    there = [one.title for one in paper.chapters[:units] if any(one.title in title for title in listed)]
    checks = (
        Check(code="tagged", good=CONFORMING in made and document.is_tagged()),
        Check(code="all_units", good=len(there) == units, found=str(len(there))),
        weighed(len(made)),
    )
    return Package(files={NAME: made}, checks=checks, packed=False)
