"""What an address asks of a list: a record that is read from it, and written back into one."""

from collections.abc import Container, Iterable, Mapping
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from msgspec.structs import replace

from weft.records import Record

ORDERING = frozenset({"order", "sort", "page"})


class Narrowing(Record):
    """What is asked of a list. Every field has a value that asks nothing; `rename` says what a field is called in addresses."""

    def asked(self) -> dict[str, Any]:
        """What is asked, under its names in an address."""
        named = zip(self.__struct_encode_fields__, self.__struct_fields__, self.__struct_defaults__, strict=True)
        return {name: value for name, field, nothing in named if (value := getattr(self, field)) != nothing}

    @property
    def narrows(self) -> bool:
        """Whether anything but an order or a page is asked."""
        return bool(self.asked().keys() - ORDERING)

    def but(self, **changes: object) -> Self:
        """The same with changes."""
        return replace(self, **changes)

    def query(self, **more: object) -> str:
        """The end of an address that asks this, from its question mark; with more, that besides or instead: "" and None leave out."""
        said = {name: _written(value) for name, value in {**self.asked(), **more}.items() if value not in (None, "")}
        return f"?{urlencode(said, safe=',')}" if said else ""

    def address(self, **changes: object) -> str:
        """The same for a link from the page that asks: "?" alone where nothing is asked, since "" would ask what the page asked."""
        return (self.but(**changes) if changes else self).query() or "?"


def _written(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def among(value: str, known: Container[str]) -> str:
    """What an address says where it is one of those known, else nothing."""
    return value if value in known else ""


def number(value: str, digits: int) -> int:
    """The number that an address says, 0 where it says none or one of more digits."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= digits else 0


def is_key(said: str) -> bool:
    """Whether what an address or a form says is a key."""
    try:
        return bool(UUID(said))
    except ValueError:
        return False


def words_in(given: Mapping[str, str], names: Iterable[str], length: int) -> dict[str, str]:
    """What an address says under these names, as far as it is taken; "" where it says nothing."""
    return {name: given.get(name, "").replace("\x00", "").strip()[:length] for name in names}
