"""The list of participants: section, then country or organisation in the alphabetical order of the language, then contact."""

from collections.abc import Sequence

from weft.meet.scene import Scene, coming, taking_part, was_attended
from weft.meet.sitting import SittingWriter, head, paper
from weft.records.meeting import Participant
from weft.report.cleaning import clean
from weft.report.paper import NEW_LINE, Paper, Paragraph, Piece

SECTIONS = ("government", "organisation", "institution", "resource", "host", "secretariat")


def section_of(scene: Scene, one: Participant) -> str:
    """The section in which somebody stands: by her role where that decides, else by who sends her."""
    entry = scene.voice.content.lists["participant_roles"].get(one.role)
    if entry is not None and entry.key:
        return entry.key
    if scene.national:
        return "institution"
    guest = scene.guests.get(one.guest)
    return "government" if guest is not None and guest.code else "organisation"


def listed(scene: Scene) -> tuple[Participant, ...]:
    """Those who stand in the list: who was there, who said that she comes, or, while nobody did, who was nominated."""
    return taking_part(scene.meeting) or coming(scene.meeting)


def grouped(scene: Scene, people: Sequence[Participant]) -> tuple[tuple[str, str, tuple[Participant, ...]], ...]:
    """Section, name of who sends, people by family name; all in order."""
    out = []
    for section in SECTIONS:
        there = [one for one in people if section_of(scene, one) == section]
        names = scene.sorted(dict.fromkeys(_sender(scene, one) for one in there), str)
        for name in names:
            held = [one for one in there if _sender(scene, one) == name]
            out.append((section, name, scene.sorted(held, lambda one: f"{one.last_name} {one.first_name} {one.key}")))
    return tuple(out)


def _sender(scene: Scene, one: Participant) -> str:
    return clean(scene.sender(one.guest) if one.guest else one.organisation) or scene.say("meet.unsaid")


def participants(scene: Scene, *, addresses: bool = False) -> Paper:
    """The list; e-mail addresses only where they are asked for: the list is handed round."""
    people = listed(scene)
    writer = SittingWriter(scene)
    writer.section("", "people")
    writer.aside(counted(scene, people) if people else scene.say("meet.participants.nobody"), "counted", style="body")
    listing(writer, people, addresses=addresses)
    final = was_attended(scene.meeting)
    title = scene.say("meet.participants.title" if final else "meet.participants.title_provisional")
    return paper(scene, head(scene, "participants", title), writer.closed())


def listing(writer: SittingWriter, people: Sequence[Participant], *, addresses: bool, annexed: bool = False) -> None:
    """Writes sections, names and contacts; in an annex the sections are headings within it."""
    scene, last, number = writer.scene, "", 0
    for section, name, held in grouped(scene, people):
        if section != last and annexed:
            writer.heading(scene.say(f"meet.participants.{section}"), section)
        elif section != last:
            writer.section(scene.say(f"meet.participants.{section}"), section)
        writer.heading(name, f"{section}-{name}", level=3 if annexed else 2)
        last = section
        for one in held:
            number += 1
            writer.add(contact(scene, one, number, addresses=addresses), f"contact-{one.key}")


def contact(scene: Scene, one: Participant, number: int, *, addresses: bool) -> Paragraph:
    """One contact: number and name, then a line each for role, position, institution and, where asked for, the address."""
    lines = [scene.role(one.role), one.position, one.organisation]
    if addresses and one.email:
        lines.append(scene.say("meet.colon", head=scene.say("meet.column.email"), text=one.email))
    told = "".join(f"{NEW_LINE}{clean(line)}" for line in lines if line.strip())
    name = " ".join(part for part in (clean(one.title), clean(one.first_name), clean(one.last_name).upper()) if part)
    return Paragraph(
        text=f"{number}. {name}{told}", style="contact", pieces=(Piece(text=f"{number}.\u00a0{name}", bold=True), Piece(text=told))
    )


def counted(scene: Scene, people: Sequence[Participant]) -> str:
    """How many people from how many countries and organisations, with the day of the record."""
    number = scene.say("meet.count.participants", len(people))
    return scene.say("meet.participants.counted", participants=number, senders=senders(scene, people), day=scene.voice.day(scene.made_on))


def senders(scene: Scene, people: Sequence[Participant]) -> str:
    """From how many governments and organisations people come; at a national meeting, from how many institutions."""
    kinds = (("institutions", "institution"),) if scene.national else (("governments", "government"), ("organisations", "organisation"))
    counts = [(word, len(sending(scene, people, section))) for word, section in kinds]
    told = [scene.say(f"meet.count.{word}", count) for word, count in counts if count]
    return scene.voice.among(*told) or scene.say("meet.count.organisations", len(grouped(scene, people)))


def sending(scene: Scene, people: Sequence[Participant], section: str) -> tuple[str, ...]:
    """The names of those of one section who send people, in order; people of other sections (host, resource persons) count for none."""
    return tuple(name for there, name, _ in grouped(scene, people) if there == section)
