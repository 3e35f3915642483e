"""Laws of splitting that hold for every text, tried on instruments put together at random."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.prepared import ENGINE
from tests.segment.reading import lost

from weft import segment
from weft.records import Block, Document, Page, Provision, Role, Status

MAXIMUM_WORDS = 150
SENTENCES = {
    "en": (
        "The Board shall keep a register of living modified organisms.",
        "No person shall import seed without a permit; the permit lapses after two years.",
        "An applicant shall: (a) name the organism; (b) describe the place of release; and (c) pay the yearly fee.",
        "In this Act: “permit” means leave in writing to import; “release” means any use outside a closed place.",
        "the consignor and the carrier",
        "Article 5 of the Protocol binds the State.",
    ),
    "fr": (
        "L’autorité nationale compétente tient un registre des organismes vivants modifiés.",
        "Nul ne peut importer de semences sans autorisation ; celle-ci est caduque après deux ans.",
        "La demande comporte : 1° le nom de l’organisme ; 2° le lieu de la dissémination ; 3° la preuve du paiement de la redevance.",
        "le transporteur et l’expéditeur",
    ),
    "es": (
        "La autoridad nacional competente lleva un registro de organismos vivos modificados.",
        "Nadie puede importar semillas sin autorización; esta caduca a los dos años.",
        "La solicitud contiene: a) el nombre del organismo; b) el lugar de la liberación; y c) la constancia del pago de la tasa.",
        "el transportista y el remitente",
    ),
}
OPENERS = {
    "en": (
        *("PART II – PERMITS", "CHAPTER 1", "Article 3. Permits", "4. Fees", "Section 5", "SCHEDULE", "Done at Port Solandra", "CONTENTS"),
        *("(1)", "(a)", "(ii)", "- ", "2.1 "),
    ),
    "fr": (
        *("TITRE Ier", "CHAPITRE II – DÉCISIONS", "Article 1er", "Art. 2. — ", "ANNEXE", "Considérant que", "Fait à Solandre", "SOMMAIRE"),
        *("1°", "a)", "II. – ", "- "),
    ),
    "es": (
        *("TÍTULO I", "CAPÍTULO II DE LAS MULTAS", "ARTÍCULO 1°.- ", "Artículo 2. Tasas", "ANEXO I", "Dado en Solandra", "ÍNDICE"),
        *("a)", "1.", "3.1 ", "- "),
    ),
}
ROLES = st.sampled_from((Role.PARAGRAPH, Role.PARAGRAPH, Role.PARAGRAPH, Role.HEADING, Role.ROW, Role.NOTE))


@st.composite
def instruments(draw: st.DrawFn) -> tuple[Document, str]:
    """A document of a few pages in one tradition, and its language."""
    language = draw(st.sampled_from(("en", "fr", "es")))
    pages: list[Page] = []
    blocks: list[Block] = []
    for index in range(draw(st.integers(1, 3))):
        text = ""
        for _ in range(draw(st.integers(1, 8))):
            opener = draw(st.sampled_from(("", *OPENERS[language])))
            body = " ".join(draw(st.lists(st.sampled_from(SENTENCES[language]), max_size=9)))
            words = f"{opener} {body}".strip() or "§"
            role = draw(ROLES) if len(words) < 120 else Role.PARAGRAPH
            blocks.append(Block(page_index=index, start=len(text), end=len(text) + len(words), role=role))
            text += words + "\n"
        pages.append(Page(number=index + 1, text=text))
    return Document(name="any", sha256="", format="pdf", status=Status.READ, pages=tuple(pages), blocks=tuple(blocks)), language


def split(document: Document, language: str) -> tuple[Provision, ...]:
    return segment.split(document, ENGINE.grammars, language, lambda _, default: default)


tried = settings(max_examples=200, deadline=None, derandomize=True)


@tried
@given(instruments())
def test_every_quote_is_a_slice_of_its_page(instrument: tuple[Document, str]) -> None:
    document, language = instrument
    for provision in split(document, language):
        assert provision.quotes
        for quote in provision.quotes:
            assert quote.page is not None
            assert document.pages[quote.page - 1].text[quote.start : quote.end] == quote.text


@tried
@given(instruments())
def test_the_text_of_a_provision_is_that_of_its_quotes(instrument: tuple[Document, str]) -> None:
    for provision in split(*instrument):
        assert provision.text.split() == [word for quote in provision.quotes for word in quote.text.split()]


@tried
@given(instruments())
def test_no_word_is_quoted_twice(instrument: tuple[Document, str]) -> None:
    places = sorted((quote.page, quote.start, quote.end) for provision in split(*instrument) for quote in provision.quotes)
    for (page, _, end), (following, start, _) in pairwise(places):
        assert page != following or end <= start


@tried
@given(instruments())
def test_no_sentence_of_a_paragraph_is_lost(instrument: tuple[Document, str]) -> None:
    document, language = instrument
    closed = {(index, at) for index, page in enumerate(document.pages) for at in range(len(page.text)) if page.text[at - 1] == "."}
    paragraphs = tuple(block for block in document.blocks if block.role != Role.HEADING and (block.page_index, block.end) in closed)
    assert lost(replace(document, blocks=paragraphs), split(document, language)) == []


@tried
@given(instruments())
def test_ids_are_stable_and_unique(instrument: tuple[Document, str]) -> None:
    first, second = split(*instrument), split(*instrument)
    assert first == second
    assert len({provision.id for provision in first}) == len(first)
    assert len({provision.path for provision in first}) == len(first)


@tried
@given(instruments())
def test_provisions_are_short_unless_one_sentence_is_long(instrument: tuple[Document, str]) -> None:
    for provision in split(*instrument):
        sentences = re.split(r"[.;:!?»”] ", provision.text)
        longest = max(len(sentence.split()) for sentence in sentences)
        assert len(provision.text.split()) <= MAXIMUM_WORDS + longest, provision.text
