"""How far the institutions of a country have been looked at; quick, for pages that show every step."""

from weft_web.countries.models import Country, Weighing
from weft_web.engine.mandates import names_and_roles
from weft_web.institutions.models import Correction


def count_of(country: Country) -> tuple[int, int]:
    """Institutions with a role in the last assessment kept, and institutions that people have spoken of."""
    spoken = Correction.objects.filter(country=country, withdrawn_at=None).values("anchor").distinct().count()
    if not spoken:
        return 0, 0
    kept = Weighing.objects.filter(country=country, reviewed_only=False).first()
    return (sum(1 for _, has_role in names_and_roles(bytes(kept.body)) if has_role) if kept else 0), spoken
