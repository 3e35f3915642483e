"""Writing what people say of obligations and matters: each a new row with a name and a day; nothing is overwritten."""

from django.db import transaction
from django.utils import timezone

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.coverage.matters import Matter
from weft_web.coverage.models import Statement, View


@transaction.atomic
def statement_make(country: Country, obligation: str, values: dict[str, str], person: Person) -> Statement:
    """What a person states of an obligation: `kind`, `source`, `reason`. The machine's row stays as it is."""
    statement = Statement.objects.create(country=country, obligation=obligation, by=person, **values)
    deed_record(country, person, "obligation_stated", obligation, statement=statement.pk, kind=statement.kind)
    return statement


@transaction.atomic
def statement_withdraw(statement: Statement, person: Person) -> None:
    """A statement undone by who made it; the row stays, with the day of the undoing."""
    if statement.withdrawn_at is None:
        statement.withdrawn_at = timezone.now()
        statement.save(update_fields=["withdrawn_at"])
        deed_record(statement.country, person, "statement_withdrawn", statement.obligation, statement=statement.pk)


@transaction.atomic
def view_give(country: Country, matter: Matter, values: dict[str, str], person: Person) -> View:
    """What a person says of a matter (`verdict`, `reason`), with the matter and the words it was said of."""
    view = View.objects.create(country=country, key=matter.key, by=person, matter=matter.kept, texts=matter.texts, **values)
    deed_record(country, person, f"matter_{view.verdict}", matter.name, view=view.pk, key=matter.key)
    return view


@transaction.atomic
def view_withdraw(view: View, person: Person) -> None:
    """A view undone by who gave it; the row stays, with the day of the undoing."""
    if view.withdrawn_at is None:
        view.withdrawn_at = timezone.now()
        view.save(update_fields=["withdrawn_at"])
        deed_record(view.country, person, "view_withdrawn", view.key, view=view.pk)
