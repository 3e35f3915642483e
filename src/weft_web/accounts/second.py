"""The second factor: six figures that a telephone shows, or a recovery code.

Of the recovery codes digests are kept only. A code counts once; after wrong ones each next try has to wait twice as long.
"""

import io
import secrets
import time
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

import segno
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from weft_web.accounts.models import Person

PRODUCT = "Weft"
RECOVERY_CODES = 10
KEY_BYTES = 20
FIGURES = 6
TOLERANCE = 1
"""Steps of thirty seconds by which a telephone's clock may differ; a steady difference is learnt."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 4
DIGEST_LENGTH = 16
SALT = "weft.recovery-code"


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """What came of a code: the device that accepted it, or until when the next try has to wait."""

    device: TOTPDevice | StaticDevice | None = None
    wait_until: datetime | None = None


def second_factor_of(person: Person) -> TOTPDevice | None:
    """The person's device, where she has set one up."""
    device: TOTPDevice | None = TOTPDevice.objects.filter(user_id=person.pk, confirmed=True).first()
    return device


def recovery_left(person: Person) -> int:
    """How many recovery codes are not used yet."""
    return int(StaticToken.objects.filter(device__user_id=person.pk).count())


def key_new() -> str:
    """The secret of a device to be, in hexadecimal."""
    return secrets.token_hex(KEY_BYTES)


def key_said(key: str) -> str:
    """The secret as a person types it into her telephone, in groups of four."""
    letters = b32encode(bytes.fromhex(key)).decode("ascii")
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def picture(person: Person, key: str) -> str:
    """The secret as a QR code: SVG without style, so that the page's policy lets it stand."""
    asked = urlencode({"secret": b32encode(bytes.fromhex(key)).decode("ascii"), "issuer": PRODUCT})
    address = f"otpauth://totp/{quote(f'{PRODUCT}:{person.email}')}?{asked}"
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass=None, lineclass=None)
    return drawn.getvalue().decode("ascii")


@transaction.atomic
def second_factor_set(person: Person, key: str, code: str) -> TOTPDevice | None:
    """The device, once a code shows that the telephone has the secret; it takes the place of an earlier one. Nothing for a wrong code."""
    clock = TOTP(bytes.fromhex(key), digits=FIGURES)
    clock.time = time.time()
    if not code.isdecimal() or not clock.verify(int(code), TOLERANCE):
        return None
    TOTPDevice.objects.filter(user_id=person.pk).delete()
    made: TOTPDevice = TOTPDevice.objects.create(
        user_id=person.pk, name=PRODUCT, key=key, tolerance=TOLERANCE, drift=clock.drift, last_t=clock.t()
    )
    return made


@transaction.atomic
def second_factor_end(person: Person) -> None:
    """Neither device nor recovery codes any more."""
    TOTPDevice.objects.filter(user_id=person.pk).delete()
    StaticDevice.objects.filter(user_id=person.pk).delete()


@transaction.atomic
def recovery_renew(person: Person) -> tuple[str, ...]:
    """Ten new recovery codes, to be shown once; the old ones are worth nothing any more."""
    StaticDevice.objects.filter(user_id=person.pk).delete()
    device = StaticDevice.objects.create(user_id=person.pk, name=PRODUCT)
    codes = tuple(_code() for _ in range(RECOVERY_CODES))
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(person, code)) for code in codes)
    return codes


def _code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))


def _digest(person: Person, code: str) -> str:
    plain = "".join(letter for letter in code.lower() if letter in LETTERS)
    return salted_hmac(SALT, f"{person.pk}:{plain}", algorithm="sha256").hexdigest()[:DIGEST_LENGTH]


@transaction.atomic
def code_check(person: Person, code: str) -> Attempt:
    """What comes of six figures or a recovery code. In one transaction: two requests with one code are not both let in."""
    figures = "".join(code.split())
    if figures.isdecimal() and len(figures) == FIGURES:
        return _tried(TOTPDevice, person, figures)
    return _tried(StaticDevice, person, _digest(person, code))


def _tried(kind: type[TOTPDevice] | type[StaticDevice], person: Person, token: str) -> Attempt:
    device = kind.objects.select_for_update().filter(user_id=person.pk, confirmed=True).first()
    if device is None:
        return Attempt()
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Attempt(wait_until=why["locked_until"])
    return Attempt(device=device) if device.verify_token(token) else Attempt()


def seconds_until(moment: datetime) -> int:
    """Whole seconds from now, one at least."""
    return max(1, int((moment - timezone.now()).total_seconds()) + 1)
