"""Pictures of pages, and where quotes stand on them; kept on disk, drawn by the worker after analysis and else when first asked for.

    picture = page_picture(document, page)        # Picture, or None where the page cannot be drawn (no PDF, damaged, no such page)
    hits(document, page, finding.quotes)          # (Rectangle(left, top, width, height), ...): fractions 0..1 of the page

In a template: `<img src="{% url 'instruments:page_picture' country=... document=... page=... %}" width height>` under
`<svg class="hits" viewBox="0 0 1 1" preserveAspectRatio="none">` with one `<rect>` for each rectangle.
All of it may be thrown away: what is gone is drawn anew.
"""

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import msgspec
from django.conf import settings

from weft.records import Problem, Record
from weft_web.engine import drawing
from weft_web.engine.drawing import Rectangle, Word
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.holding import place
from weft_web.instruments.models import Document
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_lay

LOOK = "1"
"""Part of the name of what is kept: another look, another file."""
PASSING = frozenset({"time_limit", "memory_limit", "crashed", "file_unreadable"})
"""What may go better next time is not kept."""
AT_ONCE = BoundedSemaphore(2)
"""Pages drawn at a time for the readers of one web process."""


class Sheet(Record):
    """What is kept beside a picture: its size, its words, whether they could be known; the problem of a page that cannot be drawn."""

    width: int = 0
    height: int = 0
    words: tuple[Word, ...] = ()
    unread: bool = False
    problem: str = ""


class Picture(Record):
    """A picture of a page on disk, and its size in pixels."""

    path: Path
    width: int
    height: int


def page_picture(document: Document, page: int) -> Picture | None:
    """The picture of a page (from 1); drawn now, in about half a second, where it is not kept."""
    sheet = _sheet(document, page)
    if sheet is None or sheet.problem:
        return None
    return Picture(path=_home(document, page, "webp"), width=sheet.width, height=sheet.height)


def hits(document: Document, page: int, quotes: Iterable[dict[str, Any]]) -> tuple[Rectangle, ...]:
    """Where these quotes of a finding stand on a page, line by line; none where that cannot be known."""
    sheet = _sheet(document, page)
    asked = [one for one in quotes if one["page"] == page]
    return drawing.rectangles(sheet.words, asked) if sheet is not None and asked else ()


def is_drawn(document: Document, page: int) -> bool:
    """Whether the picture of a page is kept, so that nobody has to wait for it."""
    kept = _kept(document, page) if can_be_drawn(document, page) else None
    return kept is not None and not kept.problem


def can_be_drawn(document: Document, page: int) -> bool:
    """Whether there is such a page to draw."""
    return document.format == "pdf" and 1 <= page <= (document.pages or 0)


def draw_pages(job: Job, tell: Tell) -> dict[str, Any]:
    """Counts of pages drawn and of those that cannot be. A job of the worker; an analysis that waits goes first."""
    country = job.country
    assert country is not None  # noqa: S101 - laid only with a country
    waiting = {one: pages for one in _with_pages(country.pk) if (pages := list(_to_draw(one)))}
    total, done, failed = sum(map(len, waiting.values())), 0, 0
    for document, pages in waiting.items():
        if Job.objects.filter(country=country, state=State.WAITING).exclude(kind=job.kind).exists():
            job_lay(job.kind, country, job.made_by)
            break
        for page, drawn in drawing.drawn_pages(place(document.file.sha256), pages, settings.ENVIRONMENT.cores, document.language):
            failed += not _keep(document, page, drawn, final=True)
            done += 1
            tell(done, total, document.name)
    return {"drawn": done - failed, "failed": failed}


def pages_wait(country_id: int) -> bool:
    """Whether any page with a finding has not been drawn."""
    return any(next(_to_draw(document), None) for document in _with_pages(country_id))


def _with_pages(country_id: int) -> Iterable[Document]:
    current = Document.objects.filter(instrument__country=country_id, current=True, format="pdf", instrument__left_out=False)
    return current.select_related("file").order_by("name")


def _to_draw(document: Document) -> Iterator[int]:
    """The pages with findings of which there is no picture yet, or one whose words are not known."""
    quoted = Finding.objects.filter(document=document, standing=Standing.HERE).values_list("quotes", flat=True)
    pages = sorted({one["page"] for quotes in quoted for one in quotes if one["page"]})
    for page in pages:
        kept = _kept(document, page)
        if can_be_drawn(document, page) and (kept is None or kept.unread):
            yield page


def _sheet(document: Document, page: int) -> Sheet | None:
    """What is known of a page; drawn where nothing is kept."""
    if not can_be_drawn(document, page):
        return None
    kept = _kept(document, page)
    if kept is None:
        with AT_ONCE:
            kept = _kept(document, page)
            if kept is None:
                _keep(document, page, drawing.drawn_alone(place(document.file.sha256), page), final=False)
                kept = _kept(document, page)
    return kept


def _kept(document: Document, page: int) -> Sheet | None:
    try:
        return msgspec.json.decode(_home(document, page, "json").read_bytes(), type=Sheet)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _keep(document: Document, page: int, drawn: drawing.Drawing | Problem, *, final: bool) -> bool:
    """Whether there is a picture. `final`: the words of a scanned page have been looked for, and will not be again."""
    if isinstance(drawn, Problem):
        if drawn.code not in PASSING:
            _write(_home(document, page, "json"), msgspec.json.encode(Sheet(problem=drawn.code)))
        return False
    sheet = Sheet(width=drawn.width, height=drawn.height, words=drawn.words, unread=drawn.scanned and not final)
    _write(_home(document, page, "webp"), drawn.picture)
    _write(_home(document, page, "json"), msgspec.json.encode(sheet))
    return True


def _write(path: Path, data: bytes) -> None:
    """Whole under its name, or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{uuid.uuid4().hex}.part")
    part.write_bytes(data)
    part.replace(path)


def _home(document: Document, page: int, ending: str) -> Path:
    return pictures_folder(document.file.sha256) / f"{page}-{LOOK}.{ending}"


def pictures_folder(sha256: str) -> Path:
    """Where the pictures of a file's pages are kept."""
    return Path(settings.DATA) / "pictures" / sha256[:2] / sha256[2:]
