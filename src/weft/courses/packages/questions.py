"""Questions on paper: asked with room to answer, and answered with their reasons."""

from collections.abc import Iterator

from msgspec.structs import replace

from weft.content.teaching import Question
from weft.courses.marking import right_answer, shuffled
from weft.courses.packages.pieces import LessonWriter
from weft.report.paper import Asked, Boxed, Paragraph, Piece
from weft.report.voice import quotation

ENDS = (".", "?", "!", "…")
"""What closes a sentence already."""

ON_PAPER = ("matching", "ordering")
"""Kinds that are answered otherwise on paper than on a page."""


class Answer:
    """What is right in a question and why, as pieces: one line, or a list."""

    def __init__(self, writer: LessonWriter, question: Question) -> None:
        self.writer, self.question = writer, question

    def line(self) -> tuple[Piece, ...]:
        """The answer in a line; nothing where it takes a list."""
        match self.question.kind:
            case "true_false":
                return (Piece(text=self.writer.voice.say(f"course.{right_answer(self.question)[0]}"), bold=True),)
            case "short":
                forms: tuple[str, ...] = getattr(self.question.accept, self.writer.voice.language.value)
                return (Piece(text=forms[0], bold=True),)
        return ()

    def points(self) -> list[tuple[Piece, ...]]:
        """Options with what is said of them, pairs, or items in their order."""
        words, say = self.writer.words, self.writer.voice.say
        match self.question.kind:
            case "matching":
                return [(*words(one.left), Piece(text=" → "), *words(one.right)) for one in self.question.pairs]
            case "ordering":
                return [words(one.text) for one in self.question.items]
        return [
            (
                Piece(text=f"{say('course.right' if one.right else 'course.wrong')}. ", bold=True),
                *(replace(piece, italic=not piece.quiet) for piece in words(one.text)),
                Piece(text=" " if self.writer.said(one.text).endswith(ENDS) else ". "),
                *words(one.feedback),
            )
            for one in self.question.options
        ]


def asked(question: Question, number: int, writer: LessonWriter) -> None:
    """Writes a question, with the passage it is about."""
    choices, ruled = _choices(question, writer)
    hint = writer.voice.say(f"course.hint.{question.kind}{'.paper' if question.kind in ON_PAPER else ''}")
    rights = {one.id: writer.plain(one.right) for one in question.pairs}
    writer.add(
        Asked(
            number=writer.voice.say("course.question", number),
            ask=writer.words(question.ask),
            hint=hint,
            choices=tuple(choices),
            ruled=ruled,
            lettered=tuple(rights[one] for one in shuffled(question, tuple(rights))),
            lines=1 if question.kind == "short" else 0,
            about=_passage(question, writer) if question.passage else None,
        ),
        f"question:{question.id}",
    )


def _choices(question: Question, writer: LessonWriter) -> tuple[list[str], bool]:
    """What can be chosen, and whether a letter or number is written instead of a tick."""
    match question.kind:
        case "true_false":
            return [writer.voice.say("course.true"), writer.voice.say("course.false")], False
        case "matching":
            return [writer.plain(one.left) for one in question.pairs], True
        case "ordering":
            said = {one.id: writer.plain(one.text) for one in question.items}
            return [said[one] for one in shuffled(question, tuple(said))], True
    return [writer.plain(one.text) for one in question.options], False


def _passage(question: Question, writer: LessonWriter) -> Boxed:
    return Boxed(kind=_where(question, writer), title="", blocks=tuple(_quoted(question, writer)))


def _where(question: Question, writer: LessonWriter) -> str:
    said = question.passage
    return writer.voice.say("course.passage", document=said.document, place=writer.said(said.place)) if said else ""


def _quoted(question: Question, writer: LessonWriter) -> Iterator[Paragraph]:
    """The passage in its own language, and in short in the reader's."""
    said, voice = question.passage, writer.voice
    if said is None:
        return
    yield Paragraph(text=quotation(said.quote, said.language), language="" if said.language == voice.language.value else said.language)
    if said.language != voice.language.value:
        yield Paragraph(text=voice.say("course.gist", text=writer.said(said.gist)), style="small")


def answered(question: Question, number: int, writer: LessonWriter) -> None:
    """Writes the answer of a question and its reasons."""
    answer = Answer(writer, question)
    opening = Piece(text=f"{writer.voice.say('course.question', number)}. ", bold=True)
    line, points = answer.line(), answer.points()
    feedback = writer.words(question.feedback)
    if line:
        writer.line((opening, *line, Piece(text=". "), *feedback), f"answer:{question.id}")
        return
    writer.line((opening, *feedback), f"answer:{question.id}")
    writer.points(points, f"options:{question.id}", ordered=question.kind == "ordering")
