"""Searching a country's provisions."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from weft.records import Record, Status
from weft_web import onward
from weft_web.countries.models import Country
from weft_web.engine.citing import Voice, place_of
from weft_web.findings.models import Finding, Standing
from weft_web.findings.seeing import Reader, Sight, otherwise, sights
from weft_web.instruments.models import Document, Provision
from weft_web.searches import backends
from weft_web.searches.asking import Query, query
from weft_web.searches.backends import Wish
from weft_web.searches.expressions import Documents, Expression, expression
from weft_web.searches.snippets import Part, snippet
from weft_web.searches.wishes import PLACE, Wanted
from weft_web.searches.words import language_token

ON_A_PAGE = 50
MOST_RANKED = 15_000
"""What is found in more provisions than this says too little of each to put them in order, and takes long."""

MOST_TAKEN = 5_000
"""Rows of a spreadsheet of results."""

RUNGS = {"none": "x0", "false_friend": "x0", "implicit": "x1", "mention": "x2", "operative": "x3"}
MARKED = {"with": True, "without": False}


class Held(Record):
    """A document as the search sees it; `title` is its file's name where none is known."""

    pk: int
    key: str
    title: str
    kind: str
    sector: str
    language: str


class Shelf(Record):
    """What can be searched: documents shown (the last read version of each instrument, copies apart), and those that are not."""

    shown: tuple[Held, ...]
    hidden: tuple[int, ...]


class Hit(Record):
    """A provision found: its instrument, its place, what of it is shown, what the reader may see of the finding there, where these lead.

    `sight`: nothing where no finding is there.
    """

    provision: Provision
    title: str
    place: str
    parts: tuple[Part, ...]
    sight: Sight | None
    rung: str
    old: bool
    reading: str
    review: str
    add: str


class Results(Record):
    """A page of what was found; `ranked` is false where it stands by place; `withheld`: hits that stand as the machine reads them."""

    query: Query
    count: int
    hits: tuple[Hit, ...]
    withheld: int
    first: int
    last: int
    page: int
    pages: int
    ranked: bool

    @property
    def cut(self) -> bool:
        """Whether a spreadsheet does not hold all of it."""
        return self.count > MOST_TAKEN

    @property
    def most(self) -> int:
        """How many a spreadsheet holds at most."""
        return MOST_TAKEN


class Taken(Record):
    """What a spreadsheet holds of what is found, and how much is found."""

    hits: tuple[Hit, ...] = ()
    count: int = 0


COLUMNS = ("pk", "name", "language", "duplicate_of_id", "instrument_id")
WITHOUT_TEXT = ("", Status.REFUSED.value, Status.NEEDS_OCR.value)
OF_INSTRUMENT = ("instrument__key", "instrument__title", "instrument__type", "instrument__sector", "instrument__left_out")


def shelf(country: Country, *, old: bool) -> Shelf:
    """What of a country can be searched; with `old`, every version that was read."""
    read = Document.objects.filter(instrument__country=country).exclude(status__in=WITHOUT_TEXT).order_by("ordinal")
    rows = read.values_list(*COLUMNS, *OF_INSTRUMENT)
    last = {instrument: key for key, _, _, _, instrument, *_ in rows}
    shown, hidden = [], []
    for key, name, language, copy_of, instrument, number, title, kind, sector, left_out in rows:
        if left_out or copy_of is not None or (key != last[instrument] and not old):
            hidden.append(key)
        else:
            shown.append(Held(pk=key, key=str(number), title=title or name, kind=kind, sector=sector, language=language))
    return Shelf(shown=tuple(sorted(shown, key=lambda one: one.title.casefold())), hidden=tuple(hidden))


class Looking(Record):
    """Who looks: in which language, and with what she may see of what others judged."""

    voice: Voice
    reader: Reader


def results(country: Country, held: Shelf, wanted: Wanted, looking: Looking) -> Results:
    """The page asked for of what is found."""
    asked, wish = query(wanted.q, wanted.language), _wish(country, held, wanted, looking.reader)
    looked_for = _expression(country, wanted, asked)
    count = backends.count(looked_for, wish)
    pages = max(1, -(-count // ON_A_PAGE))
    page = min(wanted.page, pages)
    start = (page - 1) * ON_A_PAGE
    wish = replace(wish, by_place=wish.by_place or count > MOST_RANKED)
    ids = backends.found(looked_for, wish, start, ON_A_PAGE) if count else []
    hits = hits_of(country, ids, asked, looking)
    return Results(
        query=asked,
        ranked=not wish.by_place,
        count=count,
        hits=hits,
        withheld=withheld_among(hits),
        first=start + 1,
        last=start + len(hits),
        page=page,
        pages=pages,
    )


def withheld_among(hits: Iterable[Hit]) -> int:
    """How many stand as the machine reads them because the reader may not see yet what others judged."""
    return sum(bool(hit.sight and hit.sight.hidden) for hit in hits)


def taken(country: Country, held: Shelf, wanted: Wanted, looking: Looking) -> Taken:
    """All that is found by place, up to what a spreadsheet of results holds."""
    asked, wish = query(wanted.q, wanted.language), replace(_wish(country, held, wanted, looking.reader), by_place=True)
    looked_for = _expression(country, wanted, asked)
    ids = backends.found(looked_for, wish, 0, MOST_TAKEN)
    count = backends.count(looked_for, wish) if len(ids) == MOST_TAKEN else len(ids)
    return Taken(hits=hits_of(country, ids, asked, looking), count=count)


def _wish(country: Country, held: Shelf, wanted: Wanted, reader: Reader) -> Wish:
    return Wish(
        country=country.pk,
        documents=_documents(held, wanted),
        marked=MARKED.get(wanted.finding),
        extent=wanted.extent,
        otherwise=otherwise(country, reader).values("pk").query.sql_with_params() if reader.judges and wanted.extent else None,
        by_place=wanted.sort == PLACE or not wanted.q,
    )


def _expression(country: Country, wanted: Wanted, asked: Query) -> Expression:
    language = language_token(wanted.language) if wanted.language else ""
    return expression(asked, country.pk, language)


def _documents(held: Shelf, wanted: Wanted) -> Documents:
    """In which documents to look; where no filter names some, in all but the hidden ones."""
    if not (wanted.instrument or wanted.kind or wanted.sector):
        return Documents(without=held.hidden)
    return Documents(only=tuple(one.pk for one in held.shown if _fits(one, wanted)))


def _fits(one: Held, wanted: Wanted) -> bool:
    pairs = ((wanted.instrument, one.key), (wanted.kind, one.kind), (wanted.sector, one.sector))
    return all(not wish or wish == value for wish, value in pairs)


def hits_of(country: Country, ids: list[int], asked: Query, looking: Looking) -> tuple[Hit, ...]:
    """Provisions found, in the order given. Those of another country are never among them."""
    there = Provision.objects.filter(pk__in=ids, document__instrument__country=country).select_related("document__instrument")
    rows = {one.pk: one for one in there.defer("quotes", "lead")}
    marked = _marked(country, rows.values(), looking.reader)
    ordered = [rows[key] for key in ids if key in rows]
    return tuple(_hit(country, row, marked.get((row.document_id, row.position)), asked, looking.voice) for row in ordered)


class _Marked(NamedTuple):
    """A finding, and what of it is shown."""

    finding: int
    sight: Sight


def _marked(country: Country, provisions: Iterable[Provision], reader: Reader) -> dict[tuple[int, int], _Marked]:
    rows = {(one.document_id, one.position): one.document.instrument_id for one in provisions}
    positions = {position for _, position in rows}
    here = Finding.objects.filter(country=country, standing=Standing.HERE, instrument__in=set(rows.values()), position__in=positions)
    there = [one for one in here.defer("text", "heading", "quotes", "reasons", "concepts") if (one.document_id, one.position) in rows]
    seen = sights(there, reader)
    return {(one.document_id, one.position): _Marked(finding=one.pk, sight=seen[one.pk]) for one in there}


def _hit(country: Country, provision: Provision, marked: _Marked | None, asked: Query, voice: Voice) -> Hit:
    document = provision.document
    return Hit(
        provision=provision,
        title=document.instrument.title or document.name,
        place=place_of(voice, provision.path),
        parts=snippet(provision.text, provision.language, asked),
        sight=marked.sight if marked else None,
        rung=RUNGS[marked.sight.shown.value.extent] if marked else "",
        old=not document.current,
        reading=onward.reading_of(country.code, document.pk, provision.position),
        review=onward.review_of(country.code, marked.finding) if marked else "",
        add="" if marked or not document.current else onward.adding_of(country.code, provision.pk),
    )
