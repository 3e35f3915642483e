"""Office files made ready to go out: they name Weft as what made them, and the same content is the same bytes."""

import io
import re
import zipfile

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
APPLICATION_PART, CORE_PART = "docProps/app.xml", "docProps/core.xml"
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Weft</Application></Properties>'
)
"""What made the file; the libraries name another program, and pages and words that are not there."""

CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(package: bytes, *, day: str = "") -> bytes:
    """A document, workbook or deck that says who made it, every part at one fixed date; `day` (ISO) stands where a clock was asked."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as ready:
        for name in packed.namelist():
            body = APPLICATION if name == APPLICATION_PART else packed.read(name)
            if day and name == CORE_PART:
                body = CLOCK.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), body)
            ready.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
