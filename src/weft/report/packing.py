"""Office packages made the same each time: with one fixed date, and without what a template says of itself."""

import io
import re
import zipfile

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Weft</Application></Properties>'
)
"""What made the file; the template names another program, and pages and words that are not there."""

CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(raw: io.BytesIO, *, day: str = "") -> bytes:
    """The package with the fixed date that makes the same paper the same bytes; `day` (ISO) stands where a clock was asked."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            body = APPLICATION if name == "docProps/app.xml" else packed.read(name)
            if day and name == "docProps/core.xml":
                body = CLOCK.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), body)
            made.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
