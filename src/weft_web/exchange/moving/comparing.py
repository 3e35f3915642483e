"""What a country's file would bring: every row of it looked at, and laid beside the rows that are here. Nothing is written.

Errors: those of `unpacking` and `fitting`, and InputError country_file_other(code, here), country_file_here(code),
country_file_coming(code), country_file_field(table, field), country_file_loose(table, field).
"""

import re
from collections import Counter
from typing import Any

from weft.errors import InputError
from weft.records import Record
from weft_web.countries.models import Country
from weft_web.exchange.moving.fitting import Fitting, fits, fitted, value_in
from weft_web.exchange.moving.matching import FindingMatch, instruments_alike
from weft_web.exchange.moving.rows import (
    Fields,
    Known,
    Row,
    digest_of_fields,
    fields_of,
    identity,
    known,
    model_of,
    repointed,
    target_of,
    travelling,
)
from weft_web.exchange.moving.tables import CARRIED, COUNTRY, FILES, PEOPLE, SHARED, Carried
from weft_web.exchange.moving.unpacking import CountryFile

LISTED = 200
CODE = re.compile(r"[A-Z]{2}")
FINDINGS, INSTRUMENTS, JUDGEMENTS = "findings.Finding", "instruments.Instrument", "findings.Judgement"


class Count(Record):
    """Rows of a table: in the file, new here, here already, and here in another state."""

    rows: int
    new: int
    same: int
    differing: int


class Difference(Record):
    """A field that says one thing here and another in the file, without a history that would decide."""

    table: str
    row: str
    field: str
    here: str
    there: str


class Comer(Record):
    """A person whom the file speaks of: known here by address, and how many judgements come under the name."""

    name: str
    email: str
    known: bool
    judgements: int


class Told(Record):
    """What is told before anything is written."""

    made_at: str
    country: Fields
    counts: dict[str, Count]
    people: tuple[Comer, ...]
    voices: dict[str, int]
    differences: tuple[Difference, ...]
    differences_of: int
    files: int
    files_new: int
    bytes: int
    readings: int


class Comparison:
    """A file beside a country (none: it is new here). `place`: for each table, row of the file -> the row it is here."""

    def __init__(self, file: CountryFile, country: Country | None) -> None:
        self.file, self.country = file, country
        self.known: Known = known(country)
        self.here: dict[str, dict[str, int]] = {label: {key: pk for pk, key in rows.items()} for label, rows in self.known.items()}
        self.place: dict[str, dict[str, str]] = {label: {} for label in self.known}
        self.new: dict[str, set[str]] = {label: set() for label in self.known}
        self.differing: dict[str, set[str]] = {label: set() for label in self.known}
        self.counts: dict[str, Count] = {}
        self.differences: list[Difference] = []
        self._checked_country()

    def compare(self) -> Told:
        """The file gone through, table by table."""
        for label in SHARED:
            self._compare_shared(label)
        for carried in CARRIED[1:]:
            self._compare(carried)
        self._compare_profile()
        return self._told()

    def translated(self, carried: Carried, row: Row) -> Fields:
        """The fields of a file's row with every row it speaks of named as it is known here."""
        fields = {one.name: one for one in fields_of(carried)}
        for name in row.fields:
            if name not in fields:
                raise InputError("country_file_field", carried.model, name)
        made = dict(row.fields)
        for name, field in fields.items():
            label = target_of(field)
            if label and made.get(name) is not None:
                made[name] = self._placed(label, made[name], carried.model, name)
            elif name in made:
                made[name] = repointed(carried, name, made[name], self.place)
        return made

    def _placed(self, label: str, there: Any, table: str, name: str) -> str:
        place = self.place.get(label, {}).get(str(there))
        if place is None:
            raise InputError("country_file_loose", table, name)
        return place

    def _checked_country(self) -> None:
        code = str(self.file.manifest.country.get("code", ""))
        rows = list(self.file.rows(COUNTRY.model))
        if len(rows) != 1 or rows[0].fields.get("code") != code or not CODE.fullmatch(code):
            raise InputError("country_file_no_manifest")
        if self.country is not None and self.country.code != code:
            raise InputError("country_file_other", code, self.country.code)
        there = None if self.country else Country.every.filter(code=code).first()
        if there is not None:
            raise InputError("country_file_coming" if there.arriving else "country_file_here", code)
        self.profile = rows[0].fields
        fitted(COUNTRY, self.profile)

    def _compare_shared(self, label: str) -> None:
        key, names = SHARED[label]
        held = set(self.file.files())
        for row in self.file.rows(label):
            if set(row.fields) != set(names):
                raise InputError("country_file_field", label, key)
            self._look_at_shared(label, row.fields)
            if label == FILES and row.fields[key] not in held:
                raise InputError("country_file_members")
            there = str(row.fields[key]).lower()
            self.place[label][row.id] = there
            if there not in self.here[label]:
                self.new[label].add(there)

    @staticmethod
    def _look_at_shared(label: str, given: Fields) -> None:
        meta = model_of(label)._meta
        wrong = [name for name, value in given.items() if not fits(meta.get_field(name), value_in(meta.get_field(name), value))]
        if wrong:
            raise InputError("country_file_row_wrong", label, ", ".join(sorted(wrong)))

    def _compare(self, carried: Carried) -> None:
        fitting = Fitting(carried)
        seen: Counter[str] = Counter()
        asked = carried.asked + carried.mends
        digests = self._digests(carried, asked)
        alike = self._alike(carried)
        tally: Counter[str] = Counter()
        for row in self.file.rows(carried.model):
            fields = self.translated(carried, row)
            place = identity(carried, [fields.get(name) for name in carried.key], seen)
            place = alike.get(row.id, place)
            self.place[carried.model][row.id] = place
            tally["rows"] += 1
            weight = self._weighed(carried, place, digest_of_fields(fields, asked), digests)
            tally[weight] += 1
            fitting.see(fields)
            if weight == "new":
                fitting.take(fields)
            elif weight == "differing":
                fitted(carried, fields)
        fitting.end()
        self.counts[carried.model] = Count(**{name: tally[name] for name in ("rows", "new", "same", "differing")})
        if tally["differing"] and carried.asked:
            self._tell_differences(carried)

    def _weighed(self, carried: Carried, place: str, digest: str, digests: dict[str, str]) -> str:
        if place not in self.here[carried.model]:
            self.new[carried.model].add(place)
            return "new"
        if digests.get(place) == digest:
            return "same"
        self.differing[carried.model].add(place)
        return "differing"

    def _digests(self, carried: Carried, names: tuple[str, ...]) -> dict[str, str]:
        """What the rows that are here say in the fields that may differ."""
        if self.country is None:
            return {}
        if not names:
            return {key: digest_of_fields({}, ()) for key in self.here[carried.model]}
        return {row.id: digest_of_fields(row.fields, names) for _, row in travelling(carried, self.country, self.known)}

    def _alike(self, carried: Carried) -> dict[str, str]:
        """Rows of the file that are rows of ours by what they hold, though their keys differ."""
        if self.country is None:
            return {}
        match carried.model:
            case "instruments.Instrument":
                return instruments_alike(self.file, self.country, self.known[INSTRUMENTS])
            case "findings.Finding":
                return FindingMatch(self.file, self.country, self.known, self.place).alike()
        return {}

    def _tell_differences(self, carried: Carried) -> None:
        assert self.country is not None  # noqa: S101 - nothing differs from nothing
        there = {self.place[carried.model][row.id]: self.translated(carried, row) for row in self.file.rows(carried.model)}
        for _, row in travelling(carried, self.country, self.known):
            if row.id in self.differing[carried.model] and row.id in there:
                self._tell_difference(carried, row.fields, there[row.id])

    def _tell_difference(self, carried: Carried, here: Fields, there: Fields) -> None:
        for name in carried.asked:
            if name in there and here.get(name) != there[name]:
                named = str(here.get("title") or here.get("name") or here.get("language") or "")
                self.differences.append(
                    Difference(table=carried.model, row=named, field=name, here=_said(here.get(name)), there=_said(there[name]))
                )

    def _compare_profile(self) -> None:
        if self.country is None:
            return
        for name in COUNTRY.asked:
            here, there = getattr(self.country, name), self.profile.get(name)
            if name in self.profile and here != there:
                self.differing[COUNTRY.model].add(name)
                self.differences.append(Difference(table=COUNTRY.model, row="", field=name, here=_said(here), there=_said(there)))

    def _told(self) -> Told:
        manifest = self.file.manifest
        coming, voices = Counter[str](), Counter[str]()
        for row in self.file.rows(JUDGEMENTS):
            if self.place[JUDGEMENTS][row.id] in self.new[JUDGEMENTS]:
                coming[str(row.fields.get("by"))] += 1
                voices[str(row.fields.get("voice"))] += 1
        return Told(
            made_at=manifest.made_at,
            country=manifest.country,
            counts=self.counts,
            people=tuple(self._comer(row, coming[row.id]) for row in self.file.rows(PEOPLE)),
            voices=dict(voices),
            differences=tuple(self.differences[:LISTED]),
            differences_of=len(self.differences),
            files=len(self.file.files()),
            files_new=len(self.new[FILES]),
            bytes=sum(one.size for one in manifest.members),
            readings=len(self.file.readings()),
        )

    def _comer(self, row: Row, judgements: int) -> Comer:
        email = str(row.fields["email"]).lower()
        return Comer(name=str(row.fields["name"])[:200], email=email, known=email in self.here[PEOPLE], judgements=judgements)


def _said(value: Any) -> str:
    """A value to be shown: yes and no as such, a list with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
