"""Every right in one table: what each role may do, and what each page asks for.

A route that is missing here answers nobody (the gate fails closed) and fails the build (tests/web/test_rights.py).
"""

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
    Right.MOVE: frozenset({Role.FOCAL_POINT, Role.CONSULTANT, Role.SECRETARIAT, Role.ADMINISTRATOR}),
    Right.FOUND: frozenset(STAFF),
    Right.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}

ROUTES: dict[str, Right] = {
    # accounts
    "accounts:first_person": Right.ANYONE,
    "accounts:sign_in": Right.ANYONE,
    "accounts:sign_out": Right.ANYONE,
    "accounts:speak": Right.ANYONE,
    "accounts:accept": Right.ANYONE,
    "accounts:reset": Right.ANYONE,
    "accounts:second_factor": Right.SIGNED_IN,
    "accounts:second_factor_setup": Right.SIGNED_IN,
    "accounts:second_factor_off": Right.SIGNED_IN,
    "accounts:recovery_codes": Right.SIGNED_IN,
    "accounts:me": Right.SIGNED_IN,
    "accounts:me_edit": Right.SIGNED_IN,
    "accounts:password": Right.SIGNED_IN,
    "accounts:sitting_end": Right.SIGNED_IN,
    "accounts:team": Right.LOOK,
    "accounts:invite": Right.INVITE,
    "accounts:invitation": Right.INVITE,
    "accounts:invitation_renew": Right.INVITE,
    "accounts:invitation_withdraw": Right.INVITE,
    "accounts:member": Right.INVITE,
    "accounts:member_end": Right.INVITE,
    "accounts:reset_link": Right.INVITE,
    "accounts:staff": Right.ADMINISTER,
    "accounts:staff_invite": Right.ADMINISTER,
    "accounts:staff_invitation": Right.ADMINISTER,
    "accounts:staff_invitation_renew": Right.ADMINISTER,
    "accounts:staff_invitation_withdraw": Right.ADMINISTER,
    "accounts:staff_role_end": Right.ADMINISTER,
    "accounts:person": Right.ADMINISTER,
    "accounts:person_act": Right.ADMINISTER,
    # countries
    "countries:home": Right.SIGNED_IN,
    "countries:found": Right.FOUND,
    "countries:sample_found": Right.FOUND,
    "countries:sample_remove": Right.FOUND,
    "countries:workspace": Right.LOOK,
    "countries:profile": Right.LOOK,
    "countries:profile_edit": Right.SET_UP,
    # instruments
    "instruments:register": Right.LOOK,
    "instruments:instrument": Right.LOOK,
    "instruments:compare": Right.LOOK,
    "instruments:text": Right.LOOK,
    "instruments:download": Right.LOOK,
    "instruments:page_picture": Right.LOOK,
    "instruments:register_export": Right.EXPORT,
    "instruments:add": Right.REGISTER,
    "instruments:uploads": Right.REGISTER,
    "instruments:upload": Right.REGISTER,
    "instruments:asked_for": Right.REGISTER,
    "instruments:ask_again": Right.REGISTER,
    "instruments:version_add": Right.REGISTER,
    "instruments:part": Right.REGISTER,
    "instruments:correct": Right.REGISTER,
    "instruments:confirm": Right.REGISTER,
    "instruments:note": Right.REGISTER,
    "instruments:lay": Right.REGISTER,
    "instruments:corrections": Right.REGISTER,
    "instruments:analyse": Right.REGISTER,
    # exchange
    "exchange:all": Right.EXPORT,
    "exchange:ask": Right.EXPORT,
    "exchange:take": Right.EXPORT,
    "exchange:table": Right.EXPORT,
    "exchange:api": Right.ANYONE,
    "exchange:api_description": Right.ANYONE,
    "exchange:api_countries": Right.ANYONE,
    "exchange:api_country": Right.ANYONE,
    "exchange:api_part": Right.ANYONE,
    "exchange:api_table": Right.ANYONE,
    "exchange:bring": Right.MOVE,
    "exchange:sending": Right.MOVE,
    "exchange:sending_on": Right.MOVE,
    "exchange:arrival": Right.MOVE,
    "exchange:arrival_bring": Right.MOVE,
    "exchange:arrival_drop": Right.MOVE,
    "exchange:found": Right.FOUND,
    "exchange:founding_sending": Right.FOUND,
    "exchange:founding_on": Right.FOUND,
    "exchange:founding": Right.FOUND,
    "exchange:founding_bring": Right.FOUND,
    "exchange:founding_drop": Right.FOUND,
    # courses
    "courses:all": Right.ANYONE,
    "courses:home": Right.ANYONE,
    "courses:unit": Right.ANYONE,
    "courses:packages": Right.ANYONE,
    "courses:package": Right.ANYONE,
    "courses:package_file": Right.ANYONE,
    "courses:toolkit": Right.ANYONE,
    "courses:toolkit_cards": Right.ANYONE,
    "courses:toolkit_checklists": Right.ANYONE,
    "courses:toolkit_templates": Right.ANYONE,
    "courses:toolkit_glossary": Right.ANYONE,
    "courses:toolkit_curricula": Right.ANYONE,
    "courses:toolkit_facilitation": Right.ANYONE,
    "courses:worker": Right.ANYONE,
    "courses:manifest": Right.ANYONE,
    "courses:certificates": Right.SIGNED_IN,
    "courses:certificate": Right.ANYONE,
    "courses:certificate_file": Right.ANYONE,
    "courses:check": Right.ANYONE,
    "courses:correct": Right.SIGNED_IN,
    "courses:do": Right.SIGNED_IN,
    "courses:mine": Right.SIGNED_IN,
    "courses:enter": Right.SIGNED_IN,
    "courses:group": Right.SIGNED_IN,
    "courses:table": Right.SIGNED_IN,
    "courses:close": Right.SIGNED_IN,
    "courses:bring": Right.SIGNED_IN,
    "courses:attest": Right.SIGNED_IN,
    "courses:join": Right.SIGNED_IN,
    "courses:leave": Right.SIGNED_IN,
    "courses:progress": Right.SIGNED_IN,
    # institutions
    "institutions:map": Right.LOOK,
    "institutions:institution": Right.LOOK,
    "institutions:diagram": Right.LOOK,
    "institutions:corrections": Right.LOOK,
    "institutions:add": Right.OBSERVE,
    "institutions:correct": Right.OBSERVE,
    "institutions:withdraw": Right.OBSERVE,
    "institutions:export": Right.EXPORT,
    # coverage
    "coverage:matrix": Right.LOOK,
    "coverage:opened": Right.LOOK,
    "coverage:choose": Right.LOOK,
    "coverage:export": Right.EXPORT,
    "coverage:obligation": Right.LOOK,
    "coverage:statement_make": Right.JUDGE,
    "coverage:statement_withdraw": Right.JUDGE,
    "coverage:matters": Right.LOOK,
    "coverage:matter": Right.LOOK,
    "coverage:view_give": Right.JUDGE,
    "coverage:view_withdraw": Right.JUDGE,
    # observations
    "observations:all": Right.LOOK,
    "observations:observation": Right.LOOK,
    "observations:versions": Right.LOOK,
    "observations:new": Right.OBSERVE,
    "observations:edit": Right.OBSERVE,
    "observations:withdraw": Right.OBSERVE,
    "observations:tie": Right.OBSERVE,
    "observations:untie": Right.OBSERVE,
    "observations:export": Right.EXPORT,
    "observations:interviews": Right.LOOK,
    "observations:interview": Right.LOOK,
    "observations:interview_new": Right.OBSERVE,
    "observations:interview_edit": Right.OBSERVE,
    "observations:interview_versions": Right.OBSERVE,
    "observations:interview_withdraw": Right.OBSERVE,
    "observations:saying_keep": Right.OBSERVE,
    "observations:saying_withdraw": Right.OBSERVE,
    "observations:questionnaires": Right.LOOK,
    "observations:questionnaire": Right.LOOK,
    "observations:answers": Right.LOOK,
    "observations:answers_export": Right.EXPORT,
    "observations:questionnaire_new": Right.SET_UP,
    "observations:links_make": Right.SET_UP,
    "observations:link_withdraw": Right.SET_UP,
    "observations:questionnaire_close": Right.SET_UP,
    "observations:open_form": Right.ANYONE,
    "observations:sent": Right.ANYONE,
    # searches
    "searches:search": Right.LOOK,
    "searches:export": Right.EXPORT,
    # studies
    "studies:study": Right.READ_DRAFT,
    "studies:in_language": Right.READ_DRAFT,
    "studies:chapter": Right.READ_DRAFT,
    "studies:picture": Right.READ_DRAFT,
    "studies:to": Right.READ_DRAFT,
    "studies:at": Right.READ_DRAFT,
    "studies:aside": Right.READ_DRAFT,
    "studies:history": Right.READ_DRAFT,
    "studies:paragraph": Right.WRITE,
    "studies:insert": Right.WRITE,
    "studies:restore": Right.WRITE,
    "studies:cite": Right.WRITE,
    "studies:arrange": Right.WRITE,
    "studies:versions": Right.READ_DRAFT,
    "studies:freeze": Right.WRITE,
    "studies:version": Right.READ_DRAFT,
    "studies:version_chapter": Right.READ_DRAFT,
    "studies:version_picture": Right.READ_DRAFT,
    "studies:version_to": Right.READ_DRAFT,
    "studies:compare": Right.READ_DRAFT,
    "studies:export": Right.EXPORT,
    "studies:download": Right.EXPORT,
    "studies:publish": Right.LOOK,
    "studies:make_public": Right.PUBLISH,
    "studies:withdraw": Right.PUBLISH,
    "studies:public": Right.ANYONE,
    "studies:public_chapter": Right.ANYONE,
    "studies:public_file": Right.ANYONE,
    "studies:public_picture": Right.ANYONE,
    "studies:public_to": Right.ANYONE,
    # strategies
    "strategies:overview": Right.LOOK,
    "strategies:begin": Right.WRITE,
    "strategies:frame": Right.WRITE,
    "strategies:set_aside": Right.WRITE,
    "strategies:words": Right.WRITE,
    "strategies:words_history": Right.LOOK,
    "strategies:step": Right.LOOK,
    "strategies:new": Right.WRITE,
    "strategies:part": Right.LOOK,
    "strategies:edit": Right.WRITE,
    "strategies:history": Right.LOOK,
    "strategies:remove": Right.WRITE,
    "strategies:restore": Right.WRITE,
    "strategies:move": Right.WRITE,
    "strategies:tie": Right.WRITE,
    "strategies:untie": Right.WRITE,
    "strategies:take": Right.WRITE,
    "strategies:actions": Right.LOOK,
    "strategies:action": Right.LOOK,
    "strategies:adopt": Right.WRITE,
    "strategies:answer": Right.WRITE,
    "strategies:effect": Right.LOOK,
    "strategies:checks": Right.LOOK,
    "strategies:calendar": Right.LOOK,
    "strategies:way": Right.LOOK,
    "strategies:go_on": Right.DECIDE,
    "strategies:keep": Right.WRITE,
    "strategies:compare": Right.LOOK,
    "strategies:remarks": Right.COMMENT,
    "strategies:remark_answer": Right.WRITE,
    "strategies:remark_withdraw": Right.COMMENT,
    "strategies:progress": Right.LOOK,
    "strategies:progress_report": Right.WRITE,
    "strategies:picture": Right.LOOK,
    "strategies:files": Right.READ_DRAFT,
    "strategies:file": Right.READ_DRAFT,
    "strategies:brief": Right.EXPORT,
    "strategies:workbook": Right.WRITE,
    "strategies:proposal": Right.WRITE,
    # jobs
    "jobs:progress": Right.LOOK,
    "jobs:stop": Right.REGISTER,
    # findings
    "findings:queue": Right.LOOK,
    "findings:finding": Right.LOOK,
    "findings:judge": Right.JUDGE,
    "findings:undo": Right.JUDGE,
    "findings:add": Right.JUDGE,
    "findings:bulk": Right.JUDGE,
    "findings:bulk_action": Right.JUDGE,
    "findings:bulk_give": Right.JUDGE,
    "findings:bulk_undo": Right.JUDGE,
    "findings:agreement": Right.LOOK,
    "findings:assign": Right.SETTLE,
    "findings:differences": Right.SETTLE,
    "findings:settle": Right.SETTLE,
    "findings:decide": Right.DECIDE,
    "findings:changes": Right.LOOK,
}


def rights_of(roles: frozenset[Role]) -> frozenset[Right]:
    """All that these roles may do together."""
    return frozenset({Right.ANYONE, Right.SIGNED_IN} | {right for right, holders in HOLDERS.items() if holders & roles})
