"""The table of forms."""

from collections.abc import Callable

from weft.courses.packages.folder import folder
from weft.courses.packages.package import Package
from weft.courses.pages.setting import Setting

FORMATS: dict[str, Callable[[Setting], Package]] = {
    "html": folder,
}
"""By the name that `weft course export --format` takes."""


def make(form: str, setting: Setting) -> Package:
    """The package of a form."""
    return FORMATS[form](setting)
