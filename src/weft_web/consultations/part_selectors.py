"""What an invitee sees of a round: her own comments, and nothing of what others sent."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet

from weft.records import Record
from weft_web.asking import Voice
from weft_web.consultations.models import Comment, Consultation, Invitee, Topic
from weft_web.consultations.part_seats import Seat
from weft_web.engine.commenting import Draft, Place, chapters, shortened

SHORT = 280
"""Letters of a comment beside its paragraph; the whole stands on the page of one's own comments."""

BESIDE_BYTES = 8_000
"""Of own comments on one page of a chapter: what is more is counted, and read elsewhere."""

ROW_BYTES = 620


class Row(Record):
    """A chapter in the list: its place, how many paragraphs bear a number, how many comments of one's own."""

    place: Place
    title: str
    paragraphs: int
    mine: int


class Beside(Record):
    """A comment of one's own beside its paragraph, cut short where it is long."""

    comment: Comment
    text: str
    is_cut: bool


def own_comments(invitee: Invitee) -> QuerySet[Comment]:
    """Those that stand, in the order they came."""
    return Comment.objects.filter(invitee=invitee, withdrawn_at=None).select_related("invitee", "answers", "alike")


def rows_of(seat: Seat) -> tuple[Row, ...]:
    """The list of chapters."""
    home = {one.key: one.chapter for one in seat.draft.places}
    mine = Counter(home.get(key, "") for key in own_comments(seat.invitee).values_list("place", flat=True) if key)
    numbered = Counter(one.chapter for one in seat.draft.places if one.kind == "paragraph" and one.number)
    return tuple(
        Row(place=one, title=one.text_in(seat.reads), paragraphs=numbered[one.chapter], mine=mine[one.chapter])
        for one in chapters(seat.draft)
    )


def beside(seat: Seat, keys: Sequence[str]) -> tuple[dict[str, list[Beside]], dict[str, int]]:
    """Own comments by place for a page of a chapter; of some that find no room there, how many."""
    told: dict[str, list[Beside]] = {}
    more: Counter[str] = Counter()
    room = BESIDE_BYTES
    for one in own_comments(seat.invitee).filter(place__in=keys):
        said = one.text or one.proposal or one.quote
        text = shortened(said, SHORT)
        room -= ROW_BYTES + len(text.encode())
        if room < 0:
            more[one.place] += 1
        else:
            told.setdefault(one.place, []).append(Beside(comment=one, text=text, is_cut=text != said or bool(one.text and one.proposal)))
    return told, dict(more)


def named(voice: Voice, draft: Draft, comment: Comment) -> str:
    """Where a comment stands, in words."""
    place = draft.place(comment.place)
    return place_said(voice, draft, place) if place else voice.say("taking_part.whole")


def place_said(voice: Voice, draft: Draft, place: Place) -> str:
    """How a place is called: "paragraph 41", "Table 3", "section 2.1", "chapter 3", "a passage of ...": as its language says it."""
    language = voice.language.value
    if place.said:
        return place.said.get(language) or next(iter(place.said.values()))
    kind = {"heading": "section", "chapter": "chapter"}.get(place.kind, "paragraph")
    if place.number:
        return voice.say(f"taking_part.named_{kind}", number=place.number)
    if place.kind == "chapter":
        return place.text_in(language)
    return voice.say("taking_part.named_passage", chapter=_title(draft, place, language))


def _title(draft: Draft, place: Place, language: str) -> str:
    return next((one.text_in(language) for one in chapters(draft) if one.chapter == place.chapter), "")


def topics_of(consultation: Consultation) -> QuerySet[Topic]:
    """The topics put up for discussion."""
    return Topic.objects.filter(consultation=consultation)
