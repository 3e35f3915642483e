"""Texts and people laid together: the machine's institutions, shaped and spoken of by the corrections that hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from weft.records import Assessment, Institution, Overlap
from weft_web.engine.mandates import folded, single_roles
from weft_web.institutions.bodies import Body, Chart, Member, Role, Shared, id_of
from weft_web.institutions.models import Correction, Kind

ONCE = (Kind.RENAMED, Kind.HIDDEN, Kind.CHECKED, Kind.PARENT, Kind.PLACED, Kind.CONTACT, Kind.COORDINATES)
"""What can hold once: the latest holds."""

Passages = Mapping[int, str]
"""Row of a finding -> its id in the engine, for the findings that corrections name."""


def gathered(assessment: Assessment, corrections: Iterable[Correction], passages: Passages) -> Chart:
    """All bodies of a country. `corrections`: those not withdrawn, oldest first."""
    field = _Field(passages)
    for institution in assessment.institutions:
        field.read(institution)
    for correction in corrections:
        field.hear(correction)
    groups = field.groups()
    bodies = tuple(sorted((_body(one, field) for one in groups), key=lambda one: (folded(one.name), one.id)))
    known = {id_of(name): body for body in bodies for name in (*reversed(body.names), body.name, body.anchor)}
    shown = tuple(one for one in bodies if one.hidden is None)
    below, seats = defaultdict(list), defaultdict(list)
    for body in shown:
        below[body.parent].append(body)
        for member in body.members:
            seats[member.body].append((body, member))
    return Chart(
        bodies=bodies,
        shown=shown,
        known=known,
        shared=_shared(assessment.overlaps, bodies, known),
        below={name: tuple(ones) for name, ones in below.items() if name},
        seats={name: tuple(ones) for name, ones in seats.items()},
    )


class _Group:
    """A body in the making."""

    def __init__(self, name: str, language: str) -> None:
        self.names = [name]
        self.language = language
        self.read_as = ""
        self.passages: dict[str, None] = {}
        self.roles: dict[str, dict[str, None]] = {}
        self.heard: list[Correction] = []
        self.of_people = False

    def take(self, other: "_Group") -> None:
        """Another body turns out to be this one."""
        self.names += other.names
        self.read_as = self.read_as or other.read_as
        self.passages |= other.passages
        for role, given in other.roles.items():
            self.roles.setdefault(role, {}).update(given)
        self.heard += other.heard
        self.of_people = self.of_people or other.of_people


class _Field:
    """All bodies in the making, found by any of their names."""

    def __init__(self, passages: Passages) -> None:
        self.by_name: dict[str, _Group] = {}
        self.passages = passages

    def groups(self) -> list[_Group]:
        """Each body once."""
        return list({id(one): one for one in self.by_name.values()}.values())

    def of(self, name: str) -> _Group:
        """The body of a name; a name that nobody knows any longer is a body of its own."""
        key = folded(name)
        if key not in self.by_name:
            self.by_name[key] = _Group(name, "")
        return self.by_name[key]

    def read(self, institution: Institution) -> None:
        """A body that texts name."""
        group = _Group(institution.name, institution.language)
        group.names += institution.variants
        group.read_as = institution.name
        group.passages = dict.fromkeys(institution.findings)
        for role, passage in institution.roles:
            group.roles.setdefault(role, {})[passage] = None
        for name in group.names:
            self.by_name.setdefault(folded(name), group)

    def hear(self, correction: Correction) -> None:
        """What a person said."""
        group = self.of(correction.anchor)
        match correction.kind:
            case Kind.ADDED:
                group.of_people = True
            case Kind.MERGED:
                group = self._merge(group, self.of(str(correction.value["into"])))
            case Kind.SPLIT:
                self._split(group, correction)
        group.heard.append(correction)

    def _merge(self, one: _Group, other: _Group) -> _Group:
        if one is not other:
            other.take(one)
            for name in one.names:
                self.by_name[folded(name)] = other
        return other

    def _split(self, group: _Group, correction: Correction) -> None:
        """Names and passages that belong to a body of their own leave the one they were read into."""
        name, names = str(correction.value["name"]), [str(one) for one in correction.value.get("names", ())]
        apart = self.by_name[folded(name)] = _Group(name, group.language)
        apart.of_people = True
        moved = {self.passages[pk] for pk in correction.value.get("passages", ()) if pk in self.passages}
        apart.names += [one for one in names if one != name]
        keys = {folded(one) for one in apart.names}
        group.names = [one for place, one in enumerate(group.names) if place == 0 or folded(one) not in keys]
        for key in keys - {folded(group.names[0])}:
            self.by_name[key] = apart
        apart.passages = {one: None for one in group.passages if one in moved}
        group.passages = {one: None for one in group.passages if one not in moved}
        for role, given in list(group.roles.items()):
            apart.roles[role] = {one: None for one in given if one in moved}
            group.roles[role] = {one: None for one in given if one not in moved}


def _body(group: _Group, field: _Field) -> Body:
    said = {one.kind: one for one in _in_time(group.heard) if one.kind in ONCE}
    renamed, anchor = said.get(Kind.RENAMED), group.names[0]
    name = str(renamed.value["name"]) if renamed else anchor
    parent = str(said[Kind.PARENT].value.get("of", "")) if Kind.PARENT in said else ""
    above = field.by_name.get(folded(parent)) if parent else None
    return Body(
        id=id_of(anchor),
        anchor=anchor,
        name=name,
        read_as=group.read_as,
        language=group.language,
        names=tuple(one for one in dict.fromkeys(group.names) if one != name),
        passages=tuple(group.passages),
        roles=_roles(group),
        said={str(kind): one for kind, one in said.items()},
        corrections=tuple(_in_time(group.heard)),
        lost=not group.read_as and not group.of_people,
        parent=id_of(above.names[0]) if above and above is not group else "",
        members=_members(group, field),
    )


def _in_time(heard: list[Correction]) -> list[Correction]:
    return sorted(heard, key=lambda one: (one.at, one.pk))


def _roles(group: _Group) -> tuple[Role, ...]:
    """Roles as texts give them, then those that people added; of adding and striking the later holds."""
    last: dict[str, Correction] = {}
    for one in _in_time(group.heard):
        if one.kind in (Kind.ROLE_ADDED, Kind.ROLE_STRUCK):
            last[str(one.value["role"])] = one
    codes = dict.fromkeys((*(role for role, given in group.roles.items() if given), *last))
    return tuple(
        Role(
            code=code,
            passages=tuple(group.roles.get(code, ())),
            added=last[code] if code in last and last[code].kind == Kind.ROLE_ADDED else None,
            struck=last[code] if code in last and last[code].kind == Kind.ROLE_STRUCK else None,
        )
        for code in codes
    )


def _members(group: _Group, field: _Field) -> tuple[Member, ...]:
    """Who sits in it; of adding and striking the later holds."""
    last: dict[int, tuple[_Group, Correction]] = {}
    for one in _in_time(group.heard):
        if one.kind in (Kind.MEMBER_ADDED, Kind.MEMBER_STRUCK):
            member = field.by_name.get(folded(str(one.value["member"])))
            if member is not None:
                last[id(member)] = (member, one)
    return tuple(
        Member(body=id_of(member.names[0]), name=_name(member), capacity=str(one.value.get("capacity", "")), said=one)
        for member, one in last.values()
        if one.kind == Kind.MEMBER_ADDED and member is not group
    )


def _name(group: _Group) -> str:
    renamed = [one for one in _in_time(group.heard) if one.kind == Kind.RENAMED]
    return str(renamed[-1].value["name"]) if renamed else group.names[0]


def _shared(overlaps: Iterable[Overlap], bodies: tuple[Body, ...], known: Mapping[str, Body]) -> tuple[Shared, ...]:
    """Functions held by several bodies in the texts, after what people said; then those that people's roles make."""
    found, singles = [], single_roles()
    for overlap in overlaps:
        holders = {known[id_of(one)].id: known[id_of(one)] for one in overlap.holders if id_of(one) in known}
        left = [one for one in holders.values() if one.hidden is None and not _struck(one, overlap.function)]
        left += [one for one in bodies if one.id not in holders and _said_to_hold(one, overlap.function)]
        kept = tuple(one.id for one in left)
        found.append(Shared(function=overlap.function, bodies=kept, passages=overlap.findings, settled=len(kept) < 2))
    for role in singles:
        holders = {one.id: one for one in bodies if one.hidden is None and any(held.code == role for held in one.held)}
        told = any(_said_to_hold(one, role) for one in holders.values())
        if told and len(holders) > 1 and all(one.function != role for one in found):
            found.append(Shared(function=role, bodies=tuple(holders), passages=()))
    return tuple(found)


def _struck(body: Body, function: str) -> bool:
    return any(one.code == function and one.struck is not None for one in body.roles)


def _said_to_hold(body: Body, function: str) -> bool:
    return body.hidden is None and any(one.code == function and one.added is not None for one in body.roles)
