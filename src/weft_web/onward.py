"""Where the passage is read in its text, and where its finding is reviewed; "" where there is no such page."""

from django.urls import NoReverseMatch, reverse

from weft_web.findings.models import Finding


def address(route: str, **named: object) -> str:
    """The address of a page, "" where this installation has no such page."""
    try:
        return reverse(route, kwargs=named)
    except NoReverseMatch:
        return ""


def review_of(code: str, finding: Finding) -> str:
    """Where a finding of a country is reviewed."""
    return address("findings:review", country=code, finding=finding.pk)


def reading_of(code: str, instrument: object, document: int, position: int) -> str:
    """Where a passage is read in its text."""
    found = address("instruments:instrument", country=code, instrument=instrument)
    return f"{found}?version={document}#p{position}" if found else ""
