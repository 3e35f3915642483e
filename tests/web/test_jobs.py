"""Background work, with real processes: killed, stopped, told to go, two at once. Nothing is lost, nothing is done twice."""

import json
import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.web.installed import Installation, children_of, copied, found, until
from tests.web.peopled import silent

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.instruments import holding
from weft_web.instruments.models import StoredFile, Upload
from weft_web.jobs import presence, services
from weft_web.jobs.models import Job, Progress, State
from weft_web.jobs.sweeping import sweep, sweep_lay
from weft_web.rights import Role

RESTART_SECONDS = 30

LAWS = 7

FOUND = """
from tests.web.peopled import SAMPLE, laws
from weft.runs.register import profile_in
from weft_web.accounts.services import first_person_make
from weft_web.countries.founding import country_found
from weft_web.instruments import holding
from weft_web.instruments.services import analysis_ask, document_take_in
from weft_web.jobs.models import Job
person = first_person_make("Founder", "founder@example.org", "a sentence to come in by", "en")
country = country_found(profile_in(SAMPLE / "profile.yaml", "XS"), person, None)
for name, data in laws()[:LAWS]:
    document_take_in(country, name, holding.keep([data]), person)
Job.objects.create(kind="sweep", state="done")
analysis_ask(country, person)
"""
ALL_TOLD = """
import json
from weft_web.findings.models import Finding
from weft_web.instruments.models import Document, Provision
def told(one):
    return [one.document.name, one.path, one.text, one.extent, sorted(one.themes), one.obligations, one.modality, one.page]
findings = sorted((told(one) for one in Finding.objects.select_related("document")), key=json.dumps)
print(json.dumps([findings, Provision.objects.count(), Document.objects.exclude(status="").count()]))
"""
ONCE = "from weft_web.jobs.working import Worker; Worker().run(once=True)"


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a country whose laws wait to be analysed."""
    there = found(tmp_path_factory.mktemp("jobs") / "data")
    there.says(FOUND.replace("LAWS", str(LAWS)))
    yield there
    there.close()


@pytest.fixture(scope="module")
def undisturbed(waiting: Installation, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What an analysis gives that nothing disturbs."""
    there = copied(waiting, tmp_path_factory.mktemp("undisturbed") / "data")
    there.says(ONCE)
    told = there.says(ALL_TOLD)
    there.close()
    assert told[0]
    return told


@pytest.fixture
def here(waiting: Installation, tmp_path: Path) -> Iterator[Installation]:
    there = copied(waiting, tmp_path / "data")
    yield there
    there.close()


def standing(there: Installation) -> list[Any]:
    """State, attempts and problem of the analysis."""
    (row,) = there.asks("SELECT state, attempts, problem FROM jobs_job WHERE kind = 'analyse'")
    return list(row)


def in_the_middle(there: Installation, worker: int) -> int:
    """The process of the job, held still when some documents are done, and some are not."""
    until(lambda: there.asks("SELECT 1 FROM jobs_progress WHERE done >= 2", passing=True), "progress", pause=0.005)
    (child,) = children_of(worker)
    os.kill(child, signal.SIGSTOP)
    assert standing(there)[0] == State.RUNNING
    return child


def told_to_end(process: int) -> bool:
    """Whether a process that is held still will end as soon as it goes on."""
    pending = re.search(r"^ShdPnd:\s*(\w+)", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    return bool(pending and int(pending[1], 16) >> (signal.SIGTERM - 1) & 1)


def ended(there: Installation, seconds: float = 120) -> list[Any]:
    """How the job ended."""
    state: list[Any] = until(lambda: (now := standing(there))[0] not in (State.WAITING, State.RUNNING) and now, "the end", seconds)
    return state


def test_a_worker_killed_in_the_middle_is_followed_by_one_that_goes_on(here: Installation, undisturbed: Any) -> None:
    first = here.worker()
    child = in_the_middle(here, first.pid)
    first.kill()
    first.wait()
    until(lambda: not Path(f"/proc/{child}").exists(), "the end of the job's process with its worker", 10)
    killed = time.monotonic()
    here.worker()
    until(lambda: children_of(here.started[1].pid), "going on", RESTART_SECONDS)
    assert time.monotonic() - killed < RESTART_SECONDS
    assert ended(here)[0] == State.DONE
    assert here.says(ALL_TOLD) == undisturbed


def test_a_job_whose_process_is_killed_goes_on(here: Installation, undisturbed: Any) -> None:
    worker = here.worker()
    os.kill(in_the_middle(here, worker.pid), signal.SIGKILL)
    assert ended(here)[0] == State.DONE, here.logs()
    assert here.says(ALL_TOLD) == undisturbed


def test_a_job_that_ends_its_process_twice_at_the_same_place_has_failed(here: Installation) -> None:
    worker = here.worker()
    for _ in range(services.MOST_ATTEMPTS):
        child = until(lambda: children_of(worker.pid), "the job's process")[0]
        os.kill(child, signal.SIGKILL)
        until(lambda gone=child: gone not in children_of(worker.pid), "its end")
    assert ended(here, 30) == [State.FAILED, services.MOST_ATTEMPTS, "job_ended_worker"]


def test_a_worker_that_is_told_to_go_gives_its_job_back(here: Installation, undisturbed: Any) -> None:
    worker = here.worker()
    child = in_the_middle(here, worker.pid)
    told = time.monotonic()
    worker.terminate()
    until(lambda: told_to_end(child), "the worker's word to its job")
    os.kill(child, signal.SIGCONT)
    assert worker.wait(RESTART_SECONDS) == 0
    assert time.monotonic() - told < RESTART_SECONDS
    assert standing(here)[:2] == [State.WAITING, 0]
    here.says(ONCE)
    assert here.says(ALL_TOLD) == undisturbed


def test_a_job_that_is_asked_to_stop_stops_and_can_be_asked_for_again(here: Installation, undisturbed: Any) -> None:
    worker = here.worker()
    until(lambda: here.asks("SELECT 1 FROM jobs_progress", passing=True), "progress")
    here.asks("UPDATE jobs_job SET stop_asked = TRUE WHERE state = 'running'")
    assert ended(here, 30)[0] == State.STOPPED
    until(lambda: not children_of(worker.pid), "the end of its process", 30)
    here.asks("UPDATE jobs_job SET state = 'waiting', stop_asked = FALSE WHERE kind = 'analyse'")
    assert ended(here)[0] == State.DONE
    assert here.says(ALL_TOLD) == undisturbed


TAKE = """
import json, sys
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_take, job_end
taken = []
while (job := job_take("{name}")):
    taken.append(job.pk)
    others = Job.objects.filter(state="running", country=job.country).exclude(pk=job.pk).count() if job.country_id else 0
    assert not others, "two jobs of a country at once"
    job_end(job.pk, "{name}", dict())
print(json.dumps(taken))
"""


def test_workers_never_take_one_job_twice(here: Installation) -> None:
    here.says(
        "from weft_web.jobs.models import Job; from weft_web.countries.models import Country\n"
        "Job.objects.all().delete(); places = [None, None, None, Country.objects.get()]\n"
        "Job.objects.bulk_create(Job(kind='sweep', arguments=dict(n=n), country=places[n % 4]) for n in range(120))"
    )
    started = [here.start("-c", "import django; django.setup()\n" + TAKE.format(name=f"w{n}")) for n in range(4)]
    assert [one.wait(120) for one in started] == [0] * 4, here.logs()
    takes = [json.loads((here.data / f"log-{n}").read_text().splitlines()[-1]) for n in range(4)]
    taken = [one for some in takes for one in some]
    assert len(taken) == len(set(taken))
    assert here.says("import json; from weft_web.jobs.models import Job; print(json.dumps(Job.objects.exclude(state='done').count()))") == 0


CROWD = """
import json, threading
from django.db import connections, transaction
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.accounts.models import Person
country, person, faults = Country.objects.get(), Person.objects.get(), []
def many():
    try:
        for n in range(10):
            with transaction.atomic():
                seen = country.deeds.count()
                deed_record(country, person, "crowded", str(seen))
    except Exception as error:
        faults.append(repr(error))
    finally:
        connections.close_all()
threads = [threading.Thread(target=many) for _ in range(50)]
[one.start() for one in threads]; [one.join() for one in threads]
print(json.dumps([country.deeds.filter(verb="crowded").count(), faults]))
"""


def test_fifty_at_once_who_read_and_then_write_are_all_served(here: Installation) -> None:
    assert here.says(CROWD) == [500, []]


def lost(reached: int, done: int, attempts: int, country: Country) -> Job:
    job = Job.objects.create(kind="analyse", country=country, state=State.RUNNING, holder="x-1-y", attempts=attempts, reached=reached)
    services.progress_tell(job.pk, done, 19, "")
    services.jobs_free(["x-1-y"])
    job.refresh_from_db()
    return job


@pytest.mark.parametrize(
    ("reached", "done", "attempts", "state"),
    [(0, 0, 1, State.WAITING), (0, 0, 2, State.FAILED), (4, 9, 2, State.WAITING), (9, 9, 2, State.FAILED)],
)
def test_power_cuts_are_not_held_against_a_job_that_comes_further_each_time(
    reached: int, done: int, attempts: int, state: str, country: Country
) -> None:
    assert lost(reached, done, attempts, country).state == state


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_failed_job_says_so_on_the_page_of_its_country(language: str, country: Country, as_role: Callable[..., Client]) -> None:
    job = lost(0, 0, 2, country)
    Job.objects.filter(pk=job.pk).update(ended_at=timezone.now())
    page = as_role(Role.FOCAL_POINT, language).get("/countries/XS/").content.decode()
    said = {"en": "is not tried again by itself", "fr": "n’est plus relancé de lui-même", "es": "ya no se reintenta por sí solo"}
    assert said[language] in page


def test_only_workers_of_this_machine_that_are_no_more_are_gone() -> None:
    here = presence.machine()
    alive, dead = presence.holder_here(), f"{here}-4194399-abc"
    assert presence.gone([alive, dead, "other-4194399-abc", "nonsense", ""]) == (dead,)
    assert len(alive) <= Job._meta.get_field("holder").max_length


def aged(path: Path, days: float = 2) -> Path:
    past = time.time() - days * 86_400
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(b"part")
    os.utime(path, (past, past))
    return path


def test_what_is_broken_off_is_swept_and_what_is_referred_to_is_not(country: Country) -> None:
    person = Person.objects.earliest("pk")
    going_on = Upload.objects.create(country=country, by=person, name="a.pdf", size=9, begun_at=timezone.now() - timedelta(days=2))
    given_up = Upload.objects.create(country=country, by=person, name="b.pdf", size=9, begun_at=timezone.now() - timedelta(days=8))
    arriving = Path(settings.DATA) / "arriving"
    kept = [aged(arriving / f"{going_on.pk.hex}.part"), aged(arriving / "today.part", 0.5)]
    kept += [aged(holding.place(one.sha256), 300) for one in {document.file for document in country_documents(country)}]
    fresh = holding.place("f" * 64)
    kept.append(aged(fresh, 0.5))
    swept = [aged(arriving / f"{given_up.pk.hex}.part"), aged(arriving / "old.part"), aged(holding.place("0" * 64))]
    job = Job.objects.create(kind="sweep")
    assert sweep(job, silent) == {"parts": 2, "orphans": 1}
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in swept)
    fresh.unlink()


def test_a_file_that_nothing_refers_to_any_more_is_forgotten_unless_it_was_sent_again(country: Country) -> None:
    unneeded, again, needed = (stored(letter * 64, days) for letter, days in (("a", 2), ("b", 0.5), ("c", 2)))
    person = Person.objects.earliest("pk")
    Upload.objects.create(country=country, by=person, name="c.pdf", size=4, file=needed, arrived_at=timezone.now())
    held = StoredFile.objects.count()
    assert sweep(Job.objects.create(kind="sweep"), silent)["orphans"] == 1
    assert StoredFile.objects.count() == held - 1
    assert not holding.place(unneeded.sha256).exists()
    for one in (again, needed):
        holding.place(one.sha256).unlink()


def stored(sha256: str, days: float) -> StoredFile:
    """A file with its row, sent two days ago, and last sent so many days ago."""
    aged(holding.place(sha256), days)
    return StoredFile.objects.create(sha256=sha256, size=4, stored_at=timezone.now() - timedelta(days=2))


def country_documents(country: Country) -> list[Any]:
    from weft_web.instruments.models import Document

    return list(Document.objects.filter(instrument__country=country).select_related("file"))


def test_it_is_swept_once_a_day(db: None) -> None:
    Job.objects.filter(kind="sweep").delete()
    for _ in range(2):
        sweep_lay()
    assert Job.objects.filter(kind="sweep").count() == 1


def test_who_waits_for_a_worker_that_is_not_there_is_told(country: Country, as_role: Callable[..., Client]) -> None:
    Job.objects.create(kind="analyse", country=country)
    client = as_role(Role.FOCAL_POINT)
    assert "no worker is running" in client.get("/countries/XS/jobs").content.decode()
    services.worker_tell("x")
    assert "no worker is running" not in client.get("/countries/XS/jobs").content.decode()
    assert Progress.objects.count() == 0
