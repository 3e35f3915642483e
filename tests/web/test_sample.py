"""The sample country: there by one button as if a person had brought it in, known as invented everywhere, and gone again whole."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import models
from django.test import Client
from tests.web.peopled import SAMPLE, laws, person_of, silent
from tests.web.sampled import fill, in_order, way_to_country

from weft.records import Language
from weft_web import engine
from weft_web.accounts.models import Membership, StaffDeed
from weft_web.countries.founding import country_found, sample_found
from weft_web.countries.models import Country, Deed
from weft_web.countries.overview import overview
from weft_web.countries.removing import HOLDERS, going, sample_remove
from weft_web.countries.selectors import is_sample
from weft_web.engine import sampling
from weft_web.engine.naming import profile_named
from weft_web.instruments import arriving
from weft_web.instruments.analysis import analyse
from weft_web.instruments.holding import YOUNG_SECONDS, keep, place, results_folder
from weft_web.instruments.models import Document, Instrument, StoredFile, Upload
from weft_web.instruments.services import document_take_in
from weft_web.jobs.kinds import KINDS
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_lay
from weft_web.jobs.working import Stopped, Teller, do
from weft_web.rights import Role

AS = Callable[..., Client]
COMMIT = Callable[..., AbstractContextManager[Any]]
LANGUAGES = ("en", "fr", "es")
FOUND, REMOVE, HOME, WORKSPACE = "/countries/sample", "/countries/XS/remove", "/?all", "/countries/XS/"


@pytest.fixture
def free(country: Country) -> Country:
    """The country of all tests under another code: the sample's own is free, with nothing read of it."""
    shutil.rmtree(results_folder(country.code))
    Country.objects.filter(pk=country.pk).update(code="XZ")
    return Country.objects.get(pk=country.pk)


@pytest.fixture
def sample(free: Country) -> Country:
    return sample_found(person_of(Role.ADMINISTRATOR), Language.EN)


def said(key: str, language: str) -> str:
    return engine.voice(Language(language)).say(f"countries.{key}").replace("'", "&#x27;")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [HOME, "/countries/new"])
def test_the_button_is_there_for_who_founds_countries_while_the_sample_is_not(page: str, language: str, free: Country, as_role: AS) -> None:
    button = said("sample_try", language)
    assert button in as_role(Role.SECRETARIAT, language).get(page).content.decode()
    assert button not in as_role(Role.FOCAL_POINT, language).get(page).content.decode()
    Country.objects.filter(pk=free.pk).update(code="XS")
    assert button not in as_role(Role.SECRETARIAT, language).get(page).content.decode()


def test_it_is_offered_where_there_is_no_country_yet(free: Country, as_role: AS) -> None:
    client = as_role(Role.ADMINISTRATOR)
    Job.objects.all().delete()
    rows_gone(free)
    assert said("sample_try", "en") in client.get("/").content.decode()


def rows_gone(country: Country) -> None:
    """Makes a country the sample and removes it."""
    Country.objects.filter(pk=country.pk).update(code="XS")
    Deed.objects.create(country=country, verb="sample_founded")
    assert sample_remove(country, person_of(Role.ADMINISTRATOR))


def test_one_button_brings_in_what_a_person_would(free: Country, as_role: AS) -> None:
    answer = as_role(Role.ADMINISTRATOR).post(FOUND)
    assert (answer.status_code, answer["Location"]) == (302, WORKSPACE)
    country = Country.objects.get(code="XS")
    assert (country.invented, country.party_sp, country.exports_lmos, is_sample(country)) == (True, True, False, True)
    assert sorted(Document.objects.filter(instrument__country=country).values_list("name", flat=True)) == [name for name, _ in laws()]
    assert Job.objects.get(country=country, kind="analyse").state == State.WAITING
    held = Membership.objects.get(country=country)
    assert (held.person, held.role, held.given_by) == (person_of(Role.ADMINISTRATOR), "focal_point", held.person)
    assert list(Deed.objects.filter(country=country).values_list("verb", flat=True)[:1]) == ["sample_founded"]
    assert {"country_founded", "role_given"} <= set(Deed.objects.filter(country=country).values_list("verb", flat=True))


def test_what_is_known_of_its_instruments_comes_along(sample: Country) -> None:
    act = Instrument.objects.get(documents__name="biosafety-act-2014.pdf", country=sample)
    assert (act.title, act.date, act.adopting_body, act.guessed) == ("Biosafety Act, 2014", "2014-06-03", "Parliament", [])
    assert not Upload.objects.filter(country=sample, kind=Upload.Kind.REGISTER, settled_at=None).exists(), "corrections still wait"
    asked = Instrument.objects.filter(country=sample, documents=None).order_by("title")
    assert [(one.title, one.asked_of, str(one.asked_on)) for one in asked] == [
        ("Animal Diseases Act, 1974", "Chief Veterinary Officer", "2025-10-06"),
        ("Medicines Act, 1996", "Ministry of Health", "2025-10-06"),
    ]


def test_texts_asked_for_are_named_in_the_documents_and_are_not_among_them() -> None:
    words = (SAMPLE.parent / "source" / "customs-restricted-imports-order.md").read_text(encoding="utf-8")
    for one in sampling.asked_for():
        assert f"{one.title}." in words


def test_its_analysis_finds_what_the_folder_holds_and_keeps_what_was_known(sample: Country, free: Country) -> None:
    job = Job.objects.get(country=sample, kind="analyse")
    outcome = analyse(job, silent)
    assert outcome["done"] == len(laws())
    assert sample.findings.count() == free.findings.count() > 0
    act = Instrument.objects.get(documents__name="biosafety-act-2014.pdf", country=sample)
    assert (act.title, act.number) == ("Biosafety Act, 2014", "No. 7 of 2014")


def test_what_is_next_is_to_judge_though_texts_were_asked_for(sample: Country) -> None:
    assert overview(sample).next.key == "instruments", "nothing has been read"
    analyse(Job.objects.get(country=sample, kind="analyse"), silent)
    assert overview(sample).next.key == "findings"


def test_it_is_founded_once(sample: Country, as_role: AS) -> None:
    before = (Document.objects.count(), Deed.objects.count(), Membership.objects.count())
    answer = as_role(Role.SECRETARIAT).post(FOUND)
    assert (answer.status_code, answer["Location"]) == (302, WORKSPACE)
    assert (Document.objects.count(), Deed.objects.count(), Membership.objects.count()) == before


def test_a_full_disk_leaves_nothing_behind_and_is_said(free: Country, as_role: AS, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LEAST_FREE_BYTES", 1 << 62)
    answer = as_role(Role.ADMINISTRATOR).post(FOUND, follow=True)
    assert "nearly full" in answer.content.decode()
    assert not Country.objects.filter(code="XS").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_its_file_is_being_brought_in_it_is_not_founded_beside(language: str, free: Country, as_role: AS) -> None:
    Country.every.create(code="XS", name_en="Solandra", name_fr="la Solandre", name_es="Solandra", arriving=True)
    answer = as_role(Role.ADMINISTRATOR, language).post(FOUND, follow=True)
    words = {"en": "being brought in from a file", "fr": "en cours d’importation", "es": "incorporando desde un archivo"}
    assert words[language] in answer.content.decode()
    assert not Country.objects.filter(code="XS").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [HOME, WORKSPACE, "/countries/XS/profile", REMOVE])
def test_its_pages_say_that_it_is_invented(page: str, language: str, sample: Country, as_role: AS) -> None:
    shown = as_role(Role.ADMINISTRATOR, language).get(page)
    assert shown.status_code == 200
    assert said("invented", language) in shown.content.decode()
    assert "{" not in shown.content.decode().split("<main", 1)[1].split("</main", 1)[0]


@pytest.mark.parametrize("page", [WORKSPACE, "/countries/XS/profile"])
def test_only_who_may_remove_it_is_shown_the_way(page: str, sample: Country, as_role: AS) -> None:
    Membership.objects.create(person=person_of(Role.CONSULTANT), country=sample, role=Role.CONSULTANT.value)
    assert REMOVE in as_role(Role.ADMINISTRATOR).get(page).content.decode()
    assert REMOVE not in as_role(Role.CONSULTANT).get(page).content.decode()
    assert as_role(Role.CONSULTANT).post(REMOVE).status_code == 403


@pytest.mark.parametrize("way", ["get", "post"])
def test_no_other_country_can_be_removed(way: str, country: Country, as_role: AS) -> None:
    """Not the one of these tests, though it has the code and is invented, and no real one, whatever its record says."""
    real = country_found(profile_named("PE"), person_of(Role.ADMINISTRATOR), None)
    Deed.objects.create(country=real, verb="sample_founded")
    for one in (country, real):
        assert getattr(as_role(Role.ADMINISTRATOR), way)(f"/countries/{one.code}/remove").status_code == 404
        assert not sample_remove(one, person_of(Role.ADMINISTRATOR))
        assert Country.objects.filter(pk=one.pk).exists()


def rows_of(country: Country) -> dict[str, int]:
    """How many rows of each table lie in a country."""
    ways = {model: str(way_to_country(model)) for model in in_order()}
    return {model._meta.label: model._default_manager.filter(**{way: country.pk}).count() for model, way in ways.items()}


def test_it_goes_with_every_row_of_every_table_and_nothing_else_does(sample: Country, free: Country) -> None:
    analyse(Job.objects.get(country=sample, kind="analyse"), silent)
    fill(sample)
    assert all(rows_of(sample).values()), "a row of every kind"
    before, key = rows_of(free), sample.pk
    assert sample_remove(sample, person_of(Role.ADMINISTRATOR))
    assert not Country.objects.filter(pk=key).exists()
    assert set(rows_of(Country(pk=key)).values()) == {0}
    assert rows_of(free) == before
    told = StaffDeed.objects.latest("pk")
    assert (told.verb, told.subject, told.by) == ("sample_removed", "Solandra", person_of(Role.ADMINISTRATOR))


def test_the_page_of_removal_counts_what_goes(sample: Country, as_role: AS) -> None:
    analyse(Job.objects.get(country=sample, kind="analyse"), silent)
    fill(sample)
    told = going(sample)
    assert told.instruments == Instrument.objects.filter(country=sample).count()
    assert (told.judgements, told.people, told.versions) == (1, 1, 1)
    shown = as_role(Role.ADMINISTRATOR).get(REMOVE).content.decode()
    assert f"{told.findings} findings" in shown
    assert as_role(Role.ADMINISTRATOR).post(REMOVE, follow=True).redirect_chain[0] == ("/", 302)
    assert not Country.objects.filter(code="XS").exists()


def aged(sha256: str) -> Path:
    """A file that has lain there for a while."""
    then = time.time() - 2 * YOUNG_SECONDS
    os.utime(place(sha256), (then, then))
    return place(sha256)


def test_its_files_go_unless_something_else_needs_them(sample: Country, free: Country, django_capture_on_commit_callbacks: COMMIT) -> None:
    person = person_of(Role.ADMINISTRATOR)
    own, young = keep([b"a text of her own"]), keep([b"a text that came just now"])
    for file in (own, young):
        document_take_in(sample, f"{file.pk}.txt", file, person)
    shared = Document.objects.filter(instrument__country=free).first()
    assert shared is not None
    old, kept = aged(own.sha256), aged(shared.file.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        sample_remove(sample, person)
    assert not StoredFile.objects.filter(pk__in=[own.pk, young.pk]).exists()
    assert (old.exists(), kept.exists(), place(young.sha256).exists()) == (False, True, True)
    assert StoredFile.objects.filter(pk=shared.file_id).exists()


def test_every_row_that_refers_to_a_file_is_known_to_the_removal() -> None:
    related = StoredFile._meta.get_fields(include_hidden=True)
    keys = {(one.related_model, one.field.name) for one in related if isinstance(one, models.ManyToOneRel)}
    assert keys == {(model, name) for model, name, _ in HOLDERS}


def test_a_job_that_is_under_way_stops(sample: Country) -> None:
    job = Job.objects.get(country=sample, kind="analyse")
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, holder="here")
    tell = Teller(job, "here")
    sample_remove(sample, person_of(Role.ADMINISTRATOR))
    with pytest.raises(Stopped):
        tell(1, 1)


def gone_under(job: Job, tell: object) -> dict[str, object]:
    """Work that finds its country gone."""
    if job.arguments:
        sample_remove(Country.objects.get(pk=job.country_id), person_of(Role.ADMINISTRATOR))
    raise Country.DoesNotExist


def test_work_whose_country_went_ends_quietly_and_no_other(sample: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "analyse", f"{__name__}:gone_under")
    lost, broken = job_lay("analyse", sample, None, removed=True), Job.objects.get(country=sample, arguments={})
    with pytest.raises(Country.DoesNotExist):
        do(broken.pk, "here")
    do(lost.pk, "here")
    assert not Job.objects.filter(pk=lost.pk).exists()


def test_it_can_be_founded_anew_after_it_was_removed(sample: Country) -> None:
    person = person_of(Role.ADMINISTRATOR)
    sample_remove(sample, person)
    assert Document.objects.filter(instrument__country=sample_found(person, Language.FR)).count() == len(laws())
    assert Instrument.objects.get(title="Medicines Act, 1996").asked_of == "Ministère de la santé"
