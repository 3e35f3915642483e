"""Two states of a study compared, for the pages that show what differs."""

from weft.report.comparing import Difference, Row, differences
from weft.report.comparing_words import Run, What

__all__ = ["Difference", "Row", "Run", "What", "differences"]
