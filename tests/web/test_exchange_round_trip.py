"""From laptop to server and back: every row of every table that lies in a country is the same there, told from the database itself."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import ForeignKey, Min, Model
from django.test import Client
from django.utils import timezone
from tests.web.peopled import person_of, silent
from tests.web.sampled import fill, in_order, way_to_country
from tests.web.test_exchange_moving import brought, elsewhere, forget, judge, packed

from weft_web.accounts.models import Person
from weft_web.countries.models import Country, Deed
from weft_web.exchange.moving.tables import CARRIED, STAYS
from weft_web.findings.models import Change, Finding
from weft_web.findings.services import judgement_withdraw
from weft_web.instruments.analysis import analyse
from weft_web.instruments.correcting import register_correct
from weft_web.instruments.models import Instrument, RegisterChange, StoredFile
from weft_web.jobs.models import Job
from weft_web.observations.models import Interview, Observation, Subject
from weft_web.observations.services import observation_change, observation_make
from weft_web.rights import Role
from weft_web.studies.freezing import publication_withdraw, version_freeze, version_publish
from weft_web.studies.models import Publication, Version
from weft_web.studies.services import study_open

BY_LABEL = {one.model: one for one in CARRIED}
MADE_AT_ONCE = (
    "findings.Service",
    "findings.Topic",
    "findings.ProposedService",
    "findings.ProposedTopic",
    "observations.Subject",
)
"""Stay behind, and are made anew before anybody sees the country: they must be as they were."""

KNOWN_BY: dict[type[Model], str] = {Country: "code", Person: "email", StoredFile: "sha256"}


class Told:
    """What the rows of a country say, each other row in them in the words of that row and never by its number."""

    def __init__(self, country: Country) -> None:
        self._said: dict[tuple[str, int], str] = {}
        self.words: dict[str, str] = {}
        began = Change.objects.filter(country=country).values_list("job_id").annotate(Min("at"))
        self._analyses = dict(began)
        self.tables: dict[str, Counter[str]] = {}
        for model in in_order():
            label = model._meta.label
            if label in BY_LABEL or label in MADE_AT_ONCE:
                rows = model._base_manager.filter(**{str(way_to_country(model)): country})
                for name, values in (BY_LABEL[label].without if label in BY_LABEL else {}).items():
                    rows = rows.exclude(**{f"{name}__in": values})
                self.tables[label] = Counter(self._row(one) for one in rows)
        self.tables["countries.Country"] = Counter([self._row(country)])

    def _row(self, row: Any) -> str:
        key = (row._meta.label, row.pk)
        if key not in self._said:
            fields = [one for one in row._meta.concrete_fields if not one.primary_key and not _left(row, one.name)]
            said = repr([(one.name, self._value(row, one)) for one in fields])
            self._said[key] = hashlib.sha256(said.encode()).hexdigest()
            self.words[self._said[key]] = said
        return self._said[key]

    def _value(self, row: Any, field: Any) -> Any:
        if isinstance(field, ForeignKey):
            there: Any = getattr(row, field.name)
            return there and getattr(there, KNOWN_BY.get(type(there), "")) if type(there) in KNOWN_BY else there and self._row(there)
        value = getattr(row, field.name)
        if (row._meta.label, field.name) == ("findings.Change", "job_id"):
            return self._analyses[value]
        return self._json(row, field.name, value)

    def _json(self, row: Any, name: str, value: Any) -> Any:
        """JSON with the rows in it said, and without what means something in one installation only."""
        carried = BY_LABEL.get(row._meta.label)
        for pointer, label in carried.pointers.items() if carried else ():
            field, _, key = pointer.partition(".")
            if field == name and key and value.get(key):
                value = {**value, key: self._numbered(label, value[key])}
            elif field == name and not key:
                value = [self._numbered(label, one) for one in value]
        if carried and name in carried.local:
            value = {key: one for key, one in value.items() if key not in carried.local[name]}
        # In what order keys stand in JSON is the database's own affair.
        return json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value

    def _numbered(self, label: str, number: int) -> str:
        model = next(one for one in in_order() if one._meta.label == label)
        return self._row(model._base_manager.get(pk=number))


def _left(row: Any, name: str) -> bool:
    """Whether a field is declared, with its reason, not to travel and not to be made anew at once."""
    carried = BY_LABEL.get(row._meta.label)
    return carried is not None and name in carried.left and name not in ("standing_value", "judged_extent", "latest")


def differing(one: Country, other: Told) -> dict[str, tuple[list[str], list[str]]]:
    """Tables that are not the same, with some of what is only on either side."""
    here, found = Told(one), {}
    for label, rows in here.tables.items():
        more, less = rows - other.tables[label], other.tables[label] - rows
        if more or less:
            found[label] = ([here.words[said] for said in list(more)[:2]], [other.words[said] for said in list(less)[:2]])
    return found


def lived_in(country: Country) -> None:
    """Something of every table, and of what people do more of."""
    fill(country)
    RegisterChange.objects.filter(instrument__country=country).update(field="unheard_of")
    # What is made up row by row does not sum up its versions.
    Subject.objects.filter(country=country).delete()
    for model in (Observation, Interview):
        model.objects.filter(country=country).update(latest=1)
    withdrawn = judge(country, person_of(Role.REVIEWER), range(3, 8), "rejected", "Why\nnot")
    judgement_withdraw(withdrawn[0], person_of(Role.REVIEWER))
    register_correct(Instrument.objects.filter(country=country).earliest("pk"), {"title": "Corregida"}, person_of(Role.CONSULTANT))
    begun = {"kind": "opportunities", "title": "Begun", "text": "Words", "language": "en", "sectors": ["health"], "themes": ["liability"]}
    entry = observation_make(country, begun, person_of(Role.REVIEWER))
    observation_change(entry, {"title": "Changed"}, 1, person_of(Role.CONSULTANT))
    changed(country, 41, 3)
    changed(country, 42, 5)
    for label in ("Draft", "Final"):
        publish(country, label, person_of(Role.FOCAL_POINT))


def publish(country: Country, label: str, person: Person) -> Publication:
    return version_publish(version_freeze(study_open(country, "en"), label, "", person), person)


def changed(country: Country, job: int, many: int) -> None:
    for one in Finding.objects.filter(country=country).order_by("-pk")[:many]:
        told = {"country": country, "job_id": job, "finding": one, "kind": "text", "before": {"text": "a"}, "after": {"text": "b"}}
        Change.objects.create(**told, judged=bool(one.standing_value), at=timezone.now() + timedelta(days=job))


def test_every_table_of_a_country_is_compared_or_it_is_said_why_not() -> None:
    labels = {model._meta.label for model in in_order()}
    assert labels - set(STAYS) - set(BY_LABEL) == set()
    assert set(MADE_AT_ONCE) <= set(STAYS)
    assert all(reason for carried in CARRIED for reason in carried.left.values())


def test_from_laptop_to_server_and_back_it_is_the_same_country(country: Country, tmp_path: Path) -> None:
    lived_in(country)
    country = Country.objects.get(pk=country.pk)
    laptop = Told(country)
    assert {label for label, rows in laptop.tables.items() if not rows} == set()
    to_server = packed(country, tmp_path)
    with elsewhere():
        forget(country)
        server, _ = brought(to_server, None)
        assert differing(server, laptop) == {}
        analyse(Job.objects.create(kind="analyse", country=server), silent)
        person = person_of(Role.ADMINISTRATOR)
        judge(server, person, range(5, 12), "accepted", "From the server")
        judgement_withdraw(server.findings.filter(judgements__by=person).first().judgements.get(by=person), person)
        observation_change(server.observations.get(title="Changed"), {"title": "Changed twice", "sectors": ["trade"]}, 2, person)
        register_correct(Instrument.objects.filter(country=server).latest("pk"), {"number": "7/2026"}, person)
        changed(server, 7, 4)
        publication_withdraw(publish(server, "Server", person), "Wrong page", person)
        there = Told(Country.objects.get(pk=server.pk))
        from_server = packed(server, tmp_path)
    for _ in range(2):
        brought(from_server, country)
        assert differing(Country.objects.get(pk=country.pk), there) == {}
    assert set(Deed.objects.filter(country=country, verb="version_published").values_list("subject", flat=True)) == {
        "Draft",
        "Final",
        "Server",
    }


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_file_makes_nothing_public_and_takes_nothing_back(
    country: Country, tmp_path: Path, as_role: Callable[..., Client], language: str
) -> None:
    person = person_of(Role.FOCAL_POINT)
    mine = publish(country, "Mine", person)
    with elsewhere():
        publication_withdraw(mine, "Taken back on the laptop", person)
        publish(country, "Theirs", person)
        file = packed(country, tmp_path)
    brought(file, country)
    mine.refresh_from_db()
    assert mine.ended_at is None
    assert [one.version.label for one in Publication.objects.public()] == ["Mine"]
    theirs = Publication.objects.get(version__label="Theirs")
    assert (theirs.elsewhere, theirs.ended_at) == (True, None)
    client = as_role(Role.FOCAL_POINT, language)
    page = client.get("/countries/XS/publish").content.decode()
    assert page.count("/withdraw") == 1
    said = {"en": "Public there, not here", "fr": "Publique là-bas, pas ici", "es": "Es pública allí, no aquí"}
    assert said[language] in page
    assert client.post(f"/countries/XS/publish/{theirs.pk}/withdraw", {"reason": "x"}).status_code in (302, 404)
    theirs.refresh_from_db()
    assert theirs.ended_at is None
    version_publish(Version.objects.get(label="Theirs"), person)
    assert [one.version.label for one in Publication.objects.public()] == ["Theirs"]
    assert Publication.objects.filter(version__label="Theirs").count() == 2


def test_what_analyses_changed_comes_along_and_the_last_is_still_the_last(
    country: Country, tmp_path: Path, as_role: Callable[..., Client]
) -> None:
    changed(country, 41, 3)
    changed(country, 42, 5)
    file = packed(country, tmp_path)
    Change.objects.all().delete()
    Change.objects.create(country=country, job_id=42, finding=Finding.objects.filter(country=country).first(), kind="gone")
    for _ in range(2):
        brought(file, country)
        counts = Counter(Change.objects.values_list("job_id", flat=True))
        assert sorted(counts.values()) == [1, 3, 5]
        assert counts[42] == 1
    page = as_role(Role.REVIEWER).get("/countries/XS/findings/changes").content.decode()
    last = max(Change.objects.all(), key=lambda one: one.at).job_id
    assert last < 0
    assert f"analysis={last}" in page or f'value="{last}"' in page
