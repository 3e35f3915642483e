"""Texts set against each other and against the clocks of the Protocol; every rule in one table."""

from weft.assess.contradictions import (
    deadline_longer,
    deadline_not_at_once,
    deadlines_differ,
    definitions_diverge,
    excluded_here_ruled_there,
    food_without_environment,
    penalty_without_response,
    tacit_approval,
)
from weft.assess.contradictions.case import Case, Rule
from weft.records import Contradiction

RULES: tuple[Rule, ...] = (
    tacit_approval.RULE,
    deadline_longer.RULE,
    deadline_not_at_once.RULE,
    deadlines_differ.RULE,
    definitions_diverge.RULE,
    food_without_environment.RULE,
    excluded_here_ruled_there.RULE,
    penalty_without_response.RULE,
)


def contradictions(case: Case) -> tuple[Contradiction, ...]:
    """All contradictions, by rule in the order of the table, then by place in the texts."""
    return tuple(found for rule in RULES for found in rule.find(case))
