"""The sheets of the workbook as columns and rows."""

from weft.records import Finding, Record, View
from weft.report import evidence as looked_up
from weft.report import matters, people
from weft.report.composer import words
from weft.report.evidence import Evidence
from weft.report.method import problem_text
from weft.report.register import degree, shown
from weft.report.voice import Voice, quotation

Value = str | int
"""A number, a text, or a code and its word joined by a unit separator where the cell is tinted by the code."""


class SheetColumn(Record):
    """A column: `kind` text, quote, strong or blank (for a person to fill)."""

    head: str
    width: int
    kind: str = "text"


class Sheet(Record):
    """A sheet; `key` names it in content/report, `frozen` counts the columns that stay in view."""

    key: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 1


def all_sheets(evidence: Evidence, voice: Voice) -> tuple[Sheet, ...]:
    """Every sheet after the first."""
    made = (_findings, _matrix, _register, _gaps, _overlaps, _contradictions, _institutions)
    return tuple(one(evidence, voice) for one in made)


def _columns(voice: Voice, *columns: tuple[str, int, str]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(head=voice.say(f"column.{key}"), width=width, kind=kind) for key, width, kind in columns)


def _tinted(voice: Voice, code: str) -> str:
    return f"{code}\x1f{voice.say(f'mark.{code}')}"


def _numbers(evidence: Evidence, ids: tuple[str, ...]) -> str:
    return ", ".join(one.text for one in looked_up.passages(evidence, ids))


def _findings(evidence: Evidence, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        ("number", 7, "strong"),
        ("title", 34, "text"),
        ("place", 18, "text"),
        ("page", 7, "text"),
        ("heading", 26, "text"),
        ("quote", 64, "quote"),
        ("language", 11, "text"),
        ("extent", 13, "text"),
        ("themes", 24, "text"),
        ("serves", 18, "text"),
        ("modality", 13, "text"),
        ("actor", 20, "text"),
        ("deadline", 20, "text"),
        ("penalty", 20, "text"),
        ("reasons", 36, "text"),
        ("judgement", 16, "blank"),
        ("comment", 36, "blank"),
    )
    return Sheet(key="findings", columns=columns, rows=tuple(_finding(evidence, voice, one) for one in evidence.findings), frozen=2)


def _finding(evidence: Evidence, voice: Voice, finding: Finding) -> tuple[Value, ...]:
    served = [looked_up.article_of(voice, evidence.obligations[link.id]) for link in finding.obligations if link.id in evidence.obligations]
    money = [phrase.text for phrase in (finding.penalty, finding.fee) if phrase is not None]
    return (
        looked_up.passage(evidence, finding).text,
        looked_up.name(evidence, finding.document),
        looked_up.place(voice, finding, whole=finding.id in evidence.whole),
        finding.page if finding.page is not None else "",
        finding.heading,
        quotation(words(finding), finding.language),
        voice.tongue(finding.language),
        _tinted(voice, finding.extent.value),
        ", ".join(voice.label("themes", theme) for theme in finding.themes),
        ", ".join(dict.fromkeys(served)),
        voice.label("modalities", finding.modality.value),
        finding.actor or "",
        voice.listed(*(deadline.text for deadline in finding.deadlines)),
        voice.listed(*money),
        " ".join(voice.reason(reason) for reason in finding.reasons),
        _judged(evidence, voice, finding),
        "",
    )


def _judged(evidence: Evidence, voice: Voice, finding: Finding) -> str:
    """How a reading stands after people judged it."""
    verdict = evidence.study.said.verdicts.get(finding.id, "")
    return voice.say(f"people.{verdict}") if verdict else ""


def _stated(evidence: Evidence, voice: Voice, obligation: str) -> str:
    """What people state of an obligation, each with name and day."""
    return " ".join(part for one in people.statements_on(evidence, obligation) for part in people.statement_said(voice, one))


def _viewed(voice: Voice, views: tuple[View, ...]) -> tuple[str, str]:
    """The last verdict on a matter, and all that people say of it."""
    last = people.opened(voice.say(f"people.verdict.{views[-1].verdict}")) if views else ""
    return last, " ".join(part for one in views for part in people.view_said(voice, one))


def _matrix(evidence: Evidence, voice: Voice) -> Sheet:
    """Obligations down, the instruments that have a passage across."""
    documents = [one.document for one in evidence.read if one.document in evidence.by_document]
    fixed = _columns(voice, ("article", 14, "strong"), ("obligation", 40, "text"), ("state", 22, "text"), ("stated", 40, "text"))
    across = tuple(SheetColumn(head=f"I{evidence.instrument_numbers[one]} {looked_up.name(evidence, one)}", width=18) for one in documents)
    rows = []
    for obligation in (one for one in evidence.content.obligations if one.id in evidence.rows):
        row = evidence.rows[obligation.id]
        cells = [evidence.cells.get((obligation.id, one)) for one in documents]
        found = [_tinted(voice, cell.extent.value) if cell else "" for cell in cells]
        article = looked_up.article_of(voice, obligation)
        rows.append(
            (
                article,
                obligation.label.said_in(voice.language),
                looked_up.row_mark(voice, row).word,
                _stated(evidence, voice, obligation.id),
                *found,
            )
        )
    return Sheet(key="matrix", columns=(*fixed, *across), rows=tuple(rows), frozen=3)


def _register(evidence: Evidence, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        ("number", 7, "strong"),
        ("document", 34, "text"),
        ("title", 48, "text"),
        ("type", 16, "text"),
        ("official_number", 14, "text"),
        ("date", 14, "text"),
        ("adopting_body", 22, "text"),
        ("legal_status", 14, "text"),
        ("sector", 24, "text"),
        ("language", 12, "text"),
        ("pages", 8, "text"),
        ("state", 20, "text"),
        ("reason", 40, "text"),
        ("degree", 18, "text"),
        ("passages", 10, "text"),
    )
    rows = tuple(
        (
            f"I{evidence.instrument_numbers[one.document]}",
            one.document,
            shown(voice, one, "title"),
            shown(voice, one, "type"),
            shown(voice, one, "number"),
            shown(voice, one, "date"),
            shown(voice, one, "adopting_body"),
            shown(voice, one, "legal_status"),
            shown(voice, one, "sector"),
            voice.tongue(one.language) if one.language else "–",
            one.pages if one.pages is not None else "–",
            voice.say(f"status.{one.status.value}"),
            problem_text(voice, one.reason),
            degree(voice, one, hooks=one.document in evidence.by_document)
            + (f" {looked_up.entry(evidence, one.duplicate_of).text}" if one.duplicate_of in evidence.instrument_numbers else ""),
            len(evidence.by_document.get(one.document, ())),
        )
        for one in evidence.study.instruments
    )
    return Sheet(key="register", columns=columns, rows=rows, frozen=2)


def _gaps(evidence: Evidence, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        ("article", 14, "strong"),
        ("obligation", 36, "text"),
        ("duty", 50, "text"),
        ("provision", 50, "text"),
        ("strength", 18, "text"),
        ("rule", 36, "text"),
        ("judgement", 16, "blank"),
        ("comment", 36, "blank"),
    )
    rows = []
    for row in matters.gaps(evidence):
        one = evidence.obligations[row.obligation]
        told = tuple(text.said_in(voice.language) for text in (one.label, one.duty, one.provision))
        last = people.statements_on(evidence, one.id)[-1:]
        kind = people.opened(voice.say(f"people.kind.{last[0].kind}")) if last else ""
        rule, stated = voice.message(row.rule), _stated(evidence, voice, one.id)
        rows.append((looked_up.article_of(voice, one), *told, voice.label("strengths", one.strength.value), rule, kind, stated))
    return Sheet(key="gaps", columns=columns, rows=tuple(rows))


def _overlaps(evidence: Evidence, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        ("function", 36, "strong"),
        ("holders", 60, "text"),
        ("evidence", 24, "text"),
        ("judgement", 16, "blank"),
        ("comment", 36, "blank"),
    )
    rows = tuple(
        (
            matters.function(voice, one.function),
            voice.listed(*one.holders),
            _numbers(evidence, one.findings),
            *_viewed(voice, people.views_on(evidence, "overlap", place)),
        )
        for place, one in enumerate(evidence.study.assessment.overlaps)
    )
    return Sheet(key="overlaps", columns=columns, rows=rows)


def _contradictions(evidence: Evidence, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        ("contradiction", 70, "text"),
        ("obligation", 30, "text"),
        ("evidence", 24, "text"),
        ("judgement", 16, "blank"),
        ("comment", 36, "blank"),
    )
    rows = []
    for place, one in enumerate(evidence.study.assessment.contradictions):
        obligation = evidence.obligations.get(one.obligation or "")
        named = f"{looked_up.article_of(voice, obligation)} {obligation.label.said_in(voice.language)}" if obligation else ""
        viewed = _viewed(voice, people.views_on(evidence, "contradiction", place))
        rows.append((matters.contradiction_text(evidence, voice, one), named, _numbers(evidence, one.findings), *viewed))
    return Sheet(key="contradictions", columns=columns, rows=tuple(rows), frozen=0)


def _institutions(evidence: Evidence, voice: Voice) -> Sheet:
    columns = _columns(voice, ("institution", 46, "strong"), ("language", 12, "text"), ("role", 46, "text"), ("evidence", 24, "text"))
    rows: list[tuple[Value, ...]] = []
    for body in evidence.study.assessment.institutions:
        for role in dict.fromkeys(role for role, _ in body.roles) or {"": None}:
            ids = tuple(finding for held, finding in body.roles if held == role) if role else body.findings
            named = voice.label("institution_roles", role) if role else "–"
            given = [one for one in people.mandates_of(evidence, body.name) if one.role == role]
            said = (_numbers(evidence, ids), *(people.named(voice, one.by, one.on) for one in given))
            rows.append((body.name, voice.tongue(body.language), named, voice.listed(*filter(None, said))))
    return Sheet(key="institutions", columns=columns, rows=tuple(rows))
