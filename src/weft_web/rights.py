"""Every right in one table: what each role may do. What each page asks for: routes.py."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in one country, or everywhere (Secretariat and administrator)."""

    FOCAL_POINT = "focal_point"
    CONSULTANT = "consultant"
    LEGAL_SPECIALIST = "legal_specialist"
    REVIEWER = "reviewer"
    COMMENTER = "commenter"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"
    PUBLIC = "public"


NATIONAL = (Role.FOCAL_POINT, Role.CONSULTANT, Role.LEGAL_SPECIALIST, Role.REVIEWER, Role.COMMENTER)
STAFF = frozenset({Role.SECRETARIAT, Role.ADMINISTRATOR})
"""Of these a second factor is asked, and their role holds in every country."""


class Right(StrEnum):
    """What can be done. ANYONE needs no account; SIGNED_IN needs one, whatever its role; all others are given by roles."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    LOOK = "look"
    READ_DRAFT = "read_draft"
    SET_UP = "set_up"
    INVITE = "invite"
    REGISTER = "register"
    JUDGE = "judge"
    SETTLE = "settle"
    DECIDE = "decide"
    OBSERVE = "observe"
    WRITE = "write"
    COMMENT = "comment"
    EXPORT = "export"
    PUBLISH = "publish"
    CONSULT = "consult"
    DISPOSE = "dispose"
    CONVENE = "convene"
    CONVENE_MANY = "convene_many"
    MOVE = "move"
    FOUND = "found"
    ADMINISTER = "administer"


_TEAM = {Role.FOCAL_POINT, Role.CONSULTANT, Role.LEGAL_SPECIALIST, Role.REVIEWER}
_AUTHORS = {Role.FOCAL_POINT, Role.CONSULTANT, Role.LEGAL_SPECIALIST}

HOLDERS: dict[Right, frozenset[Role]] = {
    Right.LOOK: frozenset(_TEAM | STAFF),
    Right.READ_DRAFT: frozenset(_TEAM | STAFF | {Role.COMMENTER}),
    Right.SET_UP: frozenset({Role.FOCAL_POINT, Role.CONSULTANT, Role.ADMINISTRATOR}),
    Right.INVITE: frozenset({Role.FOCAL_POINT, Role.ADMINISTRATOR}),
    Right.REGISTER: frozenset(_AUTHORS),
    Right.JUDGE: frozenset(_TEAM),
    # Who judged may not be the only one who settles a difference: a lead does.
    Right.SETTLE: frozenset({Role.FOCAL_POINT, Role.LEGAL_SPECIALIST}),
    Right.DECIDE: frozenset({Role.FOCAL_POINT}),
    Right.OBSERVE: frozenset(_TEAM),
    Right.WRITE: frozenset(_AUTHORS),
    Right.COMMENT: frozenset(_TEAM | {Role.COMMENTER}),
    Right.EXPORT: frozenset(_TEAM | STAFF),
    Right.PUBLISH: frozenset({Role.FOCAL_POINT}),
    # A round of comments is opened, and meetings of the country are held, by who answers for them; what becomes of a comment, authors say.
    Right.CONSULT: frozenset({Role.FOCAL_POINT, Role.CONSULTANT}),
    Right.DISPOSE: frozenset(_AUTHORS),
    Right.CONVENE: frozenset({Role.FOCAL_POINT, Role.CONSULTANT}),
    # Meetings of several countries are the Secretariat's.
    Right.CONVENE_MANY: frozenset(STAFF),
    Right.MOVE: frozenset({Role.FOCAL_POINT, Role.CONSULTANT, Role.SECRETARIAT, Role.ADMINISTRATOR}),
    Right.FOUND: frozenset(STAFF),
    Right.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}


def rights_of(roles: frozenset[Role]) -> frozenset[Right]:
    """All that these roles may do together."""
    return frozenset({Right.ANYONE, Right.SIGNED_IN} | {right for right, holders in HOLDERS.items() if holders & roles})
