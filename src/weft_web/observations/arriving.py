"""How many answers one address may send through a public link in an hour: enough for a room behind one line, too few for a machine."""

from datetime import timedelta

from django.conf import settings
from django.db import router, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from weft_web.observations.models import Inflow, Link

MOST_AN_HOUR = 60
HOUR = timedelta(hours=1)
SALT = "weft.arrival"


def may_arrive(request: HttpRequest, link: Link) -> bool:
    """Whether one more answer may come from where this request comes from; counts it."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    told = f"{address_of(request)} {link.pk} {hour.isoformat()}"
    place = salted_hmac(SALT, told, algorithm="sha256").hexdigest()
    with transaction.atomic(using=router.db_for_write(Inflow)):
        Inflow.objects.filter(at__lt=timezone.now() - 2 * HOUR).delete()
        row, _ = Inflow.objects.select_for_update().get_or_create(place=place)
        if row.count >= MOST_AN_HOUR:
            return False
        row.count += 1
        row.save(update_fields=["count"])
    return True


def address_of(request: HttpRequest) -> str:
    """The address of who asks: what the proxy in front saw, where there is one and it is believed."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.ENVIRONMENT.behind_proxy else ""
    return forwarded.rsplit(",", 1)[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
