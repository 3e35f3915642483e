"""The toolkit in the forms it is handed over in."""

from collections.abc import Callable

import pypdfium2

from weft.courses.kit import PARTS, Kit
from weft.courses.packages.folder import INDEX, STYLE, assets, checked
from weft.courses.packages.kit_binding import paper_of, tagged, whole_kit
from weft.courses.packages.kit_forms import docx
from weft.courses.packages.kit_pack import pack
from weft.courses.packages.kit_paper import parts
from weft.courses.packages.package import Check, Package, weighed
from weft.courses.pages.kit import SCRIPT, home, part_page
from weft.courses.pages.shell import Frame
from weft.report.typesetting import typeset

NAME = "toolkit.pdf"


def html(kit: Kit) -> Package:
    """A folder that opens from disk: a front page and a page for each part."""
    frame = Frame(pages={one: f"{one}.html" for one in PARTS}, home=INDEX, scripts=(SCRIPT,))
    pages = {INDEX: home(kit, frame), **{f"{one}.html": part_page(one, kit, frame) for one in PARTS}}
    files = {name: page.encode() for name, page in pages.items()} | assets((STYLE, SCRIPT))
    return Package(files=files, checks=checked(files), packed=False)


def pdf(kit: Kit) -> Package:
    """Everything in one document."""
    paper = paper_of(kit, whole_kit(kit), parts(kit), compact=False)
    made = typeset(paper, png=False).pdf
    listed = {one.get_title() for one in pypdfium2.PdfDocument(made).get_toc()}
    titles = [title for part in PARTS if part != "glossary" for _, title in kit.listed(part)]
    there = [one for one in titles if one in listed]
    checks = (
        Check(code="tagged", good=tagged(made)),
        Check(code="all_pieces", good=len(there) == len(titles), found=str(len(there))),
        weighed(len(made)),
    )
    return Package(files={NAME: made}, checks=checks, packed=False)


KIT_FORMATS: dict[str, Callable[[Kit], Package]] = {"html": html, "pdf": pdf, "docx": docx, "pack": pack}
"""By the name that `weft course export toolkit --format` takes."""
