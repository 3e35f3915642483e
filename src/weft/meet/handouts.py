"""Sheets to print and write on: questionnaires, working groups, comments; for the room without internet."""

from itertools import groupby

from weft.meet.questionnaire import Question, Questionnaire
from weft.meet.scene import Scene
from weft.meet.sitting import SittingWriter, head, paper
from weft.records.meeting import Table as WorkingGroup
from weft.report.cleaning import clean
from weft.report.paper import Asked, Blank, Cell, Column, Paper, Piece, Table

SQUARE = "☐"
"""What is ticked on paper."""

LINES = 3
"""Empty lines for an answer in words."""

CONCLUSIONS, COMMENTS = 3, 7
"""Boxes on the sheet of a group, and on a comment sheet."""


def questionnaire_sheet(scene: Scene, asked: Questionnaire, phase: str) -> Paper:
    """The questionnaire of one phase on paper; two sheets of one person are told to belong together by a word of her own."""
    writer = SittingWriter(scene)
    writer.section("", "questions")
    writer.add(_box("", scene.say("meet.sheet.code"), 1), "code")
    number = 0
    for scaled, held in groupby(asked.of(phase), key=lambda one: one.kind == "scale"):
        questions = tuple(held)
        if scaled:
            _scale(writer, questions, number, asked)
        else:
            for place, one in enumerate(questions, number + 1):
                writer.add(_question(scene, one, place), one.id)
        number += len(questions)
    return paper(scene, head(scene, f"questionnaire_{phase}", scene.say(f"meet.sheet.{phase}")), writer.closed())


def _scale(writer: SittingWriter, questions: tuple[Question, ...], before: int, asked: Questionnaire) -> None:
    """Questions on the scale as one table: a row each, a square for each point."""
    scene = writer.scene
    points = range(asked.least, asked.most + 1)
    stem, about = scene.said(questions[0].ask), scene.said(questions[0].about)
    caption = stem if about else scene.say("meet.evaluation.organisation")
    columns = (
        Column(head=scene.say("meet.column.number"), width=6),
        Column(head="", width=94 - 6 * len(points)),
        *(Column(head=str(value), width=6, numeric=True) for value in points),
    )
    rows = tuple(
        (Cell(text=str(place)), Cell(text=clean(scene.said(one.about) or scene.said(one.ask))), *(Cell(text=SQUARE) for _ in points))
        for place, one in enumerate(questions, before + 1)
    )
    writer.add(Table(label="", caption=clean(caption), columns=columns, rows=rows), "scale")
    writer.aside(scene.say("meet.evaluation.scale", hint=scene.said(questions[0].hint)), "hint")


def _question(scene: Scene, one: Question, number: int) -> Asked:
    ask = (Piece(text=clean(scene.said(one.ask))),)
    if one.kind == "choice":
        choices = tuple(clean(scene.said(option.text)) for option in one.options)
        return Asked(number=str(number), ask=ask, hint=scene.say("meet.sheet.tick"), choices=choices)
    return Asked(number=str(number), ask=ask, hint=scene.say("meet.sheet.in_words"), lines=LINES)


def _box(number: str, text: str, lines: int, hint: str = "") -> Asked:
    return Asked(number=number, ask=(Piece(text=text),), hint=hint, lines=lines)


BLANK = WorkingGroup(key="blank", name="……", question="", members=(), rapporteur="", conclusions=())


def group_sheets(scene: Scene) -> Paper:
    """A page for each working group: its question, who sits at it, boxes for conclusions; an empty one where there is no group yet."""
    writer = SittingWriter(scene)
    for place, one in enumerate(scene.meeting.tables or (BLANK,)):
        if place:
            writer.page(scene.say("meet.groups.group", name=one.name), f"group-{one.key}")
        else:
            writer.section(scene.say("meet.groups.group", name=one.name), f"group-{one.key}")
        _group(writer, one)
    return paper(scene, head(scene, "groups", scene.say("meet.groups.title")), writer.closed())


def _group(writer: SittingWriter, one: WorkingGroup) -> None:
    scene = writer.scene
    if one.item:
        title = next((scene.item(item) for item in scene.meeting.agenda if item.number == one.item), "")
        writer.aside(clean(title), "item")
    if one.question.strip():
        writer.aside(clean(one.question), "question", style="lead")
    names = [scene.person(person) for person in scene.meeting.participants if person.key in one.members]
    if names:
        writer.aside(scene.say("meet.groups.members", names=clean(scene.voice.listed(*names))), "members", style="body")
    writer.add(Blank(prompts=(scene.say("meet.groups.sits"),), field="", lines=2), "sits")
    for number in range(1, CONCLUSIONS + 1):
        writer.add(
            _box("", scene.say("meet.groups.conclusion", number=number), LINES, scene.say("meet.groups.conclusion_hint")), "conclusion"
        )


def comment_sheet(scene: Scene) -> Paper:
    """A sheet for comments on paper, to be typed in afterwards by symbol and number."""
    writer = SittingWriter(scene)
    writer.section("", "comments")
    writer.aside(scene.say("meet.comments.lead"), "lead", style="body")
    writer.add(_box("", scene.say("meet.comments.who"), 1), "who")
    for number in range(1, COMMENTS + 1):
        writer.add(_box(str(number), scene.say("meet.comments.box"), LINES, scene.say("meet.comments.hint")), "comment")
    return paper(scene, head(scene, "comments", scene.say("meet.comments.title")), writer.closed())
