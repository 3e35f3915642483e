"""Findings put in order for judgement: by instrument, by obligation, strongest first, duplicates left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from weft.assess.content import Reach
from weft.records import Extent, Finding, Instrument, Modality, ScopeEffect, Status

LINK_SCORE = 0.5
"""A finding counts for an obligation from this score of its link on."""

STRENGTH = {Extent.OPERATIVE: 3, Extent.MENTION: 2, Extent.IMPLICIT: 1}
NAMING = (Extent.OPERATIVE, Extent.MENTION)
READ = (Status.READ, Status.WARNING)
REMOVING = (ScopeEffect.EXCLUDES, ScopeEffect.EXEMPTS)
WITHIN_A_RULE = frozenset({"illegal_penalties", "finance", "cna_nfp"})
"""Exceptions in rules on inspection, fees or membership of a body leave the organisms where they are."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was analysed: instruments by document, all their findings, and those linked to each obligation, strongest first.

    `unread` counts documents of which the text could not be analysed, duplicates left out.
    """

    instruments: dict[str, Instrument]
    findings: tuple[Finding, ...]
    linked: dict[str, tuple[Finding, ...]]
    unread: int

    def instrument(self, finding: Finding) -> Instrument:
        """The instrument a finding stands in."""
        return self.instruments[finding.document]

    def title(self, document: str) -> str:
        """What an instrument is called: its title, or the name of its file."""
        return self.instruments[document].title or document


def gather(instruments: Iterable[Instrument], findings: Iterable[Finding]) -> Evidence:
    """The evidence of a folder, in an order that does not depend on the order given."""
    single = [instrument for instrument in instruments if instrument.duplicate_of is None]
    analysed = {instrument.document: instrument for instrument in sorted(single, key=lambda one: one.document) if analysable(instrument)}
    kept = tuple(sorted((finding for finding in findings if finding.document in analysed), key=position))
    return Evidence(instruments=analysed, findings=kept, linked=_linked(kept), unread=len(single) - len(analysed))


def analysable(instrument: Instrument) -> bool:
    """Whether the text of an instrument was read and analysed; silence of any other text means nothing."""
    return instrument.status in READ and instrument.degree is not None


def position(finding: Finding) -> tuple[str, int, int, str]:
    """Where a finding stands: document, page, offset; its id where two stand in one place."""
    start = finding.quotes[0].start if finding.quotes else 0
    return (finding.document, finding.page or 0, start, finding.id)


def score(finding: Finding, obligation: str) -> float:
    """How well a finding serves an obligation, 0 where it is not linked."""
    return max((link.score for link in finding.obligations if link.id == obligation), default=0.0)


def removes(finding: Finding) -> bool:
    """Whether a provision takes modified organisms out of a regime; a prohibition with an exception still prohibits."""
    if finding.scope_effect not in REMOVING or finding.modality == Modality.PROHIBITION:
        return False
    return not finding.themes or not set(finding.themes) <= WITHIN_A_RULE


def ids(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The ids of findings in the order given, each once."""
    return tuple(dict.fromkeys(finding.id for finding in findings))


def best(findings: Iterable[Finding]) -> Extent:
    """The strongest extent among findings; NONE where there is none."""
    return max((finding.extent for finding in findings), key=lambda extent: STRENGTH.get(extent, 0), default=Extent.NONE)


def in_force(instrument: Instrument, reach: Reach) -> bool:
    """Whether nothing says that the text is a draft, repealed or not yet in force."""
    return instrument.legal_status.replace(" ", "_").lower() not in reach.not_in_force and instrument.type not in reach.not_in_force


def _linked(findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    gathered: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.extent in STRENGTH:
            for obligation in sorted({link.id for link in finding.obligations if link.score >= LINK_SCORE}):
                gathered.setdefault(obligation, []).append(finding)
    return {obligation: _strongest_first(found, obligation) for obligation, found in sorted(gathered.items())}


def _strongest_first(findings: list[Finding], obligation: str) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (-STRENGTH[one.extent], -score(one, obligation), position(one))))
