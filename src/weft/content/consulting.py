"""Shape of content/consultation: words of comments by which it is told whether two say the same."""

from pathlib import Path

from weft.content import loading
from weft.records import Record

FILE = Path("consultation") / "words.yaml"


class Wordings(Record, forbid_unknown_fields=True):
    """What one thing is called, in plain forms, by language."""

    id: str
    en: tuple[str, ...]
    fr: tuple[str, ...]
    es: tuple[str, ...]

    def called_in(self, language: str) -> tuple[str, ...]:
        """The words of a language, none for one that is not known."""
        return tuple(getattr(self, language, ()))


class CommentWords(Record, forbid_unknown_fields=True):
    """Shape of content/consultation/words.yaml: `sides` that a comment takes, pairs of them kept `apart`, words that mean the `same`."""

    sides: tuple[Wordings, ...]
    apart: tuple[tuple[str, str], ...]
    same: tuple[Wordings, ...]


def load(root: Path) -> CommentWords:
    """The words, from the content folder; errors: ContentError for a file that does not fit."""
    return loading.read(root / FILE, CommentWords)
