"""Comments entered for somebody, brought in from a form, put into another language, grouped: what the team does with comments."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Record
from weft.records.consulting import Reply, Way
from weft_web.accounts.models import Person
from weft_web.consultations.models import Alike, Brought, Comment, Consultation, Invitee, Rendering
from weft_web.countries.services import deed_record
from weft_web.instruments.models import StoredFile

SUBJECT = 120
NAME_LONGEST = 300
PLAIN = (
    *("place", "number", "quote", "about", "text", "proposal", "language", "name"),
    *("late", "before", "after", "until", "dated", "tracked"),
)
"""What a comment says, as it was said."""


class Said(Record):
    """A comment as it was said elsewhere: in a letter, at a meeting, in a form. `late`: whether it came after the deadline."""

    key: uuid.UUID
    place: str
    number: str
    about: str
    text: str
    proposal: str
    language: str
    way: Way
    quote: str = ""
    name: str = ""
    late: bool = False
    before: str = ""
    after: str = ""
    until: str = ""
    dated: str = ""
    tracked: bool = False
    answers: uuid.UUID | None = None


class Form(Record):
    """A form that came back: its name, its bytes as kept, and what could not be placed."""

    name: str
    file: StoredFile
    problems: list[dict[str, object]]


@transaction.atomic
def comment_enter(invitee: Invitee, said: Said, person: Person, brought: Brought | None = None) -> Comment:
    """The comment, once: the same key is the same comment. Errors: InputError comment_says_nothing, comment_differs."""
    if not (said.text or said.proposal or (said.tracked and said.quote)):
        raise InputError("comment_says_nothing")
    there = Comment.objects.filter(key=said.key).first()
    if there is not None:
        if there.invitee_id != invitee.pk:
            raise InputError("comment_differs")
        return there
    made = Comment.objects.create(
        consultation=invitee.consultation,
        invitee=invitee,
        key=said.key,
        way=said.way.value,
        answers=Comment.objects.filter(key=said.answers, invitee=invitee).first() if said.answers else None,
        brought=brought,
        by=person,
        **{name: getattr(said, name) for name in PLAIN},
    )
    Invitee.objects.filter(pk=invitee.pk).update(reply=Reply.COMMENTED.value, replied_at=timezone.now())
    told = {"comment": str(made.key), "invitee": str(invitee.key), "way": made.way}
    deed_record(invitee.consultation.country, person, "comment_entered", (made.text or made.proposal)[:SUBJECT], **told)
    return made


@transaction.atomic
def form_bring(invitee: Invitee, form: Form, said: Iterable[Said], person: Person) -> tuple[Brought, int]:
    """The form with the comments read from it, and how many of them are new; the same file again is no second one."""
    consultation = invitee.consultation
    first = {"consultation": consultation, "name": form.name[:NAME_LONGEST], "problems": form.problems, "by": person}
    held, made = Brought.objects.get_or_create(invitee=invitee, file=form.file, defaults=first)
    if not made:
        return held, 0
    rows = [comment_enter(invitee, one, person, held) for one in said]
    held.comments = len({one.pk for one in rows})
    held.save(update_fields=["comments"])
    told = {"invitee": str(invitee.key), "comments": held.comments, "sha256": form.file.sha256}
    deed_record(consultation.country, person, "form_brought", held.name, **told)
    return held, sum(one.brought_id == held.pk for one in rows)


@transaction.atomic
def comment_render(comment: Comment, language: str, text: str, proposal: str, person: Person) -> Rendering:
    """The comment in another language; the same words again are one row. Errors: InputError comment_says_nothing, rendering_own."""
    if not (text or proposal):
        raise InputError("comment_says_nothing")
    if language == comment.language:
        raise InputError("rendering_own")
    last = comment.renderings.filter(language=language).order_by("-at", "-id").first()
    if last is not None and (last.text, last.proposal) == (text, proposal):
        return last
    made = Rendering.objects.create(comment=comment, language=language, text=text, proposal=proposal, by=person)
    told = {"comment": str(comment.key), "language": language}
    deed_record(comment.consultation.country, person, "comment_rendered", (comment.text or comment.proposal)[:SUBJECT], **told)
    return made


@transaction.atomic
def group_make(consultation: Consultation, title: str, comments: Iterable[Comment], person: Person, into: Alike | None = None) -> Alike:
    """A group of comments that say the same; with `into` they come to that one. Sent again it is no second group.

    Errors: InputError group_too_small.
    """
    wanted = Comment.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in comments])
    held = list(wanted.filter(consultation=consultation, withdrawn_at=None).select_related("alike"))
    groups = {one.alike for one in held}
    same = next(iter(groups)) if len(groups) == 1 else None
    if same is not None and (same == into or same.comments.count() == len(held)):
        return same
    if len(held) <= 1 and into is None:
        raise InputError("group_too_small")
    made = into or Alike.objects.create(consultation=consultation, title=title[:NAME_LONGEST], by=person)
    Comment.objects.filter(pk__in=[one.pk for one in held]).update(alike=made)
    _end_small(consultation, [one.pk for one in groups if one and one != made])
    deed_record(consultation.country, person, "comments_grouped", made.title, group=str(made.key), comments=[str(one.key) for one in held])
    return made


def _end_small(consultation: Consultation, groups: Iterable[int]) -> None:
    """Groups that have lost all but one of their comments are none any more."""
    for one in Alike.objects.filter(consultation=consultation, pk__in=list(groups), ended_at=None):
        if one.comments.count() <= 1:
            one.comments.update(alike=None)
            Alike.objects.filter(pk=one.pk).update(ended_at=timezone.now())


@transaction.atomic
def group_end(group: Alike, person: Person) -> None:
    """The group taken apart; what was said of its comments stays."""
    if Alike.objects.filter(pk=group.pk, ended_at=None).update(ended_at=timezone.now()):
        keys = [str(one) for one in group.comments.values_list("key", flat=True)]
        group.comments.update(alike=None)
        deed_record(group.consultation.country, person, "group_ended", group.title, group=str(group.key), comments=keys)


@transaction.atomic
def group_leave(comment: Comment, person: Person) -> None:
    """One comment taken out of its group."""
    group = comment.alike
    if group is None:
        return
    Comment.objects.filter(pk=comment.pk).update(alike=None)
    told = {"group": str(group.key), "comment": str(comment.key)}
    deed_record(group.consultation.country, person, "group_left", group.title, **told)
    _end_small(group.consultation, [group.pk])
