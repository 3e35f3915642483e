"""The table of forms."""

from collections.abc import Callable

from weft.courses.packages.cartridge import cc
from weft.courses.packages.channel import kolibri
from weft.courses.packages.cmi5 import cmi5
from weft.courses.packages.epub import epub
from weft.courses.packages.facilitating import pptx
from weft.courses.packages.folder import folder
from weft.courses.packages.package import Package
from weft.courses.packages.pdf import pdf
from weft.courses.packages.scorm import scorm12, scorm2004
from weft.courses.pages.setting import Setting

FORMATS: dict[str, Callable[[Setting], Package]] = {
    "scorm12": scorm12,
    "scorm2004": scorm2004,
    "cmi5": cmi5,
    "cc": cc,
    "html": folder,
    "pdf": pdf,
    "pptx": pptx,
    "epub": epub,
    "kolibri": kolibri,
}
"""By the name that `weft course export --format` takes."""


def make(form: str, setting: Setting) -> Package:
    """The package of a form."""
    return FORMATS[form](setting)
