"""What became of an invitee's own comments: the answer with its reason, and how the paragraph reads in the integrated text."""

from collections.abc import Iterable, Sequence

from weft.records import Record
from weft_web.consultations.dispositions import last_of
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Comment, Consultation, Disposition, Draft
from weft_web.consultations.part_seats import Phase, Seat
from weft_web.consultations.part_selectors import named, place_said
from weft_web.consultations.recording import comment_record
from weft_web.consultations.selectors import following
from weft_web.engine.commenting import Draft as Text
from weft_web.engine.commenting import Place, words_by
from weft_web.engine.consulting import Anchored, anchored


class Later(Record):
    """Where a comment stands in the integrated text, in words, and how that reads now where it was changed."""

    said: str
    text: str = ""
    language: str = ""


class Own(Record):
    """A comment of one's own with where it stands and, after the round, what became of it."""

    comment: Comment
    named: str
    disposition: Disposition | None = None
    later: Later | None = None


def is_told(seat: Seat) -> bool:
    """Whether what became of the comments is shown: the round is closed, and nothing that came in time waits for an answer."""
    if seat.phase is not Phase.CLOSED:
        return False
    return not seat.round.comments.filter(withdrawn_at=None, late=False, dispositions=None).exists()


def integrated_of(consultation: Consultation) -> Draft | None:
    """The text that takes up the comments: the last that follows the draft."""
    return next(iter(following(consultation.draft)), None)


def owned(seat: Seat, comments: Iterable[Comment]) -> tuple[Own, ...]:
    """Own comments with what became of them, where that is told."""
    held = list(comments)
    told = is_told(seat)
    said = last_of(held) if told else {}
    later = _later(seat, held) if told else {}
    return tuple(
        Own(comment=one, named=named(seat.voice, seat.draft, one), disposition=said.get(one.pk), later=later.get(str(one.key)))
        for one in held
    )


def _later(seat: Seat, comments: Sequence[Comment]) -> dict[str, Later]:
    row = integrated_of(seat.round)
    if row is None or not comments:
        return {}
    after = draft_of(row)
    places = {one.key: one for one in after.places}
    found = anchored([comment_record(one) for one in comments if one.place], seat.draft, after)
    return {one.comment: _said(seat, (row.label, after), places.get(one.place), one) for one in found}


def _said(seat: Seat, integrated: tuple[str, Text], place: Place | None, found: Anchored) -> Later:
    """CASE 1 the passage has gone. CASE 2 it stands as it did. CASE 3 it reads otherwise."""
    voice, (label, after) = seat.voice, integrated
    if place is None:
        return Later(said=voice.say("taking_part.now_gone", label=label))
    where = place_said(voice, after, place)
    if found.state.value in ("same", "moved"):
        return Later(said=voice.say("taking_part.now_same", label=label, named=where))
    language = seat.reads if seat.reads in place.texts else next(iter(place.texts), "")
    text = words_by(after, place, language) if language in after.papers else place.text_in(language)
    return Later(said=voice.say("taking_part.now_reads", label=label, named=where), text=text, language=language)
