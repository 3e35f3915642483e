"""Writing jobs: laid in the queue, taken by one worker at a time, told of, ended."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.jobs.models import Job, Progress, State

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 2
"""A job that ended its worker twice is not tried a third time by itself."""


def job_lay(kind: str, country: Country | None, person: Person | None, **arguments: Any) -> Job:
    """A job in the queue; the one that waits already where the same is asked for twice."""
    waiting = Job.objects.filter(kind=kind, country=country, state=State.WAITING, arguments=arguments).first()
    return waiting or Job.objects.create(kind=kind, country=country, made_by=person, arguments=arguments)


@transaction.atomic
def job_take(holder: str) -> Job | None:
    """The next job for this worker: the oldest that waits, or whose worker has not been heard of; one heavy job a country at a time."""
    now = timezone.now()
    lost = Q(state=State.RUNNING, lease_until__lt=now)
    Job.objects.filter(lost, attempts__gte=MOST_ATTEMPTS).update(state=State.FAILED, problem="job_ended_worker", ended_at=now)
    busy = Job.objects.filter(state=State.RUNNING, lease_until__gte=now, country__isnull=False).values_list("country_id", flat=True)
    ready = Job.objects.filter(Q(state=State.WAITING) | lost).exclude(country_id__in=list(busy)).order_by("made_at", "id")
    if connection.features.has_select_for_update_skip_locked:
        ready = ready.select_for_update(skip_locked=True)
    job = ready.first()
    if job is None:
        return None
    job.state, job.holder, job.lease_until = State.RUNNING, holder, now + LEASE
    job.started_at, job.attempts = job.started_at or now, job.attempts + 1
    job.save()
    return job


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


def job_ask_stop(job: Job) -> None:
    """A job that waits stops at once; one that runs, after what it has in hand."""
    now = timezone.now()
    if not Job.objects.filter(pk=job.pk, state=State.WAITING).update(state=State.STOPPED, ended_at=now):
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(stop_asked=True)


def job_stopped(job_id: int, holder: str) -> None:
    """The worker has stopped it."""
    mine = Job.objects.filter(pk=job_id, holder=holder, state=State.RUNNING)
    mine.update(state=State.STOPPED, ended_at=timezone.now())


def job_release(holder: str) -> None:
    """What a worker that is told to go has in hand goes back to the queue."""
    Job.objects.filter(holder=holder, state=State.RUNNING).update(state=State.WAITING, holder="", lease_until=None)


def progress_tell(job_id: int, done: int, total: int, doing: str) -> None:
    """How far a job has come."""
    told = {"done": done, "total": total, "doing": doing[:300], "at": timezone.now()}
    Progress.objects.update_or_create(job_id=job_id, defaults=told)
