"""What an address of the search asks for: the words typed, the filters, the order. Reading it never fails."""

from urllib.parse import urlencode

from django.http import QueryDict
from msgspec.structs import asdict, replace

from weft.records import Extent, Record
from weft_web.searches.asking import LONGEST

LONGEST_NUMBER = 6
LONGEST_CODE = 60
MARKED = ("with", "without")
EXTENTS = (Extent.OPERATIVE.value, Extent.MENTION.value, Extent.IMPLICIT.value, Extent.FALSE_FRIEND.value)
PLACE = "place"


class Wanted(Record):
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

    def address(self, **changes: object) -> str:
        """The query of an address, from its question mark; with changes, the first page of them."""
        given = asdict(replace(self, **{"page": 1, **changes}))
        return f"?{urlencode({name: value for name, value in given.items() if value and value != PLAIN[name]})}"


PLAIN = asdict(Wanted())


def wanted(given: QueryDict) -> Wanted:
    """What is asked for; what an address says wrongly counts as not said."""
    page = given.get("page", "")
    return Wanted(
        q=given.get("q", "").strip()[: 2 * LONGEST],
        **{name: given.get(name, "")[:LONGEST_CODE] for name in ("language", "instrument", "kind", "sector")},
        finding=_among(given.get("finding", ""), MARKED),
        extent=_among(given.get("extent", ""), EXTENTS),
        old=_among(given.get("old", ""), ("1",)),
        sort=_among(given.get("sort", ""), (PLACE,)),
        page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) <= LONGEST_NUMBER else 1,
    )


def _among(value: str, known: tuple[str, ...]) -> str:
    return value if value in known else ""
