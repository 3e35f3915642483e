"""The job that clears away, once a day, what was broken off: part files, files that nothing refers to, what has run out."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone

from weft_web.accounts.models import Sitting
from weft_web.exchange.models import Arrival, Stage
from weft_web.instruments.arriving import WAITED_FOR, Coming
from weft_web.instruments.holding import place
from weft_web.instruments.models import StoredFile, Upload
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Heard, Job, Progress, State
from weft_web.jobs.services import job_lay

KIND = "sweep"
EVERY = timedelta(days=1)
OLD_SECONDS = 24 * 3600.0
AT_ONCE = 500


def sweep_lay() -> None:
    """The job in the queue, where the last was a day ago."""
    if not Job.objects.filter(kind=KIND, made_at__gt=timezone.now() - EVERY).exists():
        job_lay(KIND, None, None)


def sweep(job: Job, tell: Tell) -> dict[str, Any]:
    """How many files of each kind were cleared away. What a row refers to is never touched, however old it is."""
    tell(0, 2)
    parts = sum(map(_cleared, _parts()))
    tell(1, 2)
    _unneeded_forget()
    orphans = sum(map(_cleared, _orphans()))
    now = timezone.now()
    Sitting.objects.filter(expire_date__lt=now).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - EVERY).delete()
    Heard.objects.filter(at__lt=now - EVERY).delete()
    running = list(Job.objects.filter(state__in=(State.WAITING, State.RUNNING)).values_list("pk", flat=True))
    Progress.objects.filter(at__lt=now - EVERY).exclude(pk__in=running).delete()
    return {"parts": parts, "orphans": orphans}


def _is_old(path: Path) -> bool:
    """Whether nobody has written to a file for a day; one that is gone meanwhile is not."""
    return path.is_file() and time.time() - path.stat().st_mtime > OLD_SECONDS


def _cleared(path: Path) -> bool:
    path.unlink(missing_ok=True)
    return True


def _parts() -> Iterator[Path]:
    """Old part files. An upload that may still go on keeps its own for a week."""
    since = timezone.now() - WAITED_FOR
    coming: list[Coming] = [*Upload.objects.filter(arrived_at=None, begun_at__gt=since)]
    coming += Arrival.objects.filter(stage=Stage.SENDING, at__gt=since)
    kept = {one.part_key for one in coming}
    for folder in ("arriving", "parcels", "pictures", "results"):
        for path in (Path(settings.DATA) / folder).rglob("*.part"):
            if path.stem not in kept and _is_old(path):
                yield path


@transaction.atomic
def _unneeded_forget() -> None:
    """Rows of files that no other row refers to and that nobody has sent again for a day: what was not brought in after all."""
    rows = StoredFile.objects.filter(stored_at__lt=timezone.now() - EVERY)
    for one in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(one, ForeignObjectRel):
            name = one.field.name
            rows = rows.exclude(pk__in=one.related_model._base_manager.exclude(**{name: None}).values(name))
    old = [file.pk for file in rows[:AT_ONCE] if not place(file.sha256).exists() or _is_old(place(file.sha256))]
    StoredFile.objects.filter(pk__in=old).delete()


def _orphans() -> Iterator[Path]:
    """Old files without a row: their writer was ended between file and row."""
    held = [path for path in (Path(settings.DATA) / "files").glob("*/*") if _is_old(path)]
    for start in range(0, len(held), AT_ONCE):
        some = {f"{path.parent.name}{path.name}": path for path in held[start : start + AT_ONCE]}
        known = set(StoredFile.objects.filter(sha256__in=some).values_list("sha256", flat=True))
        yield from (path for digest, path in some.items() if digest not in known and path == place(digest))
