"""Slices of a file written into a country, each whole or not at all, and short: nobody else waits long for the one place of a writer."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from weft_web.countries.models import Country
from weft_web.exchange.moving.comparing import FINDINGS, JUDGEMENTS
from weft_web.exchange.moving.fitting import fitted, value_in
from weft_web.exchange.moving.laying import BEYOND, laid_together
from weft_web.exchange.moving.rows import CHANGES, Fields, fields_of, model_of, repointed, target_of
from weft_web.exchange.moving.sorting import Waiting
from weft_web.exchange.moving.tables import Carried
from weft_web.findings.models import Finding
from weft_web.findings.receiving import proposals_store
from weft_web.findings.standing import renew, summed_up

HERE, FILE = "here", "file"
PUBLICATIONS = "studies.Publication"
"""Somebody who may publish here makes public here, and takes back; a file never does."""

HELD_SECONDS = 0.5
PAUSE_SECONDS = 0.12
"""After so long with SQLite's one place of a writer in hand it stays free for so long: who waits for it looks every 0.1 s."""

LABEL_LENGTH = 120


class Turns:
    """One transaction after the other, with room between them for others. `go_on` is asked within each whether it may be."""

    def __init__(self, go_on: Callable[[], None]) -> None:
        self._go_on = go_on
        self._held, self._free_since = 0.0, time.monotonic()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A transaction."""
        self._leave_room()
        begun = time.monotonic()
        with transaction.atomic():
            self._go_on()
            yield
        self._free_since = time.monotonic()
        self._held += self._free_since - begun

    def _leave_room(self) -> None:
        free = time.monotonic() - self._free_since
        if free >= PAUSE_SECONDS:
            self._held = 0.0
        if self._held >= HELD_SECONDS and connection.vendor == "sqlite":
            time.sleep(PAUSE_SECONDS - free)
            self._held = 0.0


class Writing:
    """Writes slices. `pks`: what every row is here, for every table; `prefer`: which side holds where they differ without a history."""

    def __init__(self, country: Country, pks: dict[str, dict[str, int]], prefer: str) -> None:
        self.country, self.pks, self.prefer = country, pks, prefer
        self._touched: dict[str, set[int]] = defaultdict(set)
        self._new: list[Finding] = []
        self._said: dict[int, list[Any]] = {}

    def write(self, rows: list[Waiting], turns: Turns) -> None:
        """A slice, and what has to be made anew because of it."""
        prepared = [(row, fitted(row.carried, row.fields)) for row in rows]
        self._touched, self._new, self._said = defaultdict(set), [], defaultdict(list)
        with turns.turn():
            for table, of_table in groupby(sorted(prepared, key=lambda one: one[0].table), key=lambda one: one[0].carried):
                self._write_table(table, list(of_table))
            laid_together(self.country, self._touched)
            self._sum_up()

    def _write_table(self, carried: Carried, rows: list[tuple[Waiting, Fields]]) -> None:
        new = [(row, self._made(carried, row, values, place)) for place, (row, values) in enumerate(rows) if row.new]
        if carried.model in APART:
            for _, made in new:
                APART[carried.model](made)
                made.save(force_insert=True)
        else:
            model_of(carried.model).objects.bulk_create([made for _, made in new])
        for row, made in new:
            self.pks[carried.model][row.place] = made.pk
            self._touch(carried, made)
            self._keep(carried, made)
        for row, _ in rows:
            if not row.new:
                self._settle(carried, row)

    def _made(self, carried: Carried, row: Waiting, values: Fields, place: int) -> Any:
        """A row not yet written."""
        made = model_of(carried.model)(**values)
        if "country" in {one.name for one in made._meta.concrete_fields}:
            made.country = self.country
        for field in fields_of(carried):
            self._lead(carried, made, field.name, row.fields)
        if carried.counted:
            # Out of the way of every number in use, until all rows of the group are counted anew.
            setattr(made, carried.counted.field, BEYOND + place)
        if carried.model == "instruments.Document":
            made.current, made.result_version = False, ""
        if carried.model == FINDINGS:
            made.judged_extent = made.extent
        if carried.model == CHANGES:
            # An analysis of another installation: its number must be none of a job here.
            made.job_id = -abs(made.job_id)
        if carried.model == PUBLICATIONS:
            made.elsewhere = True
        return made

    def _lead(self, carried: Carried, row: Any, name: str, fields: Fields) -> None:
        """A field put to the row here that it speaks of."""
        field = row._meta.get_field(name)
        label = target_of(field)
        if label:
            there = fields.get(name)
            setattr(row, field.attname, None if there is None else self.pks[label][there])
        elif name in fields and any(one.partition(".")[0] == name for one in carried.pointers):
            setattr(row, name, repointed(carried, name, fields[name], self.pks))

    def _settle(self, carried: Carried, waiting: Waiting) -> None:
        """What is here already, in another state: ends are ended, and what a person was asked about is as she said."""
        fields = waiting.fields
        row = model_of(carried.model).objects.get(pk=self.pks[carried.model][waiting.place])
        changed = list(carried.mends) if _ended_earlier(row, carried, fields) else []
        changed += [name for name in carried.asked if self.prefer == FILE and name in fields]
        for name in changed:
            setattr(row, name, value_in(row._meta.get_field(name), None if target_of(row._meta.get_field(name)) else fields.get(name)))
            self._lead(carried, row, name, fields)
        if changed:
            row.save(update_fields=changed)
            self._touch(carried, row)

    def _touch(self, carried: Carried, row: Any) -> None:
        """What the row hangs on, or itself, is to be looked at again."""
        self._touched[carried.model].add(getattr(row, row._meta.get_field(carried.under).attname) if carried.under else row.pk)

    def _keep(self, carried: Carried, row: Any) -> None:
        if carried.model == FINDINGS:
            self._new.append(row)
        if carried.model == JUDGEMENTS:
            self._said[row.finding_id].append(row)

    def _sum_up(self) -> None:
        """What is summed up of judgements, made anew where anything came."""
        for some in self._said.values():
            some.sort(key=lambda one: (one.at, one.pk))
        summed_up(self._new, self._said)
        proposals_store(self._new)
        judged = self._touched[JUDGEMENTS] - {one.pk for one in self._new}
        renew(Finding.objects.filter(pk__in=judged).prefetch_related("judgements"))


def _ended_earlier(row: Any, carried: Carried, fields: Fields) -> bool:
    """Whether the file knows of an end that comes before the one known here, or of the only one."""
    if not carried.mends or not fields.get(carried.mends[0]) or (carried.model == PUBLICATIONS and not row.elsewhere):
        return False
    here, there = getattr(row, carried.mends[0]), datetime.fromisoformat(fields[carried.mends[0]])
    return here is None or there < here


def _way_in(link: Any) -> None:
    """A way in for everybody is closed where there is one already."""
    others = type(link).objects.filter(questionnaire=link.questionnaire_id, public=True, withdrawn_at=None)
    if link.public and link.withdrawn_at is None and others.exists():
        link.withdrawn_at = timezone.now()


def _label_apart(version: Any) -> None:
    """A label that another version of the study has gets a number, so that both stay."""
    alike = type(version).objects.filter(country=version.country, language=version.language)
    wished, place = version.label, 1
    while alike.filter(label=version.label).exists():
        place += 1
        version.label = f"{wished[: LABEL_LENGTH - 6]} ({place})"


APART: dict[str, Callable[[Any], None]] = {"observations.Link": _way_in, "studies.Version": _label_apart}
"""Tables of which not every row can stand beside every other: what makes room for a row, one at a time."""
