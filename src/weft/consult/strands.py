"""The words of a Word file gathered by the places they belong to, whatever paragraphs they were broken into meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from weft.consult.coming_changes import original
from weft.consult.coming_places import Places
from weft.consult.draft import Place
from weft.consult.form_marks import FORM, PREFIXES, told
from weft.consult.seen_words import ADDED, SeenParagraph, SeenRun
from weft.records import Record

MARGINS = ("header", "footer")


class Strand(Record):
    """Words of one place. `place`: None where they belong to none; `near`: the place before them.

    `own`: they are the form's own; `aside`: they stand in a header, a footer, a note or a text box.
    """

    runs: tuple[SeenRun, ...]
    place: Place | None
    near: Place | None = None
    own: bool = False
    aside: bool = False


def strands(paragraphs: Iterable[SeenParagraph], places: Places) -> tuple[Strand, ...]:
    """The words of these paragraphs in their order; those of one place that follow each other are one strand."""
    made: list[tuple[Strand, list[SeenRun]]] = []
    for one in _parted(paragraphs, places):
        if made and _goes_on(made[-1][0], one):
            made[-1][1].extend(one.runs)
        else:
            made.append((one, list(one.runs)))
    return tuple(replace(first, runs=tuple(runs)) for first, runs in made)


def _parted(paragraphs: Iterable[SeenParagraph], places: Places) -> Iterator[Strand]:
    """The strands paragraph by paragraph."""
    near: Place | None = None
    tables: dict[tuple[str, int], Strand] = {}
    for paragraph in paragraphs:
        table = (paragraph.part, paragraph.table)
        found = _found(paragraph, places, None if paragraph.part.startswith(MARGINS) else near, tables.get(table))
        if paragraph.table:
            tables.setdefault(table, found[0])
        for one in found:
            near = one.place or near
            yield replace(one, aside=bool(paragraph.part))


def _found(paragraph: SeenParagraph, places: Places, near: Place | None, head: Strand | None) -> list[Strand]:
    """The strands of a paragraph; in a table those of its first cell, which alone bears the bookmark."""
    is_marked = any(mark.startswith(PREFIXES) for run in paragraph.runs for mark in run.marks)
    if head is not None and (head.own or head.place) and not is_marked:
        return [Strand(runs=paragraph.runs, place=head.place, near=near, own=head.own)]
    return _of_paragraph(paragraph, places, near)


def _goes_on(first: Strand, second: Strand) -> bool:
    if first.own or second.own or first.aside != second.aside:
        return first.own and second.own
    if first.place is None or second.place is None:
        # Of the first strand its first paragraph tells: those that were joined to it were added like it.
        return first.place is second.place and _is_added(first) and _is_added(second)
    return first.place.key == second.place.key


def _is_added(one: Strand) -> bool:
    """Whether nothing of it stood there before: paragraphs that one person added after each other are one proposal."""
    return not original(one.runs).strip()


def _of_paragraph(paragraph: SeenParagraph, places: Places, near: Place | None) -> list[Strand]:
    """The strands of one paragraph: by its bookmarks; where it has none, by its words."""
    if any(mark.startswith(FORM) for run in paragraph.runs for mark in run.marks):
        return [Strand(runs=paragraph.runs, place=None, own=True)]
    found = [places.marked(run.marks) for run in paragraph.runs]
    if not any(found):
        place = places.worded(original(paragraph.runs)) if original(paragraph.runs).strip() else None
        return [Strand(runs=paragraph.runs, place=place, near=near)]
    assigned = list(zip(_spread(found), _without_number(paragraph.runs, found), strict=True))
    parted = groupby(assigned, key=lambda one: one[0].key)
    return [_strand([(place, run) for place, run in group if run is not None], near) for _, group in parted]


def _strand(group: Sequence[tuple[Place, SeenRun]], near: Place | None) -> Strand:
    return Strand(runs=tuple(run for _, run in group), place=group[0][0] if group else None, near=near)


def _spread(found: Sequence[Place | None]) -> list[Place]:
    """A place for each run: what stands outside a bookmark in its paragraph belongs to the one before it, at the front to the first."""
    last = next(one for one in found if one is not None)
    spread = []
    for one in found:
        last = one or last
        spread.append(last)
    return spread


def _without_number(runs: Sequence[SeenRun], found: Sequence[Place | None]) -> list[SeenRun | None]:
    """The runs, without those of the number before the first bookmark: it is no part of the text, but comments on it count."""
    first = next(at for at, one in enumerate(found) if one is not None)
    bare = [replace(run, text="") if run.comments else None for run in runs[:first]]
    return [run if at >= first or run.change == ADDED else bare[at] for at, run in enumerate(runs)]


def form_of(paragraphs: Iterable[SeenParagraph]) -> tuple[str, str]:
    """Id of the draft and language, as the form's bookmark tells them; "" where there is none."""
    for paragraph in paragraphs:
        for run in paragraph.runs:
            for mark in run.marks:
                bears = told(mark)
                if bears is not None:
                    return bears.draft, bears.language
    return "", ""
