"""Words broken at the end of a line, put together again."""

import re
from collections.abc import Iterable, Sequence

from weft.ingest.pdf_lines import SOFT_BREAK

_LAST_PART = re.compile(r"([^\W\d_]+)$")
_FIRST_PART = re.compile(r"^[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


class Hyphens:
    """Decides by the document's own words: a compound written with its hyphen elsewhere keeps it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._compounds: frozenset[str] | None = None

    def joined(self, lines: Sequence[str]) -> str:
        """The lines as one text; a broken word is closed up, all else is parted by a blank."""
        whole = " ".join(lines)
        if SOFT_BREAK not in whole:
            return whole
        text = lines[0]
        for line in lines[1:]:
            text = self._closed(text[:-1], line) if text.endswith(SOFT_BREAK) else f"{text} {line}"
        return text.replace(SOFT_BREAK, "-")

    def _closed(self, before: str, after: str) -> str:
        last, first = _LAST_PART.search(before), _FIRST_PART.match(after)
        if last is None or first is None or not first[0][0].islower():
            return f"{before}-{after}"
        if f"{last[0]}-{first[0]}".lower() in self._known():
            return f"{before}-{after}"
        return before + after

    def _known(self) -> frozenset[str]:
        """All words the document writes with a hyphen inside a line; gathered when first asked for."""
        if self._compounds is None:
            self._compounds = frozenset(match.lower() for text in self._texts if "-" in text for match in _HYPHENATED.findall(text))
        return self._compounds
