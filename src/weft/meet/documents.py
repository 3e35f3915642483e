"""Every document of a meeting by its name, and how it is set: one way in for whoever hands them out."""

from collections.abc import Callable, Iterable
from importlib.util import find_spec

from weft.errors import MissingExtraError
from weft.meet import assessing, following, handouts, inviting, notes, people, programme, reporting
from weft.meet.questionnaire import Questionnaire
from weft.meet.scene import Scene
from weft.records.meeting import Guest
from weft.records.meeting import Paper as Document
from weft.report.html import page
from weft.report.paper import Paper
from weft.report.typesetting import INSTALL, typeset

FORMATS = ("html", "pdf", "docx")
NEEDED = {"pdf": ("typst",), "docx": ("docx", "typst")}
"""Packages of the extra `report` that a format asks for."""

Maker = Callable[[Scene, Questionnaire], Paper]

DOCUMENTS: dict[str, Maker] = {
    "note": lambda scene, _: notes.information_note(scene),
    "agenda": lambda scene, _: programme.provisional(scene),
    "annotated": lambda scene, _: programme.annotated(scene),
    "participants": lambda scene, _: people.participants(scene),
    "report": reporting.report,
    "evaluation": assessing.evaluation,
    "commitments": lambda scene, _: following.commitments(scene),
}
"""Documents that are filled from the record, in the order in which a meeting needs them."""

SHEETS: dict[str, Maker] = {
    "questionnaire_before": lambda scene, asked: handouts.questionnaire_sheet(scene, asked, "before"),
    "groups": lambda scene, _: handouts.group_sheets(scene),
    "comments": lambda scene, _: handouts.comment_sheet(scene),
    "questionnaire_after": lambda scene, asked: handouts.questionnaire_sheet(scene, asked, "after"),
}
"""Sheets to print and write on."""


def composed(scene: Scene, name: str, asked: Questionnaire) -> Paper:
    """A document or a sheet by its name. Errors: KeyError where there is none of that name."""
    return (DOCUMENTS | SHEETS)[name](scene, asked)


def letter(scene: Scene, guest: Guest) -> Paper:
    """The letter that invites one guest."""
    return inviting.invitation(scene, guest)


def own(scene: Scene, document: Document) -> Paper:
    """A document that people wrote, with its paragraphs numbered."""
    return notes.numbered(scene, document)


def set_as(paper: Paper, formats: Iterable[str] = FORMATS) -> dict[str, bytes]:
    """A paper in the formats asked for, set once.

    Errors: MissingExtraError when the extra `report` is not installed; ReadingError when a PDF cannot be set.
    """
    wanted = tuple(formats)
    for package in {name for one in wanted for name in NEEDED.get(one, ())}:
        if find_spec(package) is None:
            raise MissingExtraError("extra_missing", "report", INSTALL)
    sheets = typeset(paper, pdf="pdf" in wanted, png="docx" in wanted)
    made = {"html": page(paper)} if "html" in wanted else {}
    if "pdf" in wanted:
        made["pdf"] = sheets.pdf
    if "docx" in wanted:
        from weft.report.word import document

        made["docx"] = document(paper, sheets.pictures)
    return made
