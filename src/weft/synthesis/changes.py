"""The chapter that sets two rounds side by side: arrows where answers can be compared, breaks said where they cannot."""

from weft.records.synthesis import Bridge
from weft.report.paper import Cell
from weft.synthesis import pictures
from weft.synthesis.rounds import Comparison, Line, Move
from weft.synthesis.writer import SynthesisWriter

ARROWS = {Move.UP: "▲", Move.DOWN: "▼", Move.LEVEL: "="}
MOST_LINES = 40


def chapter(writer: SynthesisWriter) -> None:
    """Writes the comparison; without an earlier round it is not in the report."""
    comparison = writer.teller.gathered.comparison
    if comparison is None:
        return
    _who(writer, comparison)
    writer.picture(pictures.rounds(writer.teller, comparison))
    _moved(writer, comparison)
    _breaks(writer, comparison)


def _who(writer: SynthesisWriter, one: Comparison) -> None:
    teller = writer.teller
    writer.tell("rounds.intro", len(one.countries), before=one.rounds.before, after=one.rounds.after, names=teller.among(one.countries))
    for key, codes in (("only_before", one.only_before), ("only_after", one.only_after), ("other_content", one.other_content)):
        if codes:
            writer.tell(f"rounds.{key}", len(codes), names=teller.among(codes))
    moves = one.moves
    told = {name.value: moves[name] for name in Move}
    writer.tell("rounds.moves", None, **told)


def _moved(writer: SynthesisWriter, one: Comparison) -> None:
    """Obligations that moved anywhere, those that moved most first."""
    teller = writer.teller
    moved = [line for line in one.lines if line.moves[Move.UP] or line.moves[Move.DOWN]]
    moved.sort(key=lambda line: -(line.moves[Move.UP] + line.moves[Move.DOWN]))
    writer.heading(teller.say("rounds.moved"), "moved")
    if not moved:
        writer.tell("rounds.nothing_moved")
        return
    heads = (("article", 13), ("obligation", 37), ("before", -11), ("after", -11), ("counted", -11), ("moves", 17))
    columns = writer.columns(*((f"syn.column.{key}", width) for key, width in heads))
    writer.table("syn.table.moves", columns, [_line(writer, line) for line in moved[:MOST_LINES]])
    if len(moved) > MOST_LINES:
        writer.small(teller.say("rounds.rest", len(moved) - MOST_LINES), "rest")


def _line(writer: SynthesisWriter, line: Line) -> tuple[Cell, ...]:
    teller, number = writer.teller, writer.voice.number
    arrows = "  ".join(f"{sign} {number(line.moves[move])}" for move, sign in ARROWS.items() if line.moves[move])
    return (
        Cell(text=teller.article(line.after)),
        Cell(text=teller.obligations[line.after].label.said_in(teller.language) if line.after in teller.obligations else line.after),
        *(Cell(text=number(count)) for count in (*line.rules, line.compared)),
        Cell(text=arrows),
    )


def _breaks(writer: SynthesisWriter, one: Comparison) -> None:
    """What is not compared: rows with another question, and questions of the national reports whose scale changed."""
    teller = writer.teller
    lines = [line for line in one.lines if line.moves[Move.BREAK]]
    told = {(bridge.before, bridge.after): bridge for bridge in one.rounds.bridges}
    writer.heading(teller.say("rounds.breaks"), "breaks")
    writer.tell("rounds.breaks_text", len(lines))
    rows = [_broken(writer, line.before, line.after, told.get((line.before, line.after))) for line in lines]
    rows += [_broken(writer, bridge.before, bridge.after, bridge) for bridge in teller.known.rules.breaks]
    columns = writer.columns(("syn.column.before_question", 22), ("syn.column.after_question", 22), ("syn.column.why", 56))
    writer.table("syn.table.breaks", columns, rows)


def _broken(writer: SynthesisWriter, before: str, after: str, bridge: Bridge | None) -> tuple[Cell, ...]:
    teller = writer.teller
    why = bridge.reason.said_in(teller.language) if bridge else teller.say("rounds.not_in_both")
    return (Cell(text=teller.article(before) or "–"), Cell(text=teller.article(after) or "–"), Cell(text=why))
