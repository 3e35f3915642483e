"""A study between the workbench and the engine: composed from a country's texts, edits laid over it, set as files."""

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from weft import report
from weft.records import Assessment, Finding, Instrument, Language, Profile, Record, Said, Study
from weft.report import marking
from weft.report.cleaning import UNPRINTABLE, clean, printable, shortened
from weft.report.compose import drafted
from weft.report.evidence import duty, gather
from weft.report.finishing import Counts, Numberer, counted_as, finished, in_use, with_acronyms, with_number, words_in, words_of
from weft.report.imprint import CITE, Edition, chapter_cited, imprinted
from weft.report.laying import OWN, Act, Edit, Laid, State, lay, may_hide, unplaced, writable
from weft.report.paper import Blank, Block, Chapter, Heading, Listing, Paper, Paragraph, Picture, Reference, Table
from weft.report.voice import quotation
from weft_web.engine import weighing
from weft_web.engine.knowing import content_version, engine_version, spoken, voice

__all__ = [
    "CITE",
    "OWN",
    "Act",
    "Block",
    "Chapter",
    "Counts",
    "Edit",
    "Edition",
    "Heading",
    "Laid",
    "Listing",
    "Paper",
    "Paragraph",
    "Picture",
    "Reference",
    "State",
    "Table",
    "in_use",
    "may_hide",
    "unplaced",
    "with_acronyms",
    "words_in",
    "words_of",
    "writable",
]

ORDERS = ("law", "sector", "obligation", "framework")
FORMATS = ("docx", "pdf", "html", "xlsx")
Kept = TypeVar("Kept")


class Commission(Record):
    """Of which country, in which language and order, on which day (ISO) a study is composed, and what people said beside it."""

    profile: Profile
    language: Language
    order: str
    day: str
    said: Said = Said()


class Draft(Record):
    """A study composed, before people's edits; `marks`: what each citation shows and leads to."""

    study: Study
    paper: Paper
    marks: dict[str, Reference]


class Told(Record):
    """What people wrote elsewhere that belongs to a place of the study: a key of its own and the text."""

    key: str
    text: str


def study_of(instruments: tuple[Instrument, ...], findings: tuple[Finding, ...], assessment: Assessment, commission: Commission) -> Study:
    """What a study is written from: the findings that report something, and those that a contradiction rests on."""
    kept = {one.id for one in weighing.reported(findings)} | {one for matter in assessment.contradictions for one in matter.findings}
    made = Study(
        profile=commission.profile,
        language=commission.language,
        order=commission.order,
        instruments=instruments,
        findings=tuple(one for one in findings if one.id in kept),
        assessment=assessment,
        made_on=commission.day,
        version=engine_version(),
        content_version=content_version(),
        said=commission.said,
    )
    return printable(made)


def composed(study: Study, stable: Mapping[str, str]) -> Draft:
    """The study as blocks with keys, and its citations."""
    speaker = voice(study.language)
    evidence = gather(study, spoken())
    stable = {clean(one): name for one, name in stable.items()}
    paper = drafted(evidence, speaker, stable)
    marks = {f"P:{stable.get(one, one)}": Reference(text=f"P{number}", anchor=f"p-{number}") for one, number in evidence.numbers.items()}
    marks |= {f"I:{stable.get(one, one)}": Reference(text=f"I{at}", anchor=f"i-{at}") for one, at in evidence.instrument_numbers.items()}
    marks |= {f"O:{one.id}": duty(speaker, one) for one in evidence.obligations.values() if one.id in evidence.rows}
    return Draft(study=study, paper=paper, marks=marks)


class Review(Record):
    """How much of what the program reads has been judged by people; `only`: nothing else counts in the study."""

    judged: int
    every: int
    only: bool


def reviewed(paper: Paper, review: Review) -> Paper:
    """The study saying how far people have judged it, once they have begun: the engine alone knows only of readings."""
    if not review.judged and not review.only:
        return paper
    say = voice(Language(paper.language)).say
    counted = say("studies.judged", review.judged, of=review.every)
    rest = say("studies.judged_only" if review.only else "studies.judged_rest")
    told = {
        "summary/caution/proposals": f"{counted} {rest} {say('studies.judged_practice')}",
        "method/passages/method.judgements": say("studies.judged_three"),
    }
    notices = (*paper.cover.notices[:-1], replace(paper.cover.notices[-1], text=f"{counted} {rest}"))
    chapters = tuple(replace(one, blocks=tuple(_said_anew(block, told) for block in one.blocks)) for one in paper.chapters)
    return replace(paper, cover=replace(paper.cover, notices=notices), chapters=chapters)


def _said_anew(block: Block, told: Mapping[str, str]) -> Block:
    return replace(block, text=told[block.key]) if isinstance(block, Paragraph) and block.key in told else block


def filled(
    chapter: Chapter, told: Mapping[str, tuple[Told, ...]], marks: Mapping[str, Reference], language: Language, kept: Collection[str]
) -> Chapter:
    """The chapter with what people wrote elsewhere: in place of the blanks that asked for it, after any other block.

    `told`: by key of that block; `kept`: keys on which people wrote in the study itself: a blank among them stays.
    """
    blocks: list[Block] = []
    placed: set[str] = set()
    for block in chapter.blocks:
        if not isinstance(block, Blank) or block.key in kept or block.key not in told:
            blocks.append(block)
        lost = voice(language).say("citation.lost")
        for one in (text for text in told.get(block.key, ()) if text.key not in placed):
            placed.add(one.key)
            for place, said in enumerate(marking.read(one.text, marks, lost)):
                for line in said.pieces:
                    key = one.key if not place else f"{one.key}+{place + 1}"
                    blocks.append(Paragraph(text=marking.flat(line), number=1, pieces=line, key=key))
    return replace(chapter, blocks=tuple(blocks))


def laid(
    chapters: tuple[Chapter, ...], edits: Mapping[str, Edit], marks: Mapping[str, Reference], language: Language
) -> tuple[tuple[Laid, ...], ...]:
    """Each chapter's blocks with edits laid over them, all numbered anew."""
    made, counts = [], Counts()
    for chapter in chapters:
        there, counts = laid_after(chapter, edits, marks, language, counts)
        made.append(there)
    return tuple(made)


def laid_after(
    chapter: Chapter, edits: Mapping[str, Edit], marks: Mapping[str, Reference], language: Language, before: Counts
) -> tuple[tuple[Laid, ...], Counts]:
    """A chapter's blocks with edits laid over them, numbered on from what stands before it, and the counts after it."""
    speaker = voice(language)
    numberer = Numberer(speaker, before)
    numberer.open(chapter)
    there = lay(chapter, edits, marks, speaker.say("citation.lost"))
    numbered = tuple(replace(one, blocks=tuple(numberer.numbered(block) for block in one.blocks)) for one in there)
    return numbered, numberer.counts


def numbers_of(chapter: Chapter) -> dict[str, int]:
    """Which paragraph, table or figure of its chapter each block is that is counted, by key."""
    seen: Counter[str] = Counter()
    numbers: dict[str, int] = {}
    for block in chapter.blocks:
        kind = counted_as(block)
        if kind:
            seen[kind] += 1
            numbers[block.key] = seen[kind]
    return numbers


def counts_of(chapter: Chapter) -> Counts:
    """How many paragraphs, tables and figures a chapter has."""
    return Counts(**Counter(filter(None, map(counted_as, chapter.blocks))))


def after(first: Counts, then: Counts) -> Counts:
    """The counts after both."""
    return Counts(paragraph=first.paragraph + then.paragraph, table=first.table + then.table, figure=first.figure + then.figure)


def numbered_after(blocks: Iterable[Block], numbers: Iterable[int], before: Counts, language: Language) -> tuple[Block, ...]:
    """Blocks of a chapter with their numbers in the study, from those in the chapter."""
    speaker = voice(language)
    return tuple(
        with_number(block, getattr(before, counted_as(block)) + number, speaker) if number else block
        for block, number in zip(blocks, numbers, strict=True)
    )


def written(paper: Paper, edits: Mapping[str, Edit], marks: Mapping[str, Reference]) -> Paper:
    """The whole study as people have it: edits laid over it, numbered, with the acronyms in use."""
    return joined(paper, paper.chapters, laid(paper.chapters, edits, marks, Language(paper.language)))


def joined(paper: Paper, chapters: tuple[Chapter, ...], there: tuple[tuple[Laid, ...], ...]) -> Paper:
    """The study of what stands in each chapter, finished."""
    made = tuple(
        replace(chapter, blocks=tuple(block for one in blocks for block in one.blocks))
        for chapter, blocks in zip(chapters, there, strict=True)
    )
    return finished(replace(paper, chapters=made))


def without_chapters(paper: Paper) -> Paper:
    """The study's cover and words alone."""
    return replace(paper, chapters=())


def imprinted_draft(paper: Paper, edition: Edition, profile: Profile) -> Paper:
    """The study with its imprint: cover, foot, citation line, author."""
    return imprinted(paper, edition, profile, voice(Language(paper.language)))


def chapter_imprinted(chapter: Chapter, paper: Paper) -> Chapter:
    """One chapter with the imprint of its study."""
    return chapter_cited(chapter, paper, voice(Language(paper.language)))


def source(block: object, marks: Mapping[str, Reference]) -> str:
    """The text of a machine's block as a person may write on it."""
    return marking.source(block, {one.anchor: mark for mark, one in marks.items()})  # type: ignore[arg-type]  # a block of the paper


def paragraphs(paper: Paper) -> int:
    """How many numbered paragraphs a study has."""
    return max((one.number for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Paragraph)), default=0)


def escaped(text: str) -> str:
    """Words as a person may write them, so that none of their signs is taken for ours."""
    return marking.escaped(text)


def quoted(text: str, language: str, length: int) -> str:
    """Words of somebody else between the quotation marks of their language, cut where they are long."""
    return quotation(shortened(clean(text), length), language)


def cites(text: str) -> tuple[str, ...]:
    """The citations of a person's text."""
    return marking.marks_in(text)


def fit(text: str) -> str:
    """A person's text without characters that no reader sees; lines stay."""
    return "\n".join(UNPRINTABLE.sub("", line).rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def files(paper: Paper, study: Study, formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The study in each format, one after the other. Errors: MissingExtraError, ReadingError typesetting_failed."""
    return report.set_as(formats, paper, study, spoken())


def packed(record: Record | tuple[Record, ...] | dict[str, Reference]) -> bytes:
    """Records as compressed JSON."""
    return zlib.compress(msgspec.json.encode(record), 6)


def unpacked(body: bytes, kind: type[Kept]) -> Kept:
    """Records from compressed JSON."""
    return msgspec.json.decode(zlib.decompress(body), type=kind)
