"""The worker: takes a job, has a process of its own do it, keeps its lease meanwhile, and takes the next.

The process of its own gives back its memory, may crash without taking the worker along, and can be ended when somebody asks.
"""

import logging
import os
import signal
import subprocess
import sys
import time
import uuid
from types import FrameType
from typing import Any

from django.db import close_old_connections

from weft.errors import WeftError
from weft_web.jobs import services
from weft_web.jobs.kinds import Stopped, work_of
from weft_web.jobs.models import Job, Progress

IDLE_SECONDS = 1.0
BEAT_SECONDS = 5.0
LOOK_SECONDS = 0.2
GRACE_SECONDS = 20.0
TELL_SECONDS = 0.3
log = logging.getLogger("weft.worker")


class Worker:
    """Runs until it is told to go."""

    def __init__(self) -> None:
        self.holder = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
        self.going = False

    def run(self, *, once: bool = False) -> None:
        """Takes jobs as they come; with `once`, until none is left."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._go)
        while not self.going:
            close_old_connections()
            job = services.job_take(self.holder)
            if job is not None:
                self._see_through(job)
            elif once:
                return
            else:
                time.sleep(IDLE_SECONDS)

    def _go(self, _sign: int, _frame: FrameType | None) -> None:
        self.going = True

    def _see_through(self, job: Job) -> None:
        """The job in a process of its own until it ends, is stopped, or the worker has to go."""
        child = subprocess.Popen([sys.executable, "-m", "weft_web.jobs.doing", str(job.pk), self.holder], start_new_session=True)
        beat = time.monotonic()
        while child.poll() is None:
            time.sleep(LOOK_SECONDS)
            if self.going:
                _end(child)
                services.job_release(self.holder)
                return
            if time.monotonic() - beat >= BEAT_SECONDS:
                beat = time.monotonic()
                if not services.job_hold(job.pk, self.holder):
                    _end(child)
                    services.job_stopped(job.pk, self.holder)
        if child.returncode:
            log.warning("job %s ended with %s", job.pk, child.returncode)
            services.job_fail(job.pk, self.holder, "job_crashed", str(child.returncode))


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
    else:
        services.job_end(job_id, holder, outcome)
        Progress.objects.filter(pk=job_id).delete()
