"""What a running analysis has made of what came in, in words."""

from django.urls import reverse

from weft_web.asking import Voice
from weft_web.instruments.selectors import came_of
from weft_web.jobs.models import Job


def notes(job: Job, voice: Voice) -> list[tuple[str, str]]:
    """How many were read, folded and refused since the job began, each with where they are listed."""
    if job.country is None or job.started_at is None:
        return []
    came = came_of(job.country, job.started_at)
    here = reverse("instruments:register", kwargs={"country": job.country.code})
    told = (
        ("read", came.read, f"{here}?sort=added"),
        ("folded", came.folded, f"{here}?state=copy"),
        ("refused", came.refused, f"{here}?state=refused"),
    )
    return [(voice.say(f"instruments.note_{name}", count), address) for name, count, address in told if count]
