"""A country's file brought in: what is new is added, what ended is ended, histories are laid together.

Everything is looked at before anything is written. Then it is written in slices, each whole and short, so that others go on writing
meanwhile. A country that is new here is seen once all of it is here. Into one that is here the laws come one after the other, each with all
that hangs on it. What is broken off goes on when the file is brought in again: what is here already is found, and the rest is added.
"""

import uuid
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import DataError, IntegrityError

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import country_touch
from weft_web.engine import analysing
from weft_web.exchange.moving.comparing import Comparison, Told
from weft_web.exchange.moving.fitting import fitted
from weft_web.exchange.moving.rows import model_of
from weft_web.exchange.moving.sorting import Sorting, Waiting
from weft_web.exchange.moving.tables import CARRIED, COUNTRY, FILES, PEOPLE
from weft_web.exchange.moving.unpacking import CountryFile
from weft_web.exchange.moving.writing import FILE, Turns, Writing
from weft_web.instruments import holding
from weft_web.instruments.services import analysis_ask, copies_name
from weft_web.jobs.kinds import Tell

TRIES = 3
"""What a colleague wrote at the same moment may be in the way of a slice; then the file is compared once more."""


class Witness:
    """Is there when it begins, goes on and ends, each time within what is written. This one keeps no book."""

    def begin(self, country: Country, told: Told, people: list[int]) -> None:
        """The first is written: `country` is the country, `people` are those who were made for it."""

    def go_on(self) -> None:
        """Something more is written."""

    def end(self, country: Country) -> None:
        """The last is written."""


class Bringing:
    """Brings one file in, into a country (none: it is new here). `prefer`: which side holds where they differ without a history."""

    def __init__(self, file: CountryFile, country: Country | None, person: Person, prefer: str) -> None:
        self.file, self.country, self.person, self.prefer = file, country, person, prefer

    def bring(self, tell: Tell, witness: Witness | None = None) -> tuple[Country, Told]:
        """The country, and what was brought. Errors: those of comparing, before anything is written."""
        self._witness = witness or Witness()
        self._turns = Turns(self._witness.go_on)
        self.file.verify(tell)
        for last in (*(False,) * (TRIES - 1), True):
            comparison = Comparison(self.file, self.country)
            told = comparison.compare()
            self._keep_files()
            try:
                return self._bring(comparison, told, tell), told
            except (IntegrityError, DataError) as error:
                if last:
                    raise InputError("country_file_clash") from error
        raise AssertionError

    def _bring(self, comparison: Comparison, told: Told, tell: Tell) -> Country:
        with Sorting(_scratch()) as sorting:
            self._sort(comparison, sorting)
            country = self._begin(comparison, told)
            writing, done = Writing(country, comparison.here, self.prefer), 0
            for some in sorting.slices():
                tell(done, sorting.rows, some[0].carried.model)
                writing.write(some, self._turns)
                done += len(some)
        copies_name(country)
        self._keep_readings(country)
        self._end(country)
        return country

    def _sort(self, comparison: Comparison, sorting: Sorting) -> None:
        """What is to be written, in the order in which it is written."""
        for table, carried in enumerate(CARRIED[1:], 1):
            new, differing = comparison.new[carried.model], comparison.differing[carried.model]
            for row in self.file.rows(carried.model):
                place, fields = comparison.place[carried.model][row.id], comparison.translated(carried, row)
                way = sorting.pass_by(carried, place, fields)
                if place in new or place in differing:
                    sorting.put(way, Waiting(table=table, place=place, new=place in new, fields=fields))

    def _begin(self, comparison: Comparison, told: Told) -> Country:
        """The country, unseen where it is new, and its people: who is not here becomes a person who cannot sign in."""
        with self._turns.turn():
            country = self._profiled(comparison)
            people = self._people(comparison)
            comparison.here[FILES] = {key: pk for pk, key in model_of(FILES).objects.values_list("pk", "sha256")}
            self._witness.begin(country, told, people)
        self.country = country
        return country

    def _profiled(self, comparison: Comparison) -> Country:
        """The country with its profile as the file has it, where it is new or the file is preferred."""
        profile = fitted(COUNTRY, comparison.profile)
        if self.country is None:
            return Country.every.create(**profile, arriving=True)
        taken = sorted(comparison.differing[COUNTRY.model]) if self.prefer == FILE else []
        for name in taken:
            setattr(self.country, name, profile[name])
        self.country.save(update_fields=taken)
        return self.country

    def _people(self, comparison: Comparison) -> list[int]:
        made = []
        for row in self.file.rows(PEOPLE):
            email = str(row.fields["email"]).lower()
            if email in comparison.new[PEOPLE]:
                person = Person(email=email, name=row.fields["name"], language=row.fields["language"], is_active=False)
                person.set_unusable_password()
                person.save()
                comparison.here[PEOPLE][email] = person.pk
                made.append(person.pk)
        return made

    def _end(self, country: Country) -> None:
        """All is here: the country is seen, and its texts are to be analysed."""
        with self._turns.turn():
            Country.every.filter(pk=country.pk).update(arriving=False)
            country_touch(country)
            analysis_ask(country, self.person)
            self._witness.end(country)
        country.arriving = False

    def _keep_files(self) -> None:
        """The bytes of files, safe on disk before any row speaks of them; those that are here already stay as they are."""
        rows = set(model_of(FILES).objects.values_list("sha256", flat=True))
        for sha256 in self.file.files():
            if sha256 not in rows or not holding.place(sha256).is_file():
                holding.keep(self.file.chunks(f"files/{sha256}"))

    def _keep_readings(self, country: Country) -> None:
        """Readings made by this very version are kept; what others made is read anew."""
        folder = holding.results_folder(country.code)
        for name in self.file.readings():
            head, _, body = b"".join(self.file.chunks(name)).partition(b"\n")
            try:
                of = msgspec.json.decode(head, type=dict[str, str])
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
            if of.get("version") == analysing.result_version():
                analysing.keep_brought(folder, body, of.get("name", ""), of.get("sha256", ""))


def _scratch() -> Path:
    """Where rows lie meanwhile; what a broken off import leaves of it is swept away."""
    folder = Path(settings.DATA) / "arriving"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{uuid.uuid4().hex}.part"
