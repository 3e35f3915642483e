"""The base of all records, and the text in three languages."""

from enum import StrEnum
from typing import dataclass_transform

import msgspec


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of all records: immutable, compared by value, encoded to JSON field by field."""


Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A value of a file in JSON."""


class Language(StrEnum):
    """Languages the engine reads law in; the interface speaks the same three."""

    EN = "en"
    FR = "fr"
    ES = "es"


class Text(Record):
    """One short text in the three languages, side by side."""

    en: str
    fr: str
    es: str

    def said_in(self, language: Language) -> str:
        """The text in the language asked for."""
        return str(getattr(self, language.value))
