"""What is compared with what, and what came of it, a page at a time."""

from collections import Counter

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.engine import reporting
from weft_web.engine.comparing import Difference, What, differences
from weft_web.engine.reporting import Paper
from weft_web.studies.composing import NothingToWriteError, draft_of, kind_of, today, with_fixed
from weft_web.studies.desk import paper_now
from weft_web.studies.freezing import DamagedError, frozen_of, meanings
from weft_web.studies.models import Version
from weft_web.studies.services import study_open

SHOWN = 60
DRAFT = "draft-"


class Side(Record):
    """One of the two: how it is asked for, its language, its version's label ("" for the draft)."""

    asked: str
    language: str
    label: str


class Contrast(Record):
    """Both sides, how many differences of each kind there are, and one page of them."""

    before: Side
    after: Side
    added: int
    removed: int
    changed: int
    moved: int
    shown: tuple[Difference, ...]
    all: int
    page: int
    pages: int


def contrasted(country: Country, before: str, after: str, page: str) -> Contrast | None:
    """The two sides compared; nothing where one of them is not there."""
    first, second = _side(country, before), _side(country, after)
    if first is None or second is None or not page.isdecimal():
        return None
    found = differences(first[1], second[1], first[2], second[2])
    counts = Counter(one.what for one in found)
    pages = max(1, -(-len(found) // SHOWN))
    number = min(max(1, int(page)), pages)
    return Contrast(
        before=first[0],
        after=second[0],
        added=counts[What.ADDED],
        removed=counts[What.REMOVED],
        changed=counts[What.CHANGED],
        moved=sum(one.moved for one in found),
        shown=found[(number - 1) * SHOWN : number * SHOWN],
        all=len(found),
        page=number,
        pages=pages,
    )


def _side(country: Country, asked: str) -> tuple[Side, Paper, dict[str, str]] | None:
    if asked.startswith(DRAFT):
        return _draft(country, asked)
    version = Version.objects.filter(country=country, pk=int(asked)).select_related("paper").first() if asked.isdecimal() else None
    if version is None:
        return None
    try:
        held = frozen_of(version)
    except DamagedError:
        return None
    return Side(asked=asked, language=version.language, label=version.label), held.paper, held.marks


def _draft(country: Country, asked: str) -> tuple[Side, Paper, dict[str, str]] | None:
    language = asked.removeprefix(DRAFT)
    if language not in ("en", "fr", "es"):
        return None
    study = study_open(country, language)
    try:
        draft = draft_of(country, kind_of(study), fresh=False)
    except NothingToWriteError:
        return None
    edition = reporting.Edition(day=today(), authors=study.authors, publisher=study.publisher)
    paper = paper_now(study, draft, edition)
    return Side(asked=asked, language=language, label=""), paper, meanings(with_fixed(dict(draft.marks), country))
