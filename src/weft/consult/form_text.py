"""The words of a Word form as it went out, by the key of each place: what was changed without a trace is told by them."""

from docx import Document

from weft.consult.coming_changes import original
from weft.consult.coming_places import Places
from weft.consult.draft import Draft
from weft.consult.seen_body import Body
from weft.consult.strands import strands
from weft.consult.word_form import FormWriter, marks_of


def words_of_form(draft: Draft, language: str, places: Places) -> dict[str, str]:
    """The words of each place as the form says them: written and read in the same way as those that come in."""
    paper = draft.papers[language]
    writer = FormWriter(Document(), paper, {}, marks=marks_of(draft, language))
    for chapter in paper.chapters:
        writer.chapter(chapter)
    body = Body({})
    body.read(writer.document.element.body, "")
    told: dict[str, str] = {}
    for one in strands(body.paragraphs, places):
        if one.place is not None:
            told[one.place.key] = told.get(one.place.key, "") + original(one.runs)
    return {key: text for key, text in told.items() if text.strip()}
