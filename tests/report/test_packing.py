"""A packed PDF says the same on every page, to eyes and to screen readers, and is less than half as heavy."""

import io

import pikepdf
import pypdfium2
import pytest

from weft.report import typesetting
from weft.report.paper import Paper
from weft.report.typesetting import packed

SHARE = 0.55
"""Of the weight, at most, in which a long paper comes back."""


@pytest.fixture(scope="module")
def plain(paper: Paper) -> bytes:
    """A paper as typst writes it."""
    import typst

    job = typesetting.Job(template=typesetting._template(), paper=_told(paper), made_on=paper.made_on, pictures={})
    made = typesetting._compiled(typst.Compiler(), job.template, {"paper": job.paper})
    assert isinstance(made, bytes)
    return made


def _told(paper: Paper) -> str:
    import msgspec

    return msgspec.json.encode(paper).decode()


def test_nothing_is_lost_and_it_weighs_less(plain: bytes) -> None:
    made = packed(plain)
    assert len(made) < SHARE * len(plain)
    before, after = pypdfium2.PdfDocument(plain), pypdfium2.PdfDocument(made)
    assert after.get_metadata_dict() == before.get_metadata_dict()
    assert [_words(page) for page in after] == [_words(page) for page in before]
    assert [one.level for one in after.get_toc()] == [one.level for one in before.get_toc()]
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot.K
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()


def _words(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


def test_what_is_packed_is_the_same_each_time(plain: bytes) -> None:
    assert packed(plain) == packed(plain)
