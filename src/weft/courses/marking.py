"""Answers to questions marked: one point for each question that is right as a whole; the same rules as in the learning pages' script."""

import unicodedata
from collections.abc import Mapping
from hashlib import sha256

from weft.content.teaching import Question, Quiz
from weft.records import Language, Record

Answers = Mapping[str, tuple[str, ...]]
"""By question id, what was answered: `true` or `false`; ids of options; the ids of right halves in the order of the left ones; ids of items
in the order given; the words of a short answer, one. A question that is not answered is not there."""


class Marked(Record):
    """What a quiz came to: the questions that were right, of how many."""

    right: tuple[str, ...]
    of: int

    @property
    def percent(self) -> int:
        """The share of points, in whole per cent rounded down: 79.9 does not pass at 80."""
        return len(self.right) * 100 // self.of if self.of else 0


def marked(quiz: Quiz, answers: Answers) -> Marked:
    """A quiz marked; what was not answered is not right."""
    right = tuple(one.id for one in quiz.questions if one.id in answers and is_right(one, answers[one.id]))
    return Marked(right=right, of=len(quiz.questions))


def is_right(question: Question, answer: tuple[str, ...]) -> bool:
    """Whether an answer is right as a whole."""
    if question.kind == "short":
        return len(answer) == 1 and folded(answer[0]) in accepted(question)
    if question.kind == "multiple":
        return set(answer) == set(right_answer(question)) and len(answer) == len(set(answer))
    return answer == right_answer(question)


def right_answer(question: Question) -> tuple[str, ...]:
    """The right answer as ids; forms in every language for a short one."""
    match question.kind:
        case "true_false":
            return ("true" if question.answer else "false",)
        case "matching":
            return tuple(one.id for one in question.pairs)
        case "ordering":
            return tuple(one.id for one in question.items)
        case "short":
            return tuple(sorted(accepted(question)))
    return tuple(one.id for one in question.options if one.right)


def accepted(question: Question) -> frozenset[str]:
    """Every form of a short answer that is right, folded; those of all languages, for learners change between them."""
    held = question.accept
    return frozenset(folded(form) for language in Language for form in (getattr(held, language.value) if held else ()))


def folded(text: str) -> str:
    """A short answer without case, accents, full stop at its end and doubled spaces."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.strip().rstrip(".").casefold()) if not unicodedata.combining(sign))
    return " ".join(bare.split())


def shuffled(question: Question, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids in an order that is the same in every language and on every device, and never the right one."""
    mixed = tuple(sorted(ids, key=lambda one: sha256(f"{question.id}\x1e{one}".encode()).digest()))
    return mixed if mixed != ids or len(ids) < 2 else (*mixed[1:], mixed[0])
