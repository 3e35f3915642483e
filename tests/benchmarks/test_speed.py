"""A document is made longer page by page, its blocks with it."""

from benchmarks.speed import lengthened, text_size

from weft.records import Block, Document, Page, Status

SHORT = Document(
    name="a.pdf",
    sha256="",
    format="pdf",
    status=Status.READ,
    pages=(Page(number=1, text="Article 1"), Page(number=2, text="Ñandú")),
    blocks=(Block(page_index=0, start=0, end=9), Block(page_index=1, start=0, end=5)),
)


def test_pages_and_blocks_are_repeated_and_cut() -> None:
    law = lengthened(SHORT, 5)
    assert [(page.number, page.text) for page in law.pages] == [
        (1, "Article 1"),
        (2, "Ñandú"),
        (3, "Article 1"),
        (4, "Ñandú"),
        (5, "Article 1"),
    ]
    assert [law.pages[block.page_index].text[block.start : block.end] for block in law.blocks] == [page.text for page in law.pages]


def test_the_size_of_a_text_is_its_bytes() -> None:
    assert text_size(SHORT) == 9 + 7
