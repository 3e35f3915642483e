"""The integrated text: a new draft of what was frozen after the round, that follows this one, and where each comment stands in it."""

from collections import Counter

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.consultations.dispositions import last_of
from weft_web.consultations.drafting import Source, draft_make
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Comment, Consultation, Disposition, Draft
from weft_web.consultations.recording import comment_record
from weft_web.consultations.register import in_order, language_of, place_said, titles_of
from weft_web.engine.consulting import Anchored, Place, anchored
from weft_web.engine.consulting import Draft as Text

STATES = ("same", "moved", "changed", "gone", "taken_up")


class Became(Record):
    """What became of a comment: where it stood, where it stands in the next draft and in what state, what was said of it."""

    comment: Comment
    was: str
    now: str
    state: str
    before: str
    after: str
    language: str
    disposition: Disposition | None


def next_draft(consultation: Consultation, source: Source, label: str, person: Person) -> Draft:
    """The draft that follows. Errors: InputError draft_other_text, draft_unchanged, and those of `draft_make`."""
    before = consultation.draft
    if source.kind != before.kind or (source.plan and source.plan.strategy_id != before.strategy_id):
        raise InputError("draft_other_text")
    if source.labels == before.sources:
        raise InputError("draft_unchanged")
    return draft_make(source, label, before, person)


def became(consultation: Consultation, after: Draft, voice: Voice) -> tuple[Became, ...]:
    """What became of each comment, in the order of the text; late ones at the end."""
    old, new = draft_of(consultation.draft), draft_of(after)
    rows = in_order(consultation.comments.filter(withdrawn_at=None).select_related("invitee", "alike", "answers"), old)
    rows = [one for one in rows if not one.late] + [one for one in rows if one.late]
    said = last_of(rows)
    found = anchored([comment_record(one) for one in rows], old, new)
    telling = _Telling(old, new, voice)
    return tuple(telling.became(one, where, said.get(one.pk)) for one, where in zip(rows, found, strict=True))


def counted(rows: tuple[Became, ...]) -> dict[str, int]:
    """How many comments are in each state."""
    told = Counter(one.state for one in rows)
    return {state: told[state] for state in STATES if told[state]}


class _Telling:
    """Says where comments stood and stand."""

    def __init__(self, old: Text, new: Text, voice: Voice) -> None:
        self.voice = voice
        self.old = ({one.key: one for one in old.places}, old, titles_of(old, voice))
        self.new = ({one.key: one for one in new.places}, new, titles_of(new, voice))

    def became(self, comment: Comment, where: Anchored, disposition: Disposition | None) -> Became:
        was, now = self.old[0].get(comment.place), self.new[0].get(where.place)
        language = language_of(self.old[1], was, comment.language)
        return Became(
            comment=comment,
            was=place_said(self.voice, was, self.old[2]) if was else self.voice.say("consultations.on_whole"),
            now=place_said(self.voice, now, self.new[2]) if now else "",
            state=where.state.value,
            before=_text(was, language),
            after=_text(now, language),
            language=language,
            disposition=disposition,
        )


def _text(place: Place | None, language: str) -> str:
    return place.texts.get(language) or place.text_in(language) if place else ""
