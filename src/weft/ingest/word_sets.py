"""Sets of names written as running words."""


def named(words: str) -> frozenset[str]:
    """The words as a set."""
    return frozenset(words.split())
