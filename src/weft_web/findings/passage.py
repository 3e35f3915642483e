"""A finding's passage in its page: the provisions around it as they were read."""

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Abs

from weft.records import Record
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Document, Provision

AROUND = 4
"""Provisions shown before and after the passage."""

MOST = 80
"""Provisions shown at once; a page of a table may hold hundreds."""

READ_LANGUAGES = frozenset({"en", "fr", "es"})


class Line(Record):
    """One provision of a leaf, the passage itself where it is `current`; `finding` where there is one, `addable` where a person may add it.

    `heading`, `lead`: what stands above it, where the line before does not say it already.
    """

    provision: Provision
    heading: str
    lead: str
    current: bool
    finding: Finding | None
    addable: bool


class Leaf(Record):
    """The passage with its neighbours, or a whole page. `page` 0: a format without pages; `whole`: the page is shown from end to end.

    `earlier`, `later`: what to ask for to go on: a page, or a position in a text without pages.
    """

    lines: tuple[Line, ...]
    page: int
    pages: int
    earlier: int | None
    later: int | None
    whole: bool

    @property
    def holds_passage(self) -> bool:
        """Whether the passage is among the lines."""
        return any(line.current for line in self.lines)


def leaf_of(finding: Finding, asked: int | None) -> Leaf:
    """The passage with its neighbours; or the page, or the stretch from a position, asked for."""
    document, here = finding.document, _provision_of(finding)
    pages = document.pages or 0
    if finding.page is None or not pages:
        return _stretch(finding, here, asked)
    page = min(max(asked or finding.page, 1), pages)
    earlier, later = (page - 1 if page > 1 else None), (page + 1 if page < pages else None)
    rows = _on_page(document, page)[:MOST] if asked is not None else _around(document, here)
    lines = _lines(document, list(rows), here)
    return Leaf(lines=lines, page=page, pages=pages, earlier=earlier, later=later, whole=asked is not None)


def _around(document: Document, here: Provision | None) -> QuerySet[Provision]:
    rows = document.provisions.order_by("position")
    if here is None:
        return rows.none()
    return rows.filter(position__gte=here.position - AROUND, position__lte=here.position + AROUND)


def _stretch(finding: Finding, here: Provision | None, asked: int | None) -> Leaf:
    start = max((here.position if here else finding.position) - AROUND, 0) if asked is None else asked
    size = 2 * AROUND + 1
    every = finding.document.provisions.order_by("position")
    lines = _lines(finding.document, list(every.filter(position__gte=start, position__lt=start + size)), here)
    later = start + size if every.filter(position__gte=start + size).exists() else None
    earlier = max(start - size, 0) if start > 0 else None
    return Leaf(lines=lines, page=0, pages=0, earlier=earlier, later=later, whole=False)


def _provision_of(finding: Finding) -> Provision | None:
    """The provision a finding was read in; nothing where its text has been read anew since."""
    same = Provision.objects.filter(document_id=finding.document_id, path=finding.path, text=finding.text)
    return same.order_by(Abs(F("position") - finding.position)).first()


def _on_page(document: Document, page: int) -> QuerySet[Provision]:
    """The provisions of a page, with the one that runs over from the page before."""
    rows = document.provisions.order_by("position")
    last = rows.filter(page__lt=page).last()
    runs_over = last is not None and any(quote["page"] == page for quote in last.quotes)
    begun = rows.filter(page=page)
    return rows.filter(pk=last.pk) | begun if runs_over and last else begun


def _lines(document: Document, rows: list[Provision], here: Provision | None) -> tuple[Line, ...]:
    found = {one.position: one for one in _findings(document, rows)}
    lines: list[Line] = []
    said: set[str] = set()
    heading = ""
    for row in rows:
        finding = found.get(row.position)
        line = Line(
            provision=row,
            heading=row.heading if row.heading != heading else "",
            lead=row.lead if row.lead not in said else "",
            current=here is not None and row.pk == here.pk,
            finding=finding,
            addable=finding is None and row.language in READ_LANGUAGES,
        )
        lines.append(line)
        heading, said = row.heading, said | {row.lead, row.text}
    return tuple(lines)


def _findings(document: Document, rows: list[Provision]) -> QuerySet[Finding, Any]:
    positions = [row.position for row in rows]
    reported = Finding.objects.filter(document=document, standing=Standing.HERE, position__in=positions)
    return reported.only("pk", "position", "extent", "path")
