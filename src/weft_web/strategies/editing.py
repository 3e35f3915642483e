"""A part on its way from the form to its row, and back to the form where it cannot be saved as it is."""

from typing import Any

from django.utils import timezone

from weft.records import Language, Record
from weft_web import engine
from weft_web.narrowing import number
from weft_web.observations.models import Observation
from weft_web.strategies.asked import SHEETS, Sort
from weft_web.strategies.baselines import filled
from weft_web.strategies.desk import Desk
from weft_web.strategies.laying import Clash, Laid
from weft_web.strategies.models import Part
from weft_web.strategies.reading import Raw, raw_of, read, shown
from weft_web.strategies.services import VERSION_DIGITS

BEFOREHAND = (Sort.LINE, Sort.TEXT, Sort.PICK, Sort.PICKS)
"""Fields that an address may fill in."""

MINE, THEIRS = "mine", "theirs"


class Draft(Record):
    """A form as it stands: as typed, read, what is wrong, and where somebody else changed the same otherwise.

    `seen`: the version it began from; `observation`: an entry of what no text shows that a new part rests on.
    """

    raw: Raw
    values: dict[str, Any]
    seen: int = 0
    faults: dict[str, str] = {}
    clashes: tuple[Clash, ...] = ()
    observation: Observation | None = None


def draft_of(desk: Desk, part: Part) -> Draft:
    """The form of a part as it is."""
    return Draft(raw=shown(part.kind, part.values, desk.voice), values=part.values, seen=part.version)


def begun(desk: Desk, kind: str) -> Draft:
    """The form of a new part: what an address says beforehand is filled in already."""
    asked = desk.request.GET
    said: Raw = {
        field.name: asked.getlist(field.name) if field.sort is Sort.PICKS else asked[field.name]
        for field in SHEETS[kind]
        if field.name in asked and field.sort in BEFOREHAND
    }
    values = read(kind, said, desk.voice.language).values
    entry = _entry(desk, asked.get("observation", ""))
    if entry is not None:
        values |= {"event": entry.title, "text": entry.text}
        if entry.window_to:
            values["until"] = entry.window_to.isoformat()
    return Draft(raw=shown(kind, values, desk.voice), values=values, observation=entry)


def sent(desk: Desk, kind: str, part: Part | None) -> Draft:
    """What was sent: read, starting values filled in, and choices between two people's words made."""
    post = desk.request.POST
    told = read(kind, raw_of(kind, post), desk.voice.language)
    voice = engine.voice(Language(desk.row.language))
    values = told.values if told.faults else filled(desk.country, told.values, voice, timezone.localdate().year)
    seen = number(post.get("seen", ""), VERSION_DIGITS) or (part.version if part else 0)
    clashing = [name for name in post.getlist("clash") if part and name in values]
    unsettled = tuple(name for name in clashing if post.get(f"take-{name}") not in (MINE, THEIRS))
    taken = {name: None for name in clashing if post.get(f"take-{name}") == THEIRS}
    for name in taken:
        values.pop(name)
    clashes = tuple(Clash(field=name, base=None, mine=values[name], theirs=part.values.get(name)) for name in unsettled if part)
    entry = _entry(desk, post.get("observation", "")) if part is None else None
    return Draft(raw=told.raw, values=values, seen=seen, faults=told.faults, clashes=clashes, observation=entry)


def settled(desk: Desk, part: Part, draft: Draft, laid: Laid) -> Draft:
    """The form laid together with what somebody else saved; where both changed the same it shows what this person wrote."""
    values = {**laid.values, **{one.field: one.mine for one in laid.clashes}}
    return Draft(raw=shown(part.kind, values, desk.voice), values=values, seen=part.version, clashes=laid.clashes)


def _entry(desk: Desk, number: str) -> Observation | None:
    """An entry of what no text shows, of this country."""
    if not number.isdecimal() or len(number) > 18:
        return None
    return Observation.objects.filter(country=desk.country, pk=number, withdrawn_at=None).first()
