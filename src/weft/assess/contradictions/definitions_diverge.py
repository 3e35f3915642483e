"""One concept, several definitions: the words or the elements that set its reach differ between instruments."""

from collections.abc import Iterator
from itertools import combinations

from weft.assess.content import Concept
from weft.assess.contradictions.case import Case, Rule
from weft.assess.defining import Definition, DefinitionReader
from weft.records import Contradiction

CODE = "definitions_diverge"
DIFFERENT_SHARE = 0.6
"""Two definitions in one language diverge when more than this share of their content words is not common to both."""

FEWEST_WORDS = 4


def find(case: Case) -> Iterator[Contradiction]:
    """One per concept, with every definition that diverges from another one."""
    reader = DefinitionReader(case.content.definitions)
    definitions = [definition for finding in case.standing() for definition in reader.definitions(finding)]
    for concept in case.content.definitions.concepts:
        found = _contradiction(case, concept, [definition for definition in definitions if definition.concept == concept.id])
        if found is not None:
            yield found


def _contradiction(case: Case, concept: Concept, definitions: list[Definition]) -> Contradiction | None:
    apart: dict[str, Definition] = {}
    for one, other in combinations(definitions, 2):
        if one.finding.document != other.finding.document and diverge(one, other):
            apart |= {one.finding.id: one, other.finding.id: other}
    if not apart:
        return None
    kept = [definition for definition in definitions if definition.finding.id in apart]
    titles = "; ".join(dict.fromkeys(case.evidence.title(definition.finding.document) for definition in kept))
    findings = tuple(dict.fromkeys(definition.finding.id for definition in kept))
    return Contradiction(code=CODE, arguments=(kept[0].term, titles), obligation=concept.obligation, findings=findings)


def diverge(one: Definition, other: Definition) -> bool:
    """CASE 1: elements differ, in any language. CASE 2: words differ, in one language."""
    if one.elements != other.elements:
        return True
    if one.finding.language != other.finding.language or min(len(one.words), len(other.words)) < FEWEST_WORDS:
        return False
    return 1 - len(one.words & other.words) / len(one.words | other.words) > DIFFERENT_SHARE


RULE = Rule((CODE,), 1, find)
