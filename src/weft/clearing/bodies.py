"""Records of authorities and focal points drafted from the map of institutions; names and addresses of persons come from people alone."""

from weft.clearing.sheet import Place, Sheet, government
from weft.records import Institution, Language, Study
from weft.records.clearing import ClearingRecord, Contact
from weft.records.record import Json
from weft.report.cleaning import clean, shortened
from weft.report.voice import Voice

AUTHORITIES = ("CNA", "SPCA")
POINTS = ("CPB-FP1", "BCH-FP", "CPB-A17-FP")
"""Codes of the Clearing-House: competent authorities under the two Protocols, and categories of focal points."""

LONGEST = 300
"""Letters of the responsibilities of an authority, in one language."""


def authorities(study: Study, place: Place, contacts: dict[str, Contact]) -> tuple[ClearingRecord, ...]:
    """A record for each body that texts make a competent authority; `contacts` by the name of the body."""
    held = (one for one in study.assessment.institutions if _roles(one, place, AUTHORITIES))
    return tuple(_authority(one, place, contacts.get(one.name, Contact())) for one in held)


def focal_points(study: Study, place: Place, contacts: dict[str, Contact]) -> tuple[ClearingRecord, ...]:
    """A record for each body that texts make a focal point; who it is, people say."""
    held = (one for one in study.assessment.institutions if _roles(one, place, POINTS))
    return tuple(_point(one, place, contacts.get(one.name, Contact())) for one in held)


def _roles(body: Institution, place: Place, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The roles of a body that have one of the codes, each once."""
    return tuple(dict.fromkeys(role for role, _ in body.roles if place.clearing.roles.get(role) in codes))


def _quotes(body: Institution, roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding for role, finding in body.roles if role in roles))


def _authority(body: Institution, place: Place, contact: Contact) -> ClearingRecord:
    sheet = Sheet(place, "CNA", body.name, (body.language,))
    roles = tuple(dict.fromkeys(role for role, _ in body.roles))
    sheet.put("government", government(place))
    sheet.put("name", {body.language: clean(body.name)}, _quotes(body, _roles(body, place, AUTHORITIES)))
    _addressed(sheet, body, place, contact)
    sheet.put("responsibilities", _said(roles, place), _quotes(body, roles))
    return sheet.done()


def _said(roles: tuple[str, ...], place: Place) -> dict[str, Json]:
    """By language: the roles that texts give a body, within what the form takes."""
    voices = (Voice(place.report, language) for language in Language)
    return {one.language.value: shortened(one.listed(*(one.label("institution_roles", role) for role in roles)), LONGEST) for one in voices}


def _addressed(sheet: Sheet, body: Institution, place: Place, contact: Contact) -> None:
    """Address and the ways to reach a body, as people gave them."""
    sheet.put("address", _in(body, contact.address))
    sheet.put("city", _in(body, contact.city))
    sheet.put("postalCode", _in(body, contact.postal_code))
    sheet.put("country", government(place))
    sheet.put("phones", list(contact.phones))
    sheet.put("emails", list(contact.emails))


def _point(body: Institution, place: Place, contact: Contact) -> ClearingRecord:
    sheet = Sheet(place, "NFP", body.name, (body.language,))
    roles = _roles(body, place, POINTS)
    sheet.put("government", government(place))
    sheet.put("categories", [place.clearing.roles[role] for role in roles], _quotes(body, roles))
    sheet.put("firstName", contact.first_name)
    sheet.put("lastName", contact.last_name)
    sheet.put("organization", _in(body, clean(body.name)))
    sheet.put("designation", _in(body, contact.position))
    sheet.put("addressLine1", _in(body, contact.address))
    sheet.put("city", _in(body, contact.city))
    sheet.put("postalCode", _in(body, contact.postal_code))
    sheet.put("country", government(place))
    sheet.put("phones", list(contact.phones))
    sheet.put("emails", list(contact.emails))
    if not contact.last_name:
        sheet.leave("clearing_left_person")
    return sheet.done()


def _in(body: Institution, text: str) -> dict[str, Json]:
    return {body.language: text} if text else {}
