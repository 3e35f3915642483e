"""Method and limits: what was read, what was not and why, how passages and obligations are judged, versions."""

from collections import Counter

from weft.records import Coverage, Extent, Instrument, Problem, Profile, Status
from weft.report.cleaning import shortened
from weft.report.composer import Composer
from weft.report.evidence import country, state
from weft.report.paper import Cell, Listing, Mark, Reference
from weft.report.voice import Voice

CONDITIONS = ("party_cbd", "party_cpb", "party_sp", "exports_lmos", "transit_state", "developing", "regional_organisation")
EXTENTS = (Extent.OPERATIVE, Extent.MENTION, Extent.IMPLICIT)
DOCUMENT_LENGTH = 110


def chapter(composer: Composer) -> None:
    """The chapter that lets a reader judge all others."""
    voice = composer.voice
    composer.heading(voice.say("method.read"), "read")
    _read(composer)
    composer.heading(voice.say("method.unread"), "unread")
    _unread(composer)
    composer.heading(voice.say("method.passages"), "passages")
    _passages(composer)
    composer.heading(voice.say("method.coverage"), "coverage")
    _coverage(composer)
    composer.heading(voice.say("method.profile"), "profile")
    _profile(composer)
    composer.heading(voice.say("method.limits"), "limits")
    _limits(composer)


def _read(composer: Composer) -> None:
    evidence = composer.evidence
    composer.say("method.corpus", len(evidence.study.instruments))
    copies = sum(1 for one in evidence.study.instruments if one.duplicate_of is not None)
    if copies:
        composer.say("method.copies", copies)
    statuses = Counter(one.status for one in evidence.study.instruments)
    rows = [
        (
            Cell(text=composer.voice.say(f"status.{status.value}")),
            Cell(text=composer.voice.say(f"status.{status.value}.gloss")),
            Cell(text=composer.voice.number(count)),
        )
        for status in Status
        if (count := statuses[status])
    ]
    composer.table("table.statuses", composer.columns(("column.state", 26), ("column.meaning", 60), ("column.documents", -14)), rows)


def problem_text(voice: Voice, problems: tuple[Problem, ...]) -> str:
    """What went wrong with a document, as sentences."""
    return " ".join(voice.message(problem.code, problem.arguments) for problem in problems)


def _unread(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    if evidence.unread:
        composer.say("method.unread_text", len(evidence.unread))
    else:
        composer.say("method.all_read")
    rows = [_problem_row(voice, evidence.instrument_numbers[one.document], one) for one in evidence.unread]
    composer.table(
        "table.unread", composer.columns(("column.number", 8), ("column.document", 36), ("column.state", 18), ("column.reason", 38)), rows
    )
    _asked(composer)
    warned = [one for one in evidence.read if one.status is Status.WARNING]
    if warned:
        composer.say("method.warned", len(warned))
    rows = [_problem_row(voice, evidence.instrument_numbers[one.document], one) for one in warned]
    composer.table(
        "table.warned", composer.columns(("column.number", 8), ("column.document", 36), ("column.state", 18), ("column.reason", 38)), rows
    )


def _asked(composer: Composer) -> None:
    """Texts that are known to exist and were not obtained: what is in them is not known."""
    voice, asked = composer.voice, composer.evidence.study.said.asked
    if not asked:
        return
    composer.say("method.asked", len(asked))
    columns = (("title", 30), ("type", 16), ("date", 12), ("asked_of", 18), ("asked_on", 14))
    rows = [
        (
            Cell(text=shortened(one.title, DOCUMENT_LENGTH)),
            Cell(text=voice.label("instrument_types", one.type) if one.type else "–"),
            Cell(text=voice.day(one.date) if one.date else "–"),
            Cell(text=one.of or "–"),
            Cell(text=voice.day(one.on) if one.on else "–"),
        )
        for one in asked
    ]
    composer.table("table.asked", composer.columns(*((f"column.{name}", width) for name, width in columns)), rows)
    notes = tuple(f"{shortened(one.title, DOCUMENT_LENGTH)}{voice.say('punctuation.colon')} {one.note}" for one in asked if one.note)
    if notes:
        composer.add(Listing(points=notes), "asked")


def _problem_row(voice: Voice, number: int, instrument: Instrument) -> tuple[Cell, ...]:
    reason = problem_text(voice, instrument.reason)
    if instrument.pages_without_text:
        pages = ", ".join(str(page) for page in instrument.pages_without_text[:20]) + (
            "…" if len(instrument.pages_without_text) > 20 else ""
        )
        reason = f"{reason} {voice.say('method.pages_without_text', len(instrument.pages_without_text), pages=pages)}".strip()
    return (
        Cell(references=(Reference(text=f"I{number}", anchor=f"i-{number}"),)),
        Cell(text=shortened(instrument.document, DOCUMENT_LENGTH)),
        Cell(text=voice.say(f"status.{instrument.status.value}")),
        Cell(text=reason or voice.say("method.no_reason")),
    )


def _passages(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    composer.say("method.ladder")
    counts = Counter(one.extent for one in evidence.findings)
    rows = [
        (
            Cell(mark=Mark(code=one.value, word=voice.say(f"mark.{one.value}"))),
            Cell(text=voice.gloss("extents", one.value)),
            Cell(text=voice.number(counts[one])),
        )
        for one in EXTENTS
    ]
    rows.append((Cell(text=voice.say("table.total"), strong=True), Cell(), Cell(text=voice.number(len(evidence.findings)), strong=True)))
    composer.table("table.extents", composer.columns(("column.extent", 20), ("column.meaning", 66), ("column.passages", -14)), rows)
    composer.say("method.quotes")
    composer.say("method.judgements")


def _coverage(composer: Composer) -> None:
    evidence, voice = composer.evidence, composer.voice
    rows = evidence.study.assessment.rows
    composer.say("method.obligations", len(rows))
    states = Counter(state(row) for row in rows)
    order = (Coverage.OPERATIVE, Coverage.MENTION, Coverage.IMPLICIT, "gap", Coverage.NOT_FOUND, Coverage.NOT_USED, Coverage.ELSEWHERE)
    table = []
    for one in (*order, Coverage.NOT_APPLICABLE, Coverage.NOT_ANALYSED):
        code = str(one)
        word = voice.say("mark.gap") if code == "gap" else voice.label("coverages", code)
        gloss = voice.say("mark.gap.gloss") if code == "gap" else voice.gloss("coverages", code)
        table.append((Cell(mark=Mark(code=code, word=word)), Cell(text=gloss), Cell(text=voice.number(states[code]))))
    table.append((Cell(text=voice.say("table.total"), strong=True), Cell(), Cell(text=voice.number(len(rows)), strong=True)))
    composer.table("table.states", composer.columns(("column.state", 26), ("column.meaning", 60), ("column.obligations", -14)), table)
    rules = Counter(row.rule for row in rows)
    composer.say("method.rules")
    applied = [(Cell(text=voice.message(rule)), Cell(text=voice.number(count))) for rule, count in rules.most_common()]
    composer.table("table.rules", composer.columns(("column.rule", 84), ("column.obligations", -16)), applied)


def _profile(composer: Composer) -> None:
    composer.say("method.profile_text")
    rows = [
        (Cell(text=composer.voice.say(f"profile.{one}")), Cell(text=_stated(composer.voice, composer.evidence.study.profile, one)))
        for one in CONDITIONS
    ]
    composer.table("table.profile", composer.columns(("column.question", 70), ("column.answer", 30)), rows)


def _stated(voice: Voice, profile: Profile, condition: str) -> str:
    value = getattr(profile, condition)
    return voice.say("answer.not_stated" if value is None else "answer.yes" if value else "answer.no")


def _limits(composer: Composer) -> None:
    voice, study = composer.voice, composer.evidence.study
    composer.say("method.limits_text")
    composer.add(
        Listing(points=tuple(voice.say(f"limit.{one}") for one in ("texts", "words", "practice", "translation", "comparison"))), "limits"
    )
    composer.say("method.versions", software=study.version, content=study.content_version, date=voice.day(study.made_on))
    composer.heading(voice.say("method.cite"), "cite")
    title = voice.say("paper.title", country=country(composer.evidence, voice))
    composer.say("method.cite_study", title=title, date=voice.day(study.made_on), software=study.version)
    composer.say("method.cite_passage")
