"""The picture of the page a finding stands on, with the places of its words."""

from weft.records import Record
from weft_web.engine.drawing import Rectangle
from weft_web.findings.models import Finding
from weft_web.instruments import pictures


class PagePicture(Record):
    """A page as it was printed: its size in pixels, and where the passage stands on it in fractions of the page."""

    page: int
    width: int
    height: int
    hits: tuple[Rectangle, ...]


def picture_of(finding: Finding, page: int, *, wait: bool) -> PagePicture | None:
    """The picture of a page of the finding's document; nothing where it cannot be drawn, or would have to be and nobody waits for it."""
    if not page or not (wait or pictures.is_drawn(finding.document, page)):
        return None
    drawn = pictures.page_picture(finding.document, page)
    if drawn is None:
        return None
    hits = pictures.hits(finding.document, page, finding.quotes)
    return PagePicture(page=page, width=drawn.width, height=drawn.height, hits=hits)


def may_be_drawn(finding: Finding, page: int) -> bool:
    """Whether a page can be asked for as a picture."""
    return bool(page) and pictures.can_be_drawn(finding.document, page)
