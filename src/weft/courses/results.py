"""Files of results that learners bring from where there is no network: signed on their device, read strictly, marked anew here."""

import base64
import binascii
import re
import zlib
from typing import Annotated, Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from msgspec import Meta

from weft.courses.progress import MOST_BYTES, Name, State
from weft.errors import InputError
from weft.records import Record

FORMAT = "course-result/1"
COORDINATE_BYTES = 32
PIECE = re.compile(r"weft:(\d{1,2})/(\d{1,2}):([A-Za-z0-9_-]{6}):([A-Za-z0-9_-]+)", re.ASCII)
"""A part of a file of results as a QR code holds it: which of how many, the sign they share, and its share of the packed file."""


class Key(Record):
    """The public half of the key with which a device signed."""

    kty: str
    crv: str
    x: str
    y: str


class Envelope(Record):
    """A file of results: its text word for word, the key, the signature of the text."""

    text: str
    key: Key
    signature: str


class Result(Record):
    """What the text says: whose state in which course, and when the file was made."""

    weft: str
    course: Name
    edition: Annotated[str, Meta(max_length=20)]
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    made: Annotated[str, Meta(max_length=30)]
    state: State


def read(data: bytes, course: str) -> Result:
    """A file of results whose signature holds.

    Errors: InputError results_too_large, results_unreadable (no such file), results_altered (the signature does not hold),
    results_other_course(course).
    """
    if len(data) > 2 * MOST_BYTES:
        raise InputError("results_too_large")
    envelope = _decoded(data, Envelope)
    _signature_holds(envelope)
    result: Result = _decoded(envelope.text.encode(), Result)
    if result.weft != FORMAT:
        raise InputError("results_unreadable")
    if course not in (result.course, result.state.course) or result.course != result.state.course:
        raise InputError("results_other_course", result.course)
    return result


def gathered(said: str) -> tuple[bytes, ...]:
    """The files of results that stand in codes read by a scanner, in whatever order and whatever stands between.

    Errors: InputError results_unreadable, results_pieces(how many of how many).
    """
    held: dict[str, dict[int, str]] = {}
    counts: dict[str, int] = {}
    for place, count, name, text in PIECE.findall(said):
        held.setdefault(name, {})[int(place)] = text
        counts[name] = int(count)
    if not held:
        raise InputError("results_unreadable")
    return tuple(_joined(parts, counts[name]) for name, parts in held.items())


def _joined(parts: dict[int, str], count: int) -> bytes:
    if set(parts) != set(range(1, count + 1)):
        raise InputError("results_pieces", f"{len(parts)}/{count}")
    unpack = zlib.decompressobj()
    try:
        return unpack.decompress(_bytes("".join(parts[place] for place in sorted(parts))), 2 * MOST_BYTES)
    except (zlib.error, binascii.Error) as error:
        raise InputError("results_unreadable") from error


def _decoded(data: bytes, shape: Any) -> Any:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise InputError("results_unreadable") from error


def _signature_holds(envelope: Envelope) -> None:
    """Whether the text is as the device signed it. Errors: InputError results_altered."""
    try:
        x, y, signature = (_bytes(one) for one in (envelope.key.x, envelope.key.y, envelope.signature))
        numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), ec.SECP256R1())
        halves = (signature[:COORDINATE_BYTES], signature[COORDINATE_BYTES:])
        coded = utils.encode_dss_signature(*(int.from_bytes(one) for one in halves))
        numbers.public_key().verify(coded, envelope.text.encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError, UnicodeError, binascii.Error) as error:
        raise InputError("results_altered") from error


def _bytes(coded: str) -> bytes:
    return base64.b64decode(coded + "=" * (-len(coded) % 4), altchars=b"-_", validate=True)
