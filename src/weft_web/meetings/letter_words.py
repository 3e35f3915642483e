"""What each letter of a meeting says between its opening and its end."""

from weft_web.engine.convening import Scene
from weft_web.meetings.models import Guest, Participant
from weft_web.meetings.seating import free_seats

LEADS_ON = ("nomination", "nomination_reminder", "invitation", "invitation_reminder", "change", "after", "follow_up")
"""Letters with a link; the others end something."""


def body_of(one: Guest | Participant, kind: str, scene: Scene, link: str) -> list[str]:
    """The paragraphs of a letter."""
    side = "guest" if isinstance(one, Guest) else "person"
    parts = [scene.say(_key(kind, side, scene), title=scene.title, during=scene.during, place=scene.place)]
    if isinstance(one, Guest):
        parts += _to_guest(one, kind, scene)
    else:
        parts += _to_person(one, kind, scene)
    if kind in LEADS_ON:
        parts += [scene.say(f"attending.letter.link_{_leads_to(kind, side)}"), link, scene.say("attending.letter.personal")]
    return parts


def _key(kind: str, side: str, scene: Scene) -> str:
    """Two kinds go to both sides and say something else to each."""
    own = f"attending.letter.{kind}_{side}"
    return own if own in scene.voice.content.phrases else f"attending.letter.{kind}"


def _leads_to(kind: str, side: str) -> str:
    return kind if kind in ("after", "follow_up") else side


def _to_guest(guest: Guest, kind: str, scene: Scene) -> list[str]:
    """The seats that are still free, and by when."""
    if kind not in ("nomination", "nomination_reminder"):
        return []
    lines = [scene.say("attending.letter.seat", seats, role=scene.role(role)) for role, seats in free_seats(guest).items() if seats]
    told = [scene.say("attending.letter.seats"), "\n".join(lines)] if lines else []
    if guest.nominate_by:
        told.append(scene.say("attending.letter.deadline", day=scene.voice.day(guest.nominate_by.isoformat())))
    return told


def _to_person(one: Participant, kind: str, scene: Scene) -> list[str]:
    """As what she is invited; what she promised."""
    if kind in ("invitation", "invitation_reminder") and one.role:
        return [scene.say("attending.letter.role", role=scene.role(one.role))]
    if kind == "follow_up":
        return [f"– {held.text}" for held in one.commitments.filter(withdrawn_at=None)]
    return []
