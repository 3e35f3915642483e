"""What can be cited: passages, instruments, obligations, found by number, title or words."""

from weft.records import Record
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.engine.reporting import Reference
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Instrument
from weft_web.studies.composing import mark_of

MOST = 12
EXCERPT = 200


class Citable(Record):
    """Something to cite: the sign that stands for it, the number that it shows, what it says, where it stands."""

    mark: str
    number: str
    text: str
    place: str
    language: str = ""


def citable(country: Country, language: str, words: str, marks: dict[str, Reference]) -> tuple[Citable, ...]:
    """What fits the words, numbers first; one more than is shown, so that a page can say that there are more."""
    words = " ".join(words.split())
    if not words:
        return ()
    found = [*_numbered(country, words, marks), *_obligations(language, words, marks), *_instruments(country, words, marks)]
    found += _passages(country, words, marks)
    return tuple({one.mark: one for one in found}.values())[: MOST + 1]


def _numbered(country: Country, words: str, marks: dict[str, Reference]) -> list[Citable]:
    """What has this very number in the study."""
    hit = {mark for mark, one in marks.items() if one.text.casefold() == words.casefold()}
    anchors = [mark.removeprefix("P:").partition(".")[0] for mark in hit if mark.startswith("P:")]
    rows = Finding.objects.filter(country=country, standing=Standing.HERE, anchor__in=anchors).select_related("instrument")
    named = Instrument.objects.filter(country=country, key__in=[mark.removeprefix("I:") for mark in hit if mark.startswith("I:")])
    return [one for one in (*map(_passage(marks), rows), *(_instrument(row, marks) for row in named)) if one and one.mark in hit]


def _passages(country: Country, words: str, marks: dict[str, Reference]) -> list[Citable]:
    rows = Finding.objects.filter(country=country, standing=Standing.HERE, text__icontains=words).select_related("instrument")
    found = map(_passage(marks), rows.order_by("instrument_id", "position")[: MOST * 3])
    return [one for one in found if one is not None]


class _passage:  # noqa: N801 - a function that remembers the marks
    def __init__(self, marks: dict[str, Reference]) -> None:
        self._marks = marks

    def __call__(self, row: Finding) -> Citable | None:
        mark = mark_of(row, self._marks)
        if mark not in self._marks:
            return None
        place = f"{row.instrument.title}, {row.path}"
        return Citable(mark=mark, number=self._marks[mark].text, text=row.text[:EXCERPT], place=place, language=row.language)


def _instruments(country: Country, words: str, marks: dict[str, Reference]) -> list[Citable]:
    rows = Instrument.objects.filter(country=country, title__icontains=words).order_by("title")[:MOST]
    return [one for row in rows if (one := _instrument(row, marks)) is not None]


def _instrument(row: Instrument, marks: dict[str, Reference]) -> Citable | None:
    mark = f"I:{row.key.hex}"
    if mark not in marks:
        return None
    return Citable(mark=mark, number=marks[mark].text, text=row.title, place=row.date, language=row.language)


def _obligations(language: str, words: str, marks: dict[str, Reference]) -> list[Citable]:
    """Obligations whose article begins so, or whose name holds the words."""
    wanted, found = words.casefold(), []
    for one in engine.obligations().values():
        mark, label = f"O:{one.id}", str(getattr(one.label, language))
        if mark in marks and (marks[mark].text.casefold().startswith(wanted) or wanted in label.casefold()):
            found.append(Citable(mark=mark, number=marks[mark].text, text=label, place=""))
    return found[:MOST]
