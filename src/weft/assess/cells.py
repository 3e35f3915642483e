"""Obligation by instrument: the best extent and the findings behind it."""

from weft.assess.content import AssessContent
from weft.assess.coverage import covers
from weft.assess.evidence import Evidence, best, ids
from weft.records import Cell, Finding


def cells(evidence: Evidence, content: AssessContent) -> tuple[Cell, ...]:
    """Every cell with a finding, by obligation in the order of the framework, then by document."""
    found: list[Cell] = []
    for obligation in content.obligations:
        by_document: dict[str, list[Finding]] = {}
        for finding in evidence.linked.get(obligation.id, ()):
            if covers(finding, obligation):
                by_document.setdefault(finding.document, []).append(finding)
        for document, group in sorted(by_document.items()):
            found.append(Cell(obligation=obligation.id, document=document, extent=best(group), findings=ids(group)))
    return tuple(found)
