"""Identifiers computed from content: same input, same id."""

import hashlib

ID_LENGTH = 16
NAME_BASED = 5
"""The version of identifiers that are made from a namespace and a name (RFC 9562, section 5.5)."""


def of(*parts: str) -> str:
    """A short stable id of the parts, in order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:ID_LENGTH]


def guid(namespace: str, key: str) -> str:
    """The identifier of a key in a namespace (itself an identifier): the UUID of version 5, in capitals. Errors: ValueError."""
    digest = bytearray(hashlib.sha1(bytes.fromhex(namespace.replace("-", "")) + key.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | NAME_BASED << 4
    digest[8] = digest[8] & 0x3F | 0x80
    said = digest.hex().upper()
    return "-".join((said[:8], said[8:12], said[12:16], said[16:20], said[20:]))
