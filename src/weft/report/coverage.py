"""Coverage: obligation by obligation, with quotes where there is evidence and a reason where there is none."""

from collections import Counter

from weft.content.framework import Obligation
from weft.records import Answer, Row
from weft.report import evidence as looked_up
from weft.report import people
from weft.report.composer import Composer
from weft.report.evidence import COVERED, Evidence, state
from weft.report.heatmap import heatmap
from weft.report.paper import Cell
from weft.report.voice import Voice

MOST_QUOTES = 2
NARROWEST = 6
PLAIN = "found_operative"
"""The rule that says no more than the state itself."""

STATES = ("operative", "mention", "implicit", "gap", "not_found", "not_used", "elsewhere", "not_applicable", "not_analysed")


def chapter(composer: Composer) -> None:
    """Totals by treaty, then each treaty: heat map, obligations with evidence, obligations without, and the proposed answers."""
    evidence, voice = composer.evidence, composer.voice
    composer.say("coverage.intro", len(evidence.study.assessment.rows))
    _totals(composer)
    for treaty in treaties(evidence):
        composer.heading(voice.label("treaties", treaty), f"treaty:{treaty}")
        composer.picture(heatmap(evidence, voice, treaty))
        rows = rows_of(evidence, treaty)
        for obligation, row in rows:
            if row.coverage in COVERED:
                _with_evidence(composer, obligation, row)
        _without_evidence(composer, [(one, row) for one, row in rows if row.coverage not in COVERED])
    _answers(composer)


def treaties(evidence: Evidence) -> list[str]:
    """The treaties that have rows in the assessment, in the order of the framework."""
    return list(dict.fromkeys(one.treaty for one in evidence.content.obligations if one.id in evidence.rows))


def rows_of(evidence: Evidence, treaty: str) -> list[tuple[Obligation, Row]]:
    """The rows of a treaty with their obligations, in the order of the framework."""
    return [(one, evidence.rows[one.id]) for one in evidence.content.obligations if one.treaty == treaty and one.id in evidence.rows]


def _totals(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    counts = {treaty: Counter(state(row) for _, row in rows_of(evidence, treaty)) for treaty in treaties(evidence)}
    used = [one for one in STATES if any(count[one] for count in counts.values())]
    counted = (*(f"state.{one}" for one in used), "table.total")
    heads = composer.columns(("column.treaty", 22), *((key, -_room(voice.say(key))) for key in counted))
    rows = [_total_row(voice, voice.label("treaties", treaty), count, used) for treaty, count in counts.items()]
    if len(rows) > 1:
        rows.append(_total_row(voice, voice.say("table.total"), sum(counts.values(), Counter()), used))
    composer.table("table.totals", heads, rows)


def _room(head: str) -> int:
    """The width of a column of numbers that does not cut the longest word of its head."""
    return max(NARROWEST, 1 + max(map(len, head.split())))


def _total_row(voice: Voice, name: str, count: Counter[str], used: list[str]) -> tuple[Cell, ...]:
    return (Cell(text=name), *(Cell(text=voice.number(count[one])) for one in used), Cell(text=voice.number(count.total()), strong=True))


def _with_evidence(composer: Composer, obligation: Obligation, row: Row) -> None:
    evidence, voice = composer.evidence, composer.voice
    composer.heading(
        f"{looked_up.article_of(voice, obligation)} · {obligation.label.said_in(voice.language)}", f"obligation:{obligation.id}", 3
    )
    mark = looked_up.row_mark(voice, row)
    why = "" if row.rule == PLAIN else f" {voice.message(row.rule)}"
    composer.text(f"{obligation.duty.said_in(voice.language)}{why}", "state", opening=f"{mark.word}.")
    composer.quotes(looked_up.telling(evidence.of(row.findings)), MOST_QUOTES)
    _stated(composer, obligation)


def _without_evidence(composer: Composer, rows: list[tuple[Obligation, Row]]) -> None:
    if not rows:
        return
    voice = composer.voice
    composer.heading(voice.say("coverage.without"), f"without:{rows[0][0].treaty}", 3)
    composer.say("coverage.without_text", len(rows))
    table = [
        (
            Cell(text=looked_up.article_of(voice, one)),
            Cell(text=one.label.said_in(voice.language)),
            Cell(mark=looked_up.row_mark(voice, row)),
            Cell(text=voice.message(row.rule)),
        )
        for one, row in rows
    ]
    columns = composer.columns(("column.article", 12), ("column.obligation", 27), ("column.state", 20), ("column.why", 41))
    composer.table("table.without", columns, table, treaty=voice.label("treaties", rows[0][0].treaty))
    for one, _ in rows:
        _stated(composer, one, f"{looked_up.article_of(voice, one)} · {one.label.said_in(voice.language)}. ")


def _stated(composer: Composer, obligation: Obligation, named: str = "") -> None:
    """What people state of an obligation; `named`: the obligation, where no heading says it."""
    for one in people.statements_on(composer.evidence, obligation.id):
        opening, text = people.statement_said(composer.voice, one)
        composer.text(text, f"stated:{one.name}", opening=f"{named}{opening}")


def _answers(composer: Composer) -> None:
    voice, answers = composer.voice, composer.evidence.study.assessment.answers
    if not answers:
        return
    composer.heading(voice.say("coverage.answers"), "answers")
    composer.say("coverage.answers_text", len(answers))
    columns = composer.columns(("column.question", 38), ("column.proposal", 20), ("column.rule", 28), ("column.evidence", 14))
    composer.table("table.answers", columns, [_answer(composer, one) for one in answers])


def _answer(composer: Composer, answer: Answer) -> tuple[Cell, ...]:
    voice, scale = composer.voice, composer.voice.content.scales.get(answer.key)
    question = scale.question.said_in(voice.language) if scale else answer.key
    option = (
        next((one.label.said_in(voice.language) for one in scale.options if one.value == answer.value), answer.value)
        if scale
        else answer.value
    )
    return (
        Cell(text=f"{answer.key} · {question}"),
        Cell(text=option, strong=True),
        Cell(text=voice.message(answer.rule)),
        Cell(references=looked_up.passages(composer.evidence, answer.findings[:6])),
    )
