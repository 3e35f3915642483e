"""A course in the forms it is handed over in: packages for learning platforms, a folder, documents. Each is checked before it leaves."""

from weft.courses.packages.making import FORMATS, make
from weft.courses.packages.package import Check, Package, zipped

__all__ = ["FORMATS", "Check", "Package", "make", "zipped"]
