"""The templates as Word documents to fill in."""

import re
import unicodedata

from weft.courses.kit import Kit
from weft.courses.packages.kit_binding import Named, paper_of
from weft.courses.packages.kit_paper import template_chapter
from weft.courses.packages.package import Check, Package, plain_names
from weft.report.word import document

APART = re.compile(r"[^a-z0-9]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "-"})


def file_name(title: str) -> str:
    """A title as a name that every file system takes."""
    bare = unicodedata.normalize("NFD", title.casefold().translate(LIGATURES)).encode("ascii", "ignore").decode()
    return APART.sub("-", bare).strip("-")


def forms(kit: Kit) -> dict[str, bytes]:
    """Each template as DOCX, by its name in the language."""
    return {f"{file_name(kit.said(one.title))}.docx": form(kit, one.id) for one in kit.toolkit.templates}


def form(kit: Kit, known: str) -> bytes:
    """One template as DOCX."""
    one = next(each for each in kit.toolkit.templates if each.id == known)
    named = Named(title=kit.said(one.title), subtitle=kit.said(one.lead))
    return document(paper_of(kit, named, [template_chapter(kit, one)]), {})


def docx(kit: Kit) -> Package:
    """All templates in one ZIP."""
    files = forms(kit)
    wanted = len(kit.toolkit.templates)
    return Package(files=files, checks=(plain_names(files), Check(code="forms", good=len(files) == wanted, found=str(len(files)))))
