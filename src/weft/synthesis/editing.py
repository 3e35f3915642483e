"""The report as people have it: their text laid over what was composed, by key; what they cite stands in the annex too.

A citation is `[[P:XC:id]]` for a passage of the study of a country, `[[O:id]]` for an obligation.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from weft.records import Language
from weft.report.finishing import Numberer, finished
from weft.report.laying import Edit, lay
from weft.report.marking import Marks, marks_in
from weft.report.paper import Block, Chapter, Paper, Reference
from weft.synthesis.annexes import obligation_anchor
from weft.synthesis.gathering import Gathered
from weft.synthesis.paper import compose
from weft.synthesis.teller import Teller

PASSAGE, OBLIGATION = "P", "O"


def marks(gathered: Gathered, language: Language) -> dict[str, Reference]:
    """What each citation shows and leads to."""
    teller = Teller(gathered, language)
    told = {
        f"{PASSAGE}:{one.code}:{known}": teller.reference(one.code, known) for one in gathered.countries for known in one.evidence.numbers
    }
    return told | {f"{OBLIGATION}:{one}": Reference(text=teller.article(one), anchor=obligation_anchor(one)) for one in teller.obligations}


def cited(edits: Iterable[Edit]) -> Iterator[tuple[str, str]]:
    """Country and finding of the passages that people cite, in order."""
    for edit in edits:
        for mark in marks_in(edit.text):
            kind, _, rest = mark.partition(":")
            country, _, finding = rest.partition(":")
            if kind == PASSAGE and finding:
                yield country, finding


def written(gathered: Gathered, language: Language, edits: Mapping[str, Edit]) -> Paper:
    """The report with edits laid over it, numbered anew; `edits` by key, in the order they were first made."""
    known = marks(gathered, language)
    wanted = tuple((country, finding) for country, finding in cited(edits.values()) if f"{PASSAGE}:{country}:{finding}" in known)
    paper = compose(gathered, language, cited=wanted)
    teller = Teller(gathered, language)
    numberer = Numberer(teller.voice)
    lost = teller.say("citation_lost")
    return finished(replace(paper, chapters=tuple(_chapter(one, edits, known, lost, numberer) for one in paper.chapters)))


def _chapter(chapter: Chapter, edits: Mapping[str, Edit], known: Marks, lost: str, numberer: Numberer) -> Chapter:
    numberer.open(chapter)
    blocks: list[Block] = [block for one in lay(chapter, edits, known, lost) for block in one.blocks]
    return replace(chapter, blocks=tuple(map(numberer.numbered, blocks)))
