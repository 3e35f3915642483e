"""How many entries there are, and how many rest on nothing yet; quick, for pages that show every step."""

from django.db.models import Count, Q

from weft_web.countries.models import Country
from weft_web.engine.asking import KINDS
from weft_web.observations.models import Observation


def counts(country: Country) -> list[tuple[str, int]]:
    """How many entries stand of each kind, in the order of the study."""
    rows = Observation.objects.filter(country=country, withdrawn_at=None).values_list("kind").annotate(Count("pk"))
    counted = dict(rows.order_by())
    return [(kind, counted.get(kind, 0)) for kind in KINDS]


def without_evidence(country: Country) -> int:
    """How many entries rest on nothing yet."""
    standing = Q(evidence__withdrawn_at=None, evidence__id__isnull=False)
    held = Observation.objects.filter(country=country, withdrawn_at=None).annotate(tied=Count("evidence", filter=standing))
    return held.filter(tied=0).count()
