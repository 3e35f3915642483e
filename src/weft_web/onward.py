"""Where the passage is read in its text, and where its finding is reviewed; "" where there is no such page."""

from django.urls import NoReverseMatch, reverse


def address(route: str, **named: object) -> str:
    """The address of a page, "" where this installation has no such page."""
    try:
        return reverse(route, kwargs=named)
    except NoReverseMatch:
        return ""


def review_of(code: str, finding: int) -> str:
    """Where a finding of a country is reviewed."""
    return address("findings:finding", country=code, finding=finding)


def adding_of(code: str, provision: int) -> str:
    """Where a provision that the machine did not report is marked as one that matters."""
    found = address("findings:add", country=code)
    return f"{found}?provision={provision}" if found else ""


def reading_of(code: str, document: int, position: int) -> str:
    """Where a passage is read in its text."""
    found = address("instruments:text", country=code, document=document)
    return f"{found}?at={position}#p{position}" if found else ""
