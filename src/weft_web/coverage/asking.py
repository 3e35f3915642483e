"""What is asked of the matrix: read from an address, and written back into one. Whatever stands in an address, reading it never fails."""

from typing import Self
from urllib.parse import parse_qsl

from django.http import QueryDict

from weft.records import Record
from weft_web import engine
from weft_web.coverage.states import MARKS
from weft_web.narrowing import Narrowing, among, number

LONGEST_NUMBER = 9
BY = ("treaty", "theme")


class Addresses(Record):
    """Where the links of the matrix lead. `cell` is an address to which an obligation is added; `pages`: number and address of each."""

    all_in: str
    reviewed: str
    every_state: str
    gaps: str
    everything: str
    choose: str
    download: str
    cell: str
    closed: str
    before: str
    after: str
    pages: tuple[tuple[int, str], ...]


class Asking(Narrowing, rename={"inside": "in", "columns": "col"}):
    """What to show. `only` and `columns` empty: all obligations, the instruments with most findings. `rule`: rows that it decided."""

    reviewed: str = ""
    state: str = ""
    rule: str = ""
    by: str = "treaty"
    treaty: str = ""
    theme: str = ""
    only: tuple[str, ...] = ()
    columns: tuple[int, ...] = ()
    page: int = 1
    open: str = ""
    inside: int = 0

    @property
    def reviewed_only(self) -> bool:
        """Whether findings that nobody judged say nothing."""
        return self.reviewed == "1"

    @property
    def narrowed(self) -> bool:
        """Whether some obligations are left out."""
        return bool(self.state or self.rule or self.treaty or self.theme or self.only)

    def but(self, **changes: object) -> Self:
        """The same with changes; nothing stays open, and the first page is shown, unless said otherwise."""
        return super().but(**{"open": "", "inside": 0, "page": 1, **changes})

    def carried(self, *apart: str) -> tuple[tuple[str, str], ...]:
        """Names and values for a form that asks for what is `apart` and keeps the rest."""
        return tuple((name, value) for name, value in parse_qsl(self.but().query()[1:]) if name not in apart)


def addresses(asking: Asking, page: int, pages: int) -> Addresses:
    """The links of a page of the matrix."""
    here = asking.but(page=page).address()
    return Addresses(
        all_in=asking.address(reviewed=""),
        reviewed=asking.address(reviewed="1"),
        every_state=asking.address(state=""),
        gaps=asking.address(state="gap"),
        everything=Asking(reviewed=asking.reviewed, by=asking.by, columns=asking.columns).address(),
        choose=asking.but().address(),
        download=asking.but().address(),
        cell=f"{here}&" if len(here) > 1 else here,
        closed=here,
        before=asking.address(page=page - 1) if page > 1 else "",
        after=asking.address(page=page + 1) if page < pages else "",
        pages=tuple((place, asking.address(page=place)) for place in range(1, pages + 1)),
    )


def asked(given: QueryDict) -> Asking:
    """What an address asks for; what it says wrongly counts as not said."""
    obligations = engine.obligations()
    treaties, themes = {one.id for one in engine.entries("treaties")}, {one.id for one in engine.entries("themes")}
    rules = given.get("rule", "")
    return Asking(
        reviewed="1" if given.get("reviewed") == "1" else "",
        state=among(given.get("state", ""), MARKS),
        rule=rules if rules.isidentifier() else "",
        by=among(given.get("by", ""), BY) or "treaty",
        treaty=among(given.get("treaty", ""), treaties),
        theme=among(given.get("theme", ""), themes),
        only=tuple(dict.fromkeys(one for one in _listed(given, "only") if one in obligations)),
        columns=tuple(dict.fromkeys(column for one in _listed(given, "col") if (column := number(one, LONGEST_NUMBER)))),
        page=number(given.get("page", ""), LONGEST_NUMBER) or 1,
        open=among(given.get("open", ""), obligations),
        inside=number(given.get("in", ""), LONGEST_NUMBER),
    )


def _listed(given: QueryDict, name: str) -> list[str]:
    """The values under a name, whether they came apart or between commas."""
    return [part for one in given.getlist(name) for part in one.split(",")]
