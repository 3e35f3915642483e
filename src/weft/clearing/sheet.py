"""A record being filled in: where it comes from, its fields, what is left to a person, the passages behind it."""

from dataclasses import dataclass

from weft.clearing.revising import identifier, written
from weft.content.clearing import Clearing, Format
from weft.records import Reason
from weft.records.clearing import ClearingRecord
from weft.records.record import Json
from weft.report.content import ReportContent


@dataclass(frozen=True, slots=True)
class Place:
    """The installation and the country that records come from: namespace (a GUID), country code, and the content they are made with."""

    namespace: str
    country: str
    clearing: Clearing
    report: ReportContent


class Sheet:
    """A record being filled in."""

    def __init__(self, place: Place, form: str, key: str, languages: tuple[str, ...]) -> None:
        self._place = place
        self._key = key
        self._form: Format = place.clearing.formats[form]
        self.identifier = identifier(place.namespace, place.country, form, key)
        header: dict[str, Json] = {"identifier": self.identifier, "schema": self._form.schema, "languages": list(languages)}
        self.body: dict[str, Json] = {"header": header}
        self.left: list[Reason] = []
        self.quotes: dict[str, tuple[str, ...]] = {}

    def put(self, field: str, value: Json, quotes: tuple[str, ...] = ()) -> None:
        """Fills a field in; nothing where there is nothing to say."""
        if value not in (None, "", [], {}):
            self.body[field] = value
            if quotes:
                self.quotes[field] = quotes

    def leave(self, code: str, *arguments: str) -> None:
        """Leaves something to a person."""
        self.left.append(Reason(code=code, arguments=arguments))

    def done(self) -> ClearingRecord:
        """The record, with every field that must be there and is not left to a person."""
        missing = [one.name for one in self._form.fields if one.mandatory and one.name not in self.body]
        left = (*self.left, *(Reason(code="clearing_left_field", arguments=(name,)) for name in missing))
        self._name_languages()
        order = [one.name for one in self._form.fields]
        body = {name: self.body[name] for name in order if name in self.body}
        return ClearingRecord(
            format=self._form.id,
            key=self._key,
            identifier=self.identifier,
            revision=1,
            body=written(body),
            left=left,
            quotes=self.quotes,
        )

    def _name_languages(self) -> None:
        """Every language that a text of the record is in stands in its header, those it was begun with first."""
        texts = [self.body.get(one.name) for one in self._form.fields if one.type == "lstring"]
        said = [language for one in texts if isinstance(one, dict) for language in one]
        header = self.body["header"]
        if isinstance(header, dict) and isinstance(header["languages"], list):
            header["languages"] = list(dict.fromkeys((*header["languages"], *said)))


def term(value: str) -> dict[str, Json]:
    """A term of the thesaurus by its identifier."""
    return {"identifier": value}


def government(place: Place) -> dict[str, Json]:
    """The country as records name it."""
    return term(place.country.lower())
