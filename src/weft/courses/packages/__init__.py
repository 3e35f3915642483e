"""A course in the forms it is handed over in: packages for learning platforms, a folder, documents. Each is checked before it leaves."""

from weft.courses.packages.kit_making import KIT_FORMATS
from weft.courses.packages.making import FORMATS, make
from weft.courses.packages.package import Check, Package, zipped

__all__ = ["FORMATS", "KIT_FORMATS", "Check", "Package", "make", "zipped"]
