"""Writing studies: each edit a new row with a name and a time; nothing is overwritten, and nobody's words are lost to somebody else's."""

from django.db import IntegrityError, transaction

from weft.errors import InputError
from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.engine import reporting
from weft_web.engine.reporting import OWN
from weft_web.findings.models import Finding, Standing
from weft_web.studies.composing import KEY_LETTERS
from weft_web.studies.models import Citation, Edit, Study
from weft_web.studies.selectors import MACHINE

LONGEST = 20_000
"""Letters that a paragraph may hold."""


class EditConflictError(InputError):
    """Somebody else wrote on the block since it was opened."""


class Wish(Record):
    """What a person wants of a block. `base`: the ordinal of the last edit that she saw; `machine`: what the machine had there."""

    key: str
    act: str
    chapter: str
    base: int = 0
    text: str = ""
    form: str = "paragraph"
    after: str = ""
    machine: str = ""


def study_open(country: Country, language: str) -> Study:
    """The study of a country in a language; made when it is first asked for, in the order of the others."""
    other = Study.objects.filter(country=country).order_by("id").first()
    like = {"order": other.order, "reviewed_only": other.reviewed_only} if other else {}
    return Study.objects.get_or_create(country=country, language=language, defaults=like)[0]


@transaction.atomic
def study_arrange(study: Study, values: dict[str, object], person: Person) -> None:
    """Order, whose readings count, authors and publisher, changed."""
    changed = {name: value for name, value in values.items() if getattr(study, name) != value}
    if not changed:
        return
    before = {name: getattr(study, name) for name in changed}
    for name, value in changed.items():
        setattr(study, name, value)
    study.save(update_fields=list(changed))
    deed_record(study.country, person, "study_arranged", study.language, before=before, after=changed)


def edit_add(study: Study, wish: Wish, person: Person) -> Edit:
    """The edit. The same sent twice is one. Errors: EditConflictError when the block has an edit that the person has not seen."""
    text = reporting.fit(wish.text)[:LONGEST]
    last = study.edits.filter(key=wish.key).order_by("-ordinal").first()
    ordinal = last.ordinal if last else 0
    if last is not None and (last.by_id, last.act, last.text, last.form, last.machine) == (
        person.pk,
        wish.act,
        text,
        wish.form,
        wish.machine,
    ):
        return last
    if ordinal != wish.base:
        raise EditConflictError("edit_conflict", wish.key)
    try:
        return _edit_store(study, wish, text, person)
    except IntegrityError as error:
        raise EditConflictError("edit_conflict", wish.key) from error


@transaction.atomic
def _edit_store(study: Study, wish: Wish, text: str, person: Person) -> Edit:
    told = {"act": wish.act, "form": wish.form, "chapter": wish.chapter, "after": wish.after, "machine": wish.machine}
    edit = Edit.objects.create(study=study, key=wish.key, ordinal=wish.base + 1, text=text, by=person, **told)
    citations_fix(study.country, reporting.cites(text))
    deed_record(study.country, person, f"study_{wish.act}", wish.chapter, key=wish.key, ordinal=edit.ordinal, language=study.language)
    return edit


def edit_restore(study: Study, key: str, ordinal: int, base: int, person: Person) -> Edit:
    """A block as it was after one of its edits, or before the first (0): a new edit like that one.

    Errors: EditConflictError; Edit.DoesNotExist.
    """
    last = study.edits.filter(key=key).order_by("-ordinal")[0]
    was = study.edits.get(key=key, ordinal=ordinal) if ordinal else None
    begun = reporting.Act.TAKEN_AWAY.value if key.startswith(OWN) else MACHINE
    wish = Wish(
        key=key,
        act=was.act if was else begun,
        chapter=last.chapter,
        base=base,
        text=was.text if was else "",
        form=was.form if was else last.form,
        after=last.after,
        machine=was.machine if was else "",
    )
    return edit_add(study, wish, person)


def citations_fix(country: Country, marks: tuple[str, ...]) -> None:
    """Fixes what citations of passages mean: from now on they follow their finding through every new reading."""
    for mark in marks:
        if mark.startswith("P:") and not Citation.objects.filter(country=country, mark=mark).exists():
            finding = _meant(country, mark)
            if finding is not None:
                Citation.objects.create(country=country, mark=mark, finding=finding)


def _meant(country: Country, mark: str) -> Finding | None:
    """The finding that a citation names: by its anchor, and by its instrument where several have the same words at the same place."""
    anchor, _, letters = mark.removeprefix("P:").partition(".")
    here = Finding.objects.filter(country=country, anchor=anchor, standing=Standing.HERE).select_related("instrument")
    found = here.order_by("instrument_id", "position")
    return next((one for one in found if not letters or one.instrument.key.hex[:KEY_LETTERS] == letters), None)
