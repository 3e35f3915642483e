"""The stages in order, for one document: read, split, identify, find, relate."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from weft import detect, identify, ingest, link, segment
from weft.content.bundle import Content
from weft.detect.places import compile_signs
from weft.ingest.settings import ReadSettings
from weft.languages import Tables, guess
from weft.records import Degree, Document, DocumentResult, Extent, Finding, Instrument, Problem, Provision, Status

LANGUAGES = ("en", "fr", "es")
SPEAKING = (Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE)
REPORTED = (*SPEAKING, Extent.FALSE_FRIEND)
# Short passages are too small a sample: they are taken to be in the language of their document.
SHORTEST_GUESSED = 60
GUESSED_CHARACTERS = 240
SURE_SHARE = 0.55
SMALLEST_LANGUAGE_SHARE = 0.1
ONE_LANGUAGE_SHARE = 0.97
SAMPLED_BLOCKS = 400
TEACHING_TYPE = "report"
# One opening in a long act does not make the act touch biosafety: it takes a few of them, or a regime built of them.
FEWEST_HOOKS = 3
SHARE_OF_HOOKS = 0.05


@dataclass(frozen=True, slots=True)
class Engine:
    """All content made ready, once for a run."""

    grammars: dict[str, segment.Grammar]
    ear: detect.Ear
    linker: link.Linker
    guesser: identify.Guesser
    tables: Tables


def prepare(content: Content) -> Engine:
    """The engine of one content."""
    vocabulary = detect.build(content.lexicons, content.themes, content.forces)
    return Engine(
        grammars={drafting.language: segment.compile_grammar(drafting) for drafting in content.drafting},
        ear=detect.make_ear(vocabulary, {drafting.language: compile_signs(drafting) for drafting in content.drafting}),
        linker=link.build(content.obligations),
        guesser=identify.build(content.instrument_types, content.sectors, content.identification),
        tables=content.languages,
    )


def read_document(name: str, data: bytes, engine: Engine, settings: ReadSettings) -> DocumentResult:
    """The provisions and the text of one document, without analysis; errors: ReadingError."""
    return _described(ingest.read(name, data, settings), engine)


def analyse_document(name: str, data: bytes, engine: Engine, settings: ReadSettings) -> DocumentResult:
    """One finding per provision in a language the engine reads, by position; errors: ReadingError."""
    return analyse(ingest.read(name, data, settings), engine)


def _described(document: Document, engine: Engine) -> DocumentResult:
    """What instrument a document is, and its provisions."""
    language, share = main_language(document, engine.tables)
    provisions = segment.split(document, engine.grammars, language, _always if share >= ONE_LANGUAGE_SHARE else _telling(engine.tables))
    identity = identify.identify(document, provisions, language, engine.guesser)
    instrument = _instrument(document, language, identity, provisions, None)
    return DocumentResult(instrument=instrument, provisions=provisions, pages=document.pages)


def analyse(document: Document, engine: Engine) -> DocumentResult:
    """All that follows reading: one finding per provision in a language the engine reads, by position."""
    read = _described(document, engine)
    instrument = read.instrument
    analysed = tuple(provision for provision in read.provisions if provision.language in LANGUAGES)
    if instrument.status in (Status.NEEDS_OCR, Status.REFUSED) or instrument.language not in LANGUAGES:
        return DocumentResult(instrument=instrument, provisions=read.provisions, pages=read.pages)
    setting = _setting(instrument, engine.ear.vocabulary)
    readings, specific = detect.find(setting, analysed, engine.ear)
    findings = tuple(link.relate(reading, engine.linker) for reading in readings)
    return DocumentResult(
        instrument=_with_degree(instrument, findings, specific=specific), provisions=read.provisions, findings=findings, pages=read.pages
    )


def _setting(instrument: Instrument, vocabulary: detect.Vocabulary) -> detect.Setting:
    return detect.Setting(
        title=instrument.title,
        teaches=instrument.type == TEACHING_TYPE,
        other_sense=instrument.sector in vocabulary.other_sense_sectors,
        whole_hooks=vocabulary.whole_hooks,
    )


def reported(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that have anything to report."""
    return tuple(finding for finding in findings if finding.extent in REPORTED)


def main_language(document: Document, tables: Tables) -> tuple[str, float]:
    """The language of most of the text and its share (0..1); of a gazette in several, the one the engine reads that has most of it."""
    weights: Counter[str] = Counter()
    step = max(1, len(document.blocks) // SAMPLED_BLOCKS)
    for block in document.blocks[::step]:
        text = document.pages[block.page_index].text[block.start : block.end]
        code = block.language or (guess(text[:GUESSED_CHARACTERS], tables).code if len(text) >= SHORTEST_GUESSED else "")
        weights[code] += len(text) if code else 0
    total = sum(weights.values())
    if not total:
        return document.declared.get("language") or guess(" ".join(page.text for page in document.pages[:5])[:4000], tables).code, 0.0
    known = [(weight, code) for code, weight in weights.items() if code in LANGUAGES and weight >= SMALLEST_LANGUAGE_SHARE * total]
    weight, code = max(known) if known else weights.most_common(1)[0][::-1]
    return code, weight / total


def _always(_text: str, default: str) -> str:
    """In a text of one language every passage is in it; guessing would cost time and mistake short lists."""
    return default


def _telling(tables: Tables) -> Callable[[str, str], str]:
    def language_of(text: str, default: str) -> str:
        if len(text) < SHORTEST_GUESSED:
            return default
        told = guess(text[:GUESSED_CHARACTERS], tables)
        return told.code if told.code and told.share >= SURE_SHARE else default

    return language_of


def _instrument(
    document: Document, language: str, identity: identify.Identity, provisions: tuple[Provision, ...], degree: Degree | None
) -> Instrument:
    status, problems = document.status, document.problems
    if status in (Status.READ, Status.WARNING) and language and language not in LANGUAGES:
        status, problems = Status.UNSUPPORTED_LANGUAGE, (*problems, Problem(code="unsupported_language", arguments=(language,)))
    return Instrument(
        document=document.name,
        status=status,
        reason=problems,
        pages=len(document.pages) if document.pages and document.pages[0].number is not None else None,
        characters=document.characters,
        pages_without_text=document.pages_without_text,
        language=language,
        title=identity.title,
        type=TEACHING_TYPE if identity.teaches else identity.type,
        number=identity.number,
        date=identity.date,
        adopting_body=identity.adopting_body,
        sector=identity.sector,
        legal_status=identity.legal_status,
        guessed=identity.guessed,
        duplicate_of=None,
        degree=degree,
        provisions=len(provisions),
        sha256=document.sha256,
        format=document.format,
    )


def _with_degree(instrument: Instrument, findings: tuple[Finding, ...], *, specific: bool) -> Instrument:
    named = any(finding.extent in (Extent.MENTION, Extent.OPERATIVE) for finding in findings)
    hooks = sum(1 for finding in findings if finding.extent == Extent.IMPLICIT)
    speaks = named or hooks >= max(FEWEST_HOOKS, SHARE_OF_HOOKS * len(findings))
    degree = Degree.SPECIFIC if specific and named else Degree.TOUCHES if speaks else Degree.NEGATIVE
    return replace(instrument, degree=degree)
