"""The worker: takes a job, has a process of its own do it, keeps its lease meanwhile, and takes the next.

The process of its own gives back its memory, may crash without taking the worker along, and can be ended when somebody asks.
"""

import errno
import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, close_old_connections

from weft.errors import WeftError
from weft_web.jobs import selectors, services
from weft_web.jobs.kinds import Stopped, work_of
from weft_web.jobs.models import Job, Progress
from weft_web.jobs.presence import gone, holder_here
from weft_web.jobs.sweeping import sweep_lay

IDLE_SECONDS = 1.0
BEAT_SECONDS = 5.0
LOOK_SECONDS = 0.2
GRACE_SECONDS = 20.0
TELL_SECONDS = 0.3
TROUBLE_SECONDS = 5.0
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
log = logging.getLogger("weft.worker")


class Worker:
    """Runs until it is told to go."""

    def __init__(self) -> None:
        self.holder = holder_here()
        self.going = False
        self._told = float("-inf")

    def run(self, *, once: bool = False) -> None:
        """Takes jobs as they come; with `once`, until none is left. A database that cannot be reached is waited for."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._go)
        while not self.going:
            try:
                worked = self._turn()
            except (DatabaseError, OSError) as error:
                log.warning("worker waits: %s", error)
                self._wait(TROUBLE_SECONDS)
                continue
            if not worked and once:
                break
            if not worked:
                self._wait(IDLE_SECONDS)
        with suppress(DatabaseError):
            services.worker_leave(self.holder)

    def _turn(self) -> bool:
        """Whether there was a job."""
        close_old_connections()
        self._tell()
        job = services.job_take(self.holder)
        if job is not None:
            self._see_through(job)
        return job is not None

    def _tell(self) -> None:
        """Every few seconds: that this worker is there; and what workers that were killed here had in hand is freed."""
        if time.monotonic() - self._told < BEAT_SECONDS:
            return
        first, self._told = self._told == float("-inf"), time.monotonic()
        services.worker_tell(self.holder)
        services.jobs_free(gone(selectors.holders()))
        if first:
            sweep_lay()

    def _wait(self, seconds: float) -> None:
        """Waits, and not longer than until it is told to go."""
        until = time.monotonic() + seconds
        while not self.going and time.monotonic() < until:
            time.sleep(LOOK_SECONDS)

    def _go(self, _sign: int, _frame: FrameType | None) -> None:
        self.going = True

    def _see_through(self, job: Job) -> None:
        """The job in a process of its own until it ends, is stopped, or the worker has to go."""
        command = [sys.executable, "-m", "weft_web.jobs.doing", str(job.pk), self.holder, str(os.getpid())]
        child = subprocess.Popen(command, start_new_session=True)
        beat = time.monotonic()
        while child.poll() is None:
            time.sleep(LOOK_SECONDS)
            if self.going:
                _end(child)
                services.job_release(self.holder)
                return
            if time.monotonic() - beat >= BEAT_SECONDS:
                beat = time.monotonic()
                self._keep(job, child)
        if child.returncode:
            log.warning("job %s ended with %s", job.pk, child.returncode)
            services.job_break_off(job.pk, self.holder)

    def _keep(self, job: Job, child: "subprocess.Popen[bytes]") -> None:
        """The lease lengthened; the job ended where it was asked to stop or is another's by now."""
        try:
            self._tell()
            held = services.job_hold(job.pk, self.holder)
        except DatabaseError as error:
            log.warning("worker cannot tell of job %s: %s", job.pk, error)
            return
        if not held:
            _end(child)
            services.job_stopped(job.pk, self.holder)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Ends the process: asked first, then made to, with whatever it started."""
    child.terminate()
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


class Teller:
    """Tells progress a few times a second at most, and stops the job when it was asked to."""

    def __init__(self, job: Job, holder: str) -> None:
        self._job, self._holder, self._told = job, holder, 0.0

    def __call__(self, done: int, total: int, doing: str = "") -> None:
        """Progress `done` of `total`."""
        now = time.monotonic()
        if now - self._told < TELL_SECONDS and done < total:
            return
        self._told = now
        services.progress_tell(self._job.pk, done, total, doing)
        if not Job.objects.filter(pk=self._job.pk, holder=self._holder, stop_asked=False).exists():
            raise Stopped


def do(job_id: int, holder: str) -> None:
    """One job, in this process, from beginning to end."""
    job = Job.objects.select_related("country").get(pk=job_id)
    try:
        outcome: dict[str, Any] = work_of(job.kind)(job, Teller(job, holder))
    except Stopped:
        services.job_stopped(job_id, holder)
    except WeftError as error:
        services.job_fail(job_id, holder, error.code, *error.arguments)
    except (OSError, DatabaseError, ObjectDoesNotExist) as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            services.job_fail(job_id, holder, "write_no_space")
        elif Job.objects.filter(pk=job_id).exists():
            raise
        # Else the sample country was removed under the job: nobody waits for it any more.
    else:
        services.job_end(job_id, holder, outcome)
        Progress.objects.filter(pk=job_id).delete()
