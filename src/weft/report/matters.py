"""Gaps, overlaps and contradictions: what a round table has to decide."""

import re

from weft.content.framework import Strength
from weft.records import Contradiction, Finding, Overlap, Row, View
from weft.report import evidence as looked_up
from weft.report import people
from weft.report.cleaning import shortened
from weft.report.composer import Composer, words
from weft.report.evidence import Evidence, waits
from weft.report.paper import Card, Cards, Cell, Reference
from weft.report.voice import Voice, quotation

ORDER = (Strength.BINDING, Strength.QUALIFIED, Strength.BEST_EFFORTS)
MOST_QUOTES = 4
NAME = 80
NUMBER_IN_BRACKETS = re.compile(r"(^|\()\((\d+)\)")
"""A period of law cut out of its sentence, "(300) days", where the number stood in words before it."""

NUMBERED = re.compile(r"\(I\d+\)$")
"""How a text named in a sentence ends where nothing more is said of it."""

BETWEEN = re.compile(r"(?<=\)); (?=[“«])")
"""Where one text named in a sentence ends and the next begins."""

TWICE = re.compile(r"(\S+ \S+) \(\1\)")
"""A period in our words whose own words are the same."""


def gaps(evidence: Evidence) -> tuple[Row, ...]:
    """The rows that are gaps, binding ones first, then in the order of the framework."""
    found = [row for row in evidence.study.assessment.rows if row.gap and row.obligation in evidence.obligations]
    return tuple(sorted(found, key=lambda row: _weight(evidence.obligations[row.obligation].strength)))


def waiting(evidence: Evidence) -> int:
    """How many obligations were not found and wait for the profile of the country to say whether that is a gap."""
    return sum(1 for row in evidence.study.assessment.rows if waits(row))


def _weight(strength: Strength) -> int:
    return ORDER.index(strength) if strength in ORDER else len(ORDER)


def gap_title(evidence: Evidence, voice: Voice, row: Row, *, in_full: bool = False) -> str:
    """A gap in one line, its treaty in short or `in_full`."""
    obligation = evidence.obligations[row.obligation]
    article = looked_up.article_in_full(voice, obligation) if in_full else looked_up.bound(looked_up.article_of(voice, obligation))
    return voice.say("gap.line", article=article, label=obligation.label.said_in(voice.language))


def function(voice: Voice, code: str) -> str:
    """The name of a mandate: an institution's role or a theme."""
    kind = "institution_roles" if code in voice.content.lists["institution_roles"] else "themes"
    return voice.label(kind, code)


def within(label: str) -> str:
    """A label as it stands inside a sentence; an acronym keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def overlap_text(voice: Voice, overlap: Overlap) -> str:
    """An overlap in one sentence."""
    holders = voice.among(*(shortened(one, NAME) for one in overlap.holders))
    return voice.say("overlap.text", len(overlap.holders), function=within(function(voice, overlap.function)), holders=holders)


def contradiction_text(evidence: Evidence, voice: Voice, contradiction: Contradiction) -> str:
    """A contradiction in one sentence; arguments that are codes or files of the study are said by name."""
    return TWICE.sub(r"\1", voice.message(contradiction.code, tuple(_spoken(evidence, voice, one) for one in contradiction.arguments)))


def _spoken(evidence: Evidence, voice: Voice, argument: str) -> str:
    if argument in evidence.instruments:
        return looked_up.titled(evidence, voice, argument)
    if argument in evidence.obligations:
        return looked_up.article_of(voice, evidence.obligations[argument])
    for kind in ("institution_roles", "themes", "sectors"):
        if argument in voice.content.lists[kind]:
            return voice.label(kind, argument)
    parts = BETWEEN.split(looked_up.with_titles(evidence, voice, NUMBER_IN_BRACKETS.sub(r"\1\2", argument)))
    return voice.among(*parts) if all(NUMBERED.search(part) for part in parts) else voice.listed(*parts)


def chapter(composer: Composer) -> None:
    """Gaps as cards, then overlaps and contradictions with their quotes."""
    found = gaps(composer.evidence)
    composer.say("matters.intro", len(found))
    if waiting(composer.evidence):
        composer.say("matters.waiting", waiting(composer.evidence))
    composer.heading(composer.voice.say("matters.gaps"), "gaps")
    if found:
        composer.say("matters.gap_rule")
        spoken_of = sum(1 for row in found if people.statements_on(composer.evidence, row.obligation))
        if spoken_of:
            composer.say("people.gaps_stated", spoken_of)
        composer.add(Cards(cards=tuple(_gap_card(composer, row) for row in found)), "cards")
    elif not waiting(composer.evidence):
        composer.say("matters.no_gap")
    else:
        composer.say("matters.gap_unknown")
    composer.heading(composer.voice.say("matters.overlaps"), "overlaps")
    _overlaps(composer)
    composer.heading(composer.voice.say("matters.contradictions"), "contradictions")
    _contradictions(composer)


def _gap_card(composer: Composer, row: Row) -> Card:
    evidence, voice = composer.evidence, composer.voice
    obligation = evidence.obligations[row.obligation]
    references = looked_up.passages(evidence, row.findings)
    return Card(
        kind="gap",
        word=voice.say("card.gap"),
        place=f"{looked_up.article_of(voice, obligation)} · {voice.label('strengths', obligation.strength.value)}",
        title=obligation.label.said_in(voice.language),
        text=obligation.provision.said_in(voice.language),
        evidence=voice.message(row.rule),
        references=references,
        said=tuple(people.statement_said(voice, one) for one in people.statements_on(evidence, row.obligation)),
    )


def _overlaps(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    if not evidence.study.assessment.overlaps:
        composer.say("matters.no_overlap")
        return
    for overlap, views in people.overlaps(evidence):
        composer.text(overlap_text(voice, overlap), f"overlap:{overlap.function}", opening=_opening(voice, "overlap", views))
        _behind(composer, overlap.findings, views)
        if overlap.function in evidence.study.said.settled:
            composer.say("people.settled")
    _set_aside(composer, "overlap")


def _contradictions(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    if not evidence.study.assessment.contradictions:
        composer.say("matters.no_contradiction")
        return
    for contradiction, views in people.contradictions(evidence):
        name = ":".join(("contradiction", contradiction.code, *(composer.subject("on", one) for one in contradiction.findings[:2])))
        text = contradiction_text(evidence, voice, contradiction) + _against(evidence, voice, contradiction)
        composer.text(text, name, opening=_opening(voice, "contradiction", views))
        _behind(composer, contradiction.findings, views)
    _set_aside(composer, "contradiction")


def _opening(voice: Voice, kind: str, views: tuple[View, ...]) -> str:
    """What a matter is called: a possible contradiction until a person confirms it."""
    return voice.say(f"card.{kind}{'.' * bool(people.verdict(views))}{people.verdict(views)}")


def _against(evidence: Evidence, voice: Voice, contradiction: Contradiction) -> str:
    """The obligation that a contradiction is with, in words; "" where it is between texts."""
    obligation = evidence.obligations.get(contradiction.obligation or "")
    if obligation is None:
        return ""
    article, duty = looked_up.bound(looked_up.article_of(voice, obligation)), obligation.duty.said_in(voice.language)
    return f" {voice.say('contradiction.against', article=article, duty=duty)}"


def _behind(composer: Composer, findings: tuple[str, ...], views: tuple[View, ...]) -> None:
    """The passages behind a matter, and what people say of it."""
    composer.quotes(composer.evidence.of(findings), MOST_QUOTES)
    for view in views:
        opening, text = people.view_said(composer.voice, view)
        composer.text(text, f"view:{view.name}", opening=opening)


def _set_aside(composer: Composer, kind: str) -> None:
    """How many matters of a kind people rejected."""
    said = people.set_aside(composer.evidence, composer.voice, kind)
    if said:
        composer.text(said, f"set_aside:{kind}")


def quoted_cell(evidence: Evidence, finding: Finding, length: int) -> Cell:
    """A quote fit for a cell, in its own language, with its number."""
    reference: tuple[Reference, ...] = (looked_up.passage(evidence, finding),)
    return Cell(
        text=quotation(shortened(words(finding), length), finding.language), language=finding.language, source=True, references=reference
    )
