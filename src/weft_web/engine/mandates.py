"""What the engine knows of bodies and their mandates."""

from weft.matching import folded_words
from weft_web.engine.weighing import assess_content


def folded(name: str) -> str:
    """A name as names are compared: without case, accents and signs."""
    return folded_words(name).decode("utf-8", "replace")


def single_roles() -> tuple[str, ...]:
    """The roles that one body should hold, or whose holders need a rule that divides them."""
    return assess_content().mandates.single_roles
