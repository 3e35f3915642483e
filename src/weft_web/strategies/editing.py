"""A part on its way from the form to its row, and back to the form where it cannot be saved as it is."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
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
from weft_web.strategies.seeking import Sought, sought, words_of
from weft_web.strategies.services import VERSION_DIGITS

BEFOREHAND = (Sort.LINE, Sort.SOUGHT, Sort.TEXT, Sort.PICK, Sort.PICKS)
"""Fields that an address may fill in."""

MINE, THEIRS = "mine", "theirs"
SEEK, PICKED = "seek", "picked"
"""Buttons that send a form to look for an instrument in the register, and to take one that was found."""


class Draft(Record):
    """A form as it stands: as typed, read, what is wrong, and where somebody else changed the same otherwise.

    `seen`: the version it began from; `observation`: an entry of what no text shows that a new part rests on; `sought`: what was looked
    for in the register; `waits`: not to be saved yet, since something was looked for or chosen.
    """

    raw: Raw
    values: dict[str, Any]
    seen: int = 0
    faults: dict[str, str] = {}
    clashes: tuple[Clash, ...] = ()
    observation: Observation | None = None
    sought: Sought | None = None
    waits: bool = False


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
    clashing = [name for name in post.getlist("clash") if part and name in values]
    unsettled = tuple(name for name in clashing if post.get(f"take-{name}") not in (MINE, THEIRS))
    taken = {name: None for name in clashing if post.get(f"take-{name}") == THEIRS}
    for name in taken:
        values.pop(name)
    clashes = _clashes(part, values, unsettled)
    entry = _entry(desk, post.get("observation", "")) if part is None else None
    return Draft(raw=told.raw, values=values, seen=_seen(post, part), faults=told.faults, clashes=clashes, observation=entry)


def sought_in(desk: Desk, kind: str, part: Part | None) -> Draft | None:
    """The form as it was sent to look for an instrument, or to take one that was found; nothing where it was sent to be saved.

    Nothing of it is lost: what was typed stays, and so do choices between two people's words that are still to be made.
    """
    post = desk.request.POST
    name = next((one.name for one in SHEETS[kind] if one.sort is Sort.SOUGHT), "")
    if not name or not {SEEK, PICKED} & post.keys():
        return None
    raw = raw_of(kind, post)
    if post.get(PICKED):
        raw[name] = post[PICKED]
    told = read(kind, raw, desk.voice.language)
    found = None if post.get(PICKED) else sought(desk.country, desk.voice, words_of({"words": raw.get(name, "")}), post[SEEK])
    entry = _entry(desk, post.get("observation", "")) if part is None else None
    clashes = _clashes(part, told.values, post.getlist("clash"))
    return Draft(raw=told.raw, values=told.values, seen=_seen(post, part), clashes=clashes, observation=entry, sought=found, waits=True)


def _seen(post: QueryDict, part: Part | None) -> int:
    return number(post.get("seen", ""), VERSION_DIGITS) or (part.version if part else 0)


def _clashes(part: Part | None, values: Mapping[str, Any], names: Iterable[str]) -> tuple[Clash, ...]:
    """What two people wrote otherwise, side by side."""
    there = part.values if part else {}
    return tuple(Clash(field=name, base=None, mine=values[name], theirs=there.get(name)) for name in names if part and name in values)


def settled(desk: Desk, part: Part, draft: Draft, laid: Laid) -> Draft:
    """The form laid together with what somebody else saved; where both changed the same it shows what this person wrote."""
    values = {**laid.values, **{one.field: one.mine for one in laid.clashes}}
    return Draft(raw=shown(part.kind, values, desk.voice), values=values, seen=part.version, clashes=laid.clashes)


def _entry(desk: Desk, number: str) -> Observation | None:
    """An entry of what no text shows, of this country."""
    if not number.isdecimal() or len(number) > 18:
        return None
    return Observation.objects.filter(country=desk.country, pk=number, withdrawn_at=None).first()
