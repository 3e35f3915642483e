"""What an address of the search asks for: the words typed, the filters, the order. Reading it never fails."""

from typing import Self

from django.http import QueryDict

from weft.records import Extent
from weft_web.narrowing import Narrowing, among, number, words_in
from weft_web.searches.asking import LONGEST

LONGEST_NUMBER = 6
LONGEST_CODE = 60
MARKED = ("with", "without")
EXTENTS = (Extent.OPERATIVE.value, Extent.MENTION.value, Extent.IMPLICIT.value, Extent.FALSE_FRIEND.value)
PLACE = "place"


class Wanted(Narrowing):
    """`old`: earlier versions too; `sort`: "" by relevance, or place."""

    q: str = ""
    language: str = ""
    instrument: str = ""
    kind: str = ""
    sector: str = ""
    finding: str = ""
    extent: str = ""
    old: str = ""
    sort: str = ""
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether a filter is set."""
        return any((self.language, self.instrument, self.kind, self.sector, self.finding, self.extent))

    @property
    def asks(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.q) or self.narrowed

    def but(self, **changes: object) -> Self:
        """The same with changes, and their first page unless said otherwise."""
        return super().but(**{"page": 1, **changes})


def wanted(given: QueryDict) -> Wanted:
    """What is asked for; what an address says wrongly counts as not said."""
    return Wanted(
        q=given.get("q", "").strip()[: 2 * LONGEST],
        **words_in(given, ("language", "instrument", "kind", "sector"), LONGEST_CODE),
        finding=among(given.get("finding", ""), MARKED),
        extent=among(given.get("extent", ""), EXTENTS),
        old=among(given.get("old", ""), ("1",)),
        sort=among(given.get("sort", ""), (PLACE,)),
        page=number(given.get("page", ""), LONGEST_NUMBER) or 1,
    )
