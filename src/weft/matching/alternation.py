"""Words as the alternatives of a regular expression."""

import re
from collections.abc import Iterable
from typing import AnyStr


def longest_first(words: Iterable[AnyStr]) -> list[AnyStr]:
    """Words in the order alternatives need, so that none hides a longer one that it begins."""
    return sorted(words, key=lambda word: (-len(word), word))


def any_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, taken as they are."""
    return "(?:" + "|".join(re.escape(word) for word in longest_first(words)) + ")"
