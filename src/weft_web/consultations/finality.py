"""What holds a text back from being final: comments that came in time and of which nobody said yet what becomes of them.

Late comments are answered too, and told, but hold nothing back: else a text could be held for ever by who comes after the deadline.
"""

from django.db.models import Exists, OuterRef, QuerySet

from weft_web.consultations.models import Comment, Disposition
from weft_web.countries.models import Country
from weft_web.strategies.models import Strategy

STUDY, STRATEGY = "study", "strategy"


def open_on_study(country: Country) -> int:
    """How many comments on the country's study are open."""
    return _open(Comment.objects.filter(consultation__country=country, consultation__draft__kind=STUDY)).count()


def open_on_strategy(strategy: Strategy) -> int:
    """How many comments on a strategy are open."""
    return _open(Comment.objects.filter(consultation__draft__strategy=strategy, consultation__draft__kind=STRATEGY)).count()


def _open(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    said = Disposition.objects.filter(comment=OuterRef("pk"))
    return rows.filter(withdrawn_at=None, late=False).filter(~Exists(said))
