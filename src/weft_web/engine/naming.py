"""A country that says nothing of itself yet, with its names."""

from weft.records import Profile
from weft.runs.register import profile_of


def profile_named(code: str) -> Profile:
    """The profile of a country by its ISO 3166-1 code, all questions unanswered. Errors: InputError country_unknown."""
    return profile_of(code)
