"""The job that reads and analyses what has come in, document by document, each stored as soon as it is done."""

from collections import Counter
from typing import Any

import msgspec
from django.conf import settings

from weft.records import Problem
from weft_web.countries.models import Country
from weft_web.engine import analysing
from weft_web.findings import receiving
from weft_web.findings.assessing import assessment_weigh
from weft_web.instruments import services
from weft_web.instruments.holding import place, results_folder
from weft_web.instruments.models import Document
from weft_web.instruments.pictures import pages_wait
from weft_web.instruments.unpacking import UNOPENED, archives_unpack
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job, State
from weft_web.jobs.services import job_lay


def analyse(job: Job, tell: Tell) -> dict[str, Any]:
    """Counts of what came of it. All current documents are gone through; those whose result stands cost next to nothing."""
    country = job.country
    assert country is not None  # noqa: S101 - laid only with a country
    opened = archives_unpack(country, tell)
    counts = _read(country, job, tell)
    services.copies_name(country)
    # While files are still coming in the next analysis waits already, and does the rest when all are there.
    if not Job.objects.filter(country=country, kind=job.kind, state=State.WAITING).exclude(pk=job.pk).exists():
        if pages_wait(country.pk):
            job_lay("draw_pages", country, job.made_by)
        # Whoever looks next finds it weighed: for a large country nobody could wait for it.
        assessment_weigh(country, reviewed_only=False)
    return {**counts, "archives": opened}


def _read(country: Country, job: Job, tell: Tell) -> Counter[str]:
    """Every current document read, or found read, and its result received."""
    current = Document.objects.filter(instrument__country=country, current=True).select_related("file", "instrument")
    documents = {one.name: one for one in current}
    version, total, counts = analysing.result_version(), len(documents), Counter[str]()
    tell(0, total)
    given = [_given(name, one) for name, one in documents.items()]
    for told in analysing.analysed(given, results_folder(country.code), settings.ENVIRONMENT.cores):
        match told:
            case analysing.Turning():
                tell(counts["done"], total, told.document)
            case analysing.Came():
                counts["done"] += 1
                document = documents[told.document]
                if document.result_version != version:
                    changes = receiving.result_receive(document, told.result, version, job)
                    counts.update(changes)
                    counts[f"status_{told.result.instrument.status}"] += 1
                tell(counts["done"], total, told.document)
    return counts


def _given(name: str, document: Document) -> analysing.Given:
    """A document as the engine gets it. What came out of an archive only as a problem has no text to be read."""
    problem = msgspec.convert(document.reason[0], Problem) if document.format == UNOPENED else None
    return analysing.Given(name=name, path=place(document.file.sha256), problem=problem)
