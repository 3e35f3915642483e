"""Documents for a participant: in her language first, each file with its language and size before it is fetched."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from weft.records import Language
from weft_web.asking import Asked
from weft_web.consultations.part_pages import number_in
from weft_web.meetings import papers as services
from weft_web.meetings.attend_visits import AttendVisit, as_participant, page
from weft_web.meetings.models import GROUPS, Paper
from weft_web.meetings.paper_views import FORMS, file_out, sent_out

LEAF = 24_000
"""Letters of a text on one page."""


@as_participant
@require_GET
def papers(request: Asked, seat: AttendVisit) -> HttpResponseBase:
    """All documents by group."""
    if seat.is_gone:
        raise Http404
    rows = list(_papers(seat).order_by("symbol", "id"))
    titles = {one.key: seat.scene.said(one.title) for one in seat.scene.meeting.papers}
    groups = [(code, [(one, titles[str(one.key)], _there(seat, one)) for one in rows if one.group == code]) for code, _ in GROUPS]
    return page(request, seat, "papers", {"groups": [one for one in groups if one[1]]})


def _papers(seat: AttendVisit) -> Any:
    return seat.one.meeting.papers.filter(withdrawn_at=None).prefetch_related("files__file")


def _there(seat: AttendVisit, one: Paper) -> list[tuple[str, bool, Any]]:
    """The languages of a document, her own first: whether it can be read here, and the file."""
    files = services.files_now(one)
    order = sorted(Language, key=lambda code: code.value != seat.language)
    return [(code.value, bool(one.text.get(code.value)), files.get(code.value)) for code in order if one.text.get(code) or code in files]


def _paper(seat: AttendVisit, key: uuid.UUID) -> Paper:
    if seat.is_gone:
        raise Http404
    found: Paper = get_object_or_404(_papers(seat), key=key)
    return found


@as_participant
@require_GET
def paper(request: Asked, seat: AttendVisit, paper: uuid.UUID) -> HttpResponseBase:
    """A document to be read here, and as files with their sizes."""
    row = _paper(seat, paper)
    asked = request.GET.get("in", "")
    language = next((one for one in (asked, seat.language, row.original, *row.text) if row.text.get(one)), "")
    if not language:
        raise Http404
    leaves = list(_leaves(row.text[language]))
    number = min(max(number_in(request.GET.get("p", ""), 1), 1), len(leaves))
    said = next(one for one in seat.scene.meeting.papers if one.key == str(row.key))
    shown = {
        "paper": row,
        "named": said.title.said_in(language),
        "language": language,
        "others": [one.value for one in Language if row.text.get(one.value) and one.value != language],
        "blocks": leaves[number - 1],
        "number": number,
        "pages": range(1, len(leaves) + 1),
        "files": [(form, len(services.paper_set(seat.scene.meeting, str(row.key), language, form))) for form in FORMS],
    }
    return page(request, seat, "paper", shown)


def _leaves(text: list[str]) -> Iterator[list[tuple[int, str]]]:
    """Paragraphs with their numbers, a heading with none, as many as make one light page."""
    leaf: list[tuple[int, str]] = []
    number = weight = 0
    for one in text:
        heading = one.startswith(services.HEADING)
        number += not heading
        if leaf and weight + len(one) > LEAF:
            yield leaf
            leaf, weight = [], 0
        leaf.append((0, one.removeprefix(services.HEADING)) if heading else (number, one))
        weight += len(one)
    yield leaf


@as_participant
@require_GET
def paper_out(request: Asked, seat: AttendVisit, paper: uuid.UUID, form: str) -> HttpResponseBase:
    """A document that was written here, as DOCX or PDF."""
    row, language = _paper(seat, paper), request.GET.get("in", "")
    if form not in FORMS or not row.text.get(language):
        raise Http404
    return sent_out(row, services.paper_set(seat.scene.meeting, str(row.key), language, form), language, form)


@as_participant
@require_GET
def paper_file(request: Asked, seat: AttendVisit, paper: uuid.UUID, paperfile: uuid.UUID) -> HttpResponseBase:
    """A file that holds in its language, as it was brought."""
    now = {one.key: one for one in services.files_now(_paper(seat, paper)).values()}
    if paperfile not in now:
        raise Http404
    return file_out(now[paperfile])
