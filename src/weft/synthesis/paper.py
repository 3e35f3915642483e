"""The synthesis report composed: chapters as blocks with keys, the same in every language, so that it goes out for comment like a study."""

from collections.abc import Callable, Iterable, Iterator

from weft.records import Language, Record
from weft.report.finishing import finished
from weft.report.paper import Chapter, Paper
from weft.synthesis import annexes, changes, lands, observed, opening, overall, tables
from weft.synthesis.gathering import Gathered
from weft.synthesis.teller import Teller
from weft.synthesis.writer import SynthesisWriter

WORDS = ("annex", "contents", "figure", "page_of", "paragraph", "refresh", "scroll", "show_figures", "skip", "table")


class Section(Record):
    """A chapter: what writes it, whether it needs wide pages, whether it is an annex."""

    id: str
    write: Callable[[SynthesisWriter], None]
    wide: bool = False
    annex: bool = False


SECTIONS = (
    Section(id="basis", write=opening.basis),
    Section(id="overall", write=overall.chapter),
    Section(id="tables", write=tables.chapter, wide=True),
    Section(id="observed", write=observed.chapter),
    Section(id="rounds", write=changes.chapter),
    Section(id="lands", write=lands.chapter),
    Section(id="passages", write=annexes.passages, wide=True, annex=True),
    Section(id="obligations", write=annexes.obligations, wide=True, annex=True),
)


def compose(gathered: Gathered, language: Language, cited: Iterable[tuple[str, str]] = ()) -> Paper:
    """The report in a language; `cited`: country and finding of passages that people cite and that so stand in the annex too."""
    writer = SynthesisWriter(Teller(gathered, language))
    for country, finding in cited:
        writer.passage(country, finding)
    return finished(_covered(writer.teller, tuple(_chapters(writer))))


def _chapters(writer: SynthesisWriter) -> Iterator[Chapter]:
    """The summary, the chapters that have something to say, the annexes."""
    teller = writer.teller
    writer.open("", "summary")
    opening.summary(writer)
    yield writer.chapter_of(teller.say("chapter.summary"))
    numbered = lettered = 0
    for section in SECTIONS:
        if section.id == "rounds" and teller.gathered.comparison is None:
            continue
        numbered, lettered = numbered + (not section.annex), lettered + section.annex
        writer.open(chr(64 + lettered) if section.annex else str(numbered), section.id)
        section.write(writer)
        yield writer.chapter_of(teller.say(f"chapter.{section.id}"), wide=section.wide)


def _covered(teller: Teller, chapters: tuple[Chapter, ...]) -> Paper:
    voice, one = teller.voice, teller.synthesis
    cover = opening.cover(teller)
    return Paper(
        language=teller.language.value,
        title=cover.title,
        running_title=cover.title,
        subject=teller.say("paper.subject"),
        keywords=", ".join((teller.say("paper.keywords"), *(teller.opened(each.code) for each in teller.countries))),
        made_on=one.made_on,
        version=one.version,
        cover=cover,
        chapters=chapters,
        words={word: voice.say(f"word.{word}", page="{page}", pages="{pages}") for word in WORDS}
        | {"footer": footer(teller), "cite": voice.say("imprint.cite")},
        author=one.authors,
    )


def footer(teller: Teller) -> str:
    """What stands at the foot of every page: which version, and that countries are invented where some are."""
    label = teller.synthesis.label or teller.voice.say("word.footer")
    invented = any(one.contribution.study.profile.invented for one in teller.countries)
    return teller.say("foot.invented", label=label) if invented else label
