"""The report of a meeting filled from its record; what only people know is left as a dashed field to write in."""

from collections import Counter

from weft.meet import assessing, following, people, programme
from weft.meet.balance import balance, named, shown
from weft.meet.questionnaire import Questionnaire
from weft.meet.scene import Scene, taking_part, was_attended, worked
from weft.meet.seats import has_seats
from weft.meet.sitting import SittingWriter, head, paper
from weft.records.meeting import Conclusion, Item, Table
from weft.report.cleaning import clean
from weft.report.paper import Cell, Paper

WENT = ("comment", "action", "commitment")


def report(scene: Scene, asked: Questionnaire) -> Paper:
    """The report."""
    writer = SittingWriter(scene)
    _introduction(writer)
    _participation(writer)
    if scene.meeting.objectives:
        writer.section(scene.say("meet.report.objectives"), "objectives")
        writer.say("meet.report.objectives_text")
        writer.lettered(tuple(scene.said(one) for one in scene.meeting.objectives), "objectives")
    for one in scene.meeting.agenda:
        _item(writer, one)
    loose = [one for one in scene.meeting.tables if one.item not in {item.number for item in scene.meeting.agenda}]
    if loose:
        writer.section(scene.say("meet.table.groups"), "groups")
        for table in loose:
            _group(writer, table)
    writer.section(scene.say("meet.report.evaluation"), "evaluation")
    assessing.within(writer, asked)
    writer.section(scene.say("meet.report.follow_up"), "follow-up")
    following.within(writer)
    _closure(writer)
    _annexes(writer)
    return paper(scene, head(scene, "report", scene.say("meet.report.title")), writer.closed())


def _introduction(writer: SittingWriter) -> None:
    scene, meeting = writer.scene, writer.scene.meeting
    writer.section(scene.say("meet.report.introduction"), "introduction")
    told = [scene.say("meet.report.held", title=scene.title, city=scene.said(meeting.city), during=scene.during)]
    host, project = scene.said(meeting.host), scene.said(meeting.project)
    told += [scene.say("meet.report.hosted", host=host)] if host else []
    writer.text(clean(" ".join(told)), "held")
    told = [scene.say("meet.report.project", project=project)] if project else []
    told += [scene.say("meet.report.funded", len(meeting.donors), donors=scene.voice.among(*meeting.donors))] if meeting.donors else []
    if told:
        writer.text(clean(" ".join(told)), "project")
    told = [scene.say("meet.report.chosen_chair", name=meeting.chair)] if meeting.chair else []
    told += [scene.say("meet.report.chosen_rapporteur", name=meeting.rapporteur)] if meeting.rapporteur else []
    if told:
        writer.text(clean(" ".join(told)), "officers")


def _participation(writer: SittingWriter) -> None:
    scene, there = writer.scene, taking_part(writer.scene.meeting)
    writer.section(scene.say("meet.report.participation"), "participation")
    if not there:
        writer.say("meet.participants.nobody")
        return
    number = scene.say("meet.count.participants", len(there))
    key = "numbers" if was_attended(scene.meeting) else "expected"
    writer.say(f"meet.report.{key}", len(there), participants=number, senders=people.senders(scene, there))
    for section, word in (("government", "governments"), ("organisation", "organisations"), ("institution", "institutions")):
        names = people.sending(scene, there, section)
        if names:
            writer.say(f"meet.report.{word}", len(names), names=scene.voice.among(*names))
    _absent(writer)
    _sessions(writer)


def _absent(writer: SittingWriter) -> None:
    """Who was offered seats and sent nobody."""
    scene, meeting = writer.scene, writer.scene.meeting
    came = {one.guest for one in taking_part(meeting)}
    absent = scene.sorted((scene.name(one) for one in meeting.guests if one.key not in came and has_seats(meeting, one)), str)
    if absent:
        writer.say("meet.report.absent", len(absent), names=scene.voice.among(*absent))


def _sessions(writer: SittingWriter) -> None:
    meeting = writer.scene.meeting
    present = Counter(key for one in meeting.participants for key in one.present)
    counts = [present[one.key] for one in worked(meeting) if present[one.key]]
    if len(counts) > 1:
        writer.say("meet.report.sessions", least=min(counts), most=max(counts))


def _balance(writer: SittingWriter) -> None:
    scene = writer.scene
    rows: list[tuple[Cell, ...]] = []
    for spread in balance(scene.meeting, taking_part(scene.meeting)):
        kind = scene.say(f"meet.kind.{spread.kind}")
        rows += [(Cell(text=kind), Cell(text=named(scene, spread.kind, one.code)), Cell(text=shown(scene, one))) for one in spread.shares]
    columns = writer.columns(("meet.column.kind", 20), ("meet.column.class", 60), ("meet.column.people", -20))
    writer.table("meet.table.balance", columns, rows)
    writer.aside(scene.say("meet.balance.note"), "note")


def _item(writer: SittingWriter, one: Item) -> None:
    """An item: what the meeting had before it, what was said, what the working groups concluded."""
    scene = writer.scene
    writer.section(clean(scene.item(one)), f"item-{one.number}")
    if one.documents:
        writer.say("meet.report.under", symbols=", ".join(one.documents))
    said = scene.said(one.record)
    for place, line in enumerate(said.split("\n")):
        if line.strip():
            writer.text(clean(line), f"said-{place}")
    if not said.strip():
        writer.to_write("to-write")
    for table in scene.meeting.tables:
        if table.item == one.number:
            _group(writer, table)


def _group(writer: SittingWriter, one: Table) -> None:
    """A working group with its conclusions, each with what became of it."""
    scene = writer.scene
    told = [scene.say("meet.report.group", name=one.name, question=clean(one.question))]
    told += [scene.say("meet.report.members", len(one.members))] if one.members else []
    told += [scene.say("meet.report.rapporteur", name=_named(scene, one.rapporteur))] if one.rapporteur else []
    told.append(scene.say("meet.report.concluded" if one.conclusions else "meet.report.no_conclusions"))
    writer.text(" ".join(told), f"group-{one.key}")
    writer.lettered(tuple(_conclusion(scene, conclusion) for conclusion in one.conclusions), f"conclusions-{one.key}")


def _named(scene: Scene, key: str) -> str:
    """A member by her key; a name that was written in stays as it is."""
    found = next((one for one in scene.meeting.participants if one.key == key), None)
    return clean(scene.person(found) if found else key)


def _conclusion(scene: Scene, one: Conclusion) -> str:
    went = f" ({scene.say(f'meet.went.{one.went}', where=one.where).strip()})" if one.went in WENT else ""
    return f"{clean(one.text)}{went}"


def _closure(writer: SittingWriter) -> None:
    scene = writer.scene
    if scene.meeting.sessions:
        last = max(worked(scene.meeting) or scene.meeting.sessions, key=lambda one: one.ends)
        writer.section(scene.say("meet.report.closure"), "closure")
        writer.say("meet.report.closed", day=scene.voice.day(last.ends[:10]), hour=scene.hour(last.ends))


def _annexes(writer: SittingWriter) -> None:
    """Participants without their addresses, and the agenda."""
    scene = writer.scene
    there = people.listed(scene)
    if there:
        writer.annex(scene.say("meet.participants.title"), "annex-participants")
        people.listing(writer, there, addresses=False, annexed=True)
    if taking_part(scene.meeting):
        writer.annex(scene.say("meet.table.balance"), "annex-balance")
        _balance(writer)
    if scene.meeting.agenda:
        writer.annex(scene.say("meet.report.agenda"), "annex-agenda")
        programme.items(writer)
