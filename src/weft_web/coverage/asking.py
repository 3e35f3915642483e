"""What is asked of the matrix: read from an address, and written back into one. Whatever stands in an address, reading it never fails."""

from collections.abc import Container
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from msgspec.structs import asdict, replace

from weft.records import Record
from weft_web import engine
from weft_web.coverage.states import MARKS

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


class Asking(Record):
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

    def but(self, **changes: object) -> "Asking":
        """The same with changes; nothing stays open, and the first page is shown, unless said otherwise."""
        return replace(self, **{"open": "", "inside": 0, "page": 1, **changes})

    def address(self, **changes: object) -> str:
        """The query of an address, from its question mark."""
        given = asdict(self.but(**changes) if changes else self)
        kept = {NAMES.get(name, name): _written(value) for name, value in given.items() if value and value != DEFAULTS[name]}
        return f"?{urlencode(kept, safe=',')}"

    def carried(self, *apart: str) -> tuple[tuple[str, str], ...]:
        """Names and values for a form that asks for what is `apart` and keeps the rest."""
        kept = self.but(**{NAMED.get(name, name): DEFAULTS[NAMED.get(name, name)] for name in apart})
        return tuple(parse_qsl(kept.address().removeprefix("?")))


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
        pages=tuple((number, asking.address(page=number)) for number in range(1, pages + 1)),
    )


NAMES = {"inside": "in", "columns": "col"}
NAMED = {short: name for name, short in NAMES.items()}
DEFAULTS = asdict(Asking())


def _written(value: object) -> str:
    return ",".join(str(one) for one in value) if isinstance(value, tuple) else str(value)


def asked(given: QueryDict) -> Asking:
    """What an address asks for; what it says wrongly counts as not said."""
    obligations = engine.obligations()
    treaties, themes = {one.id for one in engine.entries("treaties")}, {one.id for one in engine.entries("themes")}
    rules = given.get("rule", "")
    return Asking(
        reviewed="1" if given.get("reviewed") == "1" else "",
        state=_among(given.get("state", ""), MARKS),
        rule=rules if rules.isidentifier() else "",
        by=_among(given.get("by", ""), BY) or "treaty",
        treaty=_among(given.get("treaty", ""), treaties),
        theme=_among(given.get("theme", ""), themes),
        only=tuple(dict.fromkeys(one for one in _listed(given, "only") if one in obligations)),
        columns=tuple(dict.fromkeys(number for one in _listed(given, "col") if (number := _number(one)))),
        page=_number(given.get("page", "")) or 1,
        open=_among(given.get("open", ""), obligations),
        inside=_number(given.get("in", "")),
    )


def _listed(given: QueryDict, name: str) -> list[str]:
    """The values under a name, whether they came apart or between commas."""
    return [part for one in given.getlist(name) for part in one.split(",")]


def _among(value: str, known: Container[str]) -> str:
    return value if value in known else ""


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER else 0
