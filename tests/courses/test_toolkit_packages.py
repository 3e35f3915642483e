"""The toolkit as files: nothing is missing, forms can be typed into, PDFs are tagged, answers lie apart from what is handed out."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from msgspec.structs import replace
from tests.courses.taught import COURSES, VOICES, language_of
from tests.prepared import CONTENT

from weft.courses import packages, tools
from weft.courses.kit import Kit
from weft.courses.packages import KIT_FORMATS, Package
from weft.courses.packages.kit_binding import tagged, text_of
from weft.courses.packages.kit_cards import cards
from weft.courses.packages.kit_forms import file_name
from weft.courses.packages.kit_pack import Item, Packer, keys_apart
from weft.records import Language

TOOLKIT = tools.load(CONTENT.root)
KITS = {language: Kit(toolkit=TOOLKIT, courses=COURSES, voice=VOICES[language]) for language in Language}
FORMS = [pytest.param(language, one.id, id=f"{language}-{one.id}") for language in Language for one in TOOLKIT.templates]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture(scope="module")
def docs() -> dict[Language, Package]:
    """The templates in every language."""
    return {language: KIT_FORMATS["docx"](KITS[language]) for language in Language}


def form(docs: dict[Language, Package], language: Language, known: str) -> bytes:
    """A template as it is handed over."""
    title = next(one.title for one in TOOLKIT.templates if one.id == known).said_in(language)
    return docs[language].files[f"{file_name(title)}.docx"]


@pytest.mark.parametrize(("language", "known"), FORMS)
def test_a_template_can_be_filled_in(docs: dict[Language, Package], language: Language, known: str) -> None:
    held = next(one for one in TOOLKIT.templates if one.id == known)
    word = Document(io.BytesIO(form(docs, language, known)))
    told = "".join(one.text or "" for one in word.element.iter(f"{WORD}t"))
    assert all(part.title.said_in(language).split("[")[0] in told for part in held.parts)
    assert [one.style.name for one in word.paragraphs].count("Heading 2") == len(held.parts)
    entries = [one for one in word.element.iter(f"{WORD}sdt") if one.find(f"{WORD}sdtPr/{WORD}text") is not None]
    squares = list(word.element.iter(f"{WORD_2010}checkbox"))
    assert len(entries) == sum(len(part.fields) for part in held.parts)
    assert len(squares) == sum(len(part.ticks) for part in held.parts)
    rows = [part.rows + 1 for part in held.parts if part.columns]
    widths = [len(part.columns) for part in held.parts if part.columns]
    assert [(len(one.rows), len(one.columns)) for one in word.tables if len(one.columns) > 2] == list(zip(rows, widths, strict=True))
    assert word.core_properties.title == held.title.said_in(language)
    assert str(word.core_properties.language).startswith(language.value)


def test_the_templates_become_pages_without_a_fault(docs: dict[Language, Package], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    for known in ("terms_of_reference", "comment_form"):
        (tmp_path / f"{known}.docx").write_bytes(form(docs, Language.FR, known))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    made = sorted(tmp_path.glob("*.docx"))
    subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *made], check=True, capture_output=True)
    for one in made:
        pdf = pypdfium2.PdfDocument(one.with_suffix(".pdf"))
        assert 1 <= len(pdf) <= 3
        assert all(page.get_textpage().count_chars() > 40 for page in pdf)


@pytest.mark.parametrize("language", Language)
def test_every_card_has_a_page_of_its_own(language: Language) -> None:
    made = cards(KITS[language], sheets=False)
    pdf = pypdfium2.PdfDocument(made)
    assert tagged(made)
    assert len(pdf) == len(TOOLKIT.cards)
    for page, one in zip(pdf, TOOLKIT.cards, strict=True):
        assert [round(side / 72 * 25.4) for side in page.get_size()] == [148, 210]
        told = "".join(page.get_textpage().get_text_range().replace("\ufffe", "-").split())
        assert "".join(one.title.said_in(language).split()) in told
        last = one.table.rows[-1][0] if one.table else one.points[-1]
        assert "".join(last.said_in(language).split("[")[0].split()) in told


@pytest.mark.parametrize("language", Language)
def test_the_whole_toolkit_is_one_tagged_document(language: Language) -> None:
    package = KIT_FORMATS["pdf"](KITS[language])
    assert [one for one in package.checks if one.good is not True] == []
    assert language_of(package.files["toolkit.pdf"]) == language
    told = "".join(text_of(package.files["toolkit.pdf"]).split())
    assert all("".join(one.term.said_in(language).split()) in told for one in TOOLKIT.glossary)


@pytest.mark.parametrize("language", Language)
def test_the_folder_opens_from_disk(language: Language) -> None:
    package = KIT_FORMATS["html"](KITS[language])
    assert [one for one in package.checks if one.good is not True] == []
    for page in (data.decode() for name, data in package.files.items() if name.endswith(".html")):
        for target, piece in re.findall(r'href="([^"#:]*)#([^"]+)"', page):
            assert f'id="{piece}"' in (package.files[target].decode() if target else page)


@pytest.fixture(scope="module")
def pack() -> Package:
    """The facilitator pack in Spanish."""
    return KIT_FORMATS["pack"](KITS[Language.ES])


def test_the_pack_is_sound_and_its_first_page_leads_to_every_file(pack: Package) -> None:
    assert [one for one in pack.checks if one.good is not True] == []
    with zipfile.ZipFile(io.BytesIO(packages.zipped(pack.files))) as archive:
        names = set(archive.namelist())
    start = next(name for name in names if "/" not in name)
    linked = set(re.findall(r'<a href="([^"#]+)"', pack.files[start].decode()))
    assert linked == names - {start, "look/course.css"}
    assert sum(name.endswith(".docx") for name in names) == len(TOOLKIT.templates)
    assert sum(name.endswith(".pptx") for name in names) == len(COURSES)


def test_answers_are_with_the_facilitator_alone(pack: Package) -> None:
    out, own = ("".join(text_of(data).split()) for data in (_bound(pack, "para-repartir"), _bound(pack, "para-guardar")))
    for one in TOOLKIT.facilitation.groups:
        key = "".join(one.key.es.split("[")[0].split())[:60]
        assert key in own
        assert key not in out
        assert "".join(one.title.es.split()) in out


def _bound(pack: Package, folder: str) -> bytes:
    """All PDFs of a folder, one after the other."""
    bound = pypdfium2.PdfDocument.new()
    for name, data in pack.files.items():
        if name.startswith(folder) and name.endswith(".pdf"):
            bound.import_pages(pypdfium2.PdfDocument(data))
    out = io.BytesIO()
    bound.save(out)
    return out.getvalue()


def test_an_answer_among_what_is_handed_out_is_found(pack: Package) -> None:
    packer = Packer(KITS[Language.ES])
    guide = next(data for name, data in pack.files.items() if name.startswith("para-guardar/guia"))
    wrong = Item(folder=packer.out, name="guia.pdf", title="", told="", data=guide)
    assert keys_apart(KITS[Language.ES], [wrong], packer.out).good is False
    assert keys_apart(KITS[Language.ES], [replace(wrong, folder=packer.own)], packer.out).good is True
