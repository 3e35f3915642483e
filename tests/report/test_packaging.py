"""Every office file that goes out says that Weft made it, and is the same bytes for the same content."""

import io
import zipfile

import pytest
from lxml import etree

from weft.report.packaging import APPLICATION_PART, ZIP_EPOCH, settled
from weft_web.engine.tables import Table, as_xlsx


def application(package: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        root = etree.fromstring(packed.read(APPLICATION_PART))
    return str(root.xpath("string(//*[local-name()='Application'])"))


@pytest.mark.parametrize("name", ["study.docx", "evidence.xlsx"])
def test_the_files_of_a_study_name_what_made_them(name: str, files: dict[str, bytes]) -> None:
    assert application(files[name]) == "Weft"


def test_a_table_of_the_workbench_names_what_made_it() -> None:
    assert application(as_xlsx(Table(name="Findings", heads=("No.",), rows=(("1",),)))) == "Weft"


def test_a_package_keeps_its_parts_and_loses_its_dates() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as packed:
        packed.writestr(zipfile.ZipInfo("xl/workbook.xml", (2026, 11, 22, 10, 0, 0)), b"<a/>")
        packed.writestr(APPLICATION_PART, b"<Properties/>")
    with zipfile.ZipFile(io.BytesIO(settled(raw.getvalue()))) as ready:
        assert ready.read("xl/workbook.xml") == b"<a/>"
        assert {one.date_time for one in ready.infolist()} == {ZIP_EPOCH}
