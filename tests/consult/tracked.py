"""A Word document read as it is once its tracked changes are accepted or rejected: by our own reading, and by LibreOffice."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INS, DEL = f"{W}ins", f"{W}del"
GONE = {"accept": DEL, "reject": INS, "": "none"}
SECONDS = 170


def root_of(document: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(document)).read("word/document.xml"))


def lines(document: bytes, way: str = "") -> list[str]:
    """The words of each paragraph from the first chapter on, after all changes were accepted or rejected; fields show no number."""
    every = [" ".join(one.split()) for one in _lines(root_of(document)[0], way, [""])]
    refresh = next(place for place, one in enumerate(every) if one.endswith("(F9)."))
    return [one for one in every[refresh + 1 :] if one]


def _lines(parent: etree._Element, way: str, carried: list[str]) -> Iterator[str]:
    """Paragraph by paragraph; one whose mark went runs on into the next."""
    for child in parent:
        if child.tag == f"{W}p":
            carried[0] += _words(child, way)
            if child.find(f"{W}pPr/{W}rPr/{GONE[way].removeprefix('none')}") is None or not way:
                yield carried[0]
                carried[0] = ""
        elif child.tag == f"{W}tbl":
            for row in child.iterchildren(f"{W}tr"):
                if not way or row.find(f"{W}trPr/{GONE[way]}") is None:
                    for cell in row.iterchildren(f"{W}tc"):
                        yield from _lines(cell, way, carried)


def _words(paragraph: etree._Element, way: str) -> str:
    made, in_field = "", False
    for one in paragraph.iter(f"{W}t", f"{W}delText", f"{W}fldChar", f"{W}drawing"):
        if GONE[way] in {above.tag for above in one.iterancestors()}:
            continue
        if one.tag == f"{W}fldChar":
            in_field = one.get(f"{W}fldCharType") != "end"
        elif not in_field:
            made += "[picture]" if one.tag == f"{W}drawing" else one.text or ""
    return made


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  text = StarDesktop.loadComponentFromURL(ConvertToUrl(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(text.CurrentController.Frame, ".uno:" &amp; command &amp; "AllTrackedChanges", "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  text.storeToURL(ConvertToUrl(target), filter())
  text.close(True)
End Sub
Sub Both(source As String, accepted As String, rejected As String)
  Settle source, "Accept", accepted
  Settle source, "Reject", rejected
End Sub
</script:module>
"""


def settled_by_office(document: bytes, folder: Path) -> tuple[bytes, bytes]:
    """What LibreOffice makes of a document when it accepts, and when it rejects, all its changes."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed: see debian-packages.txt"
    command = [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore"]
    # LibreOffice founds its profile at its first start, and lays its own empty module there.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=SECONDS)
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(MACRO, encoding="utf-8")
    paths = [folder / name for name in ("redline.docx", "accepted.docx", "rejected.docx")]
    paths[0].write_bytes(document)
    called = ",".join(f'"{path}"' for path in paths)
    subprocess.run([*command, f"macro:///Standard.Module1.Both({called})"], check=True, capture_output=True, timeout=SECONDS)
    return paths[1].read_bytes(), paths[2].read_bytes()
