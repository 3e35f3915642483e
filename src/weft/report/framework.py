"""The legal, policy and institutional framework in the order asked for: law, sector, obligation or framework."""

from collections import Counter
from collections.abc import Callable, Iterable

from weft.records import Extent, Finding, Instrument, Integration, Modality
from weft.report import evidence as looked_up
from weft.report.composer import Composer
from weft.report.content import Strand
from weft.report.evidence import Evidence, rung
from weft.report.paper import Cell, Reference
from weft.report.register import degree

MOST_QUOTES = 8
MOST_QUOTES_OF_THEME = 4


def chapter(composer: Composer) -> None:
    """How far biosafety is woven in, then the evidence in the order asked for."""
    composer.say(f"framework.intro.{composer.evidence.study.order}")
    _integration(composer)
    _ORDERS[composer.evidence.study.order](composer)


def strongest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by how much they say: the furthest extent first, and within it one of each theme before a second of any.

    Within a theme rules come before definitions, and what serves an obligation well before what serves none.
    """
    ranked = sorted(findings, key=lambda one: (-rung(one.extent), looked_up.faint(one), one.modality is Modality.DEFINITION, -_score(one)))
    seen: Counter[tuple[int, str]] = Counter()
    turns: dict[str, int] = {}
    for finding in ranked:
        key = (rung(finding.extent), finding.themes[0] if finding.themes else "")
        turns[finding.id] = seen[key]
        seen[key] += 1
    return tuple(sorted(ranked, key=lambda one: (-rung(one.extent), looked_up.faint(one), turns[one.id])))


def _score(finding: Finding) -> float:
    return max((link.score for link in finding.obligations), default=0.0)


def _integration(composer: Composer) -> None:
    voice, assessment = composer.voice, composer.evidence.study.assessment
    if not assessment.sectors:
        return
    composer.heading(voice.say("framework.integration"), "integration")
    composer.say("framework.integration_text")
    ranked = sorted(assessment.sectors, key=lambda one: (-one.degree, one.subject))
    rows = [
        (
            Cell(text=voice.label("sectors", one.subject) if one.subject else voice.say("sector.unknown")),
            Cell(text=_degree(composer, one), strong=True),
            Cell(text=voice.message(one.rule)),
        )
        for one in ranked
    ]
    composer.table("table.integration", composer.columns(("column.sector", 30), ("column.integration", 26), ("column.rule", 44)), rows)


def _degree(composer: Composer, integration: Integration) -> str:
    return f"{integration.degree}\u00a0· {composer.voice.say(f'integration.{integration.degree}')}"


def _counted(composer: Composer, findings: tuple[Finding, ...]) -> str:
    """The passages by extent, in words."""
    voice, counts = composer.voice, Counter(finding.extent for finding in findings)
    said = [voice.say(f"count.{one.value}", counts[one]) for one in (Extent.OPERATIVE, Extent.MENTION, Extent.IMPLICIT) if counts[one]]
    return voice.say("framework.counted", len(findings), parts=voice.among(*said))


def _instrument(composer: Composer, instrument: Instrument, level: int) -> None:
    """One instrument: what it is, how far it goes and by which rule, its strongest passages."""
    evidence, voice = composer.evidence, composer.voice
    findings = evidence.by_document[instrument.document]
    composer.heading(looked_up.name(evidence, instrument.document), composer.subject("instrument", instrument.document), level)
    about = [f"{degree(voice, instrument, hooks=True)}.", _counted(composer, findings)]
    integration = next((one for one in evidence.study.assessment.instruments if one.subject == instrument.document), None)
    if integration:
        about.append(voice.say("framework.degree", degree=_degree(composer, integration)))
    composer.text(" ".join(about), "about", references=(looked_up.entry(evidence, instrument.document),))
    composer.quotes(strongest(findings), MOST_QUOTES)


def _with_passages(evidence: Evidence) -> list[Instrument]:
    return [one for one in evidence.read if one.document in evidence.by_document]


def _silent(composer: Composer) -> None:
    """Names the instruments that were read and say nothing."""
    evidence, voice = composer.evidence, composer.voice
    silent = [one for one in evidence.read if one.document not in evidence.by_document]
    if silent:
        composer.heading(voice.say("framework.silent"), "silent")
        references = tuple(looked_up.entry(evidence, one.document) for one in silent)
        composer.text(voice.say("framework.silent_text", len(silent)), "silent", references=references)


def _by_law(composer: Composer) -> None:
    for instrument in _with_passages(composer.evidence):
        _instrument(composer, instrument, 2)
    _silent(composer)


def _by_sector(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    gathered: dict[str, list[Instrument]] = {}
    for instrument in _with_passages(evidence):
        gathered.setdefault(instrument.sector, []).append(instrument)
    for sector in sorted(gathered, key=lambda one: voice.label("sectors", one)):
        composer.heading(voice.label("sectors", sector) if sector else voice.say("sector.unknown"), f"sector:{sector}")
        composer.say("framework.sector", len(gathered[sector]))
        for instrument in gathered[sector]:
            _instrument(composer, instrument, 3)
    _silent(composer)


def _by_obligation(composer: Composer) -> None:
    """Benchmark by benchmark: each treaty, its themes, the passages that answer them."""
    evidence, voice = composer.evidence, composer.voice
    for treaty in dict.fromkeys(one.treaty for one in evidence.content.obligations):
        themes = dict.fromkeys(one.theme for one in evidence.content.obligations if one.treaty == treaty)
        answered = [(theme, found) for theme in themes if (found := _answering(evidence, treaty, theme))]
        if not answered:
            continue
        composer.heading(voice.label("treaties", treaty), f"treaty:{treaty}")
        for theme, found in answered:
            composer.heading(voice.label("themes", theme), f"treaty:{treaty}:{theme}", 3)
            composer.text(_counted(composer, found), "counted")
            composer.quotes(found, MOST_QUOTES_OF_THEME)


def _answering(evidence: Evidence, treaty: str, theme: str) -> tuple[Finding, ...]:
    served = [one.id for one in evidence.content.obligations if one.treaty == treaty and one.theme == theme and one.id in evidence.rows]
    ids = dict.fromkeys(finding for one in served for finding in evidence.rows[one].findings)
    return strongest(evidence.of(tuple(ids)))


def _as_narrative(composer: Composer) -> None:
    """Strand by strand, as one would tell the national framework."""
    for strand in composer.voice.content.outline.strands:
        found = strongest(finding for finding in composer.evidence.findings if _belongs(composer.evidence, strand, finding))
        composer.heading(strand.title.said_in(composer.voice.language), f"strand:{strand.id}")
        composer.aside(strand.opening.said_in(composer.voice.language), "opening", style="body")
        composer.text(_told(composer, found), "told", references=_texts(composer.evidence, found))
        composer.quotes(found, MOST_QUOTES)
    _silent(composer)


def _belongs(evidence: Evidence, strand: Strand, finding: Finding) -> bool:
    if strand.types:
        return evidence.instruments[finding.document].type in strand.types
    return any(theme in strand.themes for theme in finding.themes)


def _told(composer: Composer, found: tuple[Finding, ...]) -> str:
    if not found:
        return composer.voice.say("framework.strand_empty")
    texts = len({finding.document for finding in found})
    return f"{composer.voice.say('framework.strand', texts)} {_counted(composer, found)}"


def _texts(evidence: Evidence, found: tuple[Finding, ...]) -> tuple[Reference, ...]:
    return tuple(looked_up.entry(evidence, document) for document in dict.fromkeys(finding.document for finding in found))


_ORDERS: dict[str, Callable[[Composer], None]] = {
    "law": _by_law,
    "sector": _by_sector,
    "obligation": _by_obligation,
    "framework": _as_narrative,
}
