"""A country's file brought in by real processes that are killed in the middle, stopped, or not alone: never half, and nobody waits long."""

import os
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.installed import Installation, copied, found, until

from weft_web.exchange.models import Stage
from weft_web.jobs.models import State

LAWS = 5

FOUND = """
from tests.web.peopled import SAMPLE, laws, people, take_in
from weft.runs.register import profile_in
from weft_web.accounts.services import person_make
from weft_web.countries.founding import country_found
from weft_web.findings.models import Finding
from weft_web.findings.services import Opinion, finding_judge
from weft_web.rights import Role
founder = person_make("Founder", "founder@example.org", "a sentence to come in by", "en")
country = country_found(profile_in(SAMPLE / "profile.yaml", "XS"), founder, None)
persons = people(country)
take_in(country, laws()[:LAWS], founder)
for role, verdict in ((Role.REVIEWER, "accepted"), (Role.LEGAL_SPECIALIST, "rejected")):
    for one in Finding.objects.filter(country=country, standing="here").order_by("pk")[:60]:
        finding_judge(one, Opinion(verdict=verdict), persons[role])
"""
PACK = """
from pathlib import Path
from weft_web.countries.models import Country
from weft_web.exchange.moving.packing import Packing
with Path("{path}").open("wb") as out:
    Packing(Country.objects.get(code="XS"), readings=False).write(out, lambda *_: None)
"""
EMPTY = """
from weft.records import Profile, Text
from weft_web.accounts.services import first_person_make
from weft_web.countries.founding import country_found
person = first_person_make("Administrator", "administrator@example.org", "a sentence to come in by", "en")
country_found(Profile(country="XO", name=Text(en="Other", fr="Autre", es="Otro")), person, None)
"""
TAKE_IN = """
from pathlib import Path
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.exchange import arriving, services
from weft_web.exchange.models import Arrival
from weft_web.instruments.uploading import Sent
from weft_web.jobs.models import Job
Job.objects.all().delete()
person = Person.objects.get(email="administrator@example.org")
country = Country.objects.filter(code="XS").first()
data = Path("{path}").read_bytes()
arrival = services.arrival_take_in(country, Sent(name="country.weft", size=len(data)), [data], person)
arriving.look_into(Job.objects.get(kind="look_into"), lambda *_: None)
Job.objects.all().delete()
arrival.refresh_from_db()
services.arrival_bring(arrival, person, "here")
"""
IN_SMALL_SLICES = """
import os, signal, time
from weft_web.exchange.moving import sorting, writing
from weft_web.jobs import services, working
from weft_web.jobs.presence import holder_here
sorting.ROWS_AT_ONCE = (20, 40, 80)
laid, holder = writing.laid_together, holder_here()
"""
KILLED = """
counted = iter(range(1000))
def killed(*arguments):
    laid(*arguments)
    if next(counted) == {slices}:
        os.kill(os.getpid(), signal.SIGKILL)
writing.laid_together = killed
job = services.job_take(holder)
working.do(job.pk, holder)
"""
SLOW = """
from weft_web.countries.models import Deed
written = []
def slow(*arguments):
    laid(*arguments)
    written.append(Deed.objects.filter(verb="measured").count())
    time.sleep({seconds})
writing.laid_together = slow
job = services.job_take(holder)
working.do(job.pk, holder)
print(written)
"""
GO_ON = """
from weft_web.jobs import selectors, services, working
from weft_web.jobs.presence import gone, holder_here
services.jobs_free(gone(selectors.holders()))
holder = holder_here()
job = services.job_take(holder)
working.do(job.pk, holder)
"""
ALL_COUNTS = """
import json
from django.apps import apps
from weft_web.jobs.models import Job, Progress
left = ("Arrival", "Job", "Progress", "Heard", "StoredFile", "Session", "Sitting")
print(json.dumps({m._meta.label: m._base_manager.count() for m in apps.get_models() if m.__name__ not in left}))
"""
KEPT = """
import json
from weft_web.findings.models import Finding, ProposedService, Service, Topic
values = Finding.objects.order_by("instrument__key", "anchor", "path").values_list("anchor", "standing", "standing_value", "judged_extent")
print(json.dumps([list(map(list, values)), Service.objects.count(), Topic.objects.count(), ProposedService.objects.count()]))
"""
WRITE = """
import time
import django
django.setup()
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
country, person = Country.objects.get(code="XO"), Person.objects.earliest("pk")
while True:
    deed_record(country, person, "measured", "")
    time.sleep(0.05)
"""


class Both:
    """Two installations: one with the country, one without, and the country's file."""

    def __init__(self, folder: Path) -> None:
        self.empty, self.file = found(folder / "empty"), folder / "country.weft"
        self.full = copied(self.empty, folder / "full")
        self.full.says(FOUND.replace("LAWS", str(LAWS)))
        self.empty.says(EMPTY)
        self.full.says(PACK.format(path=self.file))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    made = Both(tmp_path_factory.mktemp("moving"))
    yield made
    made.full.close()
    made.empty.close()


@pytest.fixture
def here(both: Both, tmp_path: Path) -> Iterator[Installation]:
    """An installation without the country, told to bring in its file."""
    there = copied(both.empty, tmp_path / "data")
    there.says(TAKE_IN.format(path=both.file))
    yield there
    there.close()


@pytest.fixture
def merging(both: Both, tmp_path: Path) -> Iterator[Installation]:
    """An installation that has the country without its judgements, told to bring in the file with them."""
    there = copied(both.full, tmp_path / "data")
    there.says(
        "from weft_web.countries.models import Deed; from weft_web.findings.models import Finding, Judgement\n"
        "from weft_web.findings.standing import renew\n"
        "Judgement.objects.all().delete(); Deed.objects.all().delete()\n"
        "renew(Finding.objects.prefetch_related('judgements'))"
    )
    there.says(TAKE_IN.format(path=both.file))
    yield there
    there.close()


def killed(there: Installation, slices: int) -> None:
    """The file brought in by a process that is killed within the writing of a slice."""
    process = there.start("-c", "import django; django.setup()\n" + IN_SMALL_SLICES + KILLED.format(slices=slices))
    assert process.wait(120) == -signal.SIGKILL, there.logs()


def stage(there: Installation) -> str:
    (row,) = there.asks("SELECT stage FROM exchange_arrival")
    return str(row[0])


def count(there: Installation, table: str) -> int:
    return int(there.asks(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - names of the tests' own


def content(there: Installation, path: Path) -> dict[str, Any]:
    """Everything of the country but what was done to bring it there."""
    there.says(PACK.format(path=path))
    with zipfile.ZipFile(path) as archive:
        return {name: sorted(archive.read(name).splitlines()) for name in archive.namelist() if name.startswith("rows/")}


def same(there: Installation, both: Both, tmp_path: Path) -> bool:
    """Whether the country there is the country of the file, with all that is kept beside its rows."""
    shown, wanted = content(there, tmp_path / "there.weft"), content(both.full, tmp_path / "full.weft")
    assert [name for name in wanted if shown[name] != wanted[name]] == []
    return bool(there.says(KEPT) == both.full.says(KEPT))


@pytest.mark.parametrize("slices", [0, 6])
def test_a_new_country_killed_in_the_middle_is_not_seen_and_then_wholly_there(
    here: Installation, both: Both, tmp_path: Path, slices: int
) -> None:
    killed(here, slices)
    assert stage(here) == Stage.BRINGING
    assert here.says("import json; from weft_web.countries.models import Country\nprint(json.dumps(Country.objects.count()))") == 1
    assert 0 <= count(here, "findings_finding") < count(both.full, "findings_finding")
    here.says(GO_ON)
    assert stage(here) == Stage.BROUGHT, here.logs()
    assert same(here, both, tmp_path)
    assert here.asks("SELECT count(*) FROM countries_deed WHERE verb = 'country_brought_in'") == [(1,)]


def test_a_new_country_killed_in_the_middle_and_set_aside_leaves_nothing(here: Installation) -> None:
    before = here.says(ALL_COUNTS)
    killed(here, 6)
    assert here.says(ALL_COUNTS) != before
    here.says(
        "from weft_web.accounts.models import Person; from weft_web.exchange import services\n"
        "from weft_web.exchange.models import Arrival; from weft_web.jobs.models import Job\n"
        "Job.objects.update(state='failed'); arrival = Arrival.objects.select_related('country').get()\n"
        "assert services.arrival_drop(arrival, Person.objects.earliest('pk'))\n" + GO_ON
    )
    assert stage(here) == Stage.DROPPED
    assert here.says(ALL_COUNTS) == before


@pytest.mark.parametrize("slices", [0, 2])
def test_what_is_merged_goes_on_and_each_law_came_with_all_its_judgements(
    merging: Installation, both: Both, tmp_path: Path, slices: int
) -> None:
    by_law = (
        "SELECT i.key, count(*) FROM findings_judgement j JOIN findings_finding f ON f.id = j.finding_id "
        "JOIN instruments_instrument i ON i.id = f.instrument_id GROUP BY i.key"
    )
    killed(merging, slices)
    assert stage(merging) == Stage.BRINGING
    wanted, there = dict(both.full.asks(by_law)), dict(merging.asks(by_law))
    assert all(wanted[law] == number or number >= 20 for law, number in there.items())
    assert sum(there.values()) < sum(wanted.values())
    merging.says(GO_ON)
    assert stage(merging) == Stage.BROUGHT, merging.logs()
    assert same(merging, both, tmp_path)


@pytest.mark.parametrize(("place", "ends"), [("before", State.STOPPED), ("within", State.DONE)])
def test_it_is_stopped_before_it_begins_to_write_and_not_after(merging: Installation, both: Both, place: str, ends: str) -> None:
    asked = "Job.objects.filter(kind='bring_in').get()"
    hook = "bringing.copies_name = lambda country: (stop(), named(country))" if place == "within" else "bringing.Sorting = stopped"
    merging.says(
        IN_SMALL_SLICES + "from weft_web.exchange.moving import bringing\nfrom weft_web.jobs.models import Job\n"
        f"stop = lambda: services.job_ask_stop({asked})\nnamed, sort = bringing.copies_name, bringing.Sorting\n"
        "stopped = lambda path: (stop(), sort(path))[1]\n"
        f"{hook}\njob = services.job_take(holder)\nworking.do(job.pk, holder)"
    )
    assert merging.asks("SELECT state FROM jobs_job WHERE kind = 'bring_in'") == [(ends,)]
    assert stage(merging) == (Stage.LOOKED_INTO if ends == State.STOPPED else Stage.BROUGHT)
    assert count(merging, "findings_judgement") == (0 if ends == State.STOPPED else count(both.full, "findings_judgement"))


def test_others_write_meanwhile(here: Installation) -> None:
    writer = here.start("-c", WRITE)
    until(lambda: here.asks("SELECT 1 FROM countries_deed WHERE verb = 'measured'"), "the first word of the other")
    written = here.says(IN_SMALL_SLICES + SLOW.format(seconds=0.3))
    os.kill(writer.pid, signal.SIGKILL)
    assert len(written) > 10
    assert len(set(written)) > len(written) / 2, written  # between two slices the other gets its turn
    assert stage(here) == Stage.BROUGHT
