"""A country's assessment beside its register: obligations in scope, instruments that speak, findings behind a cell."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from django.db.models import QuerySet
from msgspec.structs import replace

from weft import ids as engine_ids
from weft.records import Assessment, Cell, Record, Row
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.engine.citing import Obligation
from weft_web.findings.assessing import IN_MEMORY, Stamp, assessment_at, stamp_of
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Document, Provision

IDS_AT_ONCE = 2000


class Source(Record):
    """A text that was weighed: its document, the title of its instrument or else its file's name, in which language."""

    pk: int
    name: str
    title: str
    language: str


class Lookup(Record):
    """An assessment looked up: cells by obligation and name of document, how many findings each document has."""

    cells: dict[tuple[str, str], Cell]
    counts: dict[str, int]


class Weighed(Record):
    """The assessment looked up: rows by obligation in the order of the framework, documents by id, with how many findings each has."""

    stamp: Stamp
    assessment: Assessment
    rows: dict[str, Row]
    cells: dict[tuple[str, str], Cell]
    documents: dict[int, Source]
    counts: Counter[int]
    obligations: dict[str, Obligation]

    def cell(self, obligation: str, document: int) -> Cell | None:
        """What a document says of an obligation; nothing where it says nothing."""
        source = self.documents.get(document)
        return self.cells.get((obligation, source.name)) if source else None


@lru_cache(maxsize=IN_MEMORY)
def _lookup(stamp: Stamp) -> Lookup:
    cells = assessment_at(stamp).cells
    spoken: dict[str, set[str]] = {}
    for cell in cells:
        spoken.setdefault(cell.document, set()).update(cell.findings)
    counts = {document: len(found) for document, found in spoken.items()}
    return Lookup(cells={(one.obligation, one.document): one for one in cells}, counts=counts)


def weighed(country: Country, *, reviewed_only: bool) -> Weighed:
    """The assessment of a country within its scope; documents that speak most come first."""
    stamp = stamp_of(country, reviewed_only=reviewed_only)
    assessment, lookup = assessment_at(stamp), _lookup(stamp)
    sources = sorted(_sources(country), key=lambda one: (-lookup.counts.get(one.name, 0), one.title, one.pk))
    scope = in_scope(country)
    return Weighed(
        stamp=stamp,
        assessment=assessment,
        rows={one.obligation: one for one in assessment.rows if one.obligation in scope},
        cells=lookup.cells,
        documents={one.pk: one for one in sources},
        counts=Counter({one.pk: lookup.counts.get(one.name, 0) for one in sources}),
        obligations=scope,
    )


def _sources(country: Country) -> Iterable[Source]:
    """The texts that are current and in the study; of two under one name the older."""
    current = Document.objects.filter(instrument__country=country, current=True, instrument__left_out=False).exclude(status="")
    rows = current.order_by("-pk").values_list("pk", "name", "instrument__title", "instrument__language")
    named = {name: Source(pk=pk, name=name, title=title or name, language=language) for pk, name, title, language in rows}
    return named.values()


def scoped(held: Weighed) -> Assessment:
    """The assessment without what lies outside the treaties that the country chose to study."""
    scope, assessment = held.obligations, held.assessment
    return replace(
        assessment,
        rows=tuple(one for one in assessment.rows if one.obligation in scope),
        cells=tuple(one for one in assessment.cells if one.obligation in scope),
        contradictions=tuple(one for one in assessment.contradictions if one.obligation is None or one.obligation in scope),
    )


def in_scope(country: Country) -> dict[str, Obligation]:
    """The obligations of the treaties that the country chose to study; all of them where it chose none."""
    every = engine.obligations()
    return {key: one for key, one in every.items() if one.treaty in country.treaties} if country.treaties else every


def findings_named(country: Country, ids: Iterable[str], document: int | None = None) -> dict[str, Finding]:
    """The rows of findings by the engine's id; those of one document where it is given. A missing one has gone since."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Finding] = {}
    for here in _here(country, wanted):
        some = here if document is None else here.filter(document=document)
        rows = some.select_related("instrument", "document__instrument").prefetch_related("judgements__by")
        found |= {one.engine_id: one for one in rows}
    return {one: found[one] for one in wanted if one in found}


def texts_named(country: Country, ids: Iterable[str]) -> dict[str, str]:
    """The words of findings by the engine's id."""
    return {name: text for here in _here(country, ids) for name, text in here.values_list("engine_id", "text")}


def instruments_named(country: Country, ids: Iterable[str]) -> dict[str, str]:
    """The keys of the instruments of findings by the engine's id."""
    rows = (row for here in _here(country, ids) for row in here.values_list("engine_id", "document__instrument__key"))
    return {name: str(key) for name, key in rows}


def _here(country: Country, ids: Iterable[str]) -> Iterator[QuerySet[Finding]]:
    """The findings with these ids that the current texts have, some at a time."""
    wanted = list(dict.fromkeys(ids))
    here = Finding.objects.filter(country=country, standing=Standing.HERE, document__current=True)
    for place in range(0, len(wanted), IDS_AT_ONCE):
        yield here.filter(engine_id__in=wanted[place : place + IDS_AT_ONCE])


class Behind(Record):
    """What possible contradictions rest on, by the engine's id of the provision.

    `instruments`: keys of instruments; `silent`: provisions of which no finding is kept, for a law that lets silence count as consent
    need not name any organism.
    """

    instruments: dict[str, str]
    silent: dict[str, int]


@lru_cache(maxsize=IN_MEMORY)
def behind(stamp: Stamp, country: Country) -> Behind:
    """What the possible contradictions of an assessment rest on; looked up once by each process."""
    found = assessment_at(stamp).contradictions
    known = instruments_named(country, (name for one in found for name in one.findings))
    lost = [one for one in found if not known.keys() >= set(one.findings)]
    wanted = {name for one in lost for name in one.findings} - known.keys()
    silent = _provisions_named(country, wanted, {argument for one in lost for argument in one.arguments})
    return Behind(
        instruments=known | {name: str(row.document.instrument.key) for name, row in silent.items()},
        silent={name: row.pk for name, row in silent.items()},
    )


def silent_named(behind: Behind, ids: Iterable[str]) -> dict[str, Provision]:
    """Those of the provisions of which no finding is kept, by the engine's id."""
    named = {behind.silent[one]: one for one in ids if one in behind.silent}
    rows = Provision.objects.filter(pk__in=named).select_related("document__instrument")
    return {named[row.pk]: row for row in rows}


def _provisions_named(country: Country, wanted: AbstractSet[str], titles: AbstractSet[str]) -> dict[str, Provision]:
    """Provisions by the engine's id, looked for in the instruments of these titles."""
    documents = [one.pk for one in _sources(country) if one.title in titles or one.name in titles] if wanted else []
    found: dict[str, Provision] = {}
    for one in Provision.objects.filter(document__in=documents).select_related("document__instrument"):
        # The language is part of the id only where a gazette prints several side by side.
        names = (engine_ids.of(one.document.name, language, one.path, one.text) for language in ("", one.language))
        found |= {name: one for name in names if name in wanted}
    return found
