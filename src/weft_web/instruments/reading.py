"""A document's text for reading: provision by provision, what was found in them beside them, page by page of the list."""

from collections.abc import Mapping

from weft.records import Record
from weft_web.findings.models import Finding, Standing
from weft_web.findings.seeing import Reader, sights
from weft_web.instruments.models import Document, Provision
from weft_web.instruments.pictures import can_be_drawn

ON_A_PAGE = 40
HEADINGS = " > "
"""What the engine puts between the headings of a chain."""


class Passage(Record):
    """A provision, its heading where it is a new one, those above it, the finding at it if any, and whether its page begins with it.

    `extent`: of the finding, as far as the reader may see what was judged.
    """

    provision: Provision
    above: str
    heading: str
    finding: Finding | None
    extent: str
    begins_page: bool
    pictured: bool


class Reading(Record):
    """Some of a document's passages: from which to which of how many, and where its findings lie (page of this list -> how many).

    `withheld`: of the findings here, those that others judged and that stand as the machine reads them.
    """

    passages: tuple[Passage, ...]
    number: int
    pages: int
    count: int
    withheld: int
    found: tuple[tuple[int, int], ...]


def reading(document: Document, number: int, reader: Reader) -> Reading:
    """The page `number` (from 1) of a document's text; the last one beyond it."""
    count = document.provisions.count()
    pages = max(1, -(-count // ON_A_PAGE))
    number = min(max(number, 1), pages)
    held = list(document.provisions.order_by("position")[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])
    found = _findings(document, held)
    seen = sights(found.values(), reader)
    return Reading(
        passages=tuple(_passages(document, held, found, {pk: one.shown.value.extent for pk, one in seen.items()})),
        number=number,
        pages=pages,
        count=count,
        withheld=sum(bool(one.hidden) for one in seen.values()),
        found=_found(document),
    )


def page_with(document: Document, position: int) -> int:
    """The page of the list on which the provision at a position stands."""
    before = document.provisions.filter(position__lt=position).count()
    return before // ON_A_PAGE + 1


def position_of_page(document: Document, page: int) -> int:
    """The first provision on a page of the file, or after it."""
    first = document.provisions.filter(page__gte=page).order_by("position").values_list("position", flat=True).first()
    return first or 0


def _findings(document: Document, held: list[Provision]) -> dict[tuple[str, str], Finding]:
    """The findings at these provisions, by path and words."""
    here = {(one.path, one.text) for one in held}
    findings = Finding.objects.filter(document=document, standing=Standing.HERE, path__in={path for path, _ in here})
    return {(one.path, one.text): one for one in findings if (one.path, one.text) in here}


def _passages(
    document: Document, held: list[Provision], found: Mapping[tuple[str, str], Finding], extents: Mapping[int, str]
) -> list[Passage]:
    passages: list[Passage] = []
    heading, page = "", None
    for one in held:
        above, _, own = one.heading.rpartition(HEADINGS) if one.heading != heading else ("", "", "")
        begins = one.page is not None and one.page != page
        pictured = begins and can_be_drawn(document, one.page or 0)
        finding = found.get((one.path, one.text))
        extent = extents[finding.pk] if finding else ""
        passage = Passage(provision=one, above=above, heading=own, finding=finding, extent=extent, begins_page=begins, pictured=pictured)
        passages.append(passage)
        heading, page = one.heading, one.page if one.page is not None else page
    return passages


def _found(document: Document) -> tuple[tuple[int, int], ...]:
    """On which pages of the list findings stand, and how many: a list of links for who only reads those."""
    where = dict(document.provisions.values_list("path", "position"))
    order = {position: place for place, position in enumerate(sorted(where.values()))}
    counted: dict[int, int] = {}
    for path in Finding.objects.filter(document=document, standing=Standing.HERE).values_list("path", flat=True):
        if path in where:
            page = order[where[path]] // ON_A_PAGE + 1
            counted[page] = counted.get(page, 0) + 1
    return tuple(sorted(counted.items()))
