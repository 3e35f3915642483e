"""Shapes of content/national: questions of national reports, how answers are proposed, and what earlier reports asked.

Keys and option values are official (fifth national report under the Cartagena Protocol, indicators 14.b and 17.b); words are ours.
"""

from functools import cached_property
from pathlib import Path

from weft.content import loading
from weft.content.framework import Cues
from weft.records import Record, Text

FOLDER = "national"
REPORT = 5
"""The report whose questions these are."""

SECTION, WRITING, TEXTS, PEOPLE, PROFILE = "section", "writing", "texts", "people", "profile"
WHERE = (SECTION, WRITING, TEXTS, PEOPLE, PROFILE, "administration", "clearing_house", "practice", "capacity", "money")
"""What can show the answer to a question; a section only holds other questions."""

TYPES = ("option", "term", "int", "lstring", "lstringRte", "sub-section", "legend")


class Option(Record, forbid_unknown_fields=True):
    """One answer by its official value."""

    value: str
    label: Text


class Scale(Record, forbid_unknown_fields=True):
    """The options that several questions share."""

    id: str
    options: tuple[Option, ...]


class After(Record, forbid_unknown_fields=True):
    """An answer after which a question is asked: one of `values`, any but those of `unless`, any at all where neither is named."""

    question: str
    values: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Question(Record, forbid_unknown_fields=True):
    """One question; `within`: the question it is a part of; `explained`: options that want words; `alone`: that exclude others."""

    key: str
    type: str
    where: str
    ask: Text
    number: int = 0
    multiple: bool = False
    mandatory: bool = False
    within: str = ""
    scale: str = ""
    explained: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    after: tuple[After, ...] = ()


class Section(Record, forbid_unknown_fields=True):
    """A part of the report by its official key."""

    id: str
    title: Text
    questions: tuple[Question, ...]


class Sections(Record, forbid_unknown_fields=True):
    """Shape of a file of content/national/questions."""

    sections: tuple[Section, ...]


class Scales(Record, forbid_unknown_fields=True):
    """Shape of content/national/scales.yaml."""

    scales: tuple[Scale, ...]


class Only(Record, forbid_unknown_fields=True):
    """What narrows the provisions that are counted: all of `themes`, one of the words of `says`.

    `ruling`: a provision that takes organisms out of a regime does not count; it uses an option and regulates nothing.
    """

    types: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    says: Cues | None = None
    ruling: bool = False


class Proposal(Record, forbid_unknown_fields=True):
    """An answer, the rule that says why, and the counts it rests on (as in content/assess/answers.yaml)."""

    value: str
    rule: str
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    evidence: str = ""
    only: Only = Only()


class Pattern(Record, forbid_unknown_fields=True):
    """Proposals that several questions share."""

    id: str
    proposals: tuple[Proposal, ...]


class Rule(Record, forbid_unknown_fields=True):
    """How one question is answered: by proposals of its own, by a pattern, or as the assessment answered `from_assessment`.

    `ruling`: as in `Only`, for every proposal.
    """

    key: str
    rows: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    pattern: str = ""
    proposals: tuple[Proposal, ...] = ()
    from_assessment: str = ""
    ruling: bool = False


class Indicator(Record, forbid_unknown_fields=True):
    """A binary indicator of the KMGBF: where its answers stand in the seventh national report, and the keys of its questions."""

    id: str
    record: str
    identifier: str
    target: str
    keys: tuple[str, ...]


class Rules(Record, forbid_unknown_fields=True):
    """Shape of content/national/rules.yaml."""

    patterns: tuple[Pattern, ...]
    questions: tuple[Rule, ...]
    indicators: tuple[Indicator, ...]


class Twins(Record, forbid_unknown_fields=True):
    """The earlier question, and which earlier option became which later one."""

    key: str
    twins: dict[str, str]


class Tie(Record, forbid_unknown_fields=True):
    """What ties the questions of one report (their keys first) to those of an earlier one, by what became of their options."""

    later: int
    earlier: int
    same: dict[str, str] = {}
    worded: dict[str, str] = {}
    scale: dict[str, str] = {}
    values: dict[str, Twins] = {}


class Break(Record, forbid_unknown_fields=True):
    """Two questions that look alike and are no series; `reason`: a code of content/messages."""

    later: int
    key: str
    earlier: int
    was: str
    reason: str


class Mappings(Record, forbid_unknown_fields=True):
    """Shape of content/national/mappings.yaml."""

    mappings: tuple[Tie, ...]
    breaks: tuple[Break, ...]


class National:
    """All that the product knows of national reports."""

    def __init__(self, sections: tuple[Section, ...], scales: Scales, rules: Rules, mappings: Mappings) -> None:
        self.sections = sections
        self.scales = {one.id: one.options for one in scales.scales}
        self.patterns = {one.id: one.proposals for one in rules.patterns}
        self.rules = {one.key: one for one in rules.questions}
        self.indicators = rules.indicators
        self.ties = {(one.later, one.earlier): one for one in mappings.mappings}
        self.breaks = mappings.breaks

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by key, in the order of the report."""
        return {one.key: one for section in self.sections for one in section.questions}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each question."""
        return {one.key: section for section in self.sections for one in section.questions}

    def options(self, question: Question) -> tuple[Option, ...]:
        """The options of a question; none where it is answered in words or by a number."""
        return self.scales[question.scale] if question.scale else ()

    def option(self, question: Question, value: str) -> Option | None:
        """One option by its official value, None where the question has none of that value."""
        return next((one for one in self.options(question) if one.value == value), None)

    def proposals(self, rule: Rule) -> tuple[Proposal, ...]:
        """What may be proposed by a rule, in the order in which it is tried."""
        return self.patterns[rule.pattern] if rule.pattern else rule.proposals


def load(root: Path) -> National:
    """The content of national reports; errors: ContentError for a file that does not fit."""
    folder = root / FOLDER
    files = loading.read_all(folder / "questions", Sections)
    return National(
        tuple(section for file in files for section in file.sections),
        loading.read(folder / "scales.yaml", Scales),
        loading.read(folder / "rules.yaml", Rules),
        loading.read(folder / "mappings.yaml", Mappings),
    )
