"""Certificates: the credential as Open Badges 3.0, signed with the installation's key, and the same as a tagged PDF."""

import json
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.credential import Achievement, IdentityObject, Issuer, OpenBadgeCredential, ResultDescription
from openbadgeslib.ob3.credential import Result as Reached
from openbadgeslib.ob3.did import did_key_from_pem
from openbadgeslib.ob3.ldp import OB3LdpSigner, OB3LdpVerifier

from weft.errors import InputError
from weft.records import Record
from weft.report.typesetting import sheet

MOST_BYTES = 100_000


class Awarded(Record):
    """What a certificate says, in its own language; `edition` and `hours` stand in `terms` as well.

    `known`: by what is known what was achieved; `kind`: of the kinds of Open Badges; `score`: none where nothing was scored.
    """

    key: str
    known: str
    language: str
    name: str
    title: str
    summary: str
    terms: str
    issuer: str
    given_at: datetime
    score: int | None = None
    score_name: str = ""
    kind: str = "Course"


class Checked(Record):
    """What a credential says whose signature holds; `did`: the key it was signed with; `key`: its number, where it has one.

    `score`: "" where nothing was scored.
    """

    name: str
    title: str
    terms: str
    score: str
    given_on: str
    did: str
    key: UUID | None = None
    kind: str = "Course"


def new_key() -> bytes:
    """A key to sign with, as PEM."""
    form = serialization.PrivateFormat.PKCS8
    return Ed25519PrivateKey.generate().private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())


@cache
def did_of(key: bytes) -> str:
    """The name by which anyone finds the public half of a key, without asking anybody."""
    public = serialization.load_pem_private_key(key, None).public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return str(did_key_from_pem(pem))


def credential(awarded: Awarded, key: bytes) -> dict[str, Any]:
    """The signed credential; the learner is named, no address of hers stands in it."""
    scored = awarded.score is not None
    scale = ResultDescription(id=f"{awarded.known}:score", name=awarded.score_name, result_type="Percent", value_min="0", value_max="100")
    achievement = Achievement(
        id=awarded.known,
        name=awarded.title,
        description=awarded.summary,
        criteria_narrative=awarded.terms,
        achievement_type=awarded.kind,
        result_descriptions=[scale] if scored else [],
    )
    held = OpenBadgeCredential(
        issuer=Issuer(id=did_of(key), name=awarded.issuer),
        recipient_id=None,
        achievement=achievement,
        id=f"urn:uuid:{awarded.key}",
        issuance_date=awarded.given_at,
        identifiers=[IdentityObject(identity_hash=awarded.name, identity_type="name", hashed=False)],
        results=[Reached(value=str(awarded.score), result_description=scale.id)] if scored else [],
    )
    signed: dict[str, Any] = OB3LdpSigner(key).sign(held, created=awarded.given_at)
    return signed


def checked(data: bytes) -> Checked:
    """A credential whose signature holds. Errors: InputError certificate_unreadable, certificate_altered."""
    if len(data) > MOST_BYTES:
        raise InputError("certificate_unreadable")
    try:
        document = json.loads(data)
        proof = document["proof"]["verificationMethod"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("certificate_unreadable") from error
    try:
        held = OB3LdpVerifier().verify(data)
    except (LibOpenBadgesException, ValueError) as error:
        raise InputError("certificate_altered") from error
    did = str(proof).partition("#")[0]
    if held.issuer.id != did or not held.identifiers or held.issuance_date is None:
        raise InputError("certificate_unreadable")
    return Checked(
        name=held.identifiers[0].identity_hash,
        title=held.achievement.name,
        terms=held.achievement.criteria_narrative,
        score=(held.results[0].value or "") if held.results else "",
        given_on=held.issuance_date.date().isoformat(),
        did=did,
        key=_number(str(held.id)),
        kind=str(held.achievement.achievement_type or ""),
    )


def _number(known: str) -> UUID | None:
    try:
        return UUID(known)
    except ValueError:
        return None


def certificate_pdf(told: dict[str, Any]) -> bytes:
    """One tagged page, the credential lying inside."""
    template = (files("weft.courses") / "certificate.typ").read_text(encoding="utf-8")
    return sheet(template, msgspec.json.encode(told).decode(), str(told["made_on"]))
