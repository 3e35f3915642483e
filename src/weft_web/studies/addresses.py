"""Addresses of pages of a study: a language in the path, and the prefixes that its blocks need."""

from urllib.parse import quote

from django.http import HttpResponse
from django.urls import reverse

from weft.records import Record
from weft_web.countries.models import Country
from weft_web.studies.leaves import Leaf
from weft_web.studies.models import Version

PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class TongueConverter:
    """One of the three languages."""

    regex = "en|fr|es"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class Base(Record):
    """Where the pages of a study lie: its first page, its chapters, what numbers lead to."""

    home: str
    to: str

    def chapter(self, anchor: str, part: int = 1) -> str:
        """A part of a chapter."""
        return f"{self.home}{quote(anchor)}/{part}"


def draft_base(country: Country, language: str) -> Base:
    """The draft in a language."""
    home = reverse("studies:in_language", kwargs={"country": country.code, "language": language})
    return Base(home=home, to=f"{home}to/")


def version_base(version: Version) -> Base:
    """A frozen version."""
    home = reverse("studies:version", kwargs={"country": version.country.code, "version": version.pk})
    return Base(home=home, to=f"{home}to/")


def public_base(country: Country, language: str) -> Base:
    """What is public in a language."""
    home = reverse("studies:public", kwargs={"country": country.code, "language": language})
    return Base(home=home, to=f"{home}to/")


def place_of(base: Base, chapter: str, part: int, anchor: str) -> str:
    """The address of an anchor of the study in a part of one of its chapters; the chapter itself where the anchor is not there (0)."""
    return f"{base.chapter(chapter, part or 1)}{'#' + quote(anchor) if part else ''}"


def picture_answer(svg: str) -> HttpResponse | None:
    """A picture, shown only as a picture; nothing where there is none."""
    if not svg:
        return None
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Content-Security-Policy": PICTURE_POLICY})


def leaf_context(leaf: Leaf, base: Base) -> dict[str, object]:
    """What the templates of a page need."""
    return {"leaf": leaf, "base": base, "home": base.home, "to": base.to}
