"""Identifiers computed from content: same input, same id."""

import hashlib

ID_LENGTH = 16


def of(*parts: str) -> str:
    """A short stable id of the parts, in order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:ID_LENGTH]
