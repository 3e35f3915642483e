"""Figures of the courses, drawn from their data: narrow enough for a phone, the same in page, PDF and slides."""

from weft.courses.figures.drawing import drawn

__all__ = ["drawn"]
