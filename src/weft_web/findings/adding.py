"""A provision that the machine did not report, marked by a person: a finding whose machine extent stays what it was."""

from django.db import transaction

from weft.errors import InputError
from weft.records import Finding as Read
from weft_web.accounts.models import Person
from weft_web.engine import analysing
from weft_web.findings.models import Finding, Standing
from weft_web.findings.receiving import proposals_store, values_of
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments.holding import results_folder
from weft_web.instruments.models import Document, Provision


class ResultLostError(InputError):
    """The result of the analysis is not kept any more, or is of another version: analyse again, then add."""


@transaction.atomic
def finding_add(provision: Provision, opinion: Opinion, person: Person) -> Finding:
    """The finding of a provision with the person's judgement; the one that is there where the provision has one.

    Errors: ResultLostError.
    """
    document = provision.document
    read = _read(document, provision)
    row = Finding.objects.filter(document=document, engine_id=read.id).first()
    if row is None:
        values = values_of(read, document, provision.position)
        row = Finding.objects.create(
            country=document.instrument.country, instrument=document.instrument, judged_extent=read.extent.value, **values
        )
        proposals_store([row])
    Finding.objects.filter(pk=row.pk).update(standing=Standing.HERE)
    finding_judge(row, opinion, person)
    return row


def _read(document: Document, provision: Provision) -> Read:
    """What the machine read in a provision, reported or not."""
    folder = results_folder(document.instrument.country.code)
    result = analysing.kept_result(folder, document.name, document.file.sha256, document.result_version)
    findings = result.findings if result is not None else ()
    found = next((one for one in findings if (one.path[:400], one.text) == (provision.path, provision.text)), None)
    if found is None:
        raise ResultLostError("finding_result_lost", document.name)
    return found
