"""A whole country as one file: nothing is lost on the way there and back, nothing is doubled, and a bad file changes nothing."""

import hashlib
import json
import re
import shutil
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import CheckConstraint
from django.test import Client
from django.utils import timezone
from tests.web.peopled import person_of, silent
from tests.web.sampled import fill

from weft.errors import InputError
from weft_web import engine
from weft_web.accounts.models import Membership, Person
from weft_web.accounts.services import person_make
from weft_web.countries.models import Country, Deed
from weft_web.engine import analysing
from weft_web.exchange.models import Arrival
from weft_web.exchange.moving import bringing
from weft_web.exchange.moving.bringing import Bringing
from weft_web.exchange.moving.comparing import Comparison, Told
from weft_web.exchange.moving.fitting import is_lone
from weft_web.exchange.moving.packing import Packing
from weft_web.exchange.moving.rows import fields_of, model_of
from weft_web.exchange.moving.tables import CARRIED, PEOPLE, SHARED, STAYS
from weft_web.exchange.moving.unpacking import CountryFile
from weft_web.exchange.moving.writing import APART
from weft_web.findings.models import Finding, Judgement
from weft_web.findings.services import Opinion, finding_judge, judgement_withdraw
from weft_web.institutions.models import Correction
from weft_web.instruments import holding
from weft_web.instruments.analysis import analyse
from weft_web.instruments.correcting import instrument_leave_out, register_correct
from weft_web.instruments.holding import results_folder
from weft_web.instruments.models import Document, Instrument, RegisterChange
from weft_web.instruments.services import document_take_in
from weft_web.jobs.kinds import work_of
from weft_web.jobs.models import Job
from weft_web.observations.models import Answer, Evidence
from weft_web.observations.services import evidence_tie, observation_change, observation_make
from weft_web.rights import HOLDERS, Right, Role
from weft_web.studies.freezing import frozen_of, version_freeze
from weft_web.studies.models import Edit, Publication, Version
from weft_web.studies.services import study_open

OWN_APPS = {config.label for config in apps.get_app_configs() if config.name.startswith("weft_web.")}


class Undone(Exception):  # noqa: N818 - not an error: the other installation is left
    """Raised to leave an installation without a trace."""


@contextmanager
def elsewhere() -> Iterator[None]:
    """Another installation that begins as this one is: what is done there is not done here."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


def packed(country: Country, folder: Path, *, readings: bool = False) -> Path:
    path = folder / f"{hashlib.sha256(str(timezone.now()).encode()).hexdigest()[:8]}.weft"
    with path.open("wb") as out:
        Packing(Country.objects.get(pk=country.pk), readings=readings).write(out, silent)
    return path


def brought(path: Path, country: Country | None, prefer: str = "here") -> tuple[Country, Told]:
    with CountryFile(path) as file:
        return Bringing(file, country, person_of(Role.ADMINISTRATOR), prefer).bring(silent)


def told_of(path: Path, country: Country | None) -> Told:
    with CountryFile(path) as file:
        return Comparison(file, country).compare()


def content(path: Path) -> dict[str, Any]:
    """Everything in a file but when it was made."""
    with zipfile.ZipFile(path) as archive:
        rows = {name: sorted(archive.read(name).splitlines()) for name in archive.namelist() if name.startswith("rows/")}
        return {**rows, "files": sorted(name for name in archive.namelist() if name.startswith("files/"))}


def judged(country: Country) -> set[tuple[Any, ...]]:
    rows = Judgement.objects.filter(finding__country=country).select_related("by", "finding__instrument")
    return {
        (str(one.finding.instrument.key), one.path, one.quote, one.by.email, one.at, one.voice, one.verdict, one.comment, one.withdrawn_at)
        for one in rows
    }


def forget(country: Country, *, people: bool = True) -> None:
    """The installation without the country, and without its people but the administrator."""
    Evidence.objects.filter(country=country).delete()
    Answer.objects.filter(questionnaire__country=country).delete()
    Correction.objects.filter(country=country).delete()
    Publication.objects.filter(country=country).delete()
    Country.objects.filter(pk=country.pk).delete()
    if people:
        Membership.objects.exclude(person=person_of(Role.ADMINISTRATOR)).delete()
        Person.objects.exclude(pk=person_of(Role.ADMINISTRATOR).pk).delete()


def judge(country: Country, person: Person, places: range, verdict: str = "accepted", comment: str = "") -> list[Judgement]:
    rows = list(Finding.objects.filter(country=country, standing="here").order_by("instrument__key", "position")[:60])
    return [finding_judge(rows[place], Opinion(verdict=verdict, comment=comment), person) for place in places]


def test_every_table_travels_or_it_is_said_why_not() -> None:
    labels = {model._meta.label for model in apps.get_models() if model._meta.app_label in OWN_APPS}
    carried = [one.model for one in CARRIED]
    assert set(carried) | set(STAYS) == labels
    assert set(carried) & set(STAYS) == set()
    assert len(carried) == len(set(carried))
    assert all(STAYS.values())


@pytest.mark.parametrize("carried", CARRIED, ids=lambda one: one.model)
def test_what_a_table_says_of_its_fields_is_so(carried: Any) -> None:
    model = model_of(carried.model)
    names = {field.name for field in model._meta.concrete_fields}
    travelling = {field.name for field in fields_of(carried)}
    pointing = {name.partition(".")[0] for name in carried.pointers}
    said = {*carried.left, *carried.mends, *carried.asked, *pointing, *carried.local, *carried.without}
    assert said <= names
    assert set(carried.key) <= travelling
    assert {*carried.mends, *carried.asked, *pointing} <= travelling
    assert not model._meta.local_many_to_many
    before = [one.model for one in CARRIED[: [one.model for one in CARRIED].index(carried.model)]]
    for field in fields_of(carried):
        if field.is_relation:
            assert field.related_model._meta.label in {*before, carried.model, *SHARED}, field.name


def test_a_country_that_goes_to_an_empty_installation_is_the_same_there(country: Country, tmp_path: Path) -> None:
    judge(country, person_of(Role.LEGAL_SPECIALIST), range(5), comment="=1 \x0b")
    withdrawn = judge(country, person_of(Role.REVIEWER), range(3, 8), "rejected")
    judgement_withdraw(withdrawn[0], person_of(Role.REVIEWER))
    instrument = Instrument.objects.filter(country=country).first()
    register_correct(instrument, {"title": "Ley corregida", "sector": "health"}, person_of(Role.CONSULTANT))
    Country.objects.filter(pk=country.pk).update(party_cpb=True, treaties=["CPB"], note="Nota")
    first = packed(country, tmp_path, readings=True)
    was = judged(country)
    with elsewhere():
        forget(country)
        there, told = brought(first, None)
        assert told.counts["findings.Judgement"].new == len(was)
        second = packed(there, tmp_path)
        assert content(first) == content(second)
        assert judged(there) == was
        job = Job.objects.create(kind="analyse", country=there)
        outcome = analyse(job, silent)
        assert outcome.get("new", 0) == outcome.get("gone", 0) == 0
        assert content(packed(there, tmp_path))["rows/findings.Judgement.jsonl"] == content(first)["rows/findings.Judgement.jsonl"]
        assert Finding.objects.filter(country=there, standing="here").count() == told.counts["findings.Finding"].new
        assert not Membership.objects.filter(country=there).exists()
        strangers = Person.objects.exclude(pk=person_of(Role.ADMINISTRATOR).pk)
        assert strangers.exists()
        assert not any(one.is_active or one.has_usable_password() for one in strangers)


def test_from_server_to_laptop_and_back_two_people_s_judgements_are_kept(country: Country, tmp_path: Path) -> None:
    judge(country, person_of(Role.REVIEWER), range(4))
    to_laptop = packed(country, tmp_path)
    with elsewhere():
        forget(country)
        there, _ = brought(to_laptop, None)
        consultant = Person.objects.filter(email="consultant@example.org").first()
        consultant = consultant or person_make("Person consultant", "consultant@example.org", "a sentence to come in by", "fr")
        judge(there, consultant, range(2, 10), "rejected")
        on_laptop = judged(there)
        from_laptop = packed(there, tmp_path)
    judge(country, person_of(Role.LEGAL_SPECIALIST), range(6, 12))
    on_server = judged(country)
    told = told_of(from_laptop, country)
    assert told.counts["findings.Judgement"].new == 8
    assert [(one.email, one.known, one.judgements) for one in told.people if one.judgements] == [("consultant@example.org", True, 8)]
    brought(from_laptop, country)
    assert judged(country) == on_server | on_laptop
    assert Finding.objects.filter(country=country, standing_value="divided").exists()
    # brought in twice, it is there once
    before = content(packed(country, tmp_path))
    again = told_of(from_laptop, country)
    assert again.counts["findings.Judgement"].new == again.counts["findings.Finding"].new == 0
    brought(from_laptop, country)
    assert content(packed(country, tmp_path)) == before
    with elsewhere():
        forget(country)
        there, _ = brought(to_laptop, None)
        brought(max(tmp_path.glob("*.weft"), key=lambda path: path.stat().st_mtime), there)
        assert judged(there) == on_server | on_laptop


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0, 1), (0, 0, 2, 1)])
def test_in_whatever_order_files_come_the_same_judgements_are_there(country: Country, tmp_path: Path, order: tuple[int, ...]) -> None:
    files, expected = [], judged(country)
    people = (Role.REVIEWER, Role.CONSULTANT, Role.LEGAL_SPECIALIST)
    for place, role in enumerate(people):
        with elsewhere():
            made = judge(country, person_of(role), range(place, place + 5), ("accepted", "rejected", "none")[place], comment=str(place))
            if place:
                judgement_withdraw(made[0], person_of(role))
            expected |= judged(country)
            files.append(packed(country, tmp_path))
    for place in order:
        brought(files[place], country)
    assert judged(country) == expected
    values = dict(Finding.objects.filter(country=country).exclude(standing_value="").values_list("anchor", "standing_value"))
    assert set(values.values()) <= {"accepted", "rejected", "divided"}
    assert len(values) >= 6


def test_an_undo_made_elsewhere_is_an_undo_here_and_never_taken_back(country: Country, tmp_path: Path) -> None:
    (judgement,) = judge(country, person_of(Role.REVIEWER), range(1))
    standing = packed(country, tmp_path)
    with elsewhere():
        judgement_withdraw(judgement, person_of(Role.REVIEWER))
        undone = packed(country, tmp_path)
    brought(undone, country)
    judgement.refresh_from_db()
    assert judgement.withdrawn_at is not None
    assert judgement.finding.standing_value == ""
    brought(standing, country)
    judgement.refresh_from_db()
    assert judgement.withdrawn_at is not None


def test_the_newest_correction_of_a_field_holds_and_both_are_kept(country: Country, tmp_path: Path) -> None:
    instrument = Instrument.objects.filter(country=country).first()
    with elsewhere():
        register_correct(instrument, {"title": "On the laptop", "number": "7"}, person_of(Role.CONSULTANT))
        from_laptop = packed(country, tmp_path)
    instrument.refresh_from_db()
    register_correct(instrument, {"title": "On the server, later"}, person_of(Role.FOCAL_POINT))
    brought(from_laptop, country)
    instrument.refresh_from_db()
    assert (instrument.title, instrument.number) == ("On the server, later", "7")
    assert set(instrument.changes.values_list("new", flat=True)) == {"On the laptop", "On the server, later", "7"}
    assert not {"title", "number"} & set(instrument.guessed)
    with elsewhere():
        instrument_leave_out(instrument, "Repealed", person_of(Role.CONSULTANT))
        left_out = packed(country, tmp_path)
    brought(left_out, country)
    brought(from_laptop, country)
    instrument.refresh_from_db()
    assert (instrument.left_out, instrument.left_out_reason) == (True, "Repealed")


@pytest.fixture
def readings(country: Country, tmp_path: Path) -> Iterator[None]:
    """The kept readings as they were: an analysis throws away those of texts that are no longer current."""
    folder = results_folder(country.code)
    shutil.copytree(folder, tmp_path / "readings")
    yield
    shutil.copytree(tmp_path / "readings", folder, dirs_exist_ok=True)


def test_a_new_version_of_a_law_brings_its_text_and_keeps_the_judgements(country: Country, tmp_path: Path, readings: None) -> None:
    finding = Finding.objects.filter(country=country, standing="here", document__format="html").order_by("-text").first()
    assert finding is not None
    document, words = finding.document, finding.text
    judgement = finding_judge(finding, Opinion(verdict="accepted"), person_of(Role.REVIEWER))
    data = holding.place(document.file.sha256).read_bytes()
    changed = data.replace(b"</body>", b"<p>Article 999. The authority shall keep a register of living modified organisms.</p></body>")
    assert changed != data
    with elsewhere():
        document_take_in(country, document.name, holding.keep([changed]), person_of(Role.CONSULTANT))
        analyse(Job.objects.create(kind="analyse", country=country), silent)
        judge(country, person_of(Role.CONSULTANT), range(3))
        from_laptop = packed(country, tmp_path)
    told = told_of(from_laptop, country)
    assert told.counts["instruments.Document"].new == 1
    brought(from_laptop, country)
    versions = list(Document.objects.filter(instrument=document.instrument).order_by("ordinal").values_list("ordinal", "current"))
    assert versions == [(1, False), (2, True)]
    assert Job.objects.filter(kind="analyse", country=country, state="waiting").exists()
    analyse(Job.objects.create(kind="analyse", country=country), silent)
    judgement.refresh_from_db()
    assert (judgement.finding.standing, judgement.finding.text, judgement.finding.document.ordinal) == ("here", words, 2)
    anchors = Finding.objects.filter(instrument=document.instrument, standing="here").values_list("path", "text")
    assert len(anchors) == len(set(anchors))


def test_laws_brought_in_apart_on_both_sides_are_one(country: Country, tmp_path: Path) -> None:
    judge(country, person_of(Role.REVIEWER), range(3))
    with elsewhere():
        for one in Instrument.objects.filter(country=country):
            Instrument.objects.filter(pk=one.pk).update(key=uuid.uuid4())
        judge(country, person_of(Role.CONSULTANT), range(4))
        stranger = packed(country, tmp_path)
    count = Instrument.objects.filter(country=country).count()
    brought(stranger, country)
    brought(stranger, country)
    assert Instrument.objects.filter(country=country).count() == count
    assert Judgement.objects.filter(finding__country=country).count() == 7


def test_what_has_no_history_is_asked_about(country: Country, tmp_path: Path) -> None:
    instrument = Instrument.objects.filter(country=country).order_by("pk").first()
    with elsewhere():
        Instrument.objects.filter(pk=instrument.pk).update(asked_of="from the laptop")
        Country.objects.filter(pk=country.pk).update(round="Laptop round", exports_lmos=True)
        file = packed(country, tmp_path)
    told = told_of(file, Country.objects.get(pk=country.pk))
    said = {(one.table, one.field, one.there) for one in told.differences}
    assert ("instruments.Instrument", "asked_of", "from the laptop") in said
    assert ("countries.Country", "round", "Laptop round") in said
    with elsewhere():
        brought(file, Country.objects.get(pk=country.pk))
        instrument.refresh_from_db()
        assert instrument.asked_of == ""
    brought(file, Country.objects.get(pk=country.pk), prefer="file")
    instrument.refresh_from_db()
    country.refresh_from_db()
    assert (instrument.asked_of, country.round, country.exports_lmos) == ("from the laptop", "Laptop round", True)


def rewritten(path: Path, folder: Path, change: Callable[[str, bytes], bytes | None], *, honest: bool = False) -> Path:
    """The file with members changed (None: left out); `honest` writes the manifest anew."""
    out = folder / "changed.weft"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        manifest = json.loads(old.read("manifest.json"))
        members = []
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is None:
                continue
            if honest and info.filename != "manifest.json":
                members.append({"name": info.filename, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()})
            if info.filename == "manifest.json" and honest:
                data = json.dumps({**manifest, "members": members}).encode()
            new.writestr(info.filename, data)
    return out


def one_row(label: str, field: str, value: Any) -> Callable[[str, bytes], bytes]:
    """Changes a field of the first row of a table."""

    def change(name: str, data: bytes) -> bytes:
        if name != f"rows/{label}.jsonl":
            return data
        first, *rest = data.splitlines(keepends=True)
        row = json.loads(first)
        row["fields"][field] = value
        return json.dumps(row).encode() + b"\n" + b"".join(rest)

    return change


def first_twice(data: bytes) -> bytes:
    return data.splitlines(keepends=True)[0].replace(b'"id":"', b'"id":"f') + data


BAD: list[tuple[str, str, Callable[[str, bytes], bytes | None], bool]] = [
    (
        "a digit changed",
        "country_file_damaged",
        lambda name, data: data.replace(b"article", b"articlf") if "Finding" in name else data,
        False,
    ),
    ("a law changed", "country_file_damaged", lambda name, data: b"x" + data[1:] if name.startswith("files/") else data, True),
    ("a member lost", "country_file_members", lambda name, data: None if "Judgement" in name else data, False),
    ("no manifest", "country_file_no_manifest", lambda name, data: None if name == "manifest.json" else data, False),
    ("made by a later version", "country_file_newer", lambda _, data: data.replace(b'"version":1,', b'"version":9,', 1), False),
    ("manifest is no JSON", "country_file_no_manifest", lambda name, data: b"{" if name == "manifest.json" else data, False),
    ("a field nobody knows", "country_file_field", one_row("findings.Finding", "is_admin", value=True), True),
    ("a person with a right", "country_file_field", one_row("accounts.Person", "is_active", value=True), True),
    ("a judgement by nobody", "country_file_loose", one_row("findings.Judgement", "by", "ghost@example.org"), True),
    ("a finding of no law", "country_file_loose", one_row("findings.Finding", "instrument", "f" * 32), True),
    ("a verdict nobody gives", "country_file_row_wrong", one_row("findings.Judgement", "verdict", "divine"), True),
    ("themes that are no list", "country_file_row_wrong", one_row("findings.Judgement", "themes", "liability"), True),
    ("a day that is none", "country_file_row_wrong", one_row("findings.Judgement", "at", "yesterday"), True),
    ("a judgement twice", "country_file_row_wrong", lambda name, data: first_twice(data) if "Judgement" in name else data, True),
    ("a text without its bytes", "country_file_members", lambda name, data: None if name.startswith("files/") else data, True),
    ("a sign that no text holds", "country_file_row_wrong", one_row("findings.Judgement", "comment", "a\0b"), True),
    ("a sign that no list holds", "country_file_row_wrong", one_row("findings.Judgement", "themes", ["a\0b"]), True),
    ("a judgement of nothing", "country_file_row_wrong", one_row("findings.Judgement", "finding", None), True),
    ("a modality that is none", "country_file_row_wrong", one_row("findings.Judgement", "modality", "wish"), True),
    ("obligations that are no list of names", "country_file_row_wrong", one_row("findings.Judgement", "obligations", [7]), True),
    ("a person in no language", "country_file_row_wrong", one_row("accounts.Person", "language", "xx"), True),
    ("a row that is no row", "country_file_row", lambda name, data: b"[]\n" + data if "Deed" in name else data, True),
    ("not text", "country_file_row", lambda name, data: b"\xff\xfe\n" + data if "Deed" in name else data, True),
]


@pytest.mark.parametrize(("what", "code", "change", "honest"), BAD, ids=[one[0] for one in BAD])
def test_a_bad_file_is_refused_and_changes_nothing(
    country: Country, tmp_path: Path, what: str, code: str, change: Callable[[str, bytes], bytes | None], honest: bool
) -> None:
    with elsewhere():
        judge(country, person_of(Role.REVIEWER), range(2))
        good = packed(country, tmp_path)
    bad = rewritten(good, tmp_path, change, honest=honest)
    before = {label: model_of(label).objects.count() for label in (*(one.model for one in CARRIED), *SHARED)}
    with pytest.raises(InputError) as raised:
        brought(bad, country)
    assert raised.value.code == code, what
    assert {label: model_of(label).objects.count() for label in before} == before
    assert not Deed.objects.filter(verb="country_brought_in").exists()


def test_a_bomb_is_not_unpacked(country: Country, tmp_path: Path) -> None:
    good = packed(country, tmp_path)
    zeros = b"\0" * (64 << 20)
    bomb = rewritten(good, tmp_path, lambda name, data: zeros if "Deed" in name else data, honest=True)
    with pytest.raises(InputError) as raised:
        told_of(bomb, country)
    assert raised.value.code == "country_file_too_large"


def test_what_is_another_country_s_is_not_taken(country: Country, tmp_path: Path) -> None:
    file = packed(country, tmp_path)
    keys = list(Instrument.objects.filter(country=country).values_list("key", flat=True))
    forget(country)
    other = Country.objects.create(code="XO", name_en="Other", name_fr="Autre", name_es="Otro")
    Instrument.objects.create(country=other, key=keys[-1])
    with pytest.raises(InputError) as raised:
        brought(file, None)
    assert raised.value.code == "country_file_clash"
    assert list(Country.every.values_list("code", flat=True)) == ["XO"]


def test_no_rule_of_the_tables_is_met_only_while_writing() -> None:
    """Two rows that no table holds beside each other are seen before, are counted anew, or make room for each other."""
    for carried in CARRIED[1:]:
        for rule in model_of(carried.model)._meta.constraints:
            counted = carried.counted is not None and carried.counted.field in getattr(rule, "fields", ())
            own = carried.model in APART or rule.name in ("one_current_version", "one_publication_at_a_time")
            assert isinstance(rule, CheckConstraint) or is_lone(carried) or counted or own, rule.name


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"{}"])
def test_what_is_no_country_s_file_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.weft"
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        CountryFile(path)
    assert raised.value.code == "country_file_no_zip"


def test_strange_names_lead_nowhere(country: Country, tmp_path: Path) -> None:
    good = packed(country, tmp_path)
    with zipfile.ZipFile(good, "a") as archive:
        archive.writestr("../../etc/passwd", "root")
    with pytest.raises(InputError) as raised:
        CountryFile(good)
    assert raised.value.code == "country_file_members"


def test_a_file_goes_to_its_own_country_only(country: Country, tmp_path: Path) -> None:
    file = packed(country, tmp_path)
    other = Country.objects.create(code="XO", name_en="Other", name_fr="Autre", name_es="Otro")
    for place, code in ((other, "country_file_other"), (None, "country_file_here")):
        with pytest.raises(InputError) as raised:
            told_of(file, place)
        assert raised.value.code == code


def test_a_reading_that_does_not_hold_is_not_kept(country: Country, tmp_path: Path) -> None:
    document = Document.objects.filter(instrument__country=country).select_related("file").first()
    body = analysing.kept_bytes(results_folder(country.code), document.name, document.file.sha256, document.result_version)
    assert body is not None
    assert analysing.keep_brought(tmp_path, body, document.name, document.file.sha256)
    assert not analysing.keep_brought(tmp_path, body, document.name, "0" * 64)
    assert not analysing.keep_brought(tmp_path, b"{}", document.name, document.file.sha256)
    spoilt = json.loads(body)
    spoilt["findings"][0]["quotes"][0]["text"] = "The law says nothing."
    assert not analysing.keep_brought(tmp_path, json.dumps(spoilt).encode(), document.name, document.file.sha256)


def test_no_address_or_password_of_others_travels(country: Country, tmp_path: Path) -> None:
    person_make("Nobody of this country", "elsewhere@example.org", "a sentence to come in by", "en")
    with zipfile.ZipFile(packed(country, tmp_path)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("rows/"))
        people = [json.loads(line)["fields"] for line in archive.read(f"rows/{PEOPLE}.jsonl").splitlines()]
    assert b"elsewhere@example.org" not in whole
    assert b"password" not in whole
    assert all(set(one) == {"email", "name", "language"} for one in people)


def test_it_is_written_in_the_same_way_each_time(country: Country, tmp_path: Path) -> None:
    assert content(packed(country, tmp_path)) == content(packed(country, tmp_path))


def test_what_is_written_while_the_file_is_made_is_left_to_the_next(country: Country, tmp_path: Path) -> None:
    packing = Packing(country, readings=False)
    judge(country, person_of(Role.REVIEWER), range(2))
    added = Instrument.objects.create(country=country, title="Asked for meanwhile")
    register_correct(added, {"number": "7"}, person_of(Role.CONSULTANT))
    with (tmp_path / "meanwhile.weft").open("wb") as out:
        rows = packing.write(out, silent).rows
    assert (rows.get("findings.Judgement", 0), rows.get("instruments.RegisterChange", 0)) == (0, 0)
    told = told_of(tmp_path / "meanwhile.weft", country)
    assert sum(one.new + one.differing for one in told.counts.values()) == 0


def sent(client: Client, address: str, path: Path) -> str:
    with path.open("rb") as file:
        answer = client.post(address, {"file": file})
    assert answer.status_code == 302
    return str(answer["Location"])


def work_off() -> None:
    """Every job that waits, done in this process."""
    for job in Job.objects.filter(state="waiting", kind__in=("look_into", "bring_in")).order_by("pk"):
        work_of(job.kind)(job, silent)
        Job.objects.filter(pk=job.pk).update(state="done")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_file_is_shown_before_it_is_brought_in(country: Country, tmp_path: Path, as_role: Callable[..., Client], language: str) -> None:
    with elsewhere():
        judge(country, person_of(Role.REVIEWER), range(3))
        finding_judge(
            Finding.objects.filter(country=country).first(), Opinion(verdict="accepted"), person_of(Role.FOCAL_POINT), "round_table"
        )
        Instrument.objects.filter(country=country).update(asked_of="<script>alert(1)</script>")
        file = packed(country, tmp_path)
    client = as_role(Role.CONSULTANT, language)
    page = sent(client, "/countries/XS/exchange/bring", file)
    assert client.get(page).status_code == 200
    work_off()
    shown = client.get(page).content.decode()
    assert "reviewer@example.org" in shown
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
    assert Judgement.objects.filter(finding__country=country).count() == 0
    client.post(f"{page}/bring", {"prefer": "file"})
    work_off()
    assert Judgement.objects.filter(finding__country=country).count() == 4
    assert Deed.objects.get(country=country, verb="country_brought_in").detail["judgements"] == 4
    assert not Arrival.objects.get().path.exists()
    assert client.get(page).status_code == 200
    assert client.get("/countries/XS/exchange").status_code == 200
    client.post(f"{page}/bring")
    assert not Job.objects.filter(kind="bring_in", state="waiting").exists()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_refused_file_says_why(country: Country, tmp_path: Path, as_role: Callable[..., Client], language: str) -> None:
    path = tmp_path / "no.weft"
    path.write_bytes(b"PK\x03\x04 nothing")
    client = as_role(Role.FOCAL_POINT, language)
    page = sent(client, "/countries/XS/exchange/bring", path)
    work_off()
    assert client.get(page).status_code == 200
    assert Arrival.objects.get().stage == "refused"
    client.post(f"{page}/drop")
    assert Arrival.objects.get().stage == "dropped"
    assert not Arrival.objects.get().path.exists()


def test_a_new_country_comes_by_a_file(country: Country, tmp_path: Path, as_role: Callable[..., Client]) -> None:
    file = packed(country, tmp_path)
    client = as_role(Role.ADMINISTRATOR)
    forget(country, people=False)
    assert client.get("/arrivals").status_code == 200
    page = sent(client, "/arrivals", file)
    work_off()
    assert client.get(page).status_code == 200
    assert not Country.objects.filter(code="XS").exists()
    client.post(f"{page}/bring")
    work_off()
    assert client.get(page)["Location"].startswith("/countries/XS/exchange/arrivals/")
    assert Deed.objects.filter(country__code="XS", verb="country_brought_in").exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLIC])
def test_who_may_move_and_found_may_and_nobody_else(country: Country, as_role: Callable[..., Client], role: Role) -> None:
    client = as_role(role)
    assert client.get("/arrivals").status_code == (200 if role in HOLDERS[Right.FOUND] else 403)
    assert client.post("/countries/XS/exchange/bring").status_code == (302 if role in HOLDERS[Right.MOVE] else 403)
    arrival = Arrival.objects.create(country=country, name="x", size=0, sha256="", by=person_of(Role.FOCAL_POINT))
    assert client.get(f"/countries/XS/exchange/arrivals/{arrival.key}").status_code == (200 if role in HOLDERS[Right.MOVE] else 403)


def test_another_country_s_arrival_is_not_there(country: Country, as_role: Callable[..., Client]) -> None:
    other = Country.objects.create(code="XO", name_en="Other", name_fr="Autre", name_es="Otro")
    arrival = Arrival.objects.create(country=other, name="x", size=0, sha256="", by=person_of(Role.FOCAL_POINT), stage="looked_into")
    founding = Arrival.objects.create(name="x", size=0, sha256="", by=person_of(Role.SECRETARIAT), stage="looked_into")
    client = as_role(Role.FOCAL_POINT)
    for way in ("", "/bring", "/drop"):
        ask = client.post if way else client.get
        assert ask(f"/countries/XS/exchange/arrivals/{arrival.key}{way}").status_code == 404
        assert as_role(Role.ADMINISTRATOR).get(f"/arrivals/{founding.key}").status_code == 404


def test_every_table_and_every_refusal_has_its_words() -> None:
    known = engine.phrases_of("exchange.")
    assert {f"exchange.table_{one.model.replace('.', '_').lower()}" for one in CARRIED} <= set(known)
    assert {f"exchange.field_{name}" for one in CARRIED for name in one.asked} <= set(known)
    sources = (Path(bringing.__file__).parent).glob("*.py")
    codes = {code for path in sources for code in re.findall(r'InputError\(\s*"(\w+)"', path.read_text(encoding="utf-8"))}
    assert {f"exchange.problem_{code}" for code in codes - {"country_file_bytes_lost"}} <= set(known)


def test_an_observation_changed_on_both_sides_is_as_last_written_and_keeps_every_version(country: Country, tmp_path: Path) -> None:
    instrument = Instrument.objects.filter(country=country).first()
    begun = {"kind": "opportunities", "title": "First", "text": "Words", "language": "en", "sectors": ["health"], "instrument": instrument}
    entry = observation_make(country, begun, person_of(Role.REVIEWER))
    with elsewhere():
        observation_change(entry, {"title": "On the laptop", "themes": ["liability"]}, 1, person_of(Role.CONSULTANT))
        finding = Finding.objects.filter(country=country).first()
        evidence_tie(Evidence(observation=entry, kind="finding", finding=finding), person_of(Role.CONSULTANT))
        file = packed(country, tmp_path)
    entry.refresh_from_db()
    observation_change(entry, {"title": "On the server, later"}, 1, person_of(Role.FOCAL_POINT))
    for _ in range(2):
        brought(file, country)
        entry.refresh_from_db()
        assert (entry.title, entry.latest, entry.instrument) == ("On the server, later", 3, instrument)
        titles = [one.values["title"] for one in entry.versions.order_by("ordinal")]
        assert titles == ["First", "On the laptop", "On the server, later"]
        assert {one.values["instrument_id"] for one in entry.versions.all()} == {instrument.pk}
        assert entry.evidence.count() == 1
        assert entry.subjects.count() == 1


def test_every_kind_of_row_goes_there_and_back(country: Country, tmp_path: Path) -> None:
    """Something of every table, as the walk of rights makes it up."""
    fill(country)
    RegisterChange.objects.filter(instrument__country=country).update(field="unheard_of")
    first = packed(country, tmp_path)
    counts = json.loads(zipfile.ZipFile(first).read("manifest.json"))["rows"]
    assert {one.model for one in CARRIED if not counts.get(one.model)} == set()
    with elsewhere():
        forget(country)
        there, _ = brought(first, None)
        assert content(packed(there, tmp_path)) == content(first)
    brought(first, country)
    assert content(packed(country, tmp_path)) == content(first)


def test_what_two_people_wrote_in_one_study_is_kept_in_the_order_of_its_days(country: Country, tmp_path: Path) -> None:
    study = study_open(country, "en")
    first = {"study": study, "chapter": "summary", "key": "summary/1", "act": "text"}
    Edit.objects.create(**first, ordinal=1, text="before", by=person_of(Role.FOCAL_POINT))
    with elsewhere():
        Edit.objects.create(**first, ordinal=2, text="on the laptop", by=person_of(Role.CONSULTANT))
        version_freeze(study, "Draft 1", "", person_of(Role.CONSULTANT))
        file = packed(country, tmp_path)
    Edit.objects.create(**first, ordinal=2, text="on the server, later", by=person_of(Role.LEGAL_SPECIALIST))
    version_freeze(study, "Draft 1", "", person_of(Role.LEGAL_SPECIALIST))
    for _ in range(2):
        brought(file, country)
        edits = Edit.objects.filter(study=study).order_by("ordinal").values_list("ordinal", "text")
        assert list(edits) == [(1, "before"), (2, "on the laptop"), (3, "on the server, later")]
        versions = Version.objects.filter(country=country).order_by("ordinal").values_list("ordinal", "label", "by__email")
        assert list(versions) == [(1, "Draft 1", "legal_specialist@example.org"), (2, "Draft 1 (2)", "consultant@example.org")]
        assert all(frozen_of(one).paper for one in Version.objects.filter(country=country))
    assert not Publication.objects.filter(country=country).exists()
