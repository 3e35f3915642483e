"""All files together: the same study gives the same bytes."""

from collections.abc import Callable

import pytest

from weft.records import Language, Study
from weft.report import ReportContent, write


def test_the_files_of_a_study(files: dict[str, bytes]) -> None:
    assert set(files) >= {"study.html", "study.pdf", "study.docx", "evidence.xlsx", "pictures/sectors.svg"}
    assert files["study.pdf"].startswith(b"%PDF-")
    assert files["study.docx"].startswith(b"PK")


def test_the_same_study_gives_the_same_bytes(
    files: dict[str, bytes], language: Language, study: Callable[..., Study], content: ReportContent
) -> None:
    again = write(study(language), content)
    assert [name for name in files if files[name] != again[name]] == []


@pytest.mark.parametrize("order", ["sector", "obligation", "framework"])
def test_every_order_is_set_as_tagged_pdf(order: str, study: Callable[..., Study], content: ReportContent) -> None:
    assert write(study(Language.FR, order), content)["study.pdf"]
