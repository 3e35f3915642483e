"""How the reading of a document may end, as the engine names it."""

from weft.records import Status

NAMED_STATUSES = tuple(status.value for status in (Status.READ, Status.WARNING))
"""Those of a text that was analysed."""
