"""PDF: what is one paragraph on paper is one block, in reading order, with nothing lost."""

import io
from itertools import pairwise

import pypdfium2
import pytest
from tests.ingest.printing import NO_OCR, joined, photographed, printed, read, texts, told

from weft.errors import ReadingError
from weft.ingest.pdf import MAX_BYTES, MAX_PAGES, read_pdf
from weft.ingest.pdf_lines import has_letters
from weft.records import Role, Status

LAW = """
#set page(paper: "a4", footer: context align(center, counter(page).display("- 1 -")))
#set text(size: 11pt, lang: "en")
#set par(justify: true)
#align(center, text(weight: "bold")[PART II \\ LIVING MODIFIED ORGANISMS])

*Article 4. Permit*

(1) No person shall release a living modified organism into the environment without a permit that the Authority has granted in writing
after consulting the Committee.

(2) An application for a permit shall contain

#h(1em) (a) the name and address of the applicant;

#h(1em) (b) an assessment of the risks to biological diversity, taking also into account risks to human health; and

#h(1em) (c) any other document that the Minister prescribes.

*Article 5. Decision*

The Authority shall decide within ninety days.
"""

BLOCKS = [
    (Role.HEADING, "PART II LIVING MODIFIED ORGANISMS"),
    (Role.HEADING, "Article 4. Permit"),
    (
        Role.PARAGRAPH,
        "(1) No person shall release a living modified organism into the environment without a permit that the Authority has granted "
        "in writing after consulting the Committee.",
    ),
    (Role.PARAGRAPH, "(2) An application for a permit shall contain"),
    (Role.PARAGRAPH, "(a) the name and address of the applicant;"),
    (
        Role.PARAGRAPH,
        "(b) an assessment of the risks to biological diversity, taking also into account risks to human health; and",
    ),
    (Role.PARAGRAPH, "(c) any other document that the Minister prescribes."),
    (Role.HEADING, "Article 5. Decision"),
    (Role.PARAGRAPH, "The Authority shall decide within ninety days."),
]


def test_paragraphs_headings_and_list_items_are_blocks() -> None:
    document = read(LAW)
    assert [(block.role, text) for block, text in told(document)] == BLOCKS
    assert document.status == Status.READ
    assert document.format == "pdf"


def test_the_same_bytes_give_the_same_document() -> None:
    pdf = printed(LAW)
    assert read_pdf("a.pdf", pdf, NO_OCR) == read_pdf("a.pdf", pdf, NO_OCR)


def test_blocks_ascend_and_do_not_overlap() -> None:
    document = read(LAW + "#pagebreak()\n" + LAW)
    places = [(block.page_index, block.start, block.end) for block in document.blocks]
    assert all(start < end for _, start, end in places)
    assert all(a < b and (a[0] < b[0] or a[2] <= b[1]) for a, b in pairwise(places))
    assert [page.number for page in document.pages] == [1, 2]


def test_running_headers_and_page_numbers_stay_text_but_are_no_law() -> None:
    document = read("#set page(header: [Official Journal of Solandra])\n" + "#pagebreak()\n".join([LAW] * 4))
    assert "Official Journal of Solandra" not in " ".join(texts(document))
    assert not [text for text in texts(document) if text.startswith("- ")]
    for number, page in enumerate(document.pages, 1):
        assert page.text.startswith("Official Journal of Solandra")
        assert page.text.endswith(f"- {number} -")


def test_an_article_at_the_top_of_every_page_is_no_header() -> None:
    pages = [f"*Article {number}*\n\nThe Authority shall keep register {number}." for number in (3, 8, 9, 17)]
    assert [text for text in texts(read("#pagebreak()\n".join(pages))) if text.startswith("Article")] == [
        "Article 3",
        "Article 8",
        "Article 9",
        "Article 17",
    ]


def test_schedules_one_to_a_page_are_no_page_numbers() -> None:
    pages = [f"*Schedule {number}*\n\nFees of kind {number} are paid to the Treasury." for number in range(1, 6)]
    assert [text for text in texts(read("#pagebreak()\n".join(pages))) if text.startswith("Schedule")] == [
        f"Schedule {number}" for number in range(1, 6)
    ]


HYPHENATED = """
#set page(width: {width}pt, height: 700pt, margin: 20pt)
#set text(size: 11pt, lang: "fr", hyphenate: true)
#set par(justify: true)
L'autorité nationale compétente communique au Centre d'échange pour la prévention des risques biotechnologiques toute décision définitive
concernant la dissémination intentionnelle d'organismes vivants modifiés susceptibles de produire des effets défavorables.
"""


@pytest.mark.parametrize("width", range(100, 260, 20))
def test_words_broken_at_line_ends_are_whole_again(width: int) -> None:
    words = " ".join(texts(read(HYPHENATED.replace("{width}", str(width))))).replace("’", "'")
    assert words == " ".join(HYPHENATED.split("\n", 4)[4].split())


def test_accents_are_composed_and_ligatures_spelled_out() -> None:
    document = read("L'organisme modifi\u0065\u0301 est identifi\u00e9, conﬁné et\u00a0étiqueté.")
    assert document.pages[0].text.replace("’", "'") == "L'organisme modifié est identifié, confiné et étiqueté."


def test_declared_title_and_author_are_kept() -> None:
    document = read('#set document(title: "Biosafety Act", author: "Parliament of Solandra")\nAn Act.')
    assert document.declared == {"title": "Biosafety Act", "author": "Parliament of Solandra"}


TURNED = """
#set page(width: 500pt, height: 700pt, margin: 40pt)
#rotate({angle}deg, reflow: true, box(width: 400pt)[
Article 1. The Authority keeps a register.

Article 2. The register is open to the public.
])
"""


@pytest.mark.parametrize(("angle", "rotation"), [(-90, 90), (180, 180), (90, 270)])
def test_a_page_turned_by_the_file_reads_as_it_is_shown(angle: int, rotation: int) -> None:
    with pypdfium2.PdfDocument(printed(TURNED.replace("{angle}", str(angle)))) as pdf:
        pdf[0].set_rotation(rotation)
        out = io.BytesIO()
        pdf.save(out)
    assert texts(read_pdf("turned.pdf", out.getvalue(), NO_OCR)) == [
        "Article 1. The Authority keeps a register.",
        "Article 2. The register is open to the public.",
    ]


def test_dot_leaders_make_contents() -> None:
    source = '#outline()\n#set heading(numbering: "1.")\n= Purpose\nThe purpose is this.\n= Scope\nThe scope is that.'
    assert [text.split()[1] for block, text in told(read(source)) if block.role == Role.CONTENTS] == ["Purpose", "Scope"]


def locked() -> bytes:
    """A PDF that names a lock no empty password opens."""
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n",
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>endobj\n",
    ]
    trailer = b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF\n"
    return b"%PDF-1.4\n" + b"".join(parts) + trailer


def pages_without_end(count: int) -> bytes:
    with pypdfium2.PdfDocument.new() as pdf:
        for _ in range(count):
            pdf.new_page(99, 99)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\nnothing here", "damaged"),
        (b"", "damaged"),
        (printed("An Act.")[:400], "damaged"),
        (locked(), "password_needed"),
        (pages_without_end(MAX_PAGES + 1), "too_many_pages"),
        (b"%PDF-1.7" + bytes(MAX_BYTES), "too_large"),
    ],
    ids=["no pages", "empty", "cut off", "locked", "too many pages", "too large"],
)
def test_what_cannot_be_opened_says_so(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_pdf("law.pdf", data, NO_OCR)
    assert caught.value.code == code


def test_a_blank_page_is_no_page_without_text() -> None:
    document = read("The first page.\n#pagebreak()\n#pagebreak()\nThe third page of this law.")
    assert (document.status, document.pages_without_text) == (Status.READ, ())


def test_a_scan_without_a_recogniser_needs_one() -> None:
    document = read_pdf("scan.pdf", photographed(printed(LAW)), NO_OCR)
    assert (document.status, document.pages_without_text, document.blocks) == (Status.NEEDS_OCR, (1,), ())
    assert [(problem.code, problem.arguments) for problem in document.problems] == [("no_text_layer", ("1", "1"))]


def test_a_scanned_page_among_others_is_named() -> None:
    document = read_pdf("mixed.pdf", joined(printed(LAW), photographed(printed(LAW)), printed(LAW)), NO_OCR)
    assert (document.status, document.pages_without_text) == (Status.WARNING, (2,))
    assert texts(document).count("Article 4. Permit") == 2


def test_progress_is_reported_for_every_page() -> None:
    heard: list[tuple[int, int]] = []
    settings = type(NO_OCR)(ocr=False, tesseract=None, soffice=None, languages=NO_OCR.languages, progress=lambda *at: heard.append(at))
    read("One.\n#pagebreak()\nTwo.", settings)
    assert heard == [(1, 2), (2, 2)]


LETTERS = [
    ("", 1, False),
    ("ab", 2, True),
    ("ab", 3, False),
    ("12. a", 1, True),
    ("– 14 – 15 – 16 – law", 3, True),
    ("(1) (2) (3) a", 2, False),
]


@pytest.mark.parametrize(("text", "fewest", "has"), LETTERS)
def test_letters_are_counted_as_far_as_needed(text: str, fewest: int, has: bool) -> None:
    assert has_letters(text, fewest) is has
