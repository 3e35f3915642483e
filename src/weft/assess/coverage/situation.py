"""What a coverage rule looks at, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from weft.assess.evidence import NAMING, best, ids
from weft.content.framework import Kind, Level, Obligation, Strength
from weft.records import Coverage, Extent, Finding

SCORED = (Strength.BINDING, Strength.BEST_EFFORTS, Strength.QUALIFIED)
OPTIONAL = (Strength.DISCRETIONARY,)
SHOWN = {Extent.OPERATIVE: Coverage.OPERATIVE, Extent.MENTION: Coverage.MENTION, Extent.IMPLICIT: Coverage.IMPLICIT}


@dataclass(frozen=True, slots=True)
class Situation:
    """One obligation and all that was found for it, strongest first.

    `law`: findings in domestic law in force; `pending`: in drafts, repealed texts, texts not yet in force; `soft`: in policies and
    other texts that do not bind; `treaty`: in treaties; `removing`: provisions that take LMOs out; `regime`: the first rules of
    dedicated laws, for a row such a law meets as a whole. `conditions`: what the profile answers to each condition of the row.
    """

    obligation: Obligation
    conditions: tuple[bool | None, ...]
    analysed: int
    wider: bool
    law: tuple[Finding, ...] = ()
    pending: tuple[Finding, ...] = ()
    soft: tuple[Finding, ...] = ()
    treaty: tuple[Finding, ...] = ()
    removing: tuple[Finding, ...] = ()
    regime: tuple[Finding, ...] = ()

    @property
    def covering(self) -> tuple[Finding, ...]:
        """All findings that may cover, those in law first."""
        return (*self.law, *self.soft, *self.treaty, *self.pending)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Findings that can meet the row: law alone where only law can, any domestic text that stands elsewhere."""
        return self.law if self.scored else (*self.law, *self.soft)

    @property
    def scored(self) -> bool:
        """Whether absence can be a gap at all: a duty that binds and that legal texts alone can show."""
        return self.obligation.kind == Kind.SHALL and self.obligation.strength in SCORED and self.obligation.level == Level.LEGAL

    @property
    def optional(self) -> bool:
        """Whether the treaty leaves the matter to the Party."""
        return self.obligation.kind == Kind.MAY or self.obligation.strength in OPTIONAL


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where the row stands, whether that is a gap, and the findings to show."""

    coverage: Coverage
    gap: bool
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A coded rule: the code says itself in content/messages/rules.yaml; the version rises when what it decides changes."""

    code: str
    version: int
    decide: Callable[[Situation], Verdict | None]


def shown(situation: Situation) -> Verdict:
    """The row without a gap: its best extent, or NOT_FOUND."""
    extent = best(situation.covering)
    return Verdict(SHOWN.get(extent, Coverage.NOT_FOUND), False, ids(situation.covering))


def lacking(situation: Situation, coverage: Coverage) -> Verdict:
    """The row as a gap, with what was found all the same."""
    return Verdict(coverage, True, ids(situation.covering))


def named(findings: tuple[Finding, ...]) -> bool:
    """Whether a finding names LMOs, with or without a rule."""
    return best(findings) in NAMING


def operative(findings: tuple[Finding, ...]) -> bool:
    """Whether a finding makes a rule."""
    return best(findings) == Extent.OPERATIVE
