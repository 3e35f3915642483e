"""Corrections said in words."""

from weft_web.asking import Voice
from weft_web.institutions.bodies import Body
from weft_web.institutions.models import Correction, Kind

LEVELS = ("national", "subnational", "local", "regional", "international")
MEETS = ("monthly", "quarterly", "twice_a_year", "yearly", "as_needed", "not_met")
CAPACITIES = ("chair", "secretariat", "member", "observer")


def told(voice: Voice, correction: Correction) -> str:
    """What a correction says, without who and when."""
    key = correction.kind
    if correction.kind == Kind.COORDINATES and not correction.value.get("yes"):
        key = "coordinates_not"
    if correction.kind == Kind.PARENT and not correction.value.get("of"):
        key = "parent_none"
    return voice.say(f"institutions.did.{key}", subject=_subject(voice, correction))


def _subject(voice: Voice, correction: Correction) -> str:
    value = correction.value
    match correction.kind:
        case Kind.RENAMED | Kind.SPLIT:
            return str(value["name"])
        case Kind.MERGED:
            return str(value["into"])
        case Kind.ROLE_ADDED | Kind.ROLE_STRUCK:
            return voice.label("institution_roles", str(value["role"]))
        case Kind.PARENT:
            return str(value.get("of", ""))
        case Kind.PLACED:
            return placed(voice, str(value.get("sector", "")), str(value.get("level", "")))
        case Kind.COORDINATES:
            return voice.say(f"institutions.meets.{value['meets']}") if value.get("meets") else voice.say("institutions.meets.unknown")
        case Kind.MEMBER_ADDED | Kind.MEMBER_STRUCK:
            return str(value["member"])
    return correction.anchor


def placed(voice: Voice, sector: str, level: str) -> str:
    """Sector and level in one line."""
    parts = [voice.label("sectors", sector) if sector else "", voice.say(f"institutions.level.{level}") if level else ""]
    return " · ".join(part for part in parts if part)


def function(voice: Voice, code: str) -> str:
    """What a shared function is called: a role, else a theme."""
    kind = "institution_roles" if code in voice.content.lists["institution_roles"] else "themes"
    return voice.label(kind, code)


def roles_in_short(voice: Voice, body: Body) -> str:
    """The roles that a body holds, in one line."""
    return ", ".join(voice.label("institution_roles", one.code) for one in body.held)
