"""Reading questionnaires and answers: lists, question by question, as a table."""

from collections import Counter
from collections.abc import Iterable

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from weft.records import Record
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine import tables
from weft_web.engine.asking import CHOICE, Question
from weft_web.observations.asked import questions_of, replied, reply_said
from weft_web.observations.models import Answer, Link, Questionnaire
from weft_web.observations.pages import may_write
from weft_web.observations.speakers import Speaker, attributed, speaker_of

WHICH = ("in_time", "late", "suspect")
"""Answers in time; after the deadline; those that look as if no person had sent them."""

PAGE = 50


class Reply(Record):
    """A reply with who gave it; `words` "" where they may not be seen by this person."""

    answer: Answer
    who: str
    words: str


class Column(Record):
    """One question with all that was replied to it; `counted`: how often each option was chosen."""

    question: Question
    said: str
    replies: tuple[Reply, ...]
    counted: tuple[tuple[str, int], ...]
    page: Page[Answer]
    others: tuple[tuple[str, str, int], ...]


def questionnaires_of(country: Country) -> QuerySet[Questionnaire]:
    """The questionnaires of a country, latest first, with how many answers came."""
    return Questionnaire.objects.filter(country=country, withdrawn_at=None).annotate(came=Count("answers")).order_by("-at")


def links_of(questionnaire: Questionnaire) -> QuerySet[Link]:
    """The links that open it, with how many answers came through each."""
    return questionnaire.links.filter(withdrawn_at=None).annotate(came=Count("answers")).order_by("-public", "name", "pk")


def answers_of(questionnaire: Questionnaire, which: str) -> QuerySet[Answer]:
    """Answers of one kind, in the order in which they came."""
    rows = questionnaire.answers.select_related("questionnaire", "link")
    match which:
        case "late":
            return rows.filter(late=True, suspect=False)
        case "suspect":
            return rows.filter(suspect=True)
    return rows.filter(late=False, suspect=False)


def counts(questionnaire: Questionnaire) -> list[tuple[str, int]]:
    """How many answers of each kind there are."""
    return [(which, answers_of(questionnaire, which).count()) for which in WHICH]


def side_by_side(request: Asked, questionnaire: Questionnaire) -> Column:
    """The question asked for, or the first, with the replies to it that came in time."""
    voice, questions = request.voice, questions_of(questionnaire)
    question = next((one for one in questions if one.id == request.GET.get("question")), questions[0])
    given = list(answers_of(questionnaire, "in_time"))
    page = Paginator([one for one in given if one.replies.get(question.id)], PAGE).get_page(request.GET.get("page"))
    return Column(
        question=question,
        said=question.text.said_in(voice.language),
        replies=tuple(_reply(request, one, question) for one in page.object_list),
        counted=_counted(voice, question, given),
        page=page,
        others=tuple((one.id, one.text.said_in(voice.language), sum(bool(row.replies.get(one.id)) for row in given)) for one in questions),
    )


def _counted(voice: Voice, question: Question, answers: list[Answer]) -> tuple[tuple[str, int], ...]:
    if question.kind != CHOICE:
        return ()
    chosen = Counter(str(one.replies.get(question.id, "")) for one in answers)
    return tuple((one.label.said_in(voice.language), chosen[one.id]) for one in question.options)


def _reply(request: Asked, answer: Answer, question: Question) -> Reply:
    return Reply(
        answer=answer,
        who=_who(request, answer),
        words=_seen(request, answer, reply_said(request.voice, question, answer.replies[question.id])),
    )


def _who(request: Asked, answer: Answer) -> str:
    """Who works on the answers sees who sent them; everybody else as much as was allowed."""
    speaker = speaker_of(answer)
    if may_write(request):
        open_ = Speaker(person=speaker.person, post=speaker.post, institution=speaker.institution, sector="", consent="named")
        return attributed(request.voice, open_)
    return attributed(request.voice, speaker)


def _seen(request: Asked, answer: Answer, words: str) -> str:
    return words if may_write(request) or speaker_of(answer).quotable else ""


def whole(request: Asked, answers: Iterable[Answer]) -> list[tuple[Answer, str, list[tuple[str, str]]]]:
    """Answers with who sent them and all replies."""
    return [
        (one, _who(request, one), replied(request.voice, one) if may_write(request) or speaker_of(one).quotable else []) for one in answers
    ]


def as_table(voice: Voice, questionnaire: Questionnaire) -> str:
    """The answers as CSV; who asked not to be quoted is counted, without a word of hers."""
    questions = questions_of(questionnaire)
    heads = [voice.say(f"observations.column.{one}") for one in ("on", "which", "who", "consent", "language")]
    rows = []
    for one in questionnaire.answers.select_related("questionnaire"):
        speaker = speaker_of(one)
        which = "suspect" if one.suspect else "late" if one.late else "in_time"
        told = [one.at.isoformat(timespec="minutes"), voice.say(f"observations.which.{which}"), attributed(voice, speaker)]
        told += [voice.say(f"observations.consent.{one.consent}"), one.language]
        words = [reply_said(voice, question, str(one.replies.get(question.id, ""))) for question in questions]
        rows.append([*told, *(words if speaker.quotable else [""] * len(words))])
    return tables.as_csv([*heads, *(one.text.said_in(voice.language) for one in questions)], rows)
