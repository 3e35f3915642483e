"""The courses: lessons read and compared in three languages, questions marked, pages and packages made."""

from weft.courses.course import Course, Unit
from weft.courses.loading import load, names

__all__ = ["Course", "Unit", "load", "names"]
