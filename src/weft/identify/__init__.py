"""What instrument a document is: title, type, number, date, adopting body, sector - guessed from its words and said to be guessed."""

from weft.identify.guessing import Guesser, Identity, build, identify

__all__ = ["Guesser", "Identity", "build", "identify"]
