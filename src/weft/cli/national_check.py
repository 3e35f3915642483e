"""Faults of what the product knows of national reports: options, questions and obligations that are named must be there."""

from collections.abc import Collection, Iterator

from weft.cli.content_faults import Told, empty, twice, unknown
from weft.content.national import TYPES, WHERE, National, Question, Rule

QUESTIONS, RULES = "questions", "rules.yaml"


def national_faults(content: National, obligations: Collection[str]) -> Iterator[Told]:
    """The faults of content/national; `obligations`: the ids that there are."""
    asked = [one for section in content.sections for one in section.questions]
    yield from twice(QUESTIONS, (one.key for one in asked))
    yield from empty(QUESTIONS, content.sections, "")
    for one in asked:
        yield from _question(one, content, obligations)
    for rule in content.rules.values():
        yield from _rule(rule, content, obligations)


def _question(one: Question, content: National, obligations: Collection[str]) -> Iterator[Told]:
    yield from unknown(QUESTIONS, (one.type,), TYPES)
    yield from unknown(QUESTIONS, (one.where,), WHERE)
    yield from unknown(QUESTIONS, one.obligations, obligations)
    yield from unknown(QUESTIONS, (one.scale,) if one.scale else (), sorted(content.scales))
    yield from unknown(QUESTIONS, (after.question for after in one.after), sorted(content.questions))
    if one.scale in content.scales:
        yield from unknown(QUESTIONS, (*one.explained, *one.alone), [option.value for option in content.options(one)])


def _rule(rule: Rule, content: National, obligations: Collection[str]) -> Iterator[Told]:
    yield from unknown(RULES, (rule.key,), sorted(content.questions))
    yield from unknown(RULES, rule.rows, obligations)
    yield from unknown(RULES, (rule.pattern,) if rule.pattern else (), sorted(content.patterns))
    question = content.questions.get(rule.key)
    if question is not None and question.scale in content.scales and (not rule.pattern or rule.pattern in content.patterns):
        values = [option.value for option in content.options(question)]
        yield from unknown(RULES, (one.value for one in content.proposals(rule)), values)
