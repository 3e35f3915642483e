"""A country's assessment beside its register: obligations in scope, instruments that speak, findings behind a cell."""

from collections import Counter
from collections.abc import Iterable

from weft import ids as engine_ids
from weft.records import Assessment, Cell, Record, Row
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.engine.citing import Obligation
from weft_web.findings.assessing import assessment_of
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Document, Provision

IDS_AT_ONCE = 400


class Weighed(Record):
    """The assessment looked up: rows by obligation in the order of the framework, cells by obligation and document, documents by id."""

    assessment: Assessment
    rows: dict[str, Row]
    cells: dict[tuple[str, int], Cell]
    documents: dict[int, Document]
    counts: Counter[int]
    obligations: dict[str, Obligation]

    def titled(self, document: int) -> str:
        """The title of an instrument, its file's name where none is known."""
        held = self.documents[document]
        return held.instrument.title or held.name


def weighed(country: Country, *, reviewed_only: bool) -> Weighed:
    """The assessment of a country within its scope; documents that speak most come first."""
    assessment = assessment_of(country, reviewed_only=reviewed_only)
    current = Document.objects.filter(instrument__country=country, current=True, instrument__left_out=False).exclude(status="")
    by_name = {one.name: one for one in current.select_related("instrument").order_by("-name")}
    cells = {(one.obligation, by_name[one.document].pk): one for one in assessment.cells if one.document in by_name}
    spoken: dict[int, set[str]] = {}
    for (_, document), cell in cells.items():
        spoken.setdefault(document, set()).update(cell.findings)
    counts = Counter({document: len(found) for document, found in spoken.items()})
    ordered = sorted(by_name.values(), key=lambda one: (-counts[one.pk], one.instrument.title or one.name, one.pk))
    scope = in_scope(country)
    rows = {one.obligation: one for one in assessment.rows if one.obligation in scope}
    documents = {one.pk: one for one in ordered}
    return Weighed(assessment=assessment, rows=rows, cells=cells, documents=documents, counts=counts, obligations=scope)


def in_scope(country: Country) -> dict[str, Obligation]:
    """The obligations of the treaties that the country chose to study; all of them where it chose none."""
    every = engine.obligations()
    return {key: one for key, one in every.items() if one.treaty in country.treaties} if country.treaties else every


def findings_named(country: Country, ids: Iterable[str], document: int | None = None) -> dict[str, Finding]:
    """The rows of findings by the engine's id; those of one document where it is given. A missing one has gone since."""
    wanted = list(dict.fromkeys(ids))
    here = Finding.objects.filter(country=country, standing=Standing.HERE, document__current=True)
    if document is not None:
        here = here.filter(document=document)
    found: dict[str, Finding] = {}
    for place in range(0, len(wanted), IDS_AT_ONCE):
        some = here.filter(engine_id__in=wanted[place : place + IDS_AT_ONCE])
        found |= {
            one.engine_id: one for one in some.select_related("instrument", "document__instrument").prefetch_related("judgements__by")
        }
    return {one: found[one] for one in wanted if one in found}


def provisions_named(held: Weighed, ids: Iterable[str], titles: Iterable[str]) -> dict[str, Provision]:
    """Provisions by the engine's id of which no finding is kept, looked for in the instruments of these titles."""
    wanted, named = set(ids), set(titles)
    documents = [one for one in held.documents.values() if one.instrument.title in named or one.name in named] if wanted else []
    found: dict[str, Provision] = {}
    for one in Provision.objects.filter(document__in=documents).select_related("document__instrument"):
        # The language is part of the id only where a gazette prints several side by side.
        names = (engine_ids.of(one.document.name, language, one.path, one.text) for language in ("", one.language))
        found |= {name: one for name in names if name in wanted}
    return found
