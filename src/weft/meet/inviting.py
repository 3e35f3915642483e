"""The letter that asks a country or an institution to nominate participants, with the form to do it on."""

from msgspec.structs import replace

from weft.meet.scene import Scene
from weft.meet.seats import has_seats
from weft.meet.sitting import SittingWriter, head, paper
from weft.records.meeting import Guest
from weft.report.paper import NEW_LINE, Blank, Cell, Paper

BLANK = NEW_LINE.join("\u00a0" * 3)
"""An empty cell as high as three lines, to write in."""

EMPTY_ROWS = 3
"""Rows of the form where no seats are offered: whoever is sent is written there."""


def invitation(scene: Scene, guest: Guest) -> Paper:
    """The letter to one guest, with the seats offered, the deadline and, where seats are offered, the form to nominate on."""
    offered = has_seats(scene.meeting, guest)
    writer = SittingWriter(scene)
    writer.section("", "letter")
    _asked(writer, guest)
    if offered:
        _seats(writer)
    _how(writer, guest, offered=offered)
    writer.add(Blank(prompts=(), field=scene.say("meet.invitation.signed"), lines=2), "signed")
    writer.annex(scene.say("meet.invitation.form"), "form", wide=True)
    _form(writer, offered=offered)
    title = scene.say("meet.invitation.title" if offered else "meet.invitation.title_organisation")
    told = head(scene, "invitation", title)
    return paper(scene, replace(told, on=guest.asked_on or scene.made_on, original=scene.language.value), writer.closed())


def _asked(writer: SittingWriter, guest: Guest) -> None:
    """To whom, to what, for what."""
    scene, meeting = writer.scene, writer.scene.meeting
    name = scene.say("meet.invitation.to_government", name=scene.name(guest)) if guest.code else scene.name(guest)
    writer.aside(name, "to", style="body", opening=scene.say("meet.colon", head=scene.say("meet.invitation.to"), text="").rstrip())
    key = "invites_government" if guest.code else "invites_body"
    city = scene.said(meeting.city)
    said = scene.say(f"meet.invitation.{key}", title=scene.title, city=city, during=scene.during)
    writer.aside(said, key, style="body")
    project, host = scene.said(meeting.project), scene.said(meeting.host)
    told = [scene.say("meet.invitation.project", project=project)] if project else []
    told += [scene.say("meet.invitation.hosted", host=host)] if host and host != scene.convener else []
    if told:
        writer.aside(" ".join(told), "project", style="body")
    if meeting.objectives:
        writer.aside(scene.say("meet.invitation.objectives"), "objectives", style="body")
        writer.lettered(tuple(scene.said(one) for one in meeting.objectives), "objectives-list")


def _seats(writer: SittingWriter) -> None:
    scene = writer.scene
    writer.aside(scene.say("meet.invitation.seats", sum(one.seats for one in scene.meeting.seats)), "seats", style="body")
    rows = [(Cell(text=scene.role(one.role)), Cell(text=scene.voice.number(one.seats))) for one in scene.meeting.seats]
    writer.table("meet.invitation.table", writer.columns(("meet.column.role", 80), ("meet.column.seats", -20)), rows)


def _how(writer: SittingWriter, guest: Guest, *, offered: bool) -> None:
    """Until when, to whom, under what conditions."""
    scene, meeting = writer.scene, writer.scene.meeting
    if guest.nominate_by:
        told = [scene.say("meet.invitation.deadline", day=scene.voice.day(guest.nominate_by))]
    else:
        told = [scene.say("meet.invitation.no_deadline")]
    contact = ", ".join(one for one in (meeting.contact, meeting.contact_email) if one)
    told += [scene.say("meet.invitation.contact", contact=contact)] if contact else []
    writer.aside(" ".join(told), "deadline", style="body")
    if offered:
        writer.aside(scene.say("meet.invitation.endorsed" if guest.code else "meet.invitation.endorsed_body"), "endorsed", style="body")
    told = [scene.say("meet.invitation.languages", languages=scene.languages)]
    told += [scene.say("meet.invitation.funded", len(meeting.donors), donors=scene.voice.among(*meeting.donors))] if meeting.donors else []
    writer.aside(" ".join(told), "languages", style="body")


def _form(writer: SittingWriter, *, offered: bool) -> None:
    """A row for each seat."""
    scene = writer.scene
    roles = [scene.role(one.role) for one in scene.meeting.seats for _ in range(one.seats)] if offered else [""] * EMPTY_ROWS
    columns = writer.columns(
        ("meet.column.role", 24), ("meet.column.full_name", 24), ("meet.column.position_organisation", 26),
        ("meet.column.contact", 18), ("meet.column.language", 8),
    )  # fmt: skip
    writer.table(
        "meet.invitation.form_table",
        columns,
        [(Cell(text=role), *(Cell(text=BLANK) for _ in range(4))) for role in roles],
    )
    writer.heading(scene.say("meet.invitation.endorsement"), "endorsement")
    field = scene.say("meet.invitation.endorsement_field")
    writer.add(Blank(prompts=(scene.say("meet.invitation.endorsement_prompt"),), field=field, lines=3), "endorsement")
