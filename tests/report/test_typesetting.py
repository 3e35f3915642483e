"""The PDF is tagged, in its language, holds the quotes, and is set in a process of its own."""

import io
import json
import resource
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from weft.errors import MissingExtraError
from weft.records import Language
from weft.report import typesetting
from weft.report.paper import Paper


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_pdf_declares_ua_language_and_title(files: dict[str, bytes], language: Language) -> None:
    document = pypdfium2.PdfDocument(files["study.pdf"])
    assert document.get_metadata_dict()["Title"].startswith(("Solandra – ", "Solandre – "))
    with pikepdf.open(io.BytesIO(files["study.pdf"])) as tagged:
        assert tagged.Root.MarkInfo.Marked
        assert str(tagged.Root.Lang) == language.value
        assert b"pdfuaid" in tagged.Root.Metadata.read_bytes()


def test_quotes_are_in_the_pdf_as_text(files: dict[str, bytes]) -> None:
    text = " ".join(text_of(files["study.pdf"]).split())
    assert "The operator shall inform the Agency at once of any damage" in text
    assert "<script>alert(1)</script>" in text


def test_the_outline_holds_every_chapter(files: dict[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(files["study.pdf"])
    assert sum(1 for one in document.get_toc(max_depth=1) if one.level == 0) == 11


def test_a_process_that_makes_reports_does_not_grow(paper: Paper) -> None:
    typesetting.typeset(paper)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(3):
        typesetting.typeset(paper)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000, "kilobytes"


def test_typst_is_not_loaded_with_the_package() -> None:
    code = "import sys, weft.report; sys.exit(any(name.split('.')[0] in ('typst', 'docx', 'xlsxwriter') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_typesetter_is_named_with_the_command_that_installs_it(
    paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(MissingExtraError) as raised:
        typesetting.typeset(paper)
    assert raised.value.arguments == ("report", "pip install 'weft[report]'")


@pytest.mark.parametrize(("said", "shown"), [("Ж é “so” →", "Ж é “so” →"), ("by 李 🌱", "by [U+674E] [U+1F331]"), ("e\u0301 \u200d", "é")])
def test_a_sign_that_no_font_here_has_is_told_by_its_number(said: str, shown: str) -> None:
    template = '#set document(title: "-")\n#set text(lang: "en")\n#json(bytes(sys.inputs.paper)).said'
    made = typesetting.sheet(template, json.dumps({"said": said}, ensure_ascii=False), "2026-11-23")
    assert shown in unicodedata.normalize("NFC", text_of(made))
