"""What the assessment is made with: obligations and the declared rules of content/assess, read once from the content folder."""

from pathlib import Path

from weft.content import loading
from weft.content.framework import Cues, Obligation
from weft.records import Record, Text


class Reach(Record):
    """content/assess/coverage.yaml: which texts are law, and which rows a text serves without naming modified organisms."""

    not_in_force: tuple[str, ...]
    soft: tuple[str, ...]
    not_domestic: tuple[str, ...]
    wider_treaties: tuple[str, ...]
    wider_obligations: tuple[str, ...]
    met_by_dedicated_regime: tuple[str, ...]


class Step(Record):
    """One degree of integration: `least` names the counts that must be reached; `dedicated` asks for an instrument all about LMOs."""

    degree: int
    rule: str
    label: Text
    least: dict[str, int] = {}
    dedicated: bool = False


class Scale(Record):
    """content/assess/integration.yaml: steps in falling order; the first that fits decides."""

    steps: tuple[Step, ...]


class Mandates(Record):
    """content/assess/overlaps.yaml: roles that one body should hold, and themes in which a decision is a mandate."""

    single_roles: tuple[str, ...]
    decision_themes: tuple[str, ...]
    decisions: Cues
    receives: Cues


class Periods(Record):
    """content/assess/deadlines.yaml: which periods are compared, and which provisions run by a clock of their own."""

    compared: tuple[str, ...]
    themes_apart: tuple[str, ...]
    actors_apart: tuple[str, ...]


class Silence(Record):
    """content/assess/tacit_approval.yaml: how law says that silence is consent, what turns it round, and where the Protocol allows it."""

    obligations: tuple[str, ...]
    exceptions: tuple[str, ...]
    says: Cues
    unless: Cues
    concerns: Cues
    matches: Cues
    misses: Cues


class Element(Record):
    """One element by which definitions of a concept differ in reach."""

    id: str
    cues: Cues


class Concept(Record):
    """A concept whose definitions are compared."""

    id: str
    obligation: str
    terms: Cues
    elements: tuple[Element, ...] = ()


class Definitions(Record):
    """content/assess/definitions.yaml: concepts, the signs that open a definition and the words that only refer to another one."""

    concepts: tuple[Concept, ...]
    openers: Cues
    signs: Cues
    references: Cues


class FoodApproval(Record):
    """content/assess/food_approval.yaml: what approves food or feed, and what an assessment that looks at the environment says."""

    obligations: tuple[str, ...]
    approves: Cues
    approval_theme: str
    assessment_themes: tuple[str, ...]
    environment: Cues
    waived: Cues


class Exclusions(Record):
    """content/assess/exclusions.yaml: words that take organisms out, and themes too broad to be one matter."""

    takes_out: Cues
    organisms: Cues
    broad_themes: tuple[str, ...]


class Redress(Record):
    """content/assess/redress.yaml: rows that ask for response measures and the themes of penalties."""

    response_obligations: tuple[str, ...]
    penalty_themes: tuple[str, ...]
    obligation: str


class Kind(Record):
    """One word of a body's name in three languages; `office`: a person's office; `lists`: topics may follow by comma; `same`: one body."""

    id: str
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    office: bool = False
    lists: bool = False
    same: bool = False
    names: bool = False


class Naming(Record):
    """content/assess/institution_names.yaml: the words that names of bodies are made of."""

    heads: tuple[Kind, ...]
    qualifiers: tuple[Kind, ...]
    topics: tuple[Kind, ...]
    connectors: Cues
    joiners: Cues
    never: Cues
    not_bodies: Cues
    verbs: Cues
    fillers: Cues
    roles_of_persons: tuple[str, ...]


class RoleEntry(Record):
    """One role of content/lists/institution_roles.yaml."""

    id: str
    bch: str
    obligation: str
    label: Text
    cues: Cues


class Roles(Record):
    """content/lists/institution_roles.yaml."""

    entries: tuple[RoleEntry, ...]


class TypeEntry(Record):
    """One type of content/lists/instrument_types.yaml, as far as the assessment needs it."""

    id: str
    force: str


class Types(Record):
    """content/lists/instrument_types.yaml."""

    entries: tuple[TypeEntry, ...]


class Proposal(Record):
    """One answer and the facts it rests on: counts that must be reached and counts that must not be passed."""

    value: str
    rule: str
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    evidence: str = ""


class Question(Record):
    """A question of an official scale; `rows` limits the facts to these obligations. No proposals: texts alone cannot tell."""

    key: str
    rows: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()


class Questions(Record):
    """content/assess/answers.yaml."""

    questions: tuple[Question, ...]


class AssessContent(Record):
    """All content the assessment is made with."""

    obligations: tuple[Obligation, ...]
    reach: Reach
    scale: Scale
    mandates: Mandates
    periods: Periods
    silence: Silence
    definitions: Definitions
    food: FoodApproval
    exclusions: Exclusions
    redress: Redress
    naming: Naming
    roles: tuple[RoleEntry, ...]
    types: dict[str, str]
    questions: tuple[Question, ...]


def load(folder: Path, obligations: tuple[Obligation, ...]) -> AssessContent:
    """The assessment's content from the content folder; errors: ContentError for a file that does not fit."""
    declared, lists = folder / "assess", folder / "lists"
    return AssessContent(
        obligations=obligations,
        reach=loading.read(declared / "coverage.yaml", Reach),
        scale=loading.read(declared / "integration.yaml", Scale),
        mandates=loading.read(declared / "overlaps.yaml", Mandates),
        periods=loading.read(declared / "deadlines.yaml", Periods),
        silence=loading.read(declared / "tacit_approval.yaml", Silence),
        definitions=loading.read(declared / "definitions.yaml", Definitions),
        food=loading.read(declared / "food_approval.yaml", FoodApproval),
        exclusions=loading.read(declared / "exclusions.yaml", Exclusions),
        redress=loading.read(declared / "redress.yaml", Redress),
        naming=loading.read(declared / "institution_names.yaml", Naming),
        roles=loading.read(lists / "institution_roles.yaml", Roles).entries,
        types={kind.id: kind.force for kind in loading.read(lists / "instrument_types.yaml", Types).entries},
        questions=loading.read(declared / "answers.yaml", Questions).questions,
    )
