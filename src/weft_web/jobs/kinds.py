"""What the worker can do: the table of kinds of jobs.

Each gets its job and tells of its progress; it may be run again from the start at any time.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from weft_web.asking import Voice
from weft_web.jobs.models import Job


class Tell(Protocol):
    """Tells how far a job has come; raises Stopped when somebody asked it to stop."""

    def __call__(self, done: int, total: int, doing: str = "") -> None: ...


class Stopped(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The job was asked to stop, or is no longer this worker's."""


KINDS = {
    "sweep": "weft_web.jobs.sweeping:sweep",
    "compose_study": "weft_web.studies.composing:compose",
    "export_study": "weft_web.studies.exporting:export",
    "analyse": "weft_web.instruments.analysis:analyse",
    "export": "weft_web.exchange.making:make",
    "look_into": "weft_web.exchange.arriving:look_into",
    "bring_in": "weft_web.exchange.arriving:bring_in",
    "clear_away": "weft_web.exchange.arriving:clear_away",
    "weigh": "weft_web.findings.assessing:weigh",
    "reckon": "weft_web.findings.reckoning:reckon",
    "draw_pages": "weft_web.instruments.pictures:draw_pages",
    "send_letters": "weft_web.consultations.sending:send_letters",
    "send_meeting_letters": "weft_web.meetings.sending:send_letters",
    "bind_meeting": "weft_web.meetings.binding:bind",
}
"""Kind -> module:function. Imported when asked for: a worker need not know what it is never asked."""

NOTES = {
    "analyse": "weft_web.instruments.telling:notes",
}
"""Kind -> the function that tells what has come of a job so far, as (text, address)."""


def work_of(kind: str) -> Callable[[Job, Tell], dict[str, Any]]:
    """The function of a kind; it returns the outcome, plain values for JSON."""
    module, name = KINDS[kind].split(":")
    function: Callable[[Job, Tell], dict[str, Any]] = getattr(import_module(module), name)
    return function


def notes_of(job: Job, voice: Voice) -> list[tuple[str, str]]:
    """What has come of a job so far: texts, each with an address or "" where it leads nowhere."""
    if job.kind not in NOTES:
        return []
    module, name = NOTES[job.kind].split(":")
    told: list[tuple[str, str]] = getattr(import_module(module), name)(job, voice)
    return told
