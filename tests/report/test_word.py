"""The Word document: styles, numbering, fields, repeated heads, language, alternatives; nothing left over from a template."""

import io
import zipfile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from weft.records import Language
from weft.report import ReportContent

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}


def body(files: dict[str, bytes]) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(files["study.docx"])) as packed:
        return etree.fromstring(packed.read("word/document.xml"))


def fields(files: dict[str, bytes]) -> str:
    return " ".join(body(files).xpath("//w:instrText/text()", namespaces=W))


def test_paragraphs_use_named_styles(files: dict[str, bytes]) -> None:
    used = {one.style.name for one in Document(io.BytesIO(files["study.docx"])).paragraphs}
    wanted = {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Numbered Paragraph",
        "Quote",
        "Quote Source",
        "Caption",
        "TOC 1",
        "TOC 2",
    }
    assert wanted - {name.replace("toc", "TOC").replace("caption", "Caption").title().replace("Toc", "TOC") for name in used} == set()


def test_contents_captions_and_running_heads_are_fields(files: dict[str, bytes]) -> None:
    said = fields(files)
    assert 'TOC \\o "1-2"' in said
    assert "SEQ " in said
    with zipfile.ZipFile(io.BytesIO(files["study.docx"])) as packed:
        running = " ".join(packed.read(name).decode() for name in packed.namelist() if "header" in name or "footer" in name)
    assert "PAGE" in running
    assert "NUMPAGES" in running
    assert " STYLEREF 1 " in running, "by level: the name of the style is another one in each language of Word"


def test_stored_contents_name_every_chapter(files: dict[str, bytes], content: ReportContent, language: Language) -> None:
    stored = body(files).xpath("//w:p[w:pPr/w:pStyle/@w:val='TOC1']", namespaces=W)
    entries = ["".join(one.xpath(".//w:t/text()", namespaces=W)) for one in stored]
    for plan in content.outline.chapters:
        assert any(plan.title.said_in(language) in entry for entry in entries)


def test_heads_repeat_and_rows_do_not_split(files: dict[str, bytes]) -> None:
    tables = body(files).xpath("//w:tbl[w:tblPr/w:tblStyle]", namespaces=W)
    assert len(tables) > 15
    assert all(table.xpath("./w:tr[1]/w:trPr/w:tblHeader", namespaces=W) for table in tables)
    assert all(row.xpath("./w:trPr/w:cantSplit", namespaces=W) for table in tables for row in table.xpath("./w:tr", namespaces=W))


def test_language_and_properties(files: dict[str, bytes], language: Language) -> None:
    document = Document(io.BytesIO(files["study.docx"]))
    core = document.core_properties
    assert core.language == LOCALES[language.value]
    assert core.title.startswith(("Solandra – ", "Solandre – "))
    assert core.author == ""
    assert core.comments == ""
    assert core.created.date().isoformat() == "2026-11-22"
    with zipfile.ZipFile(io.BytesIO(files["study.docx"])) as packed:
        assert "Microsoft" not in packed.read("docProps/app.xml").decode()
    assert document.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}").get(qn("w:val")) == LOCALES[language.value]


def test_quotes_keep_their_language(files: dict[str, bytes]) -> None:
    languages = set(body(files).xpath("//w:p[w:pPr/w:pStyle/@w:val='Quote']//w:lang/@w:val", namespaces=W))
    assert languages == set(LOCALES.values())


def test_pictures_have_alternatives(files: dict[str, bytes]) -> None:
    drawn = body(files).xpath("//*[local-name()='docPr']")
    assert len(drawn) >= 6
    assert all(one.get("descr") for one in drawn)


def test_pictures_stand_at_the_edge_of_the_text(files: dict[str, bytes]) -> None:
    inlines = body(files).xpath("//*[local-name()='inline']")
    assert {one.get(side) for one in inlines for side in ("distL", "distR")} == {"0"}


def test_bookmarks_are_single_and_links_find_them(files: dict[str, bytes]) -> None:
    document = body(files)
    names = document.xpath("//w:bookmarkStart/@w:name", namespaces=W)
    numbers = document.xpath("//w:bookmarkStart/@w:id", namespaces=W)
    assert len(names) == len(set(names))
    assert len(numbers) == len(set(numbers))
    assert set(document.xpath("//w:hyperlink/@w:anchor", namespaces=W)) <= set(names)


def test_wide_chapters_stand_on_landscape_pages(files: dict[str, bytes], content: ReportContent) -> None:
    document = Document(io.BytesIO(files["study.docx"]))
    wanted = [False, *(plan.wide for plan in content.outline.chapters)]
    assert [section.orientation == 1 for section in document.sections] == wanted
    assert [section.page_width > section.page_height for section in document.sections] == wanted


def test_every_chapter_stores_its_title_in_its_running_head(files: dict[str, bytes], content: ReportContent, language: Language) -> None:
    """Not every program knows the field; the title stored with it is what they show."""
    front, *sections = Document(io.BytesIO(files["study.docx"])).sections
    assert "STYLEREF" not in etree.tostring(front.header._element).decode()
    for plan, section in zip(content.outline.chapters, sections, strict=True):
        assert section.header.paragraphs[0].text.endswith(plan.title.said_in(language))


def test_boxes_do_not_split_and_a_paragraph_stays_with_its_quote(files: dict[str, bytes]) -> None:
    word = body(files)
    boxes = word.xpath("//w:tbl[w:tblPr/w:tblBorders/w:top/@w:val='dashed']", namespaces=W)
    assert len(boxes) > 5
    assert all(box.xpath("./w:tr/w:trPr/w:cantSplit", namespaces=W) for box in boxes)
    leading = word.xpath(
        "//w:p[w:pPr/w:pStyle/@w:val='NumberedParagraph'][following-sibling::*[1][self::w:p]/w:pPr/w:pStyle/@w:val='Quote']", namespaces=W
    )
    assert leading
    assert all(one.xpath("./w:pPr/w:keepNext", namespaces=W) for one in leading)


def test_states_have_a_tint_or_a_dashed_edge_behind_their_words_only(files: dict[str, bytes]) -> None:
    """A whole cell in dark ink would be the loudest thing on the page."""
    word = body(files)
    assert word.xpath("//w:tc/w:tcPr/w:shd", namespaces=W) == []
    assert word.xpath("//w:tc//w:r[w:rPr/w:shd]/w:t[contains(., '●')]", namespaces=W)
    assert word.xpath("//w:tc//w:r[w:rPr/w:bdr]/w:t[contains(., '◌')]", namespaces=W)
