"""The evaluation as a document: before and after by learning objective, knowledge, the meeting itself, words as they were written."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from weft.meet.balance import FEWEST, shown
from weft.meet.chart import before_after
from weft.meet.questionnaire import Questionnaire
from weft.meet.results import Measured, Results, Side, results
from weft.meet.scene import Scene
from weft.meet.sitting import SittingWriter, head, paper
from weft.report.cleaning import clean
from weft.report.paper import Cell, Paper

DASH = "–"
KNOWLEDGE = "choice"


def evaluation(scene: Scene, asked: Questionnaire) -> Paper:
    """The results of the evaluation as a paper of its own."""
    writer = SittingWriter(scene)
    writer.section("", "sheets")
    found = results(scene.meeting, asked)
    counted(writer, found)
    for title, name, write in parts(writer, found, asked):
        writer.section(title, name)
        write()
    return paper(scene, head(scene, "evaluation", scene.say("meet.evaluation.title")), writer.closed())


def within(writer: SittingWriter, asked: Questionnaire) -> None:
    """The same within the report, under headings."""
    found = results(writer.scene.meeting, asked)
    counted(writer, found)
    for title, name, write in parts(writer, found, asked):
        writer.heading(title, name)
        write()


def counted(writer: SittingWriter, found: Results) -> None:
    """How many sheets there are, and what was left out."""
    say, sheets = writer.scene.say, found.sheets
    if not any(sheets.values()):
        writer.text(say("meet.evaluation.nobody"), "nobody")
        return
    told = [say("meet.evaluation.sheets", before=sheets["before"], after=sheets["after"])]
    told += [say("meet.evaluation.small")] if 0 < min(sheets.values()) < FEWEST or not all(sheets.values()) else []
    told += [say("meet.evaluation.refused", found.refused)] if found.refused else []
    writer.text(" ".join(told), "sheets")


def parts(writer: SittingWriter, found: Results, asked: Questionnaire) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """The parts for which there are answers: title, name, what writes it."""
    say = writer.scene.say
    if not any(found.sheets.values()):
        return
    scales = tuple(one for one in found.measured if one.question.kind != KNOWLEDGE)
    right = tuple(one for one in found.measured if one.question.kind == KNOWLEDGE and one.question.right)
    if scales:
        yield say("meet.evaluation.objectives"), "objectives", lambda: _scales(writer, scales, asked)
    if right:
        yield say("meet.evaluation.knowledge"), "knowledge", lambda: _measured(writer, "meet.table.knowledge", right)
    if found.scales or found.choices:
        yield say("meet.evaluation.organisation"), "organisation", lambda: _organisation(writer, found)
    if any(words for _, _, words in found.words):
        yield say("meet.evaluation.words"), "words", lambda: _words(writer, found)


def _scales(writer: SittingWriter, measured: tuple[Measured, ...], asked: Questionnaire) -> None:
    scene = writer.scene
    writer.picture(before_after(scene, measured, asked))
    writer.aside(scene.say("meet.evaluation.scale", hint=scene.said(measured[0].question.hint)), "scale")
    _measured(writer, "meet.table.measured", measured)


def _measured(writer: SittingWriter, key: str, measured: tuple[Measured, ...]) -> None:
    """A row for each question: before, after, difference, how many answered, change of those who answered both times."""
    scene = writer.scene
    columns = writer.columns(
        ("meet.column.objective" if key == "meet.table.measured" else "meet.column.question", 40),
        ("meet.column.before", -10), ("meet.column.after", -10),
        ("meet.column.difference", -11), ("meet.column.answers", -13), ("meet.column.paired", -16),
    )  # fmt: skip
    rows = [
        (
            Cell(text=clean(scene.said(one.question.about) or scene.said(one.question.measures))),
            Cell(text=figure(scene, one.before.value)),
            Cell(text=figure(scene, one.after.value)),
            Cell(text=figure(scene, one.difference, signed=True), strong=True),
            Cell(text=f"{one.before.count}, {one.after.count}"),
            Cell(text=f"{figure(scene, one.change, signed=True)} ({one.both})"),
        )
        for one in measured
    ]
    writer.table(key, columns, rows)


def figure(scene: Scene, value: Decimal | None, *, signed: bool = False) -> str:
    """A mean as the language writes it; a dash of nobody."""
    if value is None:
        return DASH
    return f"+{scene.tenth(value)}" if signed and value > 0 else scene.tenth(value)


def _organisation(writer: SittingWriter, found: Results) -> None:
    scene = writer.scene
    rows = [(Cell(text=clean(scene.said(one.ask))), *_side(scene, side)) for one, side in found.scales]
    if rows:
        writer.aside(scene.say("meet.evaluation.scale", hint=scene.said(found.scales[0][0].hint)), "scale")
    writer.table(
        "meet.table.scales", writer.columns(("meet.column.question", 70), ("meet.column.mean", -15), ("meet.column.count", -15)), rows
    )
    columns = writer.columns(("meet.column.answer", 75), ("meet.column.count", -25))
    for question, spread in found.choices:
        names = {one.id: clean(scene.said(one.text)) for one in question.options}
        chosen = [(Cell(text=names[one.code]), Cell(text=shown(scene, one))) for one in spread.shares]
        writer.table("meet.table.choices", columns, chosen, question=clean(scene.said(question.ask)))


def _side(scene: Scene, side: Side) -> tuple[Cell, Cell]:
    return Cell(text=figure(scene, side.value)), Cell(text=scene.voice.number(side.count))


def _words(writer: SittingWriter, found: Results) -> None:
    """What people wrote, word for word, in the language in which they wrote it."""
    scene = writer.scene
    for question, phase, words in found.words:
        if words:
            opening = f"{clean(scene.said(question.ask))} ({scene.say(f'meet.evaluation.phase.{phase}')})"
            writer.aside("", f"{question.id}-{phase}", style="body", opening=opening)
            writer.points(words, f"{question.id}-{phase}-words")
