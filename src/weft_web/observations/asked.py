"""Questions as they were put, and what was replied to them."""

import msgspec

from weft_web.asking import Voice
from weft_web.engine.asking import CHOICE, Question
from weft_web.observations.models import Answer, Questionnaire

PREFIX = "reply_"


def questions_of(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The questions of a questionnaire as they stood when it was opened."""
    return msgspec.convert(questionnaire.questions, tuple[Question, ...])


def question_of(questionnaire: Questionnaire, code: str) -> Question | None:
    """One question of a questionnaire."""
    return next((one for one in questions_of(questionnaire) if one.id == code), None)


def reply_said(voice: Voice, question: Question, reply: str) -> str:
    """A reply in words: what was chosen by its label, what was written as written."""
    if question.kind != CHOICE:
        return reply
    chosen = next((one for one in question.options if one.id == reply), None)
    return chosen.label.said_in(voice.language) if chosen else reply


def replied(voice: Voice, answer: Answer) -> list[tuple[str, str]]:
    """Each question that was answered, with the reply, in the order of the questions."""
    return [
        (one.text.said_in(voice.language), reply_said(voice, one, answer.replies[one.id]))
        for one in questions_of(answer.questionnaire)
        if answer.replies.get(one.id)
    ]
