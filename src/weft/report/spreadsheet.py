"""Texts on their way into cells of a spreadsheet: none is taken for a formula, none is longer than a cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with (OWASP, CSV injection); some programs read the full-width forms as the plain ones."""

LONGEST = 32_000
"""Letters that a cell holds."""


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def safe(text: str) -> str:
    """An inert text, short enough for a cell."""
    return inert(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
