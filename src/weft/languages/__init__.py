"""Which language a text is in, told by its most frequent words or by its script."""

from weft.languages.guessing import Guess, guess
from weft.languages.tables import Tables, folded, load

__all__ = ["Guess", "Tables", "folded", "guess", "load"]
