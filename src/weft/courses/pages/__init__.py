"""Units as HTML: the same body for the workbench, for packages, for a folder and for books."""

from weft.courses.pages.body import body
from weft.courses.pages.setting import Setting

__all__ = ["Setting", "body"]
