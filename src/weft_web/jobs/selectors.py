"""What is under way in a country."""

from datetime import timedelta

from django.utils import timezone

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.jobs.models import Heard, Job, Progress, State
from weft_web.jobs.services import HEARD_WITHIN

SHOWN = 20


class View(Record):
    """A job as pages show it: `share` in percent, None where it cannot be known yet."""

    id: int
    kind: str
    state: str
    done: int
    total: int
    share: int | None
    doing: str
    problem: str
    problem_arguments: tuple[str, ...]
    stoppable: bool


def under_way(country: Country) -> tuple[View, ...]:
    """Jobs that wait or run, oldest first; one that waits behind its like shows nothing new."""
    jobs = Job.objects.filter(country=country, state__in=(State.WAITING, State.RUNNING)).order_by("made_at")[:SHOWN]
    running = {job.kind for job in jobs if job.state == State.RUNNING}
    return tuple(view(job) for job in jobs if job.state == State.RUNNING or job.kind not in running)


def last_of(country: Country, kind: str) -> Job | None:
    """The last job of a kind that has ended."""
    ended = (State.DONE, State.FAILED, State.STOPPED)
    return Job.objects.filter(country=country, kind=kind, state__in=ended).order_by("-ended_at").first()


def view(job: Job) -> View:
    """A job with how far it has come."""
    told = Progress.objects.filter(pk=job.pk).first()
    done, total = (told.done, told.total) if told else (0, 0)
    return View(
        id=job.pk,
        kind=job.kind,
        state=job.state,
        done=done,
        total=total,
        share=round(100 * done / total) if total else None,
        doing=told.doing if told else "",
        problem=job.problem,
        problem_arguments=tuple(job.problem_arguments),
        stoppable=job.stoppable,
    )


def failed(country: Country) -> tuple[View, ...]:
    """Jobs that failed within the last week and have not been done since, the last first, one of each kind."""
    since = timezone.now() - timedelta(days=7)
    ended = Job.objects.filter(country=country, ended_at__gt=since).exclude(state__in=(State.WAITING, State.RUNNING)).order_by("-ended_at")
    last: dict[str, Job] = {}
    for job in ended[:SHOWN]:
        last.setdefault(job.kind, job)
    return tuple(view(job) for job in last.values() if job.state == State.FAILED)


def holders() -> tuple[str, ...]:
    """The workers that have a job in hand, as far as the database knows."""
    return tuple(Job.objects.filter(state=State.RUNNING).values_list("holder", flat=True))


def is_anybody_working() -> bool:
    """Whether a worker has been heard of lately."""
    return Heard.objects.filter(at__gt=timezone.now() - HEARD_WITHIN).exists()
