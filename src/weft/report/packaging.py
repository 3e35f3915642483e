"""Office files made ready to go out: they name Weft as what made them, and the same content is the same bytes."""

import io
import zipfile

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
APPLICATION_PART = "docProps/app.xml"
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Weft</Application></Properties>'
)
"""What made the file; the libraries name another program, and pages and words that are not there."""


def settled(package: bytes) -> bytes:
    """A document or workbook that says who made it, every part of it at one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as ready:
        for name in packed.namelist():
            body = APPLICATION if name == APPLICATION_PART else packed.read(name)
            ready.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
