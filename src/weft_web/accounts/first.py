"""The link by which the first person of a server comes in: printed by `weft serve`, worth nothing once there is somebody."""

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "weft.first-person"
KEY_LENGTH = 32


def first_key() -> str:
    """The key in the link, from the installation's own secret."""
    return salted_hmac(SALT, "first", algorithm="sha256").hexdigest()[:KEY_LENGTH]


def is_first_key(key: str) -> bool:
    """Whether somebody has the link."""
    return constant_time_compare(key, first_key())
