"""Writing jobs: laid in the queue, taken by one worker at a time, told of, ended."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.jobs.models import Heard, Job, Progress, State

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 2
"""A job that ended its worker twice at the same place is not tried a third time by itself."""

TURN = 0x57454654
"""The number of the lock under which workers of a PostgreSQL server take turns."""

HEARD_WITHIN = timedelta(seconds=60)
FORGOTTEN_AFTER = timedelta(days=1)


def job_lay(kind: str, country: Country | None, person: Person | None, **arguments: Any) -> Job:
    """A job in the queue; the one that waits already where the same is asked for twice."""
    waiting = Job.objects.filter(kind=kind, country=country, state=State.WAITING, arguments=arguments).first()
    return waiting or Job.objects.create(kind=kind, country=country, made_by=person, arguments=arguments)


@transaction.atomic
def job_take(holder: str) -> Job | None:
    """The next job for this worker: the oldest that waits; one heavy job a country at a time."""
    _one_after_the_other()
    now = timezone.now()
    for lost in Job.objects.filter(state=State.RUNNING, lease_until__lt=now):
        _break_off(lost)
    busy = Job.objects.filter(state=State.RUNNING, country__isnull=False).values_list("country_id", flat=True)
    job = Job.objects.filter(state=State.WAITING).exclude(country_id__in=list(busy)).order_by("made_at", "id").first()
    if job is None:
        return None
    job.state, job.holder, job.lease_until = State.RUNNING, holder, now + LEASE
    job.started_at, job.attempts = job.started_at or now, job.attempts + 1
    job.save()
    return job


def _one_after_the_other() -> None:
    """Workers take turns until the end of the transaction. SQLite has one writer at a time as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def _break_off(job: Job) -> None:
    """A job whose process or worker is gone: back to the queue, unless it was asked to stop or keeps ending where it ended before.

    A power cut is not the job's fault: who came further than last time starts to count anew.
    """
    told = Progress.objects.filter(pk=job.pk).first()
    done = told.done if told else 0
    job.attempts, job.reached = (0, done) if done > job.reached else (job.attempts, job.reached)
    job.holder, job.lease_until = "", None
    if job.stop_asked:
        job.state, job.ended_at = State.STOPPED, timezone.now()
    elif job.attempts >= MOST_ATTEMPTS:
        job.state, job.problem, job.problem_arguments, job.ended_at = State.FAILED, "job_ended_worker", [], timezone.now()
    else:
        job.state = State.WAITING
    job.save()


@transaction.atomic
def job_break_off(job_id: int, holder: str) -> None:
    """The process that did the job ended by itself."""
    _one_after_the_other()
    job = Job.objects.filter(pk=job_id, holder=holder, state=State.RUNNING).first()
    if job is not None:
        _break_off(job)


@transaction.atomic
def jobs_free(holders: Iterable[str]) -> int:
    """How many jobs were freed of workers that are known to be gone: nobody need wait for their leases to run out."""
    _one_after_the_other()
    lost = list(Job.objects.filter(state=State.RUNNING, holder__in=list(holders)))
    for job in lost:
        _break_off(job)
    return len(lost)


def job_hold(job_id: int, holder: str) -> bool:
    """Lengthens the lease; false when the job is no longer this worker's, or was asked to stop."""
    mine = Job.objects.filter(pk=job_id, holder=holder, state=State.RUNNING)
    return bool(mine.filter(stop_asked=False).update(lease_until=timezone.now() + LEASE))


def job_end(job_id: int, holder: str, outcome: dict[str, Any]) -> bool:
    """The job is done; false when it is no longer this worker's."""
    now = timezone.now()
    mine = Job.objects.filter(pk=job_id, holder=holder, state=State.RUNNING)
    return bool(mine.update(state=State.DONE, outcome=outcome, ended_at=now, problem=""))


def job_fail(job_id: int, holder: str, problem: str, *arguments: str) -> bool:
    """The job failed, for a reason that trying again does not mend."""
    mine = Job.objects.filter(pk=job_id, holder=holder, state=State.RUNNING)
    return bool(mine.update(state=State.FAILED, problem=problem, problem_arguments=list(arguments), ended_at=timezone.now()))


def job_ask_stop(job: Job) -> bool:
    """A job that waits stops at once; one that runs, after what it has in hand. False for one that is seen through: it goes on."""
    now, mine = timezone.now(), Job.objects.filter(pk=job.pk, stoppable=True)
    stopped = mine.filter(state=State.WAITING).update(state=State.STOPPED, ended_at=now)
    return bool(stopped or mine.filter(state=State.RUNNING).update(stop_asked=True))


def job_see_through(job: Job) -> bool:
    """From here on the job can no longer be stopped, only broken off, and then goes on; false where it was asked to stop before."""
    return bool(Job.objects.filter(pk=job.pk, stop_asked=False).update(stoppable=False))


def job_stopped(job_id: int, holder: str) -> None:
    """The worker has stopped it."""
    mine = Job.objects.filter(pk=job_id, holder=holder, state=State.RUNNING)
    mine.update(state=State.STOPPED, ended_at=timezone.now())


def job_release(holder: str) -> None:
    """What a worker that is told to go has in hand goes back to the queue, as if it had not been tried."""
    mine = Job.objects.filter(holder=holder, state=State.RUNNING)
    mine.filter(stop_asked=True).update(state=State.STOPPED, ended_at=timezone.now())
    mine.update(state=State.WAITING, holder="", lease_until=None, attempts=F("attempts") - 1)


def progress_tell(job_id: int, done: int, total: int, doing: str) -> None:
    """How far a job has come."""
    told = {"done": done, "total": total, "doing": doing[:300], "at": timezone.now()}
    Progress.objects.update_or_create(job_id=job_id, defaults=told)


def worker_tell(holder: str) -> None:
    """The worker is there."""
    Heard.objects.update_or_create(holder=holder, defaults={"at": timezone.now()})


def worker_leave(holder: str) -> None:
    """The worker goes."""
    Heard.objects.filter(holder=holder).delete()
    Heard.objects.filter(at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
