"""The register of comments: narrowed by place, sector, role, organisation, language, state; late ones apart; each beside its paragraph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from weft.records import Record
from weft.records.consulting import Disposed
from weft_web.asking import Voice
from weft_web.consultations.dispositions import last_of
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.models import Comment, Consultation, Disposition, Invitee, Rendering
from weft_web.consultations.selectors import standing
from weft_web.engine.consulting import Draft, Place
from weft_web.narrowing import Narrowing

OPEN, SETTLED = "open", "settled"
STATES = (OPEN, SETTLED, *(one.value for one in Disposed))
YES, BOTH = "yes", "both"
WHOLE = "whole"


class Wish(Narrowing):
    """What of the register is asked. `late`: "" those in time, "yes" the late ones, "both"; `place`: a key, "whole" for the whole."""

    place: str = ""
    chapter: str = ""
    sector: str = ""
    role: str = ""
    organisation: str = ""
    language: str = ""
    state: str = ""
    late: str = ""
    words: str = ""
    group: str = ""


class Line(Record):
    """A comment ready for a page: where it stands, the paragraph in its own language and in the reader's, what was said of it last."""

    comment: Comment
    named: str
    chapter: str
    theirs: str
    theirs_language: str
    ours: str
    ours_language: str
    renderings: tuple[Rendering, ...]
    disposition: Disposition | None

    @property
    def is_open(self) -> bool:
        """Whether nobody said yet what becomes of it."""
        return self.disposition is None


def wished(consultation: Consultation, wish: Wish, draft: Draft) -> QuerySet[Comment]:
    """The comments that are asked for, in the order of the text."""
    rows = standing(consultation)
    if wish.late != BOTH:
        rows = rows.filter(late=wish.late == YES)
    plain = {
        "invitee__sector": wish.sector,
        "invitee__role": wish.role,
        "invitee__organisation": wish.organisation,
        "language": wish.language,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if wish.place:
        rows = rows.filter(place="" if wish.place == WHOLE else wish.place)
    if wish.chapter:
        rows = rows.filter(place__in=[one.key for one in draft.places if one.chapter == wish.chapter])
    if wish.words:
        rows = rows.filter(Q(text__icontains=wish.words) | Q(proposal__icontains=wish.words) | Q(invitee__name__icontains=wish.words))
    if wish.group:
        rows = rows.filter(alike__key=wish.group)
    return _in_state(rows, wish.state)


def _in_state(rows: QuerySet[Comment], state: str) -> QuerySet[Comment]:
    said = Disposition.objects.filter(comment=OuterRef("pk"))
    if state == OPEN:
        return rows.filter(~Exists(said))
    if state == SETTLED:
        return rows.filter(Exists(said))
    if state:
        return rows.annotate(last=Subquery(said.order_by("-at", "-id").values("outcome")[:1])).filter(last=state)
    return rows


def in_order(rows: Iterable[Comment], draft: Draft) -> list[Comment]:
    """Comments in the order of the text, those on the whole first; within a place as they came."""
    at = {one.key: number for number, one in enumerate(draft.places)}
    return sorted(rows, key=lambda one: (at.get(one.place, len(at)) if one.place else -1, one.at, one.pk))


def lines_of(rows: Iterable[Comment], draft: Draft, voice: Voice) -> list[Line]:
    """Comments ready for a page."""
    held = list(rows)
    said, rendered = last_of(held), _renderings(held)
    places, titles = {one.key: one for one in draft.places}, titles_of(draft, voice)
    return [_line(one, places.get(one.place), (draft, voice, titles), (said.get(one.pk), rendered.get(one.pk, ()))) for one in held]


def _line(
    comment: Comment,
    place: Place | None,
    known: tuple[Draft, Voice, Mapping[str, str]],
    beside: tuple[Disposition | None, tuple[Rendering, ...]],
) -> Line:
    draft, voice, titles = known
    theirs = language_of(draft, place, comment.language)
    ours = language_of(draft, place, voice.language.value)
    return Line(
        comment=comment,
        named=place_said(voice, place, titles) if place else lost_said(voice, comment),
        chapter=titles.get(place.chapter, "") if place else "",
        theirs=place.texts.get(theirs, "") if place else "",
        theirs_language=theirs,
        ours=place.texts.get(ours, "") if place and ours != theirs else "",
        ours_language=ours,
        disposition=beside[0],
        renderings=beside[1],
    )


def language_of(draft: Draft, place: Place | None, wanted: str) -> str:
    """The language in which a place is shown to who wants one: that one where it stands in it, else the first it has."""
    texts = place.texts if place else {}
    return wanted if wanted in texts else draft.first if draft.first in texts else next(iter(texts), wanted)


def titles_of(draft: Draft, voice: Voice) -> dict[str, str]:
    """The title of each chapter, by its anchor."""
    return {one.chapter: one.text_in(voice.language.value) for one in draft.places if one.kind == "chapter"}


def place_said(voice: Voice, place: Place, titles: Mapping[str, str]) -> str:
    """How a place is called, in words: "Paragraph 41", "Table 3", "Section 2.1", or the chapter it stands in."""
    language = voice.language.value
    if place.said:
        return place.said.get(language) or next(iter(place.said.values()))
    if place.kind == "chapter":
        return voice.say("consultations.place.chapter", title=place.text_in(language))
    if place.number:
        kind = "section" if place.kind == "heading" else "paragraph"
        return voice.say(f"consultations.place.{kind}", number=place.number)
    return voice.say("consultations.place.passage", title=titles.get(place.chapter, ""))


def lost_said(voice: Voice, comment: Comment) -> str:
    """How the place of a comment is called that names none of the draft's."""
    if comment.number:
        return voice.say("consultations.place.unknown", number=comment.number)
    return voice.say("consultations.on_whole")


def _renderings(rows: list[Comment]) -> dict[int, tuple[Rendering, ...]]:
    """The last rendering into each language, by comment."""
    last: dict[int, dict[str, Rendering]] = defaultdict(dict)
    for one in Rendering.objects.filter(comment__in=rows).select_related("by").order_by("at", "id"):
        last[one.comment_id][one.language] = one
    return {pk: tuple(told.values()) for pk, told in last.items()}


class Choices(Record):
    """What the register can be narrowed to: values that there are, each with how many comments."""

    chapters: tuple[tuple[str, str], ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    languages: tuple[str, ...]


def choices_of(consultation: Consultation, voice: Voice) -> Choices:
    """The choices of a round."""
    people = Invitee.objects.filter(consultation=consultation, comments__withdrawn_at=None, comments__isnull=False).distinct()
    told = list(people.values_list("sector", "role", "organisation"))
    titles = titles_of(draft_of(consultation.draft), voice)
    return Choices(
        chapters=tuple(titles.items()),
        sectors=tuple(sorted({one[0] for one in told if one[0]})),
        roles=tuple(sorted({one[1] for one in told})),
        organisations=tuple(sorted({one[2] for one in told if one[2]}, key=str.casefold)),
        languages=tuple(sorted(set(standing(consultation).values_list("language", flat=True)))),
    )
