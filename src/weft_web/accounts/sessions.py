"""Sittings: Django's sessions in the database, each of which knows whose it is and when it was last seen."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from weft_web.accounts.models import Sitting

LONGEST = timedelta(hours=12)
"""However busy, a sitting ends after so long."""

IDLE_STAFF = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
"""How often a sitting that goes on is written down as seen."""

DEVICE, BEGAN = "device", "began"
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"))


class SessionStore(DatabaseStore):
    """The store that Django is told of by SESSION_ENGINE."""

    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Sitting]:
        """The table of sittings."""
        return Sitting

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()  # type: ignore[misc]  # not in the stubs
        self.seen_at = row.seen_at if row else None
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row of a sitting, with whose it is."""
        row: Any = super().create_model_instance(data)
        person = data.get(SESSION_KEY)
        row.person_id = int(person) if person else None
        row.device = str(data.get(DEVICE, ""))[:80]
        if BEGAN in data:
            row.began_at = datetime.fromisoformat(data[BEGAN])
        return row


def device_said(agent: str) -> str:
    """Browser and system by their names, as far as the browser tells them."""
    named = [next((name for mark, name in table if mark in agent), "") for table in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, named))


def idle_for(session: Any) -> timedelta:
    """How long a sitting has not been seen; nothing for a new one."""
    seen = getattr(session, "seen_at", None)
    return timezone.now() - seen if seen else timedelta()


def sitting_seen(session: Any) -> None:
    """Writes down that somebody is still there, once a minute at most and beside the sitting's own data."""
    if idle_for(session) >= SEEN_EVERY:
        Sitting.objects.filter(session_key=session.session_key).update(seen_at=timezone.now())


def sittings_of(person_id: int) -> list[Sitting]:
    """Where a person is signed in, the last seen first."""
    return list(Sitting.objects.filter(person_id=person_id, expire_date__gt=timezone.now()).order_by("-seen_at"))


def sittings_end(person_id: int, but: str | None = None) -> int:
    """Ends the sittings of a person at once, save one; how many there were."""
    return Sitting.objects.filter(person_id=person_id).exclude(session_key=but or "").delete()[0]
