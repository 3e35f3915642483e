"""A country's file brought in: what is new is added, what ended is ended, histories are laid together. All of it or nothing."""

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import country_touch, deed_record
from weft_web.engine import analysing
from weft_web.exchange.moving.comparing import FINDINGS, JUDGEMENTS, Comparison, Told
from weft_web.exchange.moving.laying import laid_together
from weft_web.exchange.moving.rows import Field, Fields, fields_of, model_of, repointed, target_of
from weft_web.exchange.moving.tables import CARRIED, COUNTRY, FILES, PEOPLE, Carried
from weft_web.exchange.moving.unpacking import CountryFile
from weft_web.findings.models import Finding
from weft_web.findings.receiving import proposals_store
from weft_web.findings.standing import renew
from weft_web.instruments import holding
from weft_web.instruments.services import analysis_ask
from weft_web.jobs.kinds import Tell

ROWS_AT_ONCE = 400
BOUNDS = (MaxLengthValidator, MinValueValidator, MaxValueValidator)
HERE, FILE = "here", "file"


Ended = Callable[[Country, Told], None]


class Bringing:
    """Brings one file in. `prefer`: which side holds where they differ without a history, `here` or `file`."""

    def __init__(self, file: CountryFile, country: Country | None, person: Person, prefer: str) -> None:
        self.file, self.country, self.person, self.prefer = file, country, person, prefer
        self.judgements: list[int] = []
        self._pks: dict[str, dict[str, int]] = {}
        self._touched: set[int] = set()

    def bring(self, name: str, tell: Tell, ended: Ended = lambda _country, _told: None) -> tuple[Country, Told]:
        """The country, and what was brought. `ended` is called with both before anything is final: what it writes is kept with it.

        Errors: those of comparing, and InputError country_file_row_wrong(table, fields), country_file_clash.
        """
        self.file.verify(tell)
        self._keep_files()
        try:
            with transaction.atomic():
                country, told = self._bring(tell)
                detail = {"file": name, "made_at": told.made_at, "judgements": len(self.judgements)}
                deed_record(country, self.person, "country_brought_in", name, **detail)
                country_touch(country)
                analysis_ask(country, self.person)
                ended(country, told)
        except IntegrityError as error:
            raise InputError("country_file_clash") from error
        self._keep_readings(country)
        return country, told

    def _bring(self, tell: Tell) -> tuple[Country, Told]:
        comparison = Comparison(self.file, self.country)
        told = comparison.compare()
        self._pks = comparison.here
        country = self._found(comparison) if self.country is None else self.country
        if self.country is not None and self.prefer == FILE:
            self._describe(comparison, country)
        self._people(comparison)
        for done, carried in enumerate(CARRIED[1:], 1):
            tell(done, len(CARRIED), carried.model)
            self._table(carried, comparison, country)
        laid_together(country)
        self._renew()
        return country, told

    def _keep_files(self) -> None:
        """The bytes of files, safe on disk before any row speaks of them; those that are here already stay as they are."""
        rows = set(model_of(FILES).objects.values_list("sha256", flat=True))
        for sha256 in self.file.files():
            if sha256 not in rows or not holding.place(sha256).is_file():
                holding.keep(self.file.chunks(f"files/{sha256}"))

    def _found(self, comparison: Comparison) -> Country:
        fields = {one.name: one for one in fields_of(COUNTRY)}
        country = Country(**{name: _value(fields[name], value) for name, value in comparison.profile.items() if name in fields})
        _whole(country, COUNTRY, ())
        country.save()
        return country

    def _describe(self, comparison: Comparison, country: Country) -> None:
        """The profile as the file has it."""
        fields = {one.name: one for one in fields_of(COUNTRY)}
        for name in comparison.differing[COUNTRY.model]:
            setattr(country, name, _value(fields[name], comparison.profile[name]))
        _whole(country, COUNTRY, ())
        country.save()

    def _people(self, comparison: Comparison) -> None:
        """Who is not here becomes a person who cannot sign in: her judgements stay under her name."""
        for row in self.file.rows(PEOPLE):
            email = str(row.fields["email"]).lower()
            if email in comparison.new[PEOPLE]:
                person = Person(email=email, name=row.fields["name"], language=row.fields["language"], is_active=False)
                person.set_unusable_password()
                _whole(person, None, ())
                person.save()
                self._pks[PEOPLE][email] = person.pk
        self._pks[FILES] = {key: pk for pk, key in model_of(FILES).objects.values_list("pk", "sha256")}

    def _table(self, carried: Carried, comparison: Comparison, country: Country) -> None:
        batch: list[tuple[str, Any]] = []
        waiting = set(comparison.new[carried.model])
        for row in self.file.rows(carried.model):
            place = comparison.place[carried.model][row.id]
            if place in waiting:
                waiting.discard(place)
                batch.append((place, self._made(carried, comparison.translated(carried, row), country, len(waiting))))
            elif place in comparison.differing[carried.model]:
                self._settle(carried, self._pks[carried.model][place], comparison.translated(carried, row))
            if len(batch) == ROWS_AT_ONCE:
                self._create(carried, batch)
        self._create(carried, batch)

    def _create(self, carried: Carried, batch: list[tuple[str, Any]]) -> None:
        made = model_of(carried.model).objects.bulk_create([one for _, one in batch])
        for (place, _), row in zip(batch, made, strict=True):
            self._pks[carried.model][place] = row.pk
            if carried.model == FINDINGS:
                self._touched.add(row.pk)
            if carried.model == JUDGEMENTS:
                self.judgements.append(row.pk)
                self._touched.add(row.finding_id)
        batch.clear()

    def _made(self, carried: Carried, fields: Fields, country: Country, place: int) -> Any:
        """A row not yet written, checked as a form would be."""
        row = model_of(carried.model)()
        if "country" in {one.name for one in row._meta.concrete_fields}:
            row.country = country
        for field in fields_of(carried):
            if field.name in fields:
                self._set(row, field, fields[field.name], carried)
        if carried.counted:
            # Out of the way of every number in use, until all rows of the group are counted anew.
            setattr(row, carried.counted.field, BEYOND + place)
        if carried.model == "observations.Link" and row.public and row.withdrawn_at is None:
            _way_in(row)
        if carried.named:
            _named_apart(row, carried)
        if carried.model == "instruments.Document":
            row.current, row.result_version = False, ""
        _whole(row, carried, tuple(one.name for one in fields_of(carried) if target_of(one)))
        return row

    def _set(self, row: Any, field: Field, value: Any, carried: Carried) -> None:
        label = target_of(field)
        if label and value is not None:
            setattr(row, field.attname, self._pks[label][value])
        else:
            setattr(row, field.name, _value(field, repointed(carried, field.name, value, self._pks)))

    def _settle(self, carried: Carried, pk: int, fields: Fields) -> None:
        """What is here already, in another state: ends are ended, and what a person was asked about is as she said."""
        row = model_of(carried.model).objects.get(pk=pk)
        by_name = {one.name: one for one in fields_of(carried)}
        changed = list(carried.mends) if _ended_earlier(row, carried, fields) else []
        for name in changed:
            self._set(row, by_name[name], fields.get(name), carried)
        for name in carried.asked if self.prefer == FILE else ():
            if name in fields:
                self._set(row, by_name[name], fields[name], carried)
                changed.append(name)
        if changed:
            _whole(row, carried, tuple(one.name for one in fields_of(carried) if target_of(one)))
            row.save(update_fields=changed)
            if carried.model == JUDGEMENTS:
                self._touched.add(row.finding_id)

    def _renew(self) -> None:
        """What is summed up of judgements, made anew where anything came."""
        ids = sorted(self._touched)
        for start in range(0, len(ids), ROWS_AT_ONCE):
            renew(Finding.objects.filter(pk__in=ids[start : start + ROWS_AT_ONCE]).prefetch_related("judgements"))
            proposals_store(list(Finding.objects.filter(pk__in=ids[start : start + ROWS_AT_ONCE])))

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


def _way_in(link: Any) -> None:
    """A way in for everybody is closed where there is one already."""
    if type(link).objects.filter(questionnaire=link.questionnaire_id, public=True, withdrawn_at=None).exists():
        link.withdrawn_at = timezone.now()


def _named_apart(row: Any, carried: Carried) -> None:
    """A label that another row of the group has gets a number, so that both stay."""
    assert carried.named is not None  # noqa: S101 - asked by the caller
    field, group = carried.named
    alike = type(row).objects.filter(country=row.country, **{name: getattr(row, name) for name in group})
    wished, place = getattr(row, field), 1
    while alike.filter(**{field: getattr(row, field)}).exists():
        place += 1
        setattr(row, field, f"{wished[: LABEL_LENGTH - 6]} ({place})")


LABEL_LENGTH = 120
BEYOND = 16_000
"""More versions than anything has."""


def _value(field: Field, value: Any) -> Any:
    """A value as the field holds it. Errors: InputError country_file_row_wrong."""
    try:
        if value is None or isinstance(field, models.JSONField):
            return value
        if isinstance(field, models.BinaryField):
            return base64.b64decode(str(value), validate=True)
        return field.to_python(value)
    except (ValidationError, ValueError) as error:
        raise InputError("country_file_row_wrong", field.model._meta.label, field.name) from error


def _whole(row: Any, carried: Carried | None, leaving: tuple[str, ...]) -> None:
    """Checks every plain field as a form would. Errors: InputError country_file_row_wrong."""
    left = {*leaving, "country", "password", *(carried.left if carried else ())}
    wrong = [one.name for one in row._meta.concrete_fields if not one.primary_key and one.name not in left and not _fits(one, row)]
    if wrong:
        raise InputError("country_file_row_wrong", row._meta.label, ", ".join(sorted(wrong)))


def _fits(field: Field, row: Any) -> bool:
    """Whether a value can stand in a field: its kind, its length, its bounds, one of its choices. How it is spelt is not asked."""
    value = getattr(row, field.attname)
    if value is None:
        return bool(field.null)
    if isinstance(field, models.JSONField) and field.default in (list, dict):
        return isinstance(value, field.default)
    if field.choices and value != "":
        return value in {code for code, _ in field.flatchoices}
    bounds = [one for one in field.validators if isinstance(one, BOUNDS)]
    try:
        value = field.to_python(value)
        for bound in bounds:
            bound(value)
    except ValidationError:
        return False
    return value != "" or not field.choices or bool(field.blank)


def _ended_earlier(row: Any, carried: Carried, fields: Fields) -> bool:
    """Whether the file knows of an end that comes before the one known here, or of the only one."""
    if not carried.mends or not fields.get(carried.mends[0]):
        return False
    here, there = getattr(row, carried.mends[0]), datetime.fromisoformat(fields[carried.mends[0]])
    return here is None or there < here
